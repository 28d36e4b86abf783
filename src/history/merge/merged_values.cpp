#include "mieux/history/merge/merged_values.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "matching.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/schema/visibility.hpp"
#include "order.hpp"

namespace mieux {
namespace {

using schema::Property;
using schema::Rule;
using schema::Type;
using schema::Visibility;

const yaml::Value::Sequence* list_of(const yaml::Value* value) {
  return value == nullptr ? nullptr : std::get_if<yaml::Value::Sequence>(&value->data);
}

const yaml::Value::Mapping* table_of(const yaml::Value* value) {
  return value == nullptr ? nullptr : std::get_if<yaml::Value::Mapping>(&value->data);
}

bool all_tables(const yaml::Value::Sequence& list) {
  return !list.empty() && std::ranges::all_of(list, [](const yaml::Value& one) {
    return std::holds_alternative<yaml::Value::Mapping>(one.data);
  });
}

bool all_terms(const yaml::Value::Sequence& list) {
  return std::ranges::all_of(
      list, [](const yaml::Value& one) { return std::holds_alternative<std::string>(one.data); });
}

bool mean_one(const yaml::Value* a, const yaml::Value* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return mean_the_same(*a, *b);
}

using States = BySide<const yaml::Value*>;

/// A place in the record.
struct MergePlace {
  std::string path;
  const Rule* rule = nullptr;
  Visibility visibility = Visibility::open;
  bool element = false;  ///< of a list
};

std::string joined_path(const std::string& path, const std::string& step) {
  return path.empty() ? step : path + "." + step;
}

/// Merges a tree; what somebody changed is noted on the way.
class ValueMerge {
 public:
  explicit ValueMerge(const schema::Schemas& schemas) : schemas_(schemas) {}

  MergedValues run(RecordKind kind, const States& states) {
    MergedValues merged;
    MergedValue& root = merged.root;
    root.said = states;
    root.from = MergedValue::From::parts;
    merge_fields({{}, &schemas_.root(kind)}, root);
    merged.decisions = std::move(decisions_);
    return merged;
  }

 private:
  using From = MergedValue::From;
  using Taken = Decision::Taken;

  void decide(const MergePlace& place, const States& said, Taken taken,
              std::optional<yaml::Value> result) {
    Decision decision{place.path, taken, {}, std::move(result), place.visibility};
    for (const Side side : all_sides)
      if (said[side] != nullptr) decision.said[side] = *said[side];
    decisions_.push_back(std::move(decision));
  }

  /// False if nothing is there in the end.
  bool merge(const MergePlace& place, MergedValue& value) {
    const States& said = value.said;
    const yaml::Value* ours = said[Side::ours];
    const yaml::Value* theirs = said[Side::theirs];
    const std::size_t before = decisions_.size();
    if (merge_parts(place, value)) {
      if (said[Side::base] == nullptr && mean_one(ours, theirs)) {
        decisions_.resize(before);
        decide(place, said, Taken::both, *ours);
      }
      return true;
    }
    const auto result = [](const yaml::Value* one) {
      return one == nullptr ? std::nullopt : std::optional{*one};
    };
    if (mean_one(ours, theirs)) {
      if (!mean_one(ours, said[Side::base])) decide(place, said, Taken::both, result(ours));
      return ours != nullptr;
    }
    if (mean_one(ours, said[Side::base])) {
      value.from = From::theirs;
      decide(place, said, Taken::theirs, result(theirs));
      return theirs != nullptr;
    }
    if (mean_one(theirs, said[Side::base])) {
      decide(place, said, Taken::ours, result(ours));
      return ours != nullptr;
    }
    return conflict(place, value);
  }

  bool conflict(const MergePlace& place, MergedValue& value) {
    value.from = From::conflict;
    value.parts.clear();
    decide(place, value.said, Taken::conflict, std::nullopt);
    return true;
  }

