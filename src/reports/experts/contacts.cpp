#include "mieux/reports/experts/contacts.hpp"

#include "mieux/procedure/experts/invitations.hpp"

namespace mieux {
namespace {

using ContactTexts = List<Text> (*)(const PersonalPart& part);

Field contact_field(const Roster& roster, std::string name, ContactTexts texts) {
  Field field;
  field.name = std::move(name);
  field.visibility = schema::Visibility::personal;
  field.list = true;
  field.whole = true;
  field.get = [&roster, texts](const View&, const Unit& unit, Values& values) {
    const PersonalPart* part = personal_part_of(roster, *unit.record);
    if (part == nullptr) return;
    for (const Text& text : texts(*part))
      if (text.is_there()) values.push_back({text.value, {}, 0, false});
  };
  return field;
}

}  // namespace

std::vector<Field> contact_fields(const Roster& roster) {
  return {
      contact_field(roster, "name",
                    [](const PersonalPart& part) {
                      return List<Text>{&part.name, 1};
                    }),
      contact_field(roster, "email", [](const PersonalPart& part) { return part.emails; }),
      contact_field(roster, "phone", [](const PersonalPart& part) { return part.phones; }),
  };
}

}  // namespace mieux
