#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/place.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace mieux {
namespace {

/// What was wished, in words: "title, topics changed"; of many fields only how many.
std::string in_words(const std::vector<Wish>& wishes) {
  constexpr std::size_t many = 6;
  std::vector<std::string_view> fields;
  for (const Wish& wish : wishes)
    if (std::find(fields.begin(), fields.end(), wish.field) == fields.end())
      fields.push_back(wish.field);
  if (fields.size() > many) return counted(fields.size(), "value") + " changed";
  std::string words;
  for (const std::string_view field : fields)
    words += (words.empty() ? "" : ", ") + std::string{field};
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
  EditedRecord text(store, record);
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