  /// Merges the parts of a value that ours and theirs have; false if it must be merged as a whole.
  bool merge_parts(const MergePlace& place, MergedValue& value) {
    const States& said = value.said;
    if (said[Side::ours] == nullptr || said[Side::theirs] == nullptr) return false;
    // Parts that both added are two parts, unless they say the same.
    const bool new_part = place.element && said[Side::base] == nullptr;
    if (new_part && !mean_one(said[Side::ours], said[Side::theirs])) return false;
    const auto every = [&](const auto& test) {
      return std::ranges::all_of(
          all_sides, [&](Side side) { return said[side] == nullptr || test(*said[side]); });
    };
    const std::size_t before = decisions_.size();
    bool done = false;
    if (every([](const yaml::Value& one) { return table_of(&one) != nullptr; }))
      done = merge_fields(place, value);
    else if (every([](const yaml::Value& one) {
               return list_of(&one) != nullptr && all_tables(*list_of(&one));
             }))
      done = merge_elements(place, value);
    else if (is_set(place) && every([](const yaml::Value& one) {
               return list_of(&one) != nullptr && all_terms(*list_of(&one));
             }))
      done = merge_terms(place, value);
    if (done && !value.parts.empty()) {
      value.from = From::parts;
      return true;
    }
    value.parts.clear();
    decisions_.resize(before);
    return false;
  }

  // Tables

  bool merge_fields(const MergePlace& place, MergedValue& value) {
    std::vector<std::string> names = names_of(place, value.said);
    Orders orders = orders_of_keys(place, names, value.said);
    std::vector<MergedValue> fields(names.size());
    BySide<std::vector<std::optional<std::size_t>>> places;
    for (const Side side : all_sides) {
      places[side].resize(names.size());
      for (std::size_t at = 0; at < orders.on[side].size(); ++at)
        places[side][orders.on[side][at]] = at;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      MergedValue& field = fields[i];
      field.key = names[i];
      for (const Side side : all_sides) {
        field.at[side] = places[side][i];
        if (field.at[side])
          field.said[side] = &(*table_of(value.said[side]))[*field.at[side]].second;
      }
      orders.in_base.push_back(field.said[Side::base] != nullptr);
      orders.kept.push_back(merge(field_place(place, names[i]), field));
    }
    take_in_order(orders, fields, value);
    return true;
  }

  static void take_in_order(const Orders& orders, std::vector<MergedValue>& all,
                            MergedValue& value) {
    for (const std::size_t i : merged_order(orders).value_or(orders.on[Side::ours]))
      value.parts.push_back(std::move(all[i]));
  }

  /// The names of the fields of all, in the order of the schema, then as they are written.
  static std::vector<std::string> names_of(const MergePlace& place, const States& said) {
    std::vector<std::string> names;
    std::set<std::string_view> written;
    for (const Side side : all_sides)
      if (const auto* entries = table_of(said[side]))
        for (const auto& [key, value] : *entries) written.insert(key);
    if (place.rule != nullptr)
      for (const Property& property : place.rule->properties)
        if (written.erase(property.name) > 0) names.emplace_back(property.name);
    for (const Side side : all_sides)
      if (const auto* entries = table_of(said[side]))
        for (const auto& [key, value] : *entries)
          if (written.erase(key) > 0) names.push_back(key);
    return names;
  }

  static Orders orders_of_keys(const MergePlace& place, const std::vector<std::string>& names,
                               const States& said) {
    std::map<std::string_view, std::size_t> numbers;
    for (const std::string& name : names) numbers.emplace(name, numbers.size());
    Orders orders;
    for (const Side side : all_sides)
      if (const auto* entries = table_of(said[side]))
        for (const auto& [key, value] : *entries) orders.on[side].push_back(numbers.at(key));
    // The names begin in the order of the schema; what it does not know has no rank.
    const std::size_t known = place.rule == nullptr ? 0 : place.rule->properties.size();
    orders.rank = [known](std::size_t number) { return std::min(number, known); };
    return orders;
  }

  [[nodiscard]] MergePlace field_place(const MergePlace& place, const std::string& name) const {
    MergePlace next{joined_path(place.path, name), nullptr, place.visibility};
    if (place.rule == nullptr || place.rule->type != Type::object) return next;
    if (place.rule->table != schema::no_rule) next.rule = &schemas_.rule(place.rule->table);
    for (const Property& property : place.rule->properties)
      if (property.name == name) {
        next.rule = &schemas_.rule(property.rule);
        next.visibility = schema::stricter(place.visibility, property.visibility);
      }
    return next;
  }

  // Lists

  [[nodiscard]] const Rule* rule_of_elements(const MergePlace& place) const {
    const bool known = place.rule != nullptr && place.rule->type == Type::array &&
                       place.rule->items != schema::no_rule;
    return known ? &schemas_.rule(place.rule->items) : nullptr;
  }

  static BySide<const yaml::Value::Sequence*> lists_of(const States& said) {
    static const yaml::Value::Sequence none;
    BySide<const yaml::Value::Sequence*> lists;
    for (const Side side : all_sides) {
      const auto* list = list_of(said[side]);
      lists[side] = list == nullptr ? &none : list;
    }
    return lists;
  }

