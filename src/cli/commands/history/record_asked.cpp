// Which record is meant by a word whose record may be gone, or be on another branch.
#include "record_asked.hpp"

#include "cli/command_line/find_record.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
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

/// `activity/benin/a5` without its noun; other words as they are.
std::string without_noun_of_part(const std::string& word) {
  const std::size_t slash = word.find('/');
  if (slash == std::string::npos || word.find('/', slash + 1) == std::string::npos) return word;
  for (const Subject& subject : subjects())
    if (subject.part != Part::none && subject.singular == word.substr(0, slash))
      return word.substr(slash + 1);
  return word;
}

/// A letter and a number, as ids of parts are.
bool is_id_of_part(std::string_view word) {
  return word.size() > 1 && word[0] >= 'a' && word[0] <= 'z' &&
         word.find_first_not_of("0123456789", 1) == word.npos;
}

/// The record and the id of its part that a word means; of a record alone no part.
std::pair<std::string, std::string> parted(const std::string& word) {
  const std::string id = without_noun_of_part(word);
  const std::size_t slash = id.rfind('/');
  if (slash == std::string::npos || !is_id_of_part(id.substr(slash + 1))) return {word, {}};
  return {id.substr(0, slash), id.substr(slash + 1)};
}

}  // namespace

history::LogAsked record_asked(const std::string& word, const Call& call,
                               const Environment& environment) {
  const auto [record, part] = parted(word);
  history::LogAsked asked = asked_for_id(record, call, environment);
  asked.part = part;
  return asked;
}

void fail_nothing_recorded(const std::string& word, const std::string& of_revision,
                           const Call& call, const git::Repository& repository,
                           const Environment& environment) {
  if (git::revision_if_any(repository, word))
    throw Failure(Exit::usage, in_quotes(word) + " is no record; it is a branch, a tag or a commit",
                  of_revision);
  const Store store = load(call.common, environment);
  const std::string record = parted(word).first;
  // Fails with the nearest one if there is no such record.
  find_record(store, record, std::nullopt, environment.err);
  throw Failure(Exit::usage, "git has recorded nothing of " + in_quotes(word),
                "`mieux show " + record + "` shows the record");
}

}  // namespace mieux::cli
