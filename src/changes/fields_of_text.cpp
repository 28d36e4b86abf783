#include <nlohmann/json.hpp>

#include "mieux/base/failure.hpp"
#include "mieux/changes/changes.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;
using yaml::Value;

/// What JSON calls null is absent in a record.
Value value_of_json(const Json& json) {
  if (json.is_object()) {
    Value::Mapping entries;
    for (const auto& [key, value] : json.items())
      if (!value.is_null()) entries.emplace_back(key, value_of_json(value));
    return {std::move(entries), false};
  }
  if (json.is_array()) {
    Value::Sequence elements;
    for (const Json& element : json)
      if (!element.is_null()) elements.push_back(value_of_json(element));
    return {std::move(elements), false};
  }
  if (json.is_string()) return Value::text(json.get<std::string>());
  return {json.dump(), true};
}

Value fields_of_json(std::string_view text, const std::string& name) {
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    const std::string what = error.what();
    throw Failure(Exit::refused, name + ": this is no JSON: " + what.substr(what.find("parse")),
                  "mend it, or write YAML");
  }
  return value_of_json(json);
}

Value fields_of_yaml(std::string_view text, const std::string& name) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (yaml::read(text, document, unescaped, findings))
    return yaml::value_of(document, document.root());
  const Diagnostic first = locate(name, text, findings.front());
  throw Failure(Exit::refused,
                name + ":" + std::to_string(first.where.line) + ":" +
                    std::to_string(first.where.column) + ": " + first.message,
                first.hint);
}

}  // namespace

Value fields_of_text(std::string_view text, const std::string& name) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  const bool json = start != text.npos && text[start] == '{';
  Value fields = json ? fields_of_json(text, name) : fields_of_yaml(text, name);
  if (!std::holds_alternative<Value::Mapping>(fields.data))
    throw Failure(Exit::refused, name + ": a record consists of fields; this is a list",
                  "write one record: `field: value`, one a line");
  return fields;
}

}  // namespace mieux
