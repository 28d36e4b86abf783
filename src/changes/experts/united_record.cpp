#include "united_record.hpp"

#include <algorithm>
#include <array>

#include "mieux/changes/records/fields_of.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// What a record has for itself.
constexpr std::array<std::string_view, 4> own_fields{"id", "uid", "aliases", "retired_parts"};

bool is_table(const Value& value) { return std::holds_alternative<Value::Mapping>(value.data); }
bool is_list(const Value& value) { return std::holds_alternative<Value::Sequence>(value.data); }

class Uniting {
 public:
  Uniting(const Store& store, EditedRecord& kept, const Decide& decide)
      : store_(store), kept_(kept), decide_(decide) {}

  void table(const yaml::Path& place, const Value& more, const schema::Rule& rule,
             const std::string& name) {
    for (const auto& [key, value] : std::get<Value::Mapping>(more.data)) {
      if (place.empty() && std::ranges::find(own_fields, key) != own_fields.end()) continue;
      yaml::Path path = place;
      path.emplace_back(key);
      const std::string field = name.empty() ? key : name + "." + key;
      one(path, value, rule_of(rule, key), field);
    }
  }

  std::vector<std::string> take() { return std::move(differing_); }

 private:
  [[nodiscard]] const schema::Rule* rule_of(const schema::Rule& table, std::string_view key) const {
    if (table.table != schema::no_rule) return &store_.schemas().rule(table.table);
    for (const schema::Property& property : table.properties)
      if (property.name == key) return &store_.schemas().rule(property.rule);
    return nullptr;
  }

  void one(const yaml::Path& path, const Value& value, const schema::Rule* rule,
           const std::string& field) {
    const yaml::Node* there = yaml::find(kept_.document(), path);
    if (there == nullptr) return kept_.put(path, value);
    const Value own = yaml::value_of(kept_.document(), *there);
    if (yaml::same(own, value)) return;
    if (is_table(own) && is_table(value) && rule != nullptr)
      return table(path, value, *rule, field);
    if (is_list(own) && is_list(value)) return list(path, own, value, rule, field);
    const std::optional<bool> of_gone = decide_(field);
    if (!of_gone) return differing_.push_back(field);
    if (*of_gone) kept_.put(path, value);
  }

  void list(const yaml::Path& path, const Value& own, const Value& more, const schema::Rule* rule,
            const std::string& field) {
    const schema::Rule* element = rule == nullptr || rule->items == schema::no_rule
                                      ? nullptr
                                      : &store_.schemas().rule(rule->items);
    for (const Value& value : std::get<Value::Sequence>(more.data)) {
      const auto& all = std::get<Value::Sequence>(own.data);
      if (std::ranges::any_of(all, [&](const Value& one) { return yaml::same(one, value); }))
        continue;
      const auto like = rule == nullptr || !is_table(value)
                            ? all.end()
                            : std::ranges::find_if(all, [&](const Value& one) {
                                return same_key(*rule, one, value);
                              });
      if (like == all.end() || element == nullptr) {
        kept_.append(path, value);
        continue;
      }
      yaml::Path place = path;
      place.emplace_back(static_cast<std::uint32_t>(like - all.begin()));
      table(place, value, *element, field + "." + key_words(*rule, value));
    }
  }

  /// Do two elements of a list say the same in all fields that tell its elements apart?
  static bool same_key(const schema::Rule& list, const Value& a, const Value& b) {
    return !list.key.empty() && is_table(a) &&
           std::ranges::all_of(list.key, [&](std::string_view field) {
             return text_at(a, field) == text_at(b, field);
           });
  }

  static std::string key_words(const schema::Rule& list, const Value& element) {
    return text_at(element, list.key.front());
  }

  const Store& store_;
  EditedRecord& kept_;
  const Decide& decide_;
  std::vector<std::string> differing_;
};

}  // namespace

std::vector<std::string> unite(const Store& store, EditedRecord& kept, const EditedRecord& gone,
                               const Decide& decide) {
  Uniting uniting(store, kept, decide);
  const Value more = yaml::value_of(gone.document(), gone.document().root());
  uniting.table({}, more, store.schemas().root(kept.kind()), {});
  return uniting.take();
}

}  // namespace mieux
