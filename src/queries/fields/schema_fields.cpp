#include <charconv>
#include <memory>
#include <string>
#include <unordered_set>

#include "facts.hpp"

#include "mieux/base/words.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

using schema::Rule;
using schema::Type;

/// The rule of a list's elements; any other rule as it is.
const Rule& element_of(const schema::Schemas& schemas, const Rule& rule) {
  return rule.type == Type::array ? schemas.rule(rule.items) : rule;
}

FieldType type_of(const Rule& rule) {
  if (rule.type == Type::boolean) return FieldType::boolean;
  if (rule.type == Type::integer || rule.type == Type::number || rule.type == Type::any_of)
    return FieldType::number;
  if (rule.pattern == schema::Pattern::date) return FieldType::date;
  if (rule.refers_to != 0) return FieldType::reference;
  if (rule.vocabulary != schema::no_vocabulary || !rule.allowed.empty()) return FieldType::term;
  return FieldType::text;
}

/// From a value to one or all of those below it.
struct FieldStep {
  std::string name;            ///< a key, or the id of an element
  bool element = false;        ///< one element of a list
  std::uint32_t position = 0;  ///< of that element, from 1; 0: the one with the id
};

/// The record read last: units come record by record.
struct LastRead {
  const Record* record = nullptr;
  std::unique_ptr<VisibleRecord> visible;
  /// Texts that were given out. They outlive the tree: a field of the records that a reference
  /// names reads several trees for one unit.
  std::unordered_set<std::string> texts;

  std::string_view keep(std::string_view text) { return *texts.emplace(text).first; }
};

class Getter {
 public:
  Getter(std::vector<FieldStep> path, FieldType type, KindSet refers_to, std::string_view list)
      : path_(std::move(path)),
        type_(type),
        refers_to_(refers_to),
        list_(list),
        last_(std::make_shared<LastRead>()) {}

  void operator()(const View& view, const Unit& unit, Values& values) const {
    if (!unit.record->whole) return;
    if (last_->record != unit.record) {
      // Whoever got this field may see it: `find_field` has looked at the audience.
      last_->visible = std::make_unique<VisibleRecord>(view.store, *unit.record, Audience::staff);
      last_->record = unit.record;
    }
    VisibleValue start = last_->visible->root();
    if (!list_.empty()) start = element_at(start.at(list_), unit.index);
    if (!start) return;
    if (type_ != FieldType::reference) return walk(start, 0, values);
    Values references;
    walk(start, 0, references);
    for (const Value& reference : references)
      add_reference(view, values, reference.text, refers_to_);
  }

 private:
  static VisibleValue element_at(const VisibleValue& list, std::uint32_t index) {
    for (const VisibleValue& element : list.children())
      if (index-- == 0) return element;
    return {};
  }

  void walk(const VisibleValue& value, std::size_t depth, Values& values) const {
    if (value.is_list()) return elements(value, depth, values);
    if (depth < path_.size()) {
      if (path_[depth].element) return;
      if (const VisibleValue next = value.at(path_[depth].name)) walk(next, depth + 1, values);
      return;
    }
    if (value.is_table()) {
      for (const VisibleValue& child : value.children()) add_once(values, last_->keep(child.key()));
    } else if (value.is_scalar()) {
      leaf(value.text(), values);
    }
  }

  /// All elements of a list, or the one that the path names.
  void elements(const VisibleValue& list, std::size_t depth, Values& values) const {
    const bool one = depth < path_.size() && path_[depth].element;
    std::uint32_t position = 0;
    for (const VisibleValue& child : list.children()) {
      ++position;
      if (!one)
        walk(child, depth, values);
      else if (is_meant(child, path_[depth], position))
        return walk(child, depth + 1, values);
    }
  }

  static bool is_meant(const VisibleValue& element, const FieldStep& step, std::uint32_t position) {
    if (step.position > 0) return step.position == position;
    const VisibleValue id = element.at("id");
    return id && id.text() == step.name;
  }

  void leaf(std::string_view text, Values& values) const {
    Value value;
    value.text = last_->keep(text);
    if (type_ == FieldType::date) {
      const auto date = Date::parse(text);
      if (!date) return;
      value.date = *date;
    }
    if (type_ == FieldType::number) {
      std::from_chars(text.data(), text.data() + text.size(), value.number);
      value.undecided = text == "unknown";
    }
    values.push_back(value);
  }

  std::vector<FieldStep> path_;
  FieldType type_;
  KindSet refers_to_;
  std::string_view list_;  ///< of a part: the field of the Action it is in
  std::shared_ptr<LastRead> last_;
};

/// The rule one step further on, a list's own included; null if there is no such field.
/// `visibility` becomes that of the step, if it is stricter.
const Rule* follow(const schema::Schemas& schemas, const Rule& from, FieldStep& step,
                   schema::Visibility& visibility) {
  const Rule& rule = element_of(schemas, from);
  const bool in_list = from.type == Type::array;
  if (in_list && step.name.find_first_not_of("0123456789") == step.name.npos) {
    std::from_chars(step.name.data(), step.name.data() + step.name.size(), step.position);
    step.element = true;
    return step.position > 0 ? &rule : nullptr;
  }
  if (rule.type == Type::object && rule.table != schema::no_rule) return &schemas.rule(rule.table);
  for (const schema::Property& property : rule.properties) {
    if (property.name == step.name) {
      visibility = schema::stricter(visibility, property.visibility);
      return &schemas.rule(property.rule);
    }
    const bool by_id = schemas.rule(property.rule).pattern == schema::Pattern::activity_id &&
                       property.name == "id";
    if (in_list && by_id && schema::matches(schema::Pattern::activity_id, step.name)) {
      step.element = true;
      return &rule;
    }
  }
  return nullptr;
}

void collect(const View& view, const Rule& rule, const std::string& prefix,
             std::vector<std::string>& paths) {
  const schema::Schemas& schemas = view.store.schemas();
  for (const schema::Property& property : rule.properties) {
    const Rule& value = element_of(schemas, schemas.rule(property.rule));
    if (!may_see(view.audience, property.visibility)) continue;
    if (value.type == Type::object && !value.properties.empty())
      collect(view, value, prefix + property.name + ".", paths);
    else
      paths.push_back(prefix + property.name);
  }
}

}  // namespace

std::optional<Field> schema_field(const View& view, const Subject& subject, std::string_view path) {
  const schema::Schemas& schemas = view.store.schemas();
  const Rule* rule = &schemas.of(subject);
  Field field;
  std::vector<FieldStep> parts;
  for (const std::string_view part : split(path, '.')) {
    parts.push_back({std::string{part}});
    rule = follow(schemas, *rule, parts.back(), field.visibility);
    if (rule == nullptr) return std::nullopt;
  }
  field.list = rule->type == Type::array;
  rule = &element_of(schemas, *rule);
  if (rule->type == Type::object && rule->table == schema::no_rule) return std::nullopt;
  field.name = path;
  field.type = rule->type == Type::object ? FieldType::text : type_of(*rule);
  field.refers_to = rule->refers_to;
  if (rule->vocabulary != schema::no_vocabulary)
    field.vocabulary = schemas.vocabularies()[rule->vocabulary];
  field.words.assign(rule->allowed.begin(), rule->allowed.end());
  field.get = Getter(std::move(parts), field.type, field.refers_to,
                     subject.part == Part::none ? std::string_view{} : subject.place);
  return field;
}

std::vector<std::string> schema_paths(const View& view, const Subject& subject) {
  std::vector<std::string> paths;
  collect(view, view.store.schemas().of(subject), "", paths);
  return paths;
}

}  // namespace mieux
