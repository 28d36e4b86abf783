#include "mieux/changes/records/add_document.hpp"

#include <optional>

#include "mieux/changes/wishes/place.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// The position of the document that is kept at this place.
std::optional<std::uint32_t> position_of(const EditedRecord& text, const yaml::Path& list,
                                         std::string_view kept) {
  const yaml::Document& document = text.document();
  const yaml::Node* documents = yaml::find(document, list);
  if (documents == nullptr) return std::nullopt;
  std::uint32_t position = 0;
  for (const yaml::Node& each : yaml::Children{document, *documents}) {
    const yaml::Node* place = document.find(each, "kept");
    if (place != nullptr && place->text == kept) return position;
    ++position;
  }
  return std::nullopt;
}

/// What is said of the document, in the order of the schema.
Value::Mapping fields_of(const NewDocument& document) {
  Value::Mapping fields;
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) fields.emplace_back(key, Value::text(text));
  };
  add("type", document.type);
  add("title", document.title);
  add("date", document.date);
  add("kept", document.kept);
  add("sha256", document.sha256);
  add("visible_to", document.visible_to);
  return fields;
}

}  // namespace

bool put_document(EditedRecord& text, const yaml::Path& list, const NewDocument& document) {
  const auto position = position_of(text, list, document.kept);
  if (!position) {
    NewDocument added = document;
    if (added.type.empty()) added.type = "document";
    text.append(list, {fields_of(added), false});
    return true;
  }
  for (const auto& [key, value] : fields_of(document)) {
    yaml::Path place = list;
    place.emplace_back(*position);
    place.emplace_back(key);
    text.put(place, value);
  }
  return false;
}

Change add_document(const Store& store, const Record& record, std::string_view part,
                    const NewDocument& document) {
  EditedRecord text(store, record);
  const std::string before = text.text();
  const std::string path = std::string{part} + (part.empty() ? "" : ".") + "documents";
  const yaml::Path list = find_place(store.schemas(), record.kind, text.document(), {}, path).path;
  const std::string name =
      std::string{record.id} +
      (part.empty() ? std::string{} : "/" + std::string{part.substr(part.rfind('.') + 1)});
  const bool added = put_document(text, list, document);
  return {{{Store::path_of(record), before, text.text()}},
          name + ": document " + document.kept +
              (added ? " added, with its checksum" : " brought up to date, with its checksum"),
          "`mieux validate` says when the file changes or is gone"};
}

}  // namespace mieux
