#include "mieux/changes/records/fields_of.hpp"
#include "mieux/base/words.hpp"

namespace mieux {

using yaml::Value;

const Value* find_value(const Value& fields, std::string_view key) {
  if (const auto* entries = std::get_if<Value::Mapping>(&fields.data))
    for (const auto& [name, value] : *entries)
      if (name == key) return &value;
  return nullptr;
}

std::string text_at(const Value& fields, std::string_view key) {
  const Value* value = find_value(fields, key);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(&value->data);
  return text == nullptr ? std::string{} : *text;
}

const Value::Sequence& list_at(const Value& fields, std::string_view key) {
  static const Value::Sequence none;
  const Value* list = find_value(fields, key);
  const auto* elements = list == nullptr ? nullptr : std::get_if<Value::Sequence>(&list->data);
  return elements == nullptr ? none : *elements;
}

namespace {

const Value* first_element(const Value& fields, std::string_view key) {
  const Value::Sequence& elements = list_at(fields, key);
  return elements.empty() ? nullptr : &elements.front();
}

}  // namespace

std::string name_of(RecordKind kind, const Value& fields) {
  const Value* at = &fields;
  for (const std::string_view step : split(subject_of(kind).named_by, '.')) {
    const auto* elements = std::get_if<Value::Sequence>(&at->data);
    if (elements != nullptr)  // the first is meant
      at = elements->empty() ? nullptr : &elements->front();
    else
      at = find_value(*at, step);
    if (at == nullptr) return {};
  }
  const auto* text = std::get_if<std::string>(&at->data);
  return text == nullptr ? std::string{} : *text;
}

std::string first_date(const Value& fields) {
  if (const Value* letter = first_element(fields, "letters"))
    if (std::string date = text_at(*letter, "received"); !date.empty()) return date;
  if (const Value* event = first_element(fields, "events"))
    if (std::string date = text_at(*event, "date"); !date.empty()) return date;
  for (const std::string_view key : {"received", "date", "start", "published"})
    if (std::string date = text_at(fields, key); !date.empty()) return date;
  return {};
}

std::string first_country(const Value& fields) {
  if (std::string country = text_at(fields, "country"); !country.empty()) return country;
  const Value* first = first_element(fields, "countries");
  const auto* text = first == nullptr ? nullptr : std::get_if<std::string>(&first->data);
  return text == nullptr ? std::string{} : *text;
}

}  // namespace mieux
