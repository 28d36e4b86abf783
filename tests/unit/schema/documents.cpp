#include "documents.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "mieux/schema/embedded.hpp"
#include "mieux/yaml/emit.hpp"
#include "yaml/reading.hpp"

namespace mieux::schema {
namespace {

constexpr char bare_mark = '\x01';

Json schema_file(const std::string& name) {
  for (const EmbeddedFile& file : embedded_schemas())
    if (file.name == name) return Json::parse(file.text);
  throw std::runtime_error("no schema " + name);
}

/// Calls `visit` with every value of `json`, itself first.
template <typename Value>
void each(Value& json, const std::function<void(Value&)>& visit) {
  visit(json);
  if (json.is_structured())
    for (auto& child : json) each<Value>(child, visit);
}

Json json_of(const yaml::Document& document, const yaml::Node& node) {
  if (node.kind == yaml::Kind::null) return nullptr;
  if (node.kind == yaml::Kind::sequence) {
    Json list = Json::array();
    for (const yaml::Node& child : yaml::Children{document, node})
      list.push_back(json_of(document, child));
    return list;
  }
  if (node.kind == yaml::Kind::mapping) {
    Json object = Json::object();
    for (const yaml::Node& child : yaml::Children{document, node})
      object[std::string{child.key}] = json_of(document, child);
    return object;
  }
  const bool plain = node.style == yaml::Style::plain;
  const yaml::Plain form = plain ? yaml::resolve(node.text) : yaml::Plain::text;
  const bool as_json =
      form == yaml::Plain::boolean || form == yaml::Plain::integer || form == yaml::Plain::number;
  return as_json ? Json::parse(node.text) : Json(std::string{node.text});
}

yaml::Value value_of(const Json& json) {
  if (json.is_object()) {
    yaml::Value::Mapping mapping;
    for (const auto& [key, value] : json.items()) mapping.emplace_back(key, value_of(value));
    return {std::move(mapping)};
  }
  if (json.is_array()) {
    yaml::Value::Sequence sequence;
    for (const Json& element : json) sequence.push_back(value_of(element));
    return {std::move(sequence)};
  }
  if (json.is_null()) return {"~", true};
  if (!json.is_string()) return {json.dump(), true};
  const auto text = json.get<std::string>();
  return text.starts_with(bare_mark) ? yaml::Value{text.substr(1), true} : yaml::Value::text(text);
}

/// A text that a pattern of the schemas accepts.
std::string text_for(const std::string& pattern) {
  const std::array<std::string_view, 8> texts = {
      "2013-04-16", "hvg7gvxnsj5bm2ga",
      "TJK",        "fr",
      "a1",         "b-2",
      "X/1",        "037c34b5dad754caa2749ed96e14cd92443f911779bdd0f6661e430e9d23f213"};
  const std::array<std::string_view, 8> beginnings = {"^([0-9]{4}",   "^[a-z2-7]", "^[A-Z]",
                                                      "^[a-z]{2}",    "^a",        "^[a-z0-9][",
                                                      "^[A-Za-z0-9]", "^[0-9a-f]"};
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (pattern.starts_with(beginnings[i])) return std::string{texts[i]};
  // Ids of parts: a letter, or one of several, and a number.
  if (pattern.ends_with("[1-9][0-9]{0,2}$"))
    return std::string{pattern[pattern.starts_with("^[") ? 2 : 1]} + "1";
  if (pattern.starts_with("^[^@")) return "name@example.org";
  if (pattern.starts_with("^[+]?")) return "+32 2 123 45 67";
  throw std::runtime_error("no text for the pattern " + pattern);
}

Json full(const Json& schema, const Json& all) {
  if (schema.contains("$ref"))
    return full(all.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), all);
  if (schema.contains("anyOf")) return full(schema["anyOf"].back(), all);
  const auto type = schema.at("type").get<std::string>();
  if (type == "boolean") return true;
  if (type == "integer" || type == "number") return schema.value("minimum", 0) + 3;
  if (type == "array") return Json::array({full(schema["items"], all)});
  if (type == "string") {
    if (schema.contains("enum")) return schema["enum"].front();
    return schema.contains("pattern") ? text_for(schema["pattern"].get<std::string>()) : "text";
  }
  Json object = Json::object();
  if (schema["additionalProperties"].is_object())
    object["key"] = full(schema["additionalProperties"], all);
  else
    for (const auto& [name, property] : schema["properties"].items())
      object[name] = full(property, all);
  return object;
}

}  // namespace

