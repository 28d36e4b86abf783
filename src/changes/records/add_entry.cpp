#include "mieux/changes/records/add_entry.hpp"

#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {

Change add_entry(const Store& store, const Record& record, const NewEntry& entry,
                 std::string sentence) {
  EditedRecord text(store, record);
  const std::string before = text.text();
  const yaml::Node* list = yaml::find(text.document(), {std::string{entry.list}});
  const std::size_t position = list == nullptr ? 1 : list->size + 1;
  const std::string start = std::string{entry.list} + "." + std::to_string(position) + ".";
  for (const auto& [field, value] : entry.fields)
    if (!trimmed(value).empty())
      text.fulfil({Wish::Verb::set, start + field, std::string{trimmed(value)}}, {});
  return {{{Store::path_of(record), before, text.text()}},
          std::string{record.id} + ": " + sentence,
          "`mieux " + std::string{subject_of(record.kind).singular} + " show " +
              std::string{record.id} + "` shows it"};
}

}  // namespace mieux
