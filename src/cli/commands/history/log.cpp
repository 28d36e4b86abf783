// mieux log [ID]: what was recorded of a record, or of all, commit by commit. Reading, never
// writing.
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/log/log.hpp"
#include "mieux/history/revision_files.hpp"

namespace mieux::cli {
namespace {

/// The paths that a record has and had, by its former ids.
history::LogAsked asked_of(const Record& record) {
  history::LogAsked asked;
  asked.paths.push_back(Store::path_of(record));
  for (const Text& alias : record.aliases)
    asked.paths.push_back(Store::path_of(record.kind, alias.value));
  asked.uid = record.uid.value;
  return asked;
}

/// The paths that a record of this id would have: one that is gone has a history, too.
history::LogAsked asked_of_id(const std::string& id) {
  history::LogAsked asked;
  const std::size_t slash = id.find('/');
  for (const Subject& kind : kinds)
    if (!kind.place.empty() && (slash == std::string::npos || id.substr(0, slash) == kind.singular))
      asked.paths.push_back(
          Store::path_of(kind.kind, slash == std::string::npos ? id : id.substr(slash + 1)));
  return asked;
}

history::LogAsked asked_for(const Call& call, Environment& environment) {
  history::LogAsked asked;
  if (const std::string& id = call.text("ID"); !id.empty()) {
    const Store store = load(call.common, environment);
    const std::vector<const Record*> found = store.resolve(id, kinds_meant(std::nullopt));
    asked = found.size() == 1 ? asked_of(*found.front()) : asked_of_id(id);
  }
  if (call.has("since")) asked.since = to_string(first_day_option(call.text("since"), "--since"));
  return asked;
}

Exit run_log(const Call& call, Environment& environment) {
  const git::Repository repository =
      history::repository_around(store_folder(call.common, environment));
  const history::LogAsked asked = asked_for(call, environment);
  const std::vector<history::LogEntry> log =
      history::log_of(repository, asked, environment.schemas);
  if (log.empty() && call.has("ID"))
    throw Failure(Exit::usage,
                  "git has recorded nothing of " + in_quotes(call.text("ID")) +
                      (asked.since.empty() ? "" : " since " + asked.since),
                  "`mieux list KIND` shows the records there are; `mieux log` what was recorded");
  if (call.text("format") == "json")
    environment.out << log_as_json(log);
  else
    environment.out << lines_for_terminal(log_as_text(log, environment.columns));
  return Exit::done;
}

constexpr auto log_options =
    joined_options(std::array<Option, 2>{{
                       {.names = "ID",
                        .help = "Only of this record: an id, official number or short name",
                        .source = Source::record},
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
