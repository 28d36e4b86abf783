#include "mieux/store/visible_record.hpp"

#include <algorithm>

#include "mieux/store/store.hpp"

namespace mieux {
namespace {

/// Is it somebody's words, such as a testimonial, and nobody recorded that they agreed to be
/// quoted?
bool lacks_consent(const schema::Rule& rule, const yaml::Document& document,
                   const yaml::Node& element) {
  constexpr std::string_view consent = "consent";
  const bool asked =
      std::any_of(rule.properties.begin(), rule.properties.end(),
                  [&](const schema::Property& property) { return property.name == consent; });
  if (!asked) return false;
  const yaml::Node* given = document.find(element, consent);
  return given == nullptr || given->text != "true";
}

}  // namespace

VisibleValue VisibleValue::below(const yaml::Node& child) const {
  const schema::Schemas& schemas = *source_->schemas;
  if (rule_ != nullptr && node_->kind == yaml::Kind::sequence) {
    const schema::Rule* items =
        rule_->items == schema::no_rule ? nullptr : &schemas.rule(rule_->items);
    if (items != nullptr && source_->audience == Audience::everybody &&
        lacks_consent(*items, *source_->document, child))
      return {};
    return {*source_, child, items};
  }
  if (rule_ != nullptr && rule_->table != schema::no_rule)
    return {*source_, child, &schemas.rule(rule_->table)};
  if (rule_ != nullptr)
    for (const schema::Property& property : rule_->properties) {
      if (property.tag != child.tag || property.name != child.key) continue;
      if (!may_see(source_->audience, property.visibility)) return {};
      return {*source_, child, &schemas.rule(property.rule)};
    }
  // Nobody has said who may see what the schema does not know.
  if (!may_see(source_->audience, schema::Visibility::internal)) return {};
  return {*source_, child, nullptr};
}

VisibleValue VisibleValue::at(std::string_view key) const {
  const yaml::Node* found = node_ == nullptr ? nullptr : source_->document->find(*node_, key);
  return found == nullptr ? VisibleValue{} : below(*found);
}

Date VisibleValue::period() const {
  const auto when = [&](std::string_view key) {
    const auto date = Date::parse(text_at(key));
    return date ? When{*date, {}, true} : When{};
  };
  return period_between(when("from"), when("to"));
}

void VisibleValues::Iterator::skip_hidden() {
  for (; node_ != nullptr; node_ = parent_.source_->document->next_sibling(*node_))
    if ((value_ = parent_.below(*node_))) return;
}

VisibleRecord::VisibleRecord(const Store& store, const Record& record, Audience audience)
    : tree_(store, record),
      source_{&tree_.document, &store.schemas(), audience},
      rule_(&store.schemas().root(record.kind)) {}

VisibleValue VisibleRecord::root() const { return {source_, tree_.document.root(), rule_}; }

}  // namespace mieux
