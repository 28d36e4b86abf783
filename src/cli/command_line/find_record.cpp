#include "find_record.hpp"

#include <algorithm>
#include <ostream>

#include "mieux/base/text.hpp"
#include "mieux/procedure/requests/consultation.hpp"

namespace mieux::cli {
namespace {

[[noreturn]] void fail_unknown(const Store& store, const std::string& word, KindWanted wanted) {
  const KindSet allowed = kinds_meant(wanted);
  const std::string noun{wanted ? subject_of(*wanted).singular : std::string_view{}};
  std::vector<std::string_view> names;
  for (const Subject& kind : kinds)
    if (contains(allowed, kind.kind))
      for (const Record& record : store.records(kind.kind)) {
        names.push_back(record.id);
        if (record.short_name.is_there()) names.push_back(record.short_name.value);
      }
  throw Failure(Exit::usage, "there is no " + (wanted ? noun : "record") + " '" + word + "'",
                suggest(std::string_view{word}.substr(0, word.rfind(".yaml")), names,
                        !wanted ? "`mieux list KIND` shows what there is"
                        : subject_of(*wanted).counted
                            ? "`mieux " + noun + " list` shows what there is"
                            : "the files in " + std::string{subject_of(*wanted).place} +
                                  "/ have the names of what there is"));
}

}  // namespace

KindSet kinds_meant(KindWanted kind) {
  if (kind) return set_of(*kind);
  KindSet all = 0;
  for (const Subject& known : kinds)
    if (known.kind != RecordKind::expert_private) all = all | set_of(known.kind);
  return all;
}

const Record& find_record(const Store& store, const std::string& word, KindWanted kind,
                          std::ostream& err) {
  auto found = store.resolve(word, kinds_meant(kind));
  // An Action Fiche goes by the name of its request, too.
  if (found.empty() && kind == RecordKind::fiche)
    for (const Record* request : store.resolve(word, set_of(RecordKind::request)))
      for (const Record* fiche : fiches_of(store, *request)) found.push_back(fiche);
  if (found.empty()) fail_unknown(store, word, kind);
  if (found.size() > 1) {
    std::string names;
    for (const Record* record : found) names += (names.empty() ? "" : " or ") + full_id(*record);
    throw Failure(Exit::usage, "'" + word + "' means several records",
                  "write " + names + " in place of " + word);
  }
  const Record& record = *found.front();
  const std::string_view id = std::string_view{word}.substr(word.find('/') + 1);
  for (const Text& alias : record.aliases)
    if (alias.value == id)
      err << "warning: '" << id << "' is a former id; the record is now " << record.id << "\n";
  return record;
}

const Record& find_whole_record(const Store& store, const std::string& word, KindWanted kind,
                                std::ostream& err) {
  const Record& record = find_record(store, word, kind, err);
  if (!record.whole)
    throw Failure(Exit::refused, Store::path_of(record) + " cannot be read",
                  "`mieux validate " + Store::path_of(record) + "` shows what is wrong");
  return record;
}

const Record& find_record_to_show(const Store& store, const std::string& word, std::ostream& err) {
  const auto requests = store.resolve(word, set_of(RecordKind::request));
  const auto fiches = store.resolve(word, set_of(RecordKind::fiche));
  const std::size_t all = store.resolve(word, kinds_meant({})).size();
  const bool of_request =
      requests.size() == 1 && fiches.size() == 1 && all == 2 &&
      std::ranges::count(fiches_of(store, *requests.front()), fiches.front()) > 0;
  if (!of_request) return find_whole_record(store, word, {}, err);
  err << "note: the Action Fiche has the same id; `mieux fiche show " << fiches.front()->id
      << "` shows it\n";
  return find_whole_record(store, full_id(*requests.front()), {}, err);
}

TypedPart action_or_part(const std::string& word) {
  constexpr std::string_view kind = "action/";
  const std::size_t begin = word.starts_with(kind) ? kind.size() : 0;
  const std::size_t slash = word.find('/', begin);
  if (slash == std::string::npos) return {word, {}};
  return {word.substr(0, slash), word.substr(slash + 1)};
}

TypedPart typed_part(const std::string& word, std::string_view what) {
  TypedPart typed = action_or_part(word);
  if (typed.action.empty() || typed.id.empty())
    throw Failure(Exit::usage, "'" + word + "' names no " + std::string{what},
                  "write the Action and the " + std::string{what} + ", such as togo-ii/" +
                      what.front() + "2");
  return typed;
}

}  // namespace mieux::cli
