// mieux diff [A..B]: what happened between two states of the store, in words. Reading, never
// writing.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/difference/comparison_views.hpp"
#include "mieux/history/revision_files.hpp"

namespace mieux::cli {
namespace {

using history::State;

/// A comment on a pull request may have 65,536 characters; its title and mark need some.
constexpr std::size_t most_of_comment = 65'000;

State state_of(const git::Repository& repository, const std::string& word) {
  return {State::Of::revision, git::revision_of(repository, word.empty() ? "HEAD" : word)};
}

/// What was there before the day began.
State state_before(const git::Repository& repository, const std::string& day) {
  const Day first = first_day_option(day, "--since");
  State state = state_of(repository, to_string(first - std::chrono::days{1}));
  state.revision.named = "before " + to_string(first);
  return state;
}

/// The two states that `A..B`, `A...B`, `A` and options name.
std::pair<State, State> states_of(const Call& call, const git::Repository& repository) {
  const std::string& range = call.text("RANGE");
  const bool staged = call.has("staged");
  if (call.has("since") && call.has("RANGE"))
    throw Failure(Exit::usage, "--since and a range both say where to begin", "leave one out");
  const State end{staged ? State::Of::staged : State::Of::folder, {}};
  if (call.has("since")) return {state_before(repository, call.text("since")), end};
  const std::size_t dots = range.find("..");
  if (dots == std::string::npos) return {state_of(repository, range), end};
  if (staged)
    throw Failure(Exit::usage,
                  "--staged compares with one revision, and " + in_quotes(range) + " names two",
                  "name the first alone, or leave --staged out");
  const bool from_common = range.compare(dots, 3, "...") == 0;
  State before = state_of(repository, range.substr(0, dots));
  State after = state_of(repository, range.substr(dots + (from_common ? 3 : 2)));
  if (from_common)
    before.revision = git::merge_base(
        repository, before.revision, after.revision,
        "compare them as they are: " + before.revision.named + ".." + after.revision.named);
  return {std::move(before), std::move(after)};
}

Exit run_diff(const Call& call, Environment& environment) {
  const git::Repository repository =
      history::repository_around(store_folder(call.common, environment));
  if (!call.common.at.empty())
    throw Failure(Exit::usage, "--at: two states are compared here, not one",
                  "type mieux diff " + call.common.at + "..");
  auto [before, after] = states_of(call, repository);
  const history::Comparison comparison =
      history::compare(repository,
                       {std::move(before), std::move(after), asked_day(call.common, environment),
                        environment.threads, call.has("records")},
                       environment.schemas);
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
    std::array<Option, 4>{{
        {"RANGE", "Two revisions A..B; one: against the working folder; none: HEAD"},
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
