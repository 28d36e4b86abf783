// mieux diff [A..B] [ID]: what happened between two states of the store, in words. Reading, never
// writing.
#include <algorithm>
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/output/shell_word.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/difference/comparison_views.hpp"
#include "mieux/history/revision_files.hpp"
#include "range.hpp"
#include "record_asked.hpp"

namespace mieux::cli {
namespace {

using history::State;

/// A comment on a pull request may have 65,536 characters; its title and mark need some.
constexpr std::size_t most_of_comment = 65'000;

/// What was there before the day began.
State state_before(const git::Repository& repository, const std::string& day) {
  return {State::Of::revision,
          git::revision_before(repository, to_string(first_day_option(day, "--since")))};
}

/// The state that the one word of a range means. People name a record where a range belongs.
State state_of_word(const Call& call, const git::Repository& repository,
                    const Environment& environment) {
  const std::string& word = call.text("RANGE");
  try {
    return state_of(repository, word);
  } catch (const Failure&) {
    const Store store = load(call.common, environment);
    if (call.has("ID") || store.resolve(word, kinds_meant(std::nullopt)).empty()) throw;
    throw Failure(Exit::usage, in_quotes(word) + " is a record, and no revision",
                  "what was recorded of it: mieux log " + shell_word(word) +
                      "; what is not committed: mieux diff HEAD " + shell_word(word));
  }
}

/// Leaves of the changes those of the record that the call names.
void keep_record(history::Comparison& comparison, const Call& call,
                 const git::Repository& repository, const Environment& environment) {
  const std::string& word = call.text("ID");
  const history::LogAsked asked = record_asked(word, call, environment);
  std::erase_if(comparison.changes.records, [&](const history::RecordChange& record) {
    if (!asked.uid.empty() && record.uid == asked.uid) return false;
    const bool here =
        std::find(asked.paths.begin(), asked.paths.end(), record.path) != asked.paths.end();
    return !here || !asked.uid.empty();
  });
  comparison.changes.others.clear();
  if (!comparison.changes.records.empty() || !asked.uid.empty()) return;
  const std::string& range = call.text("RANGE");
  fail_nothing_recorded(word, "compare two revisions: mieux diff " + range + ".." + word, call,
                        repository, environment);
}

/// The two states that `A..B`, `A...B`, `A` and options name.
std::pair<State, State> states_of(const Call& call, const git::Repository& repository,
                                  const Environment& environment) {
  const std::string& range = call.text("RANGE");
  const bool staged = call.has("staged");
  if (call.has("since") && call.has("RANGE"))
    throw Failure(Exit::usage, "--since and a range both say where to begin", "leave one out");
  const State end{staged ? State::Of::staged : State::Of::folder, {}};
  if (call.has("since")) return {state_before(repository, call.text("since")), end};
  const auto typed = range_in(range);
  if (!typed) return {state_of_word(call, repository, environment), end};
  if (staged)
    throw Failure(Exit::usage,
                  "--staged compares with one revision, and " + in_quotes(range) + " names two",
                  "name the first alone, or leave --staged out");
  return states_of(repository, *typed);
}

Exit run_diff(const Call& call, Environment& environment) {
  const git::Repository repository =
      history::repository_around(store_folder(call.common, environment));
  if (!call.common.at.empty())
    throw Failure(Exit::usage, "--at: two states are compared here, not one",
                  "type mieux diff " + call.common.at + "..");
  auto [before, after] = states_of(call, repository, environment);
  history::Comparison comparison =
      history::compare(repository,
                       {std::move(before), std::move(after), asked_day(call.common, environment),
                        environment.threads, call.has("records") || call.has("ID")},
                       environment.schemas);
  if (call.has("ID")) keep_record(comparison, call, repository, environment);
  const std::string& format = call.text("format");
  if (format == "json")
    environment.out << comparison_as_json(comparison, environment.schemas);
  else if (format == "md")
    environment.out << comparison_as_markdown(comparison, environment.schemas, most_of_comment);
  else
    environment.out << lines_for_terminal(
        comparison_as_text(comparison, environment.schemas, environment.columns));
  return Exit::done;
}

constexpr auto diff_options = joined_options(
    std::array<Option, 5>{{
        {"RANGE", "Two revisions A..B; one: against the working folder; none: HEAD"},
        {.names = "ID", .help = "Only what changed of this record", .source = Source::record},
        {"--since", "What changed from this day on", "DAY"},
        {"--staged", "Compare with what is staged, not with the working folder"},
        {"--records", "Say what records changed, and leave figures and findings out"},
    }},
    format_option("text|md|json"));

}  // namespace

constinit const Command diff_command{.words = "diff",
                                     .summary = "Say what changed between two states of the store",
                                     .options = diff_options,
                                     .run = run_diff,
                                     .manual = "diff"};

}  // namespace mieux::cli