Json self_contained_schema(RecordKind kind) {
  Json schema = schema_file(std::string{subject_of(kind).singular} + ".schema.json");
  const Json common = schema_file("common.schema.json");
  schema.erase("$id");
  schema["definitions"] = common.at("definitions");
  each<Json>(schema, [](Json& value) {
    if (!value.is_object() || !value.contains("$ref")) return;
    const auto reference = value["$ref"].get<std::string>();
    value["$ref"] = reference.substr(reference.find('#'));
  });
  return schema;
}

Json full_document(const Json& schema) { return full(schema, schema); }

std::vector<Json> example_documents(RecordKind kind) {
  std::vector<Json> documents;
  for (const char* store : {"small-office", "mieux-2009-2015"}) {
    std::filesystem::path folder = std::filesystem::path{MIEUX_SOURCE_DIR} / "examples" / store;
    folder /= subject_of(kind).place;
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const yaml::Reading reading(std::string{std::istreambuf_iterator<char>(file), {}});
      if (!reading.whole) throw std::runtime_error("cannot be read: " + entry.path().string());
      documents.push_back(json_of(reading.document, reading.document.root()));
    }
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

std::string Made::yaml() const { return yaml::emit(value_of(json)); }

Json Made::plain() const {
  Json copy = json;
  each<Json>(copy, [](Json& value) {
    if (value.is_string() && value.get_ref<std::string&>().starts_with(bare_mark))
      value.get_ref<std::string&>().erase(0, 1);
  });
  return copy;
}

Mutator::Mutator(std::vector<Json> documents, unsigned seed)
    : documents_(std::move(documents)), random_(seed) {
  for (const Json& document : documents_)
    each<const Json>(document, [&](const Json& value) {
      if (!value.is_structured() || (!value.empty() && value.dump().size() < 200))
        values_.push_back(value);
    });
}

std::size_t Mutator::below(std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
}

Json Mutator::any_value() {
  static const std::vector<std::string> texts = {
      "",        "x",       "no",         "012",       "1e3",   "1:30",      "true",
      "2013",    "3",       "2018-02-30", "2018-2-9",  "../..", "2015/2009", "2013-13",
      "2013-04", "../2015", "unknown",    "tjk",       "TJK",   "XXX",       "fr",
      "FR",      "a0",      "a1",         "Brasília",  "a b",   "-a",        "~",
      "null",    "0x1f",    "1.10",       "approved ", "é",     "2013/.."};
  static const std::vector<Json> others = {-1,
                                           0,
                                           1,
                                           12,
                                           1.5,
                                           -2.25,
                                           true,
                                           false,
                                           nullptr,
                                           9007199254740993,
                                           Json::array(),
                                           Json::array({"x"}),
                                           Json::array({"x", "x"}),
                                           Json::array({1, "x"}),
                                           Json::array({nullptr}),
                                           Json{{"x", "y"}},
                                           Json{{"id", "a1"}},
                                           Json{{"BEN", 3}},
                                           Json{{"2013", 3}}};
  const std::vector<std::string> bare = {"no", "012", "1e3", "1:30", "0x1f", ".inf", "Yes", "+1"};
  switch (below(4)) {
    case 0: return texts[below(texts.size())];
    case 1: return others[below(others.size())];
    case 2: return bare_mark + bare[below(bare.size())];
    default: return values_[below(values_.size())];
  }
}

void Mutator::change_object(Json& object) {
  const auto at = std::next(object.begin(), static_cast<std::ptrdiff_t>(below(object.size())));
  switch (below(4)) {
    case 0:
      if (object.size() > 1) object.erase(at);
      break;
    case 1: object["unknown"] = any_value(); break;
    case 2: object[at.key() + "x"] = Json(at.value()); break;
    default: object["title"] = any_value(); break;
  }
}

void Mutator::change_array(Json& array) {
  const std::size_t at = array.empty() ? 0 : below(array.size());
  switch (below(3)) {
    case 0:
      if (!array.empty()) array.erase(at);
      break;
    case 1:
      if (!array.empty()) array.push_back(Json(array[at]));
      break;
    default: array.push_back(any_value()); break;
  }
}

void Mutator::change(Made& made) {
  std::vector<Json*> all;
  each<Json>(made.json, [&](Json& value) { all.push_back(&value); });
  Json& value = *all[below(all.size())];
  if (value.is_object() && (&value == &made.json || below(2) == 0)) return change_object(value);
  if (value.is_array() && below(2) == 0) return change_array(value);
  if (&value != &made.json) value = any_value();
}

Made Mutator::next() {
  Made made{documents_[below(documents_.size())], false};
  for (std::size_t changes = below(3); changes > 0; --changes) change(made);
  each<Json>(made.json, [&](Json& value) {
    made.bare =
        made.bare || (value.is_string() && value.get_ref<std::string&>().starts_with(bare_mark));
  });
  return made;
}

}  // namespace mieux::schema
