// mieux validate [PATH...]: everything that is wrong, located. Reading, never writing records.
#include <algorithm>
#include <ostream>

#include "checked_state.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/diagnostics_section.hpp"
#include "cli/output/file_output.hpp"
#include "mieux/base/text.hpp"
#include "mieux/history/personal/search.hpp"
#include "mieux/reports/findings/findings_report.hpp"
#include "mieux/rules/comparison.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/store/private_values.hpp"

namespace mieux::cli {
namespace {

struct ValidateOptions {
  std::vector<std::string> paths;
  CheckedWish checked;
  const FindingsForm* form = nullptr;
  std::optional<std::string> summary;  ///< file
  bool strict = false;
  bool all = false;
  bool history = false;
};

/// As many as a person looks through.
constexpr std::size_t most_on_terminal = 100;

/// GitHub takes a comment of fewer than 65,536 characters.
constexpr std::size_t most_of_summary = 65'000;

std::size_t count_records(const Store& store, const std::vector<std::string>& wanted) {
  std::size_t count = 0;
  for (const Subject& kind : kinds)
    for (const Record& record : store.records(kind.kind))
      count += wanted.empty() || is_wanted(Store::path_of(record), wanted) ? 1 : 0;
  return count;
}

std::vector<std::string> wanted_paths(const ValidateOptions& options, const Store& store) {
  std::vector<std::string> wanted;
  for (const std::string& path : options.paths) wanted.push_back(within_store(store.root(), path));
  return wanted;
}

/// Findings with their fingerprints, which are given before those that nobody asked for go.
void take_over(std::vector<IdentifiedFinding> found, const std::vector<std::string>& wanted,
               FindingsReport& report) {
  std::vector<std::string> fingerprints = fingerprints_of(found);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!is_wanted(found[i].diagnostic.where.path, wanted)) continue;
    report.diagnostics.push_back(std::move(found[i].diagnostic));
    report.fingerprints.push_back(std::move(fingerprints[i]));
  }
}

FindingsReport report_on(const CheckedState& state, const ValidateOptions& options, AsOf as_of,
                         unsigned threads) {
  const Store& store = state.after;
  const std::vector<std::string> wanted = wanted_paths(options, store);
  FindingsReport report;
  if (state.before) {
    take_over(findings_brought({*state.before, store, state.changed, {}}, as_of, threads), wanted,
              report);
  } else if (options.form->wants_fingerprints) {
    take_over(validate_identified(store, as_of, threads), wanted, report);
  } else {
    report.diagnostics = validate(store, as_of, threads);
    std::erase_if(report.diagnostics,
                  [&](const Diagnostic& d) { return !is_wanted(d.where.path, wanted); });
  }
  report.records = count_records(store, wanted);
  report.since = options.checked.since.value_or("");
  report.strict = options.strict;
  report.version = version;
  report.explanation = section_of;
  return report;
}

/// Adds the personal data that git holds, and says what was looked at.
void add_history(const Store& store, FindingsReport& report, Environment& environment) {
  const auto repository = git::Repository::around(store.root());
  if (!repository) {
    const git::Absence absence = git::why_no_repository(store.root());
    throw Failure(Exit::usage, "--history: " + absence.message,
                  absence.hint + "; or leave --history out");
  }
  const PrivateValues values = private_values(store);
  const history::HistorySearched searched =
      history::search_history(*repository, {.values = values});
  for (const history::PersonalInHistory& found : searched.found)
    report.diagnostics.push_back(found.finding);
  environment.err << "note: " << counted(searched.texts, "text") << " of the history looked through"
                  << (values.empty() ? ", without values of a roster" : "") << "\n";
  if (searched.left_out.large > 0)
    environment.err << "warning: " << counted(searched.left_out.large, "file")
                    << " of more than 16 MiB not looked at\n";
  if (searched.left_out.is_shallow)
    environment.err << "warning: this clone lacks the older history\n"
                    << "  hint: git fetch --unshallow\n";
}

void require_summary(const ValidateOptions& options, const Environment& environment) {
  if (!options.summary) return;
  if (options.summary->empty())
    throw Failure(Exit::usage, "--summary names no file", "name one, such as --summary page.md");
  require_output(environment.folder, *options.summary, true);
}

Exit validate_store(const ValidateOptions& options, const Common& common,
                    Environment& environment) {
  require_summary(options, environment);
  const CheckedState state = checked_state(options.checked, common, environment);
  FindingsReport report =
      report_on(state, options, asked_day(common, environment), environment.threads);
  if (options.history) add_history(state.after, report, environment);
  if (options.checked.staged) name_unstaged(report.diagnostics, common, environment);
  const bool text_alone = options.form->print == findings_as_text && !options.summary;
  if (!text_alone) report.place = place_in_repository(store_folder(common, environment));
  FindingsLayout layout{environment.columns, environment.colour_out};
  if (environment.terminal_out && !options.all) layout.most = most_on_terminal;
  environment.out << options.form->print(report, layout);
  if (options.summary)
    append_output(environment.folder,
                  {*options.summary, findings_summary(report, most_of_summary)});
  const Counts counts = count(report.diagnostics);
  const bool bad = counts.errors > 0 || (options.strict && counts.warnings > 0);
  return bad ? Exit::findings : Exit::done;
}

Exit run_validate(const Call& call, Environment& environment) {
  const CheckedWish checked{call.text_if_typed("since"), call.has("staged"),
                            call.has("second-opinion")};
  const auto form =
      std::find_if(findings_forms.begin(), findings_forms.end(),
                   [&](const FindingsForm& one) { return one.name == call.text("format"); });
  return validate_store({call.texts("PATH"), checked, &*form, call.text_if_typed("summary"),
                         call.has("strict"), call.has("all"), call.has("history")},
                        call.common, environment);
}

constexpr std::string_view form_names = "text|json|github|gitlab|sarif|junit";

/// Do the words that may be typed name the forms there are, in their order?
constexpr bool are_all_forms(std::string_view names) {
  for (const FindingsForm& form : findings_forms) {
    if (names.substr(0, names.find('|')) != form.name) return false;
    names.remove_prefix(std::min(names.size(), form.name.size() + 1));
  }
  return names.empty();
}
static_assert(are_all_forms(form_names));

constexpr auto validate_options = joined_options(
    std::array<Option, 3>{{{.names = "PATH",
                            .help = "Only findings in these files and folders",
                            .source = Source::file,
                            .many = true},
                           {"--since", "Only what is new since this revision or day", "REV"},
                           {"--staged", "Check what is staged for the next commit"}}},
    format_option(form_names),
    std::array<Option, 5>{{
        {"--history", "Also look for personal data in all that git ever held"},
        {"--summary", "Also append a page in Markdown to this file", "FILE", Source::file},
        {"--all", "Show all findings on a terminal, not only the first hundred"},
        {"--second-opinion", "Read every file with yaml-cpp too and compare"},
        {"--strict", "Count warnings as errors in the exit code"},
    }});

}  // namespace

constinit const Command validate_command{
    .words = "validate",
    .summary = "Check all records, and say where what is wrong",
    .options = validate_options,
    .run = run_validate,
    .manual = "validate"};

}  // namespace mieux::cli
