#include "mieux/changes/wishes/text_values.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/unread.hpp"
#include "mieux/vocabulary/languages.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

using schema::Rule;
using schema::Type;

std::string term_of(const Store& store, const Rule& rule, std::string_view text) {
  const Table* table = store.vocabularies().table(store.schemas().vocabularies()[rule.vocabulary]);
  const std::string_view id = table == nullptr ? std::string_view{} : table->resolve(text);
  return std::string{id.empty() ? text : id};
}

std::string record_of(const Store& store, const Rule& rule, std::string_view text) {
  if (store.target(text, rule.refers_to) == nullptr)
    require_read(store, rule.refers_to,
                 "which record '" + std::string{text} + "' means is not known");
  const auto found = store.resolve(text, rule.refers_to);
  if (found.size() > 1) {
    std::vector<std::string> ids;
    for (const Record* record : found) ids.emplace_back(record->id);
    throw Failure(Exit::refused, "'" + std::string{text} + "' means several records",
                  "write the id of one of them: " + joined(ids, ", "));
  }
  return std::string{found.empty() ? text : found.front()->id};
}

yaml::Value scalar_of_text(const Store& store, const Rule& rule, std::string_view text) {
  text = without_unseen_ends(text);
  if (rule.vocabulary != schema::no_vocabulary)
    return yaml::Value::text(term_of(store, rule, text));
  if (rule.refers_to != 0) return yaml::Value::text(record_of(store, rule, text));
  if (rule.pattern == schema::Pattern::language)
    if (const std::string_view code = language_code(text); !code.empty())
      return yaml::Value::text(std::string{code});
  // An official number stays a text to everybody who looks at it, such as "2012-02".
  return {std::string{text}, false, rule.pattern == schema::Pattern::reference_number};
}

/// Digits, `true` and `false` stand as they are; anything else would be quoted text.
yaml::Value bare_of_text(std::string_view text) {
  text = without_unseen_ends(text);
  const yaml::Plain form = yaml::resolve(text);
  const bool bare =
      form == yaml::Plain::integer || form == yaml::Plain::number || form == yaml::Plain::boolean;
  return {std::string{text}, bare};
}

[[noreturn]] void fail_fields(const Rule& rule, const std::string& field) {
  std::string names;
  for (const schema::Property& property : rule.properties)
    names += (names.empty() ? "" : ", ") + field + "." + std::string{property.name};
  throw Failure(Exit::usage, "'" + field + "' is no single value: it has fields of its own",
                names.empty() ? "write " + field + ".KEY=VALUE" : "name one of them: " + names);
}

}  // namespace

const Rule* list_in(const schema::Schemas& schemas, const Rule& rule) {
  if (rule.type == Type::array) return &rule;
  for (const std::uint32_t branch : rule.branches)
    if (schemas.rule(branch).type == Type::array) return &schemas.rule(branch);
  return nullptr;
}

yaml::Value value_of_text(const Store& store, const Rule& rule, std::string_view text,
                          const std::string& field, char separator) {
  switch (rule.type) {
    case Type::object: fail_fields(rule, field);
    case Type::array: {
      const Rule& element = store.schemas().rule(rule.items);
      if (element.type == Type::object) fail_fields(element, field + ".1");
      yaml::Value::Sequence elements;
      for (const std::string& part : parse_list(text, separator))
        elements.push_back(value_of_text(store, element, part, field, separator));
      return {std::move(elements), false};
    }
    case Type::integer:
    case Type::number:
    case Type::boolean: return bare_of_text(text);
    case Type::any_of: {
      const Rule* list = list_in(store.schemas(), rule);
      const std::string_view typed = without_unseen_ends(text);
      if (list != nullptr && typed.starts_with('[') && typed.ends_with(']'))
        return value_of_text(store, *list, text, field, separator);
      return bare_of_text(text);
    }
    case Type::string: break;
  }
  return scalar_of_text(store, rule, text);
}

yaml::Value value_of_text(const Store& store, const Rule& rule, std::string_view text,
                          const std::string& field) {
  return value_of_text(store, rule, text, field, ',');
}

void resolve_names(const Store& store, const Rule& rule, yaml::Value& value) {
  const schema::Schemas& schemas = store.schemas();
  if (auto* entries = std::get_if<yaml::Value::Mapping>(&value.data)) {
    for (auto& [key, entry] : *entries) {
      if (rule.table != schema::no_rule) {
        if (rule.vocabulary != schema::no_vocabulary) key = term_of(store, rule, key);
        resolve_names(store, schemas.rule(rule.table), entry);
      }
      for (const schema::Property& property : rule.properties)
        if (property.name == key) resolve_names(store, schemas.rule(property.rule), entry);
    }
  } else if (auto* elements = std::get_if<yaml::Value::Sequence>(&value.data)) {
    if (rule.type != Type::array) return;
    for (yaml::Value& element : *elements) resolve_names(store, schemas.rule(rule.items), element);
  } else if (rule.type == Type::string && !value.bare) {
    value = scalar_of_text(store, rule, std::get<std::string>(value.data));
  }
}

}  // namespace mieux
