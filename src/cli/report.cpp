// mieux report list | show NAME: figures as a document, in Markdown with charts beside it.
#include <CLI/CLI.hpp>
#include <ostream>

#include "command.hpp"
#include "file_output.hpp"
#include "find_record.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/report.hpp"
#include "selection.hpp"

namespace mieux::cli {
namespace {

struct Options {
  std::string name;
  std::string id;
  std::string from;
  std::string to;
  std::string output;
};

const ReportKind& require_report(const std::string& name) {
  std::vector<std::string_view> names;
  for (const ReportKind& kind : report_kinds()) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  throw Failure(Exit::usage, "there is no report '" + name + "'",
                suggest(name, names, "`mieux report list` shows the reports"));
}

void write_all(const Report& report, const std::filesystem::path& folder, const std::string& name) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Failure(Exit::io,
                  "the folder " + folder.string() + " cannot be made: " + error.message());
  for (const Report::File& picture : report.pictures)
    write_file(folder / picture.name, picture.text);
  write_file(folder / (name + ".md"), report.markdown);
}

/// `2009-2015` for whole years, otherwise the two bounds as they were typed.
std::string period_text(const Options& options) {
  if (options.from.empty() && options.to.empty()) return "all years";
  if (options.from == options.to) return options.from;
  if (options.from.empty()) return "until " + options.to;
  if (options.to.empty()) return "since " + options.from;
  return options.from + (options.from.size() == 4 && options.to.size() == 4 ? "-" : " to ") +
         options.to;
}

/// Are the options those that a report of its sort takes?
void require_fit(const ReportKind& kind, const Options& options) {
  const std::string name{kind.name};
  const std::string noun{names_of(kind.of).name};
  if (kind.about == ReportKind::About::record && options.id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about one " + noun + ": say which",
                  "`mieux report show " + name + " ID`; `mieux " + noun + " list` shows them");
  if (kind.about != ReportKind::About::record && !options.id.empty())
    throw Failure(Exit::usage, "the report '" + name + "' is about no single record",
                  "leave '" + options.id + "' out");
  if (kind.about != ReportKind::About::period && !(options.from.empty() && options.to.empty()))
    throw Failure(Exit::usage, "the report '" + name + "' is about no period",
                  "leave --from and --to out; --as-of DATE shows how it stood on a day");
}

Exit show(const Options& options, const Common& common, Environment& environment) {
  const ReportKind& kind = require_report(options.name);
  require_fit(kind, options);
  const auto period = period_of(options.from, options.to);
  const Store store = load(common, environment);
  const View view(store, clock_of(common, environment));
  ReportRequest request;
  request.period = period.value_or(Date{});
  request.period_text = period_text(options);
  request.with_pictures = !options.output.empty();
  if (kind.about == ReportKind::About::record)
    request.record =
        &find_whole_record(store, options.id, std::string{names_of(kind.of).name}, environment.err);
  const Report report = kind.make(view, request);
  for (const RecordKind counted_kind : {RecordKind::request, RecordKind::action})
    note_unsound(environment.err, store, counted_kind);
  if (options.output.empty()) {
    environment.out << report.markdown;
    return Exit::done;
  }
  write_all(report, options.output, std::string{kind.name});
  environment.err << "wrote " << (std::filesystem::path(options.output) / kind.name).string()
                  << ".md and " << counted(report.pictures.size(), "chart") << " beside it\n";
  return Exit::done;
}

void add_show_report(CLI::App& report, Chosen& chosen) {
  CLI::App* command = report.add_subcommand("show", "Print a report, or write it with its charts");
  command->fallthrough();
  const auto options = std::make_shared<Options>();
  command->add_option("NAME", options->name, "A report of `mieux report list`")->required();
  command->add_option("ID", options->id, "Of a report on one record: which");
  command->add_option("--from", options->from, "From this day, month or year on");
  command->add_option("--to", options->to, "Until this day, month or year, itself included");
  command->add_option("--output", options->output, "Write NAME.md and its charts into this folder")
      ->type_name("DIR");
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return show(*options, common, environment);
    };
  });
}

}  // namespace

void add_report(CLI::App& parent, Chosen& chosen) {
  CLI::App* report = parent.add_subcommand("report", "Reports in Markdown");
  report->require_subcommand(1);
  report->fallthrough();
  CLI::App* list = report->add_subcommand("list", "List the reports");
  list->fallthrough();
  list->callback([&chosen] {
    chosen.run = [](const Common&, Environment& environment) {
      for (const ReportKind& kind : report_kinds())
        environment.out << kind.name << "  " << kind.summary << "\n";
      return Exit::done;
    };
  });
  add_show_report(*report, chosen);
}

}  // namespace mieux::cli
