#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "mieux/base/failure.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
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

/// Looks on while JSON is read: for what a record cannot hold, or the reader would drop unseen.
class Watch {
 public:
  explicit Watch(const std::string& name) : name_(&name) {}

  void see(int depth, Json::parse_event_t event, const Json& value) {
    if (depth > static_cast<int>(yaml::max_depth))
      fail("lists and tables are nested too deep",
           "at most " + std::to_string(yaml::max_depth) + " levels are read");
    if (event == Json::parse_event_t::object_start) keys_.emplace_back();
    if (event == Json::parse_event_t::object_end) keys_.pop_back();
    if (event != Json::parse_event_t::key) return;
    const auto& key = value.get_ref<const std::string&>();
    if (!keys_.back().insert(key).second)
      fail("the field '" + key + "' is given twice", "leave one of them out");
  }

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& hint) const {
    throw Failure(Exit::refused, *name_ + ": " + what, hint);
  }

  const std::string* name_;
  std::vector<std::set<std::string>> keys_;  ///< of the tables that are open
};

Value fields_of_json(std::string_view text, const std::string& name) {
  Watch watch(name);
  try {
    return value_of_json(
        Json::parse(text, [&](int depth, Json::parse_event_t event, const Json& value) {
          watch.see(depth, event, value);
          return true;
        }));
  } catch (const Json::exception& error) {
    const std::string what = error.what();
    throw Failure(Exit::refused, name + ": this is no JSON: " + what.substr(what.find("] ") + 2),
                  "mend it, or write YAML");
  }
}

Value fields_of_yaml(std::string_view text, const std::string& name) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (yaml::read(text, document, unescaped, findings))
    return yaml::value_of(document, document.root());
  // There is one, and notes may stand before it.
  const auto error = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::error;
  });
  const Diagnostic first = locate(name, text, *error);
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
