#include "mieux/base/failure.hpp"
#include "mieux/changes/changes.hpp"
#include "place.hpp"
#include "record_text.hpp"

namespace mieux {
namespace {

/// What was wished, in words: "title, topics changed".
std::string in_words(const std::vector<Wish>& wishes) {
  std::string fields;
  for (const Wish& wish : wishes) {
    if (("," + fields + ",").find("," + wish.field + ",") != std::string::npos) continue;
    fields += (fields.empty() ? "" : ",") + wish.field;
  }
  std::string words;
  for (const char c : fields) words += c == ',' ? ", " : std::string(1, c);
  return words + " changed";
}

void require_known(const Wish& wish) {
  if (wish.field == "id")
    throw Failure(Exit::usage, "the id is the name of the file",
                  "`mieux KIND rename OLD NEW` changes it");
  if (wish.field == "uid") throw Failure(Exit::usage, "a uid never changes", "leave it out");
}

}  // namespace

Change set_fields(const Store& store, const Record& record, std::string_view part,
                  const std::vector<Wish>& wishes) {
  RecordText text(store, record);
  const std::string before = text.text();
  yaml::Path start;
  if (!part.empty())
    start = find_place(store.schemas(), record.kind, text.document(), {}, part).path;
  if (yaml::find(text.document(), start) == nullptr)
    throw Failure(Exit::usage, "there is no " + std::string{part} + " in " + Store::path_of(record),
                  "`mieux show " + std::string{record.id} + "` shows what there is");
  for (const Wish& wish : wishes) {
    if (part.empty()) require_known(wish);
    text.fulfil(wish, start);
  }
  const std::string name =
      std::string{record.id} +
      (part.empty() ? std::string{} : "/" + std::string{part.substr(part.rfind('.') + 1)});
  return {{{Store::path_of(record), before, text.text()}}, name + ": " + in_words(wishes), {}};
}

Change replace_text(const Store& store, const Record& record, std::string text) {
  return {{{Store::path_of(record), text_of(store, record), std::move(text)}},
          std::string{record.id} + ": edited",
          {}};
}

}  // namespace mieux
