// What a merged value says, and whether two values say the same.
#include <algorithm>

#include "mieux/changes/records/fields_of.hpp"
#include "mieux/history/merge/merged_values.hpp"
#include "mieux/yaml/edit.hpp"

namespace mieux {
namespace {

const yaml::Value::Sequence* elements_in(const yaml::Value& value) {
  return std::get_if<yaml::Value::Sequence>(&value.data);
}

const yaml::Value::Mapping* fields_in(const yaml::Value& value) {
  return std::get_if<yaml::Value::Mapping>(&value.data);
}

std::optional<yaml::Value> resolved_parts(const MergedValue& value, Side side) {
  const bool table = fields_in(*value.said[Side::ours]) != nullptr;
  yaml::Value::Mapping fields;
  yaml::Value::Sequence elements;
  for (const MergedValue& part : value.parts) {
    auto one = resolved(part, side);
    if (!one) continue;
    if (table)
      fields.emplace_back(part.key, std::move(*one));
    else
      elements.push_back(std::move(*one));
  }
  if (fields.empty() && elements.empty()) return std::nullopt;
  if (table) return yaml::Value{std::move(fields)};
  return yaml::Value{std::move(elements)};
}

}  // namespace

std::string_view name_of(Side side) {
  switch (side) {
    case Side::base: return "base";
    case Side::ours: return "ours";
    case Side::theirs: return "theirs";
  }
  return {};
}

std::size_t MergedValues::conflicts() const {
  return static_cast<std::size_t>(std::ranges::count(
      decisions, Decision::Taken::conflict, [](const Decision& one) { return one.taken; }));
}

bool mean_the_same(const yaml::Value& a, const yaml::Value& b) {
  const auto* list = elements_in(a);
  const auto* other_list = elements_in(b);
  if (list != nullptr && other_list != nullptr)
    return std::ranges::equal(*list, *other_list, mean_the_same);
  const auto* fields = fields_in(a);
  const auto* others = fields_in(b);
  if (fields == nullptr || others == nullptr) return yaml::same(a, b);
  if (fields->size() != others->size()) return false;
  for (std::size_t i = 0; i < fields->size(); ++i) {
    const auto& [key, value] = (*fields)[i];
    const yaml::Value* other =
        (*others)[i].first == key ? &(*others)[i].second : find_value(b, key);
    if (other == nullptr || !mean_the_same(value, *other)) return false;
  }
  return true;
}

std::optional<yaml::Value> resolved(const MergedValue& value, Side side) {
  using From = MergedValue::From;
  if (value.from == From::parts) return resolved_parts(value, side);
  Side taken = value.from == From::theirs ? Side::theirs : Side::ours;
  if (value.from == From::conflict) taken = side;
  const yaml::Value* said = value.said[taken];
  return said == nullptr ? std::nullopt : std::optional{*said};
}

}  // namespace mieux
