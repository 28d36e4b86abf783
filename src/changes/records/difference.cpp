#include "mieux/changes/records/difference.hpp"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <set>
#include <unordered_map>

#include "mieux/changes/records/fields_of.hpp"
#include "mieux/schema/visibility.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;
using schema::Visibility;
using yaml::Value;

/// Fields by which people know an element of a list; one of them, or two, tell the elements apart.
constexpr auto natural_keys = std::to_array<std::string_view>(
    {"id",        "number", "criterion", "version", "event",    "name",     "member",
     "requester", "field",  "document",  "expert",  "language", "staff",    "type",
     "title",     "text",   "what",      "country", "from",     "received", "date"});

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

/// The elements of a list by one natural key or two; empty if it does not tell them apart.
std::vector<std::string> keys_by(const Value::Sequence& list, std::string_view first,
                                 std::string_view second) {
  std::vector<std::string> keys;
  for (const Value& element : list) {
    std::string key = text_at(element, first);
    if (key.empty()) return {};
    if (!second.empty()) key += " " + text_at(element, second);
    keys.push_back(std::move(key));
  }
  const std::set<std::string> once(keys.begin(), keys.end());
  return once.size() == keys.size() ? keys : std::vector<std::string>{};
}

/// The keys of two lists, in which each element has another one.
struct Keys {
  std::vector<std::string> before;
  std::vector<std::string> after;
  bool are_ids = false;
};

std::optional<Keys> keys_of(const Value::Sequence& before, const Value::Sequence& after) {
  const auto with = [&](std::string_view first, std::string_view second) -> std::optional<Keys> {
    Keys keys{keys_by(before, first, second), keys_by(after, first, second), first == "id"};
    if (keys.before.size() != before.size() || keys.after.size() != after.size())
      return std::nullopt;
    return keys;
  };
  for (const std::string_view key : natural_keys)
    if (auto keys = with(key, {})) return keys;
  for (const std::string_view first : natural_keys)
    for (const std::string_view second : natural_keys)
      if (first != second)
        if (auto keys = with(first, second)) return keys;
  return std::nullopt;
}

/// Which element of the earlier list each of the later one is.
using Pairs = std::vector<std::optional<std::size_t>>;

class Pairing {
 public:
  Pairing(const Value::Sequence& before, const Value::Sequence& after)
      : before_(before), after_(after), pairs_(after.size()), met_(before.size(), false) {}

  Pairs run(const std::optional<Keys>& keys) {
    keys ? pair_by(*keys) : pair_alike();
    // Whose id is another is another part; others may have got another key.
    if (!keys || !keys->are_ids) pair_the_rest();
    return std::move(pairs_);
  }

  [[nodiscard]] const std::vector<bool>& met() const { return met_; }

 private:
  void pair(std::size_t a, std::size_t b) {
    pairs_[a] = b;
    met_[b] = true;
  }

  void pair_by(const Keys& keys) {
    std::unordered_map<std::string_view, std::size_t> positions;
    for (std::size_t b = 0; b < before_.size(); ++b) positions[keys.before[b]] = b;
    for (std::size_t a = 0; a < after_.size(); ++a)
      if (const auto found = positions.find(keys.after[a]); found != positions.end())
        pair(a, found->second);
  }

  void pair_alike() {
    for (std::size_t a = 0; a < after_.size(); ++a)
      for (std::size_t b = 0; b < before_.size() && !pairs_[a]; ++b)
        if (!met_[b] && yaml::same(before_[b], after_[a])) pair(a, b);
  }

  void pair_the_rest() {
    const auto open = std::count(met_.begin(), met_.end(), false);
    if (open != std::count(pairs_.begin(), pairs_.end(), std::nullopt)) return;
    std::size_t b = 0;
    for (std::size_t a = 0; a < after_.size(); ++a) {
      if (pairs_[a]) continue;
      while (met_[b]) ++b;
      pair(a, b);
    }
  }

  const Value::Sequence& before_;
  const Value::Sequence& after_;
  Pairs pairs_;
  std::vector<bool> met_;
};

/// A place in both texts.
struct At {
  std::string part;
  std::string field;
  const Rule* rule = nullptr;
  Visibility visibility = Visibility::open;

  [[nodiscard]] At below(const std::string& step, const Rule* next) const {
    return {part, field.empty() ? step : field + "." + step, next, visibility};
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
    found_.push_back({at.part, at.field, copy(before), copy(after), at.rule, at.visibility});
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
    const std::optional<Keys> keys = keys_of(old, now);
    Pairing pairing(old, now);
    const Pairs pairs = pairing.run(keys);
    if (!is_in_order(pairs)) add(at, &before, &after);
    for (std::size_t i = 0; i < now.size(); ++i) {
      const At place = element(at, now[i], i, keys);
      pairs[i] ? compare(place, &old[*pairs[i]], &now[i]) : add(place, nullptr, &now[i]);
    }
    for (std::size_t i = 0; i < old.size(); ++i)
      if (!pairing.met()[i]) add(element(at, old[i], i, keys), &old[i], nullptr);
  }

  static bool is_in_order(const Pairs& pairs) {
    std::size_t last = 0;
    for (const auto& pair : pairs) {
      if (pair && *pair < last) return false;
      if (pair) last = *pair;
    }
    return true;
  }

  [[nodiscard]] At element(const At& at, const Value& value, std::size_t position,
                           const std::optional<Keys>& keys) const {
    const bool by_id = keys && keys->are_ids;
    const bool known = at.rule != nullptr && at.rule->type == Type::array;
    const std::string step = by_id ? text_at(value, "id") : std::to_string(position + 1);
    At next = at.below(step, known ? &schemas_.rule(at.rule->items) : nullptr);
    if (by_id && at.part.empty() && at.field.find('.') == std::string::npos) {
      next.part = next.field;
      next.field.clear();
    }
    return next;
  }

  const schema::Schemas& schemas_;
  std::vector<Difference> found_;
};

std::optional<Value> tree_of(const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return std::nullopt;
  return yaml::value_of(document, document.root());
}

std::optional<RecordKind> kind_at(std::string_view path) {
  const std::string_view folder = path.substr(0, std::min(path.find('/'), path.size()));
  if (path == "mieux.yaml") return RecordKind::programme;
  if (folder == path || !path.ends_with(".yaml")) return std::nullopt;
  for (const Subject& kind : kinds)
    if (kind.place == folder) return kind.kind;
  return std::nullopt;
}

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
  return Comparison(schemas).run({{}, {}, &schemas.root(kind), Visibility::open}, before, after);
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
