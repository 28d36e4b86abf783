#include <array>

#include "facts.hpp"
#include "mieux/records/names.hpp"

namespace mieux {
namespace {

constexpr auto common_table = std::to_array<DerivedField>({
    {"id", FieldType::text, "", 0, "id",
     [](const View&, const Unit& unit, Values& values) { add(values, unit.record->id); }},
    {"title", FieldType::text, "", 0, "title?",
     [](const View&, const Unit& unit, Values& values) { add(values, unit.record->title); }},
    {"short_name", FieldType::text, "", 0, "short_name?",
     [](const View&, const Unit& unit, Values& values) { add(values, unit.record->short_name); }},
    {"reference", FieldType::text, "", 0, "references?",
     [](const View&, const Unit& unit, Values& values) { add(values, unit.record->references); }},
    {"draft", FieldType::boolean, "", 0, "draft?",
     [](const View&, const Unit& unit, Values& values) { add_flag(values, unit.record->draft); }},
    {"imported", FieldType::boolean, "", 0, "imported?",
     [](const View&, const Unit& unit, Values& values) {
       add_flag(values, unit.record->imported);
     }},
});

const Organisation& organisation_at(const View& view, const Unit& unit) {
  return view.store.organisations()[unit.record->position];
}

constexpr auto organisation_table = std::to_array<DerivedField>({
    {"name", FieldType::text, "", 0, "names.name",
     [](const View& view, const Unit& unit, Values& values) {
       if (!view.any_name) return add(values, name_on(organisation_at(view, unit), view.as_of.day));
       for (const DatedName& name : organisation_at(view, unit).names)
         add_once(values, name.name.value);
     }},
    {"country", FieldType::term, "countries", 0, "country",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, organisation_at(view, unit).country);
     }},
    {"region", FieldType::term, "region", 0, "region country",
     [](const View& view, const Unit& unit, Values& values) {
       const Organisation& body = organisation_at(view, unit);
       add_regions(view, values, body.regions,
                   body.country.is_there() ? List<Text>{&body.country, 1} : List<Text>{}, {});
     }},
    {"type", FieldType::term, "requester_types", 0, "type",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, organisation_at(view, unit).type);
     }},
});

}  // namespace

std::span<const DerivedField> common_fields() { return common_table; }

std::span<const DerivedField> other_fields(RecordKind kind) {
  switch (kind) {
    case RecordKind::organisation: return organisation_table;
    case RecordKind::expert: return expert_fields();
    case RecordKind::feedback: return feedback_fields();
    default: return knowledge_fields(kind);
  }
}

}  // namespace mieux
