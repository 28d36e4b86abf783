#include <algorithm>
#include <array>

#include "facts.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"

namespace mieux {
namespace {

constexpr KindSet organisations = set_of(RecordKind::organisation);
constexpr KindSet actions = set_of(RecordKind::action);

/// A status or outcome; `unknown` counts as undecided.
void add_word(Values& values, std::string_view word) {
  if (!word.empty()) values.push_back({word, {}, 0, word == "unknown"});
}

void outcome(const View& view, const Unit& unit, Values& values) {
  add_word(values, word_of(outcome_of(view, *unit.record)));
}
void region(const View& view, const Unit& unit, Values& values) {
  const Request& request = request_at(view, *unit.record);
  add_regions(view, values, request.regions, request.countries, request.regional_organisation);
}
void country(const View& view, const Unit& unit, Values& values) {
  add(values, request_at(view, *unit.record).countries);
}
void topic(const View& view, const Unit& unit, Values& values) {
  add(values, request_at(view, *unit.record).topics);
}
void theme(const View& view, const Unit& unit, Values& values) {
  add_themes(view, values, request_at(view, *unit.record).topics);
}
/// The phase of the approval; of the receipt as long as there is none.
void phase(const View& view, const Unit& unit, Values& values) {
  const Request& request = request_at(view, *unit.record);
  const RequestEvent* approval = find(request, RequestStep::approved);
  add_phase(view, values, approval != nullptr ? approval->when : received(request));
}
void year(const View& view, const Unit& unit, Values& values) {
  add_year(values, received(request_at(view, *unit.record)));
}
void received_on(const View& view, const Unit& unit, Values& values) {
  add(values, received(request_at(view, *unit.record)));
}
void decided_on(const View& view, const Unit& unit, Values& values) {
  add(values, decided(request_at(view, *unit.record)));
}
void requester(const View& view, const Unit& unit, Values& values) {
  for (const Letter& letter : request_at(view, *unit.record).letters)
    add_reference(view, values, letter.requester.value, organisations);
}
void requester_type(const View& view, const Unit& unit, Values& values) {
  for (const Letter& letter : request_at(view, *unit.record).letters)
    add_type_of(view, values, letter.requester.value);
}
void regional_organisation(const View& view, const Unit& unit, Values& values) {
  add_reference(view, values, request_at(view, *unit.record).regional_organisation.value,
                organisations);
}
void joint(const View& view, const Unit& unit, Values& values) {
  add_flag(values, request_at(view, *unit.record).joint.value_or(false));
}
void reached_steps(const View& view, const Unit& unit, Values& values) {
  for (const std::string_view step : request_way) {
    const Truth did = reached(request_at(view, *unit.record), step, view.clock);
    if (did != Truth::no) values.push_back({step, {}, 0, did == Truth::unknown});
  }
}
void action(const View& view, const Unit& unit, Values& values) {
  const auto& all = view.store.records(RecordKind::action);
  for (const std::uint32_t position : view.store.actions_of(unit.record->position))
    add(values, all[position].id);
}

constexpr auto table = std::to_array<DerivedField>({
    {"outcome", FieldType::term, "request_outcomes", 0, outcome},
    {"status", FieldType::term, "request_outcomes", 0, outcome},
    {"region", FieldType::term, "region", 0, region},
    {"country", FieldType::term, "countries", 0, country},
    {"theme", FieldType::term, "themes", 0, theme},
    {"topic", FieldType::term, "topics", 0, topic},
    {"phase", FieldType::term, "phases", 0, phase},
    {"year", FieldType::number, "", 0, year},
    {"received", FieldType::date, "", 0, received_on},
    {"decided", FieldType::date, "", 0, decided_on},
    {"requester", FieldType::reference, "", organisations, requester},
    {"requester_type", FieldType::term, "requester_types", 0, requester_type},
    {"regional_organisation", FieldType::reference, "", organisations, regional_organisation},
    {"joint", FieldType::boolean, "", 0, joint},
    {"reached", FieldType::term, "", 0, reached_steps},
    {"action", FieldType::reference, "", actions, action},
});

}  // namespace

std::span<const DerivedField> request_fields() { return table; }

}  // namespace mieux
