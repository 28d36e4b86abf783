// mieux report list | show NAME: figures as a document, in Markdown with charts beside it.
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/report_options.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/file_output.hpp"
#include "cli/publishing/publishing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/report.hpp"
#include "mieux/reports/year/terms.hpp"

namespace mieux::cli {
namespace {

struct ReportOptions {
  std::string name;
  std::string id;
  std::string grouping;
  std::string output;
  std::string format;
  bool force = false;
  bool internal = false;
};

ReportOptions options_of(const Call& call) {
  return {call.text("NAME"),   call.text("ID"),   call.text("grouping"), call.text("output"),
          call.text("format"), call.has("force"), call.has("internal")};
}

/// Is the report one that has regions, and one for staff? Factsheets are for everybody.
void require_scope(const ReportKind& kind, const Call& call) {
  const std::string name{kind.name};
  if (kind.about == ReportKind::About::term && call.has("internal"))
    throw Failure(Exit::usage, "the report '" + name + "' is for everybody",
                  "leave --internal out");
}

/// Is the form one that the report has? A report for staff alone is not asked for otherwise.
void require_form(const ReportKind& kind, const ReportOptions& options) {
  if (page_form(options.format) && options.output.empty())
    throw Failure(Exit::usage, "--format " + options.format + ": it is a file, and is not printed",
                  "name a folder for it: --output DIR");
  if (options.format != "csv") return;
  if (kind.grid == nullptr)
    throw Failure(Exit::usage,
                  "--format csv: the report '" + std::string{kind.name} + "' is no single table",
                  "leave --format out; `mieux stats` prints figures as CSV");
  if (!options.output.empty())
    throw Failure(Exit::usage, "--format csv: it is printed, not written into a folder",
                  "leave --output out, and redirect the output: `> FILE`");
}

void write_report(const PublishedText& wanted, const Store& store, const ReportOptions& options,
                  Environment& environment) {
  const std::filesystem::path folder = options.output;
  const auto pages = page_form(options.format);
  const std::string ending{pages ? word_of(*pages) : "md"};
  const std::string file = (folder / (wanted.name + "." + ending)).string();
  std::vector<OutputFile> files{{file, {}}};
  if (!pages)
    for (const Report::File& picture : wanted.report.pictures)
      files.push_back({(folder / picture.name).string(), picture.text});
  for (const OutputFile& output : files)
    require_output(environment.folder, output.name, options.force, true);
  files.front().text =
      pages ? published(wanted, *pages, store, environment) : wanted.report.markdown;
  write_outputs(environment.folder, files, options.force, true);
  environment.err << "wrote " << for_terminal(file);
  if (files.size() > 1)
    environment.err << " and " << counted(files.size() - 1, "chart") << " beside it";
  environment.err << "\n";
}

/// What is not in the report, and what may be wrong with it.
void say_notes(const View& view, const Report& report, std::ostream& err) {
  note_missing(err, view.language);
  for (const std::string& note : report.notes) err << "note: " << note << "\n";
  for (const RecordKind counted_kind : {RecordKind::request, RecordKind::action})
    note_unsound(err, view.store, counted_kind);
}

Exit show(const Call& call, Environment& environment) {
  const ReportOptions options = options_of(call);
  const Common& common = call.common;
  const ReportKind& kind = require_report(options.name);
  require_fit(kind, call);
  require_scope(kind, call);
  require_form(kind, options);
  const Store store = load(common, environment);
  const View view =
      view_in(store, asked_day(common, environment),
              audience_of(options.internal || kind.for_staff), options.grouping, call.text("lang"));
  ReportRequest request = request_of(call, kind, view);
  if (call.has("region")) request.region = region_of_report(kind, view, call.text("region"));
  request.with_pictures = !options.output.empty();
  if (kind.about == ReportKind::About::record)
    take_subject(request, subject_of_report(kind, store, options.id, true, environment.err));
  if (options.format == "csv") {
    print_data(environment,
               rendered(kind.grid(view), Format::csv, environment.columns, view.audience));
    return Exit::done;
  }
  Report report = published_together(
      view, [&](const View& published) { return kind.make(published, request); });
  report.markdown = report_at(std::move(report.markdown), common, environment);
  report.markdown.insert(0, mark_of(view.audience, view.language));
  say_notes(view, report, environment.err);
  if (options.output.empty()) {
    environment.out << report.markdown;
    return Exit::done;
  }
  write_report(
      {file_name(kind, view, request), std::move(report), view.audience, view.language.code()},
      store, options, environment);
  return Exit::done;
}

Exit list(const Call&, Environment& environment) {
  std::size_t width = 0;
  for (const ReportKind& kind : report_kinds()) width = std::max(width, kind.name.size());
  for (const ReportKind& kind : report_kinds())
    environment.out << kind.name << std::string(width + 2 - kind.name.size(), ' ') << kind.summary
                    << "\n";
  return Exit::done;
}

constexpr auto show_options = joined_options(
    std::array<Option, 2>{{
        {.names = "NAME",
         .help = "A report of `mieux report list`",
         .source = Source::report,
         .required = true},
        {.names = "ID",
         .help = "Which record, country, region or theme; or the period: 2018, 2015..2018",
         .source = Source::record},
    }},
    period_options, grouping_option,
    std::array<Option, 1>{
        {{"--region", "Of the report year: the chapter of this region", "REGION"}}},
    std::array<Option, 1>{
        {{"--output", "Write it, with its charts, into this folder", "DIR", Source::folder}}},
    lang_option, force_option, internal_option, format_option("md|docx|odt|html|pdf|csv"));

}  // namespace

constinit const Command report_list_command{
    .words = "report list", .summary = "List the reports", .run = list, .manual = "report"};

constinit const Command report_show_command{
    .words = "report show",
    .summary = "Print a report, or write it with its charts",
    .options = show_options,
    .run = show,
    .manual = "report"};

}  // namespace mieux::cli
