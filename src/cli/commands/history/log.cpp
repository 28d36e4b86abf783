// mieux log [ID] [A..B]: what was recorded of a record, or of all, commit by commit. Reading, never
// writing.
#include <ostream>

#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/log/log.hpp"
#include "mieux/history/revision_files.hpp"
#include "range.hpp"
#include "record_asked.hpp"

namespace mieux::cli {
namespace {

/// What the words of the call are, in whichever order they stand.
struct Words {
  std::optional<TypedRange> range;
  std::string range_as_typed;
  std::string record;  ///< empty: all
};

Words words_of(const Call& call) {
  Words words;
  for (const char* key : {"ID", "RANGE"}) {
    const std::string& word = call.text(key);
    if (word.empty()) continue;
    auto range = range_in(word);
    if (range ? words.range.has_value() : !words.record.empty())
      throw Failure(Exit::usage, "log takes one record and one range A..B, and nothing else",
                    "such as mieux log benin main..anna");
    if (range) words.range_as_typed = word;
    if (range)
      words.range = std::move(range);
    else
      words.record = word;
  }
  if (words.range && !call.common.at.empty())
    throw Failure(Exit::usage, "--at and a range both say which commits", "leave one out");
  return words;
}

history::LogAsked asked_for(const Call& call, const Words& words, const git::Repository& repository,
                            Environment& environment) {
  history::LogAsked asked;
  if (!words.record.empty()) {
    asked = record_asked(words.record, call, environment);
    if (asked.paths.empty())
      fail_nothing_recorded(words.record, "`mieux log --at " + words.record + "`", call, repository,
                            environment);
  }
  if (call.has("since")) asked.since = to_string(first_day_option(call.text("since"), "--since"));
  const auto commit = [&](const std::string& word) {
    return git::revision_of(repository, word.empty() ? "HEAD" : word).commit;
  };
  if (!call.common.at.empty()) asked.up_to = commit(call.common.at);
  if (words.range) asked.without = commit(words.range->from);
  if (words.range) asked.up_to = commit(words.range->to);
  return asked;
}

/// Why a log says nothing: not an error, since nothing may have happened.
std::string why_empty(const Words& words, const history::LogAsked& asked,
                      const git::Repository& repository) {
  if (!git::revision_if_any(repository, "HEAD"))
    return "there is no commit yet; `git add -A && git commit` makes the first one";
  const std::string of = words.record.empty() ? "" : " of " + words.record;
  if (!asked.since.empty()) return "nothing was recorded" + of + " since " + asked.since;
  return "nothing was recorded" + of + (words.range ? " in " + words.range_as_typed : "");
}

Exit run_log(const Call& call, Environment& environment) {
  const git::Repository repository =
      history::repository_around(store_folder(call.common, environment));
  const Words words = words_of(call);
  const history::LogAsked asked = asked_for(call, words, repository, environment);
  const std::vector<history::LogEntry> log =
      history::log_of(repository, asked, environment.schemas);
  const bool of_all_time = asked.since.empty() && !words.range;
  if (log.empty() && !words.record.empty() && of_all_time &&
      git::revision_if_any(repository, "HEAD"))
    fail_nothing_recorded(words.record, "`mieux log --at " + words.record + "`", call, repository,
                          environment);
  if (call.text("format") == "json")
    environment.out << log_as_json(log);
  else
    environment.out << lines_for_terminal(log_as_text(log, environment.columns));
  if (log.empty())
    environment.err << "note: " << for_terminal(why_empty(words, asked, repository)) << "\n";
  return Exit::done;
}

constexpr auto log_options =
    joined_options(std::array<Option, 3>{{
                       {.names = "ID",
                        .help = "Only of this record, or of a part of it, such as benin/a2",
                        .source = Source::record},
                       {"RANGE", "Only the commits A..B: those that B has and A has not"},
                       {"--since", "Only what was recorded from this day on", "DAY"},
                   }},
                   format_option("text|json"));

}  // namespace

constinit const Command log_command{.words = "log",
                                    .summary = "Say who recorded what, commit by commit",
                                    .options = log_options,
                                    .run = run_log,
                                    .manual = "log"};

}  // namespace mieux::cli
