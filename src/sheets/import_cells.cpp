#include "import_cells.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/wishes/text_values.hpp"
#include "mieux/records/names.hpp"

namespace mieux {
namespace {

using schema::Rule;
using schema::Type;
using yaml::Node;

/// Any words: blanks at their ends belong to them.
bool is_free_text(const Rule& rule) {
  return rule.type == Type::string && rule.pattern == schema::Pattern::none &&
         rule.vocabulary == schema::no_vocabulary && rule.refers_to == 0 && rule.allowed.empty();
}

/// The element of a list that a step names, and its position.
std::pair<const Node*, std::uint32_t> element_of(const yaml::Document& document, const Node& list,
                                                 const yaml::Step& step) {
  const auto* wanted = std::get_if<std::uint32_t>(&step);
  std::uint32_t position = 0;
  for (const Node& child : yaml::Children{document, list}) {
    const Node* id = wanted == nullptr ? document.find(child, "id") : nullptr;
    const bool meant = wanted != nullptr ? position == *wanted
                                         : id != nullptr && id->text == std::get<std::string>(step);
    if (meant) return {&child, position};
    ++position;
  }
  return {nullptr, position};
}

yaml::Value& entry_of(yaml::Value& table, const std::string& key) {
  if (!std::holds_alternative<yaml::Value::Mapping>(table.data))
    table.data = yaml::Value::Mapping{};
  auto& entries = std::get<yaml::Value::Mapping>(table.data);
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.first == key; });
  return found != entries.end() ? found->second : entries.emplace_back(key, yaml::Value{}).second;
}

yaml::Value& element_of(yaml::Value& list, std::uint32_t position, const std::string& path) {
  if (!std::holds_alternative<yaml::Value::Sequence>(list.data))
    list.data = yaml::Value::Sequence{};
  auto& elements = std::get<yaml::Value::Sequence>(list.data);
  if (position > elements.size())
    throw Failure(Exit::usage,
                  "'" + path + "' would be element " + std::to_string(position + 1) + "; there " +
                      (elements.size() == 1 ? "is " : "are ") + counted(elements.size(), "element"),
                  "fill in the earlier one first, to its left");
  return position < elements.size() ? elements[position] : elements.emplace_back();
}

}  // namespace

yaml::Value CellReader::value_of(const ImportColumn& column, std::size_t number,
                                 const std::string& cell) {
  const Rule& rule = *column.rule;
  if (is_free_text(rule)) return yaml::Value::text(cell);
  // Spreadsheets write TRUE.
  const std::string text =
      rule.type == Type::boolean ? lower_case(trimmed(cell)) : std::string{trimmed(cell)};
  const Rule& single = rule.type == Type::array ? store_->schemas().rule(rule.items) : rule;
  if (single.refers_to == 0) return value_of_text(*store_, rule, text, column.path, ';');
  auto& known = known_[number];
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  return known.emplace(text, value_of_text(*store_, rule, text, column.path, ';')).first->second;
}

std::optional<yaml::Path> place_in(const yaml::Document& document, const yaml::Path& start,
                                   const ImportColumn& column) {
  yaml::Path path = start;
  const Node* node = yaml::find(document, start);
  for (const yaml::Step& step : column.steps) {
    if (node == nullptr) return std::nullopt;
    if (node->kind == yaml::Kind::sequence) {
      const auto [element, position] = element_of(document, *node, step);
      node = element;
      path.emplace_back(position);
    } else {
      const auto* key = std::get_if<std::string>(&step);
      node = key == nullptr ? nullptr : document.find(*node, *key);
      path.push_back(step);
    }
  }
  if (node == nullptr || node->kind == yaml::Kind::null) return std::nullopt;
  return path;
}

std::optional<std::uint32_t> name_in_use(const View& view, const ImportColumn& column,
                                         const Record& record) {
  if (record.kind != RecordKind::organisation || !column.field ||
      column.path != subject_of(record.kind).named_by || column.field->name == column.path)
    return std::nullopt;
  const Organisation& body = view.store.organisations()[record.position];
  const Span printed = name_on(body, view.as_of.day).span;
  for (std::uint32_t i = 0; i < body.names.size(); ++i)
    if (body.names[i].name.span == printed) return i;
  return std::nullopt;
}

void put_value(yaml::Value& fields, const ImportColumn& column, yaml::Value value) {
  if (column.by_id)
    throw Failure(Exit::usage, "'" + column.path + "' names an element that is not there yet",
                  "of a new record, write its position, as in activities.1.id");
  yaml::Value* place = &fields;
  for (const yaml::Step& step : column.steps) {
    if (const auto* key = std::get_if<std::string>(&step))
      place = &entry_of(*place, *key);
    else
      place = &element_of(*place, std::get<std::uint32_t>(step), column.path);
  }
  *place = std::move(value);
}

std::string comparable(const yaml::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  std::string line;
  if (const auto* elements = std::get_if<yaml::Value::Sequence>(&value.data))
    for (const yaml::Value& element : *elements) line += comparable(element) + '\x1f';
  return line;
}

}  // namespace mieux