  /// What is matched as values, and in which order they are on each side.
  static std::vector<MergedValue> elements_of(const std::vector<Matched>& matched,
                                              const BySide<const yaml::Value::Sequence*>& lists,
                                              Orders& orders) {
    std::vector<MergedValue> elements(matched.size());
    for (const Side side : all_sides) {
      orders.on[side].resize(lists[side]->size());
      for (std::size_t i = 0; i < matched.size(); ++i) {
        elements[i].at[side] = matched[i][side];
        if (!matched[i][side]) continue;
        elements[i].said[side] = &(*lists[side])[*matched[i][side]];
        orders.on[side][*matched[i][side]] = i;
      }
    }
    for (const Matched& one : matched) orders.in_base.push_back(one[Side::base].has_value());
    return elements;
  }

  bool merge_elements(const MergePlace& place, MergedValue& value) {
    const auto lists = lists_of(value.said);
    Orders orders;
    std::vector<MergedValue> elements = elements_of(match_tables(place.rule, lists), lists, orders);
    for (MergedValue& element : elements)
      orders.kept.push_back(merge(element_place(place, element), element));
    if (!merged_order(orders)) return false;
    take_in_order(orders, elements, value);
    return true;
  }

  [[nodiscard]] MergePlace element_place(const MergePlace& place, const MergedValue& value) const {
    std::string name;
    for (const Side side : {Side::base, Side::theirs, Side::ours}) {
      if (value.said[side] == nullptr) continue;
      const std::string id = text_at(*value.said[side], "id");
      name = id.empty() ? std::to_string(*value.at[side] + 1) : id;
    }
    return {joined_path(place.path, name), rule_of_elements(place), place.visibility, true};
  }

  [[nodiscard]] bool is_set(const MergePlace& place) const {
    const Rule* elements = rule_of_elements(place);
    return elements != nullptr &&
           (place.rule->unique_items || elements->vocabulary != schema::no_vocabulary);
  }

  bool merge_terms(const MergePlace& place, MergedValue& value) {
    const auto lists = lists_of(value.said);
    Orders orders;
    std::vector<MergedValue> terms = elements_of(match_terms(lists), lists, orders);
    BySide<Numbers> added, removed;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      MergedValue& term = terms[i];
      const bool in_base = term.said[Side::base] != nullptr;
      bool kept = true;
      for (const Side side : {Side::ours, Side::theirs}) {
        const bool there = term.said[side] != nullptr;
        if (in_base && !there) removed[side].push_back(i);
        if (!in_base && there) added[side].push_back(i);
        kept = kept && (there || !in_base);
      }
      if (term.said[Side::ours] == nullptr) term.from = From::theirs;
      orders.kept.push_back(kept);
    }
    const bool both_replaced = !added[Side::ours].empty() && !added[Side::theirs].empty() &&
                               added[Side::ours] != added[Side::theirs] &&
                               std::ranges::any_of(removed[Side::ours], [&](std::size_t i) {
                                 return std::ranges::count(removed[Side::theirs], i) > 0;
                               });
    if (both_replaced) return false;
    orders.rank = [](std::size_t) { return std::size_t{0}; };  // the order says nothing
    take_in_order(orders, terms, value);
    if (!value.parts.empty()) decide_set(place, value);
    return true;
  }

  void decide_set(const MergePlace& place, const MergedValue& value) {
    yaml::Value::Sequence elements;
    for (const MergedValue& term : value.parts)
      elements.push_back(*term.said[term.from == From::theirs ? Side::theirs : Side::ours]);
    const yaml::Value result{std::move(elements)};
    const auto says = [&](Side side) { return mean_one(value.said[side], &result); };
    if (says(Side::ours) && says(Side::theirs) && says(Side::base)) return;
    Taken taken = Taken::both;
    if (!says(Side::ours) && says(Side::theirs)) taken = Taken::theirs;
    if (says(Side::ours) && !says(Side::theirs)) taken = Taken::ours;
    decide(place, value.said, taken, result);
  }

  const schema::Schemas& schemas_;
  std::vector<Decision> decisions_;
};

}  // namespace

MergedValues merged_values(const schema::Schemas& schemas, RecordKind kind,
                           const BySide<const yaml::Value*>& states) {
  return ValueMerge(schemas).run(kind, states);
}

}  // namespace mieux
