#include "mieux/changes/parts/difference.hpp"

#include <algorithm>
#include <memory_resource>

#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/schema/visibility.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;
using schema::Visibility;
using yaml::Value;

const Value::Sequence& elements_of(const Value& list) {
  return std::get<Value::Sequence>(list.data);
}

bool is_table(const Value& value) { return std::holds_alternative<Value::Mapping>(value.data); }

bool is_list_of_tables(const Value& value) {
  const auto* elements = std::get_if<Value::Sequence>(&value.data);
  return elements != nullptr && !elements->empty() &&
         std::all_of(elements->begin(), elements->end(), is_table);
}

bool is_null(const Value& value) {
  const auto* text = std::get_if<std::string>(&value.data);
  return text != nullptr && value.bare && text->empty();
}

/// A place in both texts.
struct At {
  std::string part;
  std::string field;
  std::string counted;  ///< the whole path, with positions instead of ids
  const Rule* rule = nullptr;
  Visibility visibility = Visibility::open;

  /// An element of a list by its id has a position, too.
  [[nodiscard]] At below(const std::string& step, const Rule* next,
                         const std::string& position = {}) const {
    const auto joined = [](const std::string& path, const std::string& more) {
      return path.empty() ? more : path + "." + more;
    };
    return {part, joined(field, step), joined(counted, position.empty() ? step : position), next,
            visibility};
  }
};

class Comparison {
 public:
  explicit Comparison(const schema::Schemas& schemas) : schemas_(schemas) {}

  std::vector<Difference> run(const At& root, const Value& before, const Value& after) {
    compare(root, &before, &after);
    return std::move(found_);
  }

 private:
  void add(const At& at, const Value* before, const Value* after) {
    const auto copy = [](const Value* value) {
      return value == nullptr ? std::nullopt : std::optional{*value};
    };
    found_.push_back(
        {at.part, at.field, at.counted, copy(before), copy(after), at.rule, at.visibility});
  }

  void compare(const At& at, const Value* before, const Value* after) {
    if (before != nullptr && is_null(*before)) before = nullptr;
    if (after != nullptr && is_null(*after)) after = nullptr;
    if (before == nullptr && after == nullptr) return;
    if (before != nullptr && after != nullptr && yaml::same(*before, *after)) return;
    const auto fits = [&](const auto& test) {
      return (before == nullptr || test(*before)) && (after == nullptr || test(*after));
    };
    if (fits(is_table)) return compare_tables(at, before, after);
    if (fits(is_list_of_tables)) {
      static const Value none{Value::Sequence{}, false};
      return compare_lists(at, before == nullptr ? none : *before,
                           after == nullptr ? none : *after);
    }
    add(at, before, after);
  }

  // Tables

  /// The names of the fields of both, in the order of the schema, then as they are written.
  static std::vector<std::string> names_of(const At& at, const Value* before, const Value* after) {
    std::vector<std::string> names;
    if (at.rule != nullptr)
      for (const Property& property : at.rule->properties) names.emplace_back(property.name);
    for (const Value* table : {before, after}) {
      if (table == nullptr) continue;
      for (const auto& [key, value] : std::get<Value::Mapping>(table->data))
        if (std::find(names.begin(), names.end(), key) == names.end()) names.push_back(key);
    }
    return names;
  }

  void compare_tables(const At& at, const Value* before, const Value* after) {
    for (const std::string& name : names_of(at, before, after))
      compare(below(at, name), before == nullptr ? nullptr : find_value(*before, name),
              after == nullptr ? nullptr : find_value(*after, name));
  }

  [[nodiscard]] At below(const At& at, const std::string& name) const {
    At next = at.below(name, nullptr);
    if (at.rule == nullptr || at.rule->type != Type::object) return next;
    if (at.rule->table != schema::no_rule) next.rule = &schemas_.rule(at.rule->table);
    for (const Property& property : at.rule->properties)
      if (property.name == name) {
        next.rule = &schemas_.rule(property.rule);
        next.visibility = schema::stricter(at.visibility, property.visibility);
      }
    return next;
  }

