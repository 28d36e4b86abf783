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
  bool entry = false;          ///< one entry of a table by key
  std::uint32_t position = 0;  ///< of that element, from 1; 0: the one with the id
};

/// The record read last: units come record by record.
struct LastRead {
  const Record* record = nullptr;
  Audience audience = Audience::everybody;
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
    const VisibleValue start = start_of(view, unit);
    if (!start) return;
    if (type_ != FieldType::reference) return walk(start, 0, values);
    Values references;
    walk(start, 0, references);
    for (const Value& reference : references)
      add_reference(view, values, reference.text, refers_to_);
  }

  /// For adding up: each number, the entries of a table with their keys. What is not stated on the
  /// way is an undecided number.
  void numbers(const View& view, const Unit& unit, Values& values) const {
    const VisibleValue start = start_of(view, unit);
    if (start)
      add_numbers(start, 0, values);
    else
      values.push_back(not_known);
  }

 private:
  static constexpr Value not_known{"unknown", {}, 0, true};

  VisibleValue start_of(const View& view, const Unit& unit) const {
    if (!unit.record->whole) return {};
    // `find_field` has looked at the audience; what somebody said needs their consent, too.
    if (last_->record != unit.record || last_->audience != view.audience) {
      last_->visible = std::make_unique<VisibleRecord>(view.store, *unit.record, view.audience);
      last_->record = unit.record;
      last_->audience = view.audience;
    }
    const VisibleValue root = last_->visible->root();
    return list_.empty() ? root : element_at(root.at(list_), unit.index);
  }

  /// Published shares whose number of answers nobody knows are never added up.
  static bool has_shares_alone(const VisibleValue& question) {
    const VisibleValue flag = question.at("shares_without_n");
    return flag && flag.text() == "true";
  }

  void add_numbers(const VisibleValue& value, std::size_t depth, Values& values) const {
    if (value.is_list()) {
      each_element(value, depth, [&](const VisibleValue& element, std::size_t next) {
        add_numbers(element, next, values);
      });
    } else if (depth < path_.size()) {
      if (path_[depth].element) return;
      const VisibleValue next = value.at(path_[depth].name);
      if (next && !has_shares_alone(value)) return add_numbers(next, depth + 1, values);
      if (next || !path_[depth].entry) values.push_back(not_known);
    } else if (value.is_table()) {
      for (const VisibleValue& child : value.children()) add_number(child.key(), child, values);
    } else if (value.is_scalar()) {
      add_number({}, value, values);
    }
  }

  void add_number(std::string_view key, const VisibleValue& of, Values& values) const {
    const std::string_view text = of.text();
    Value value{last_->keep(key), {}, 0, false};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.number);
    value.undecided = error != std::errc{} || end != text.data() + text.size();
    values.push_back(value);
  }

  static VisibleValue element_at(const VisibleValue& list, std::uint32_t index) {
    for (const VisibleValue& element : list.children())
      if (index-- == 0) return element;
    return {};
  }

  void walk(const VisibleValue& value, std::size_t depth, Values& values) const {
    if (value.is_list())
      return each_element(value, depth, [&](const VisibleValue& element, std::size_t next) {
        walk(element, next, values);
      });
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

  /// All elements of a list, or the one that the path names: `visit(element, depth after it)`.
  template <typename Visit>
  void each_element(const VisibleValue& list, std::size_t depth, Visit visit) const {
    const bool one = depth < path_.size() && path_[depth].element;
    std::uint32_t position = 0;
    for (const VisibleValue& child : list.children()) {
      ++position;
      if (!one)
        visit(child, depth);
      else if (is_meant(child, path_[depth], position))
        return visit(child, depth + 1);
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
/// The visibility of `field` becomes that of the step, if it is stricter.
const Rule* follow(const schema::Schemas& schemas, const Rule& from, FieldStep& step,
                   Field& field) {
  const Rule& rule = element_of(schemas, from);
  const bool in_list = from.type == Type::array;
  if (in_list && step.name.find_first_not_of("0123456789") == step.name.npos) {
    std::from_chars(step.name.data(), step.name.data() + step.name.size(), step.position);
    step.element = true;
    return step.position > 0 ? &rule : nullptr;
  }
  if (rule.type == Type::object && rule.table != schema::no_rule) {
    step.entry = true;
    return &schemas.rule(rule.table);
  }
  for (const schema::Property& property : rule.properties) {
    if (property.name == step.name) {
      field.visibility = schema::stricter(field.visibility, property.visibility);
      field.small_cells = field.small_cells || property.small_cells;
      return &schemas.rule(property.rule);
    }
  }
  if (!in_list) return nullptr;
  for (const schema::Property& property : rule.properties) {
    const schema::Pattern pattern = schemas.rule(property.rule).pattern;
    const bool by_id = schema::part_with(pattern) != nullptr || pattern == schema::Pattern::id;
    if (property.name != "id" || !by_id || !schema::matches(pattern, step.name)) continue;
    step.element = true;
    return &rule;
  }
  return nullptr;
}

/// `questions.q1.distribution."very good"`: the steps between the dots; a step in quotes may hold
/// dots and spaces.
std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps(1);
  char quote = 0;
  for (const char c : path) {
    if (quote == 0 && c == '.')
      steps.emplace_back();
    else if (quote == 0 && steps.back().empty() && (c == '"' || c == '\''))
      quote = c;
    else if (quote != 0 && c == quote)
      quote = 0;
    else
      steps.back() += c;
  }
  return steps;
}

void collect(const View& view, const Rule& rule, const std::string& prefix,
             std::vector<std::string>& paths) {
  const schema::Schemas& schemas = view.store.schemas();
  for (const schema::Property& property : rule.properties) {
    const Rule& value = element_of(schemas, schemas.rule(property.rule));
    if (!may_see(view.audience, property.visibility)) continue;
    if (value.type == Type::object && !value.properties.empty())
      collect(view, value, prefix + std::string{property.name} + ".", paths);
    else
      paths.push_back(prefix + std::string{property.name});
  }
}

}  // namespace

std::optional<Field> schema_field(const View& view, const Subject& subject, std::string_view path) {
  const schema::Schemas& schemas = view.store.schemas();
  const Rule* rule = &schemas.of(subject);
  Field field;
  std::vector<FieldStep> parts;
  for (std::string& part : steps_of(path)) {
    parts.push_back({std::move(part)});
    rule = follow(schemas, *rule, parts.back(), field);
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
  field.table =
      rule->type == Type::object && type_of(schemas.rule(rule->table)) == FieldType::number;
  const Getter getter(std::move(parts), field.type, field.refers_to,
                      subject.part == Part::none ? std::string_view{} : subject.place);
  if (field.table || field.type == FieldType::number)
    field.numbers = [getter](const View& at, const Unit& unit, Values& values) {
      getter.numbers(at, unit, values);
    };
  field.get = getter;
  return field;
}

std::vector<std::string> schema_paths(const View& view, const Subject& subject) {
  std::vector<std::string> paths;
  collect(view, view.store.schemas().of(subject), "", paths);
  return paths;
}

}  // namespace mieux
