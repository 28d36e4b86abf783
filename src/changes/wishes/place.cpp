#include "mieux/changes/wishes/place.hpp"

#include <algorithm>
#include <charconv>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;
using yaml::Node;

/// Walks a path through schema and record at once.
class Walk {
 public:
  Walk(const schema::Schemas& schemas, const yaml::Document& document, const Rule& rule,
       const yaml::Path& start, std::string_view field)
      : schemas_(schemas), document_(document), field_(field), place_{start, &rule} {
    node_ = yaml::find(document, start);
  }

  FieldPlace run() {
    for (std::size_t begin = 0; begin <= field_.size();) {
      const std::size_t end = std::min(field_.find('.', begin), field_.size());
      begin_ = begin;
      step(field_.substr(begin, end - begin));
      begin = end + 1;
    }
    return place_;
  }

 private:
  [[noreturn]] void fail(const std::string& message, std::string hint,
                         std::string_view name) const {
    const auto begin = static_cast<std::uint32_t>(begin_);
    throw Failure(Exit::usage, message, std::move(hint), std::string{field_},
                  {begin, begin + static_cast<std::uint32_t>(name.size())});
  }

  void step(std::string_view name) {
    const Rule& rule = *place_.rule;
    if (rule.type == Type::object && rule.table != schema::no_rule) return enter(name, rule.table);
    if (rule.type == Type::object) return property(name);
    if (rule.type == Type::array) return element(name);
    fail("a single value has no field '" + std::string{name} + "'",
         "leave '." + std::string{name} + "' out", name);
  }

  void enter(std::string_view name, std::uint32_t rule) {
    place_.path.emplace_back(std::string{name});
    place_.rule = &schemas_.rule(rule);
    node_ = node_ == nullptr ? nullptr : document_.find(*node_, name);
  }

  void property(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Property& property : place_.rule->properties) {
      if (property.name == name) return enter(name, property.rule);
      names.emplace_back(property.name);
    }
    std::string all = "there are: ";
    for (const std::string_view known : names)
      all += (known == names.front() ? "" : ", ") + std::string{known};
    fail("there is no field '" + std::string{name} + "' here", suggest(name, names, all), name);
  }

  void element(std::string_view name) {
    const std::uint32_t size = node_ == nullptr ? 0 : node_->size;
    std::uint32_t position = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), position);
    const bool number = error == std::errc{} && end == name.data() + name.size();
    if (!number) position = position_of(name);
    if (position == 0 || position > size + 1) fail_element(name, size, number);
    place_.path.emplace_back(position - 1);
    place_.rule = &schemas_.rule(place_.rule->items);
    node_ = yaml::find(document_, place_.path);
  }

  /// Of the element with this id, from 1; 0 if there is none.
  std::uint32_t position_of(std::string_view id) const {
    std::uint32_t position = 0;
    if (node_ == nullptr) return 0;
    for (const Node& child : yaml::Children{document_, *node_}) {
      ++position;
      const Node* found = document_.find(child, "id");
      if (found != nullptr && found->text == id) return position;
    }
    return 0;
  }

  [[noreturn]] void fail_element(std::string_view name, std::uint32_t size, bool number) const {
    std::string ids;
    if (node_ != nullptr)
      for (const Node& child : yaml::Children{document_, *node_})
        if (const Node* id = document_.find(child, "id"))
          ids += (ids.empty() ? "" : ", ") + std::string{id->text};
    if (!number && !ids.empty())
      fail("there is no element '" + std::string{name} + "'", "there are: " + ids, name);
    fail("there is no element " + std::string{name} + "; there " + (size == 1 ? "is " : "are ") +
             counted(size, "element"),
         "elements count from 1; " + std::to_string(size + 1) + " adds one", name);
  }

  const schema::Schemas& schemas_;
  const yaml::Document& document_;
  std::string_view field_;
  std::size_t begin_ = 0;
  FieldPlace place_;
  const Node* node_ = nullptr;
};

const Rule* next_rule(const schema::Schemas& schemas, const Rule& rule, const yaml::Step& step) {
  const auto* key = std::get_if<std::string>(&step);
  if (key == nullptr) return rule.type == Type::array ? &schemas.rule(rule.items) : nullptr;
  if (rule.type != Type::object) return nullptr;
  if (rule.table != schema::no_rule) return &schemas.rule(rule.table);
  for (const Property& property : rule.properties)
    if (property.name == *key) return &schemas.rule(property.rule);
  return nullptr;
}

std::size_t rank_of(const Rule& rule, std::string_view key) {
  const auto found = std::find_if(rule.properties.begin(), rule.properties.end(),
                                  [&](const Property& property) { return property.name == key; });
  return static_cast<std::size_t>(found - rule.properties.begin());
}

}  // namespace

FieldPlace find_place(const schema::Schemas& schemas, RecordKind kind,
                      const yaml::Document& document, const yaml::Path& start,
                      std::string_view field) {
  return Walk(schemas, document, *rule_at(schemas, kind, start), start, field).run();
}

const Rule* rule_at(const schema::Schemas& schemas, RecordKind kind, const yaml::Path& path) {
  const Rule* rule = &schemas.root(kind);
  for (const yaml::Step& step : path) {
    if (rule == nullptr) return nullptr;
    rule = next_rule(schemas, *rule, step);
  }
  return rule;
}

yaml::KeyOrder schema_order(const schema::Schemas& schemas, RecordKind kind) {
  return [&schemas, kind](const yaml::Path& table, std::string_view key) -> std::size_t {
    const Rule* rule = rule_at(schemas, kind, table);
    return rule == nullptr ? 0 : rank_of(*rule, key);
  };
}

void put_in_order(const schema::Schemas& schemas, const Rule& rule, yaml::Value& value) {
  if (auto* entries = std::get_if<yaml::Value::Mapping>(&value.data)) {
    std::stable_sort(entries->begin(), entries->end(), [&](const auto& a, const auto& b) {
      return rank_of(rule, a.first) < rank_of(rule, b.first);
    });
    for (auto& [key, entry] : *entries)
      if (const Rule* next = next_rule(schemas, rule, key)) put_in_order(schemas, *next, entry);
  } else if (auto* elements = std::get_if<yaml::Value::Sequence>(&value.data)) {
    if (rule.type == Type::array)
      for (yaml::Value& element : *elements)
        put_in_order(schemas, schemas.rule(rule.items), element);
  }
}

}  // namespace mieux