  // Lists of tables

  void compare_lists(const At& at, const Value& before, const Value& after) {
    const Value::Sequence& old = elements_of(before);
    const Value::Sequence& now = elements_of(after);
    const Pairs pairs = pair_elements(at.rule, old, now);
    if (!is_in_order(pairs)) add(at, &before, &after);
    std::vector<bool> met(old.size(), false);
    for (std::size_t i = 0; i < now.size(); ++i) {
      const At place = element(at, now[i], i);
      pairs[i] ? compare(place, &old[*pairs[i]], &now[i]) : add(place, nullptr, &now[i]);
      if (pairs[i]) met[*pairs[i]] = true;
    }
    for (std::size_t i = 0; i < old.size(); ++i)
      if (!met[i]) add(element(at, old[i], i), &old[i], nullptr);
  }

  static bool is_in_order(const Pairs& pairs) {
    std::size_t last = 0;
    for (const auto& pair : pairs) {
      if (pair && *pair < last) return false;
      if (pair) last = *pair;
    }
    return true;
  }

  [[nodiscard]] At element(const At& at, const Value& value, std::size_t position) const {
    const std::string id = text_at(value, "id");
    const bool known = at.rule != nullptr && at.rule->type == Type::array;
    const std::string number = std::to_string(position + 1);
    At next = at.below(id.empty() ? number : id, known ? &schemas_.rule(at.rule->items) : nullptr,
                       number);
    if (!id.empty() && at.part.empty() && at.field.find('.') == std::string::npos) {
      next.part = next.field;
      next.field.clear();
    }
    return next;
  }

  const schema::Schemas& schemas_;
  std::vector<Difference> found_;
};

std::string id_in(const std::string& path) {
  const std::size_t begin = path.find('/') + 1;  // 0 if there is none
  return path.substr(begin, path.rfind('.') - begin);
}

}  // namespace

std::string Difference::path() const {
  return part.empty() || field.empty() ? part + field : part + "." + field;
}

std::vector<Difference> differences(const schema::Schemas& schemas, RecordKind kind,
                                    const Value& before, const Value& after) {
  return Comparison(schemas).run({{}, {}, {}, &schemas.root(kind), Visibility::open}, before,
                                 after);
}

std::vector<RecordDifferences> differences_of(const Store& store, const Change& change) {
  std::vector<RecordDifferences> records;
  for (const FileChange& file : change.files) {
    const auto kind = kind_at(file.path);
    if (!kind || !file.after || file.before == file.after) continue;
    const auto after = tree_of(*file.after);
    const auto before = file.before ? tree_of(*file.before) : after;
    if (!before || !after) continue;
    records.push_back({file.path, id_in(file.path), !file.before, name_of(*kind, *after),
                       differences(store.schemas(), *kind, *before, *after)});
  }
  return records;
}

std::string in_one_line(const std::optional<Value>& value) {
  if (!value) return "none";
  if (const auto* text = std::get_if<std::string>(&value->data))
    return value->bare ? *text : "'" + *text + "'";
  std::string line;
  const auto inner = [](const Value& one) {
    const auto* text = std::get_if<std::string>(&one.data);
    return text == nullptr ? in_one_line(one) : *text;
  };
  if (const auto* elements = std::get_if<Value::Sequence>(&value->data)) {
    for (const Value& element : *elements) line += (line.empty() ? "" : ", ") + inner(element);
    return "[" + line + "]";
  }
  for (const auto& [key, entry] : std::get<Value::Mapping>(value->data))
    line += (line.empty() ? "" : ", ") + key + ": " + inner(entry);
  return "{" + line + "}";
}

std::string in_words(const Difference& difference) {
  return (difference.field.empty() ? "" : difference.field + ": ") +
         in_one_line(difference.before) + " -> " + in_one_line(difference.after);
}

}  // namespace mieux
