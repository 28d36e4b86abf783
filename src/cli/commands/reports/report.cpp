// mieux report list | show NAME: figures as a document, in Markdown with charts beside it.
#include <ostream>

#include "cli/command_line/everyday_words.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/file_output.hpp"
#include "mieux/base/process.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/report.hpp"

namespace mieux::cli {
namespace {

struct ReportOptions {
  std::string name;
  std::string id;
  PeriodOptions period;
  std::string grouping;
  std::string output;
  std::string format;
  bool force = false;
  bool internal = false;
};

const ReportKind& require_report(const std::string& name) {
  std::vector<std::string_view> names;
  for (const ReportKind& kind : report_kinds()) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  const std::string_view known = hint_on_value("report", name);
  throw Failure(Exit::usage, "there is no report '" + name + "'",
                known.empty() ? suggest(name, names, "`mieux report list` shows the reports")
                              : std::string{known});
}

/// The Markdown as a DOCX file, by pandoc.
std::string as_docx(const std::string& markdown) {
  const Ended pandoc =
      run({{"pandoc", "--from=gfm-emoji", "--to=docx", "--output=-"}, {}, markdown, {}});
  if (!pandoc.started || pandoc.code == 127)
    throw Failure(Exit::refused, "--format docx: pandoc, which makes it, is not installed",
                  "install it (on Debian: apt install pandoc), or leave --format docx out");
  if (pandoc.code != 0)
    throw Failure(Exit::io, "pandoc could not make the document: " + pandoc.errors,
                  "leave --format docx out, and look at the Markdown");
  return pandoc.output;
}

/// `fiche-2026-01`: reports on different records do not take each other's place.
std::string file_name(const ReportKind& kind, const ReportRequest& request) {
  const std::string name{kind.name};
  return request.record == nullptr ? name : name + "-" + std::string{request.record->id};
}

/// `2009-2015` for whole years, otherwise the two bounds as they were typed.
std::string period_text(const PeriodOptions& options) {
  if (options.from.empty() && options.to.empty()) return "all years";
  if (options.from == options.to) return options.from;
  if (options.from.empty()) return "until " + options.to;
  if (options.to.empty()) return "since " + options.from;
  return options.from + (options.from.size() == 4 && options.to.size() == 4 ? "-" : " to ") +
         options.to;
}

/// Are the options those that a report of its sort takes?
void require_fit(const ReportKind& kind, const ReportOptions& options) {
  const std::string name{kind.name};
  const std::string noun{subject_of(kind.of).singular};
  if (kind.about == ReportKind::About::record && options.id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about one " + noun + ": say which",
                  "`mieux report show " + name + " ID`; `mieux " + noun + " list` shows them");
  if (kind.about != ReportKind::About::record && !options.id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about no single record",
                  "leave '" + options.id + "' out");
  if (kind.about == ReportKind::About::period && options.period.active && !kind.reads_active)
    throw Failure(Exit::usage, "the report '" + name + "' counts what began in its period",
                  "leave --active out; `mieux report show glance` has both readings");
  if (kind.about != ReportKind::About::period && !options.grouping.empty())
    throw Failure(Exit::usage, "the report '" + name + "' has no regions", "leave --grouping out");
  if (kind.about != ReportKind::About::period && period_of(options.period))
    throw Failure(Exit::usage, "the report '" + name + "' is about no period",
                  "leave --from, --to and --active out; --as-of DATE shows how it stood on a day");
}

/// Is the form one that the report has? A report for staff alone is not asked for otherwise.
void require_form(const ReportKind& kind, const ReportOptions& options) {
  if (options.format == "docx" && options.output.empty())
    throw Failure(Exit::usage, "--format docx: cannot print DOCX to the terminal",
                  "use --output DIR");
  if (options.format != "csv") return;
  if (kind.grid == nullptr)
    throw Failure(Exit::usage,
                  "--format csv: the report '" + std::string{kind.name} + "' is no single table",
                  "leave --format out; `mieux stats` prints figures as CSV");
  if (!options.output.empty())
    throw Failure(Exit::usage, "--format csv: it is printed, not written into a folder",
                  "leave --output out, and redirect the output: `> FILE`");
}

void write_report(const Report& report, const std::string& name, const ReportOptions& options,
                  Environment& environment) {
  const std::filesystem::path folder = options.output;
  const bool docx = options.format == "docx";
  const std::string file = (folder / (name + (docx ? ".docx" : ".md"))).string();
  std::vector<OutputFile> files{{file, {}}};
  if (!docx)
    for (const Report::File& picture : report.pictures)
      files.push_back({(folder / picture.name).string(), picture.text});
  for (const OutputFile& output : files)
    require_output(environment.folder, output.name, options.force, true);
  files.front().text = docx ? as_docx(report.markdown) : report.markdown;
  write_outputs(environment.folder, files, options.force, true);
  environment.err << "wrote " << for_terminal(file);
  if (files.size() > 1)
    environment.err << " and " << counted(files.size() - 1, "chart") << " beside it";
  environment.err << "\n";
}

Exit show(const ReportOptions& options, const Common& common, Environment& environment) {
  const ReportKind& kind = require_report(options.name);
  require_fit(kind, options);
  require_form(kind, options);
  const auto period = period_of(options.period);
  const Store store = load(common, environment);
  const View view = view_of(store, asked_day(common, environment),
                            audience_of(options.internal || kind.for_staff), options.grouping);
  ReportRequest request;
  request.period = period.value_or(Period{}).days;
  request.active = options.period.active;
  request.period_text = period_text(options.period);
  const bool docx = options.format == "docx";
  request.with_pictures = !options.output.empty() && !docx;
  if (kind.about == ReportKind::About::record)
    request.record = &find_whole_record(store, options.id, kind.of, environment.err);
  if (options.format == "csv") {
    print_data(environment,
               rendered(kind.grid(view), Format::csv, environment.columns, view.audience));
    return Exit::done;
  }
  Report report = kind.make(view, request);
  report.markdown.insert(0, mark_of(view.audience));
  for (const RecordKind counted_kind : {RecordKind::request, RecordKind::action})
    note_unsound(environment.err, store, counted_kind);
  if (options.output.empty()) {
    environment.out << report.markdown;
    return Exit::done;
  }
  write_report(report, file_name(kind, request), options, environment);
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

Exit show_call(const Call& call, Environment& environment) {
  return show({call.text("NAME"), call.text("ID"), period_options_of(call), call.text("grouping"),
               call.text("output"), call.text("format"), call.has("force"), call.has("internal")},
              call.common, environment);
}

constexpr auto show_options = joined_options(
    std::array<Option, 2>{{
        {.names = "NAME",
         .help = "A report of `mieux report list`",
         .source = Source::report,
         .required = true},
        {.names = "ID", .help = "Of a report on one record: which", .source = Source::record},
    }},
    period_options, grouping_option,
    std::array<Option, 1>{
        {{"--output", "Write it, with its charts, into this folder", "DIR", Source::folder}}},
    force_option, internal_option, format_option("md|docx|csv"));

}  // namespace

constinit const Command report_list_command{
    .words = "report list", .summary = "List the reports", .run = list, .manual = "report"};

constinit const Command report_show_command{
    .words = "report show",
    .summary = "Print a report, or write it with its charts",
    .options = show_options,
    .run = show_call,
    .manual = "report"};

}  // namespace mieux::cli
