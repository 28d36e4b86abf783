// mieux log [ID]: what was recorded of a record, or of all, commit by commit. Reading, never
// writing.
#include <ostream>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/history/log/log.hpp"
#include "mieux/history/revision_files.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/store_files.hpp"

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

/// The same of the one record whose file has this name, without reading any other; nothing if there
/// is none, or if it is not the only one.
std::optional<history::LogAsked> asked_of_file(const std::filesystem::path& folder,
                                               const std::string& id) {
  if (!schema::matches(schema::Pattern::id, id)) return std::nullopt;
  const auto disk = files_on_disk(folder);
  std::optional<history::LogAsked> asked;
  for (const Subject& kind : kinds) {
    const auto records = kind.place.empty() ? nullptr : disk->folder(std::string{kind.place});
    std::string buffer;
    const std::string name = id + std::string{record_ending};
    if (records == nullptr || kind.kind == RecordKind::expert_private) continue;
    const FileText file = records->read(name.c_str(), yaml::max_bytes, buffer);
    if (file.absent) continue;
    const auto tree = tree_of(std::string{file.text});
    if (asked || !tree) return std::nullopt;
    asked.emplace();
    asked->uid = text_at(*tree, "uid");
    asked->paths.push_back(Store::path_of(kind.kind, id));
    for (const yaml::Value& alias : list_at(*tree, "aliases"))
      if (const auto* text = std::get_if<std::string>(&alias.data))
        asked->paths.push_back(Store::path_of(kind.kind, *text));
  }
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

history::LogAsked asked_for_id(const std::string& id, const Call& call,
                               const Environment& environment) {
  if (call.common.at.empty())
    if (auto asked = asked_of_file(store_folder(call.common, environment), id)) return *asked;
  const Store store = load(call.common, environment);
  const std::vector<const Record*> found = store.resolve(id, kinds_meant(std::nullopt));
  return found.size() == 1 ? asked_of(*found.front()) : asked_of_id(id);
}

history::LogAsked asked_for(const Call& call, Environment& environment) {
  history::LogAsked asked;
  if (const std::string& id = call.text("ID"); !id.empty()) {
    asked = asked_for_id(id, call, environment);
  }
  if (call.has("since")) asked.since = to_string(first_day_option(call.text("since"), "--since"));
  return asked;
}

Exit run_log(const Call& call, Environment& environment) {
  const git::Repository repository =
      history::repository_around(store_folder(call.common, environment));
  history::LogAsked asked = asked_for(call, environment);
  if (!call.common.at.empty()) asked.up_to = git::revision_of(repository, call.common.at).commit;
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
