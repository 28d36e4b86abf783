#include "mieux/changes/records/add_document.hpp"

#include <optional>

#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {
namespace {

using yaml::Value;

constexpr const char* documents_list = "documents";

/// The position of the document that is kept at this place.
std::optional<std::uint32_t> position_of(const EditedRecord& text, std::string_view kept) {
  const yaml::Document& document = text.document();
  const yaml::Node* documents = yaml::find(document, {documents_list});
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

Change add_document(const Store& store, const Record& record, const NewDocument& document) {
  EditedRecord text(store, record);
  const std::string before = text.text();
  const std::string id{record.id};
  std::string sentence;
  if (const auto position = position_of(text, document.kept)) {
    for (const auto& [key, value] : fields_of(document))
      text.put({documents_list, *position, key}, value);
    sentence = id + ": document " + document.kept + " brought up to date, with its checksum";
  } else {
    NewDocument added = document;
    if (added.type.empty()) added.type = "document";
    text.append({documents_list}, {fields_of(added), false});
    sentence = id + ": document " + document.kept + " added, with its checksum";
  }
  return {{{Store::path_of(record), before, text.text()}},
          std::move(sentence),
          "`mieux validate` says when the file changes or is gone"};
}

}  // namespace mieux
