#include <array>

#include "facts.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"

namespace mieux {
namespace {
namespace of_request {

constexpr KindSet organisations = set_of(RecordKind::organisation);
constexpr KindSet actions = set_of(RecordKind::action);

/// A status or outcome; `unknown` counts as undecided.
void add_word(Values& values, std::string_view word) {
  if (!word.empty()) values.push_back({word, {}, 0, word == "unknown"});
}

void outcome(const View& view, const Unit& unit, Values& values) {
  add_word(values, word_of(outcome_of(view, *unit.record)));
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
void joint(const View& view, const Unit& unit, Values& values) {
  add_flag(values, request_at(view, *unit.record).joint.value_or(false));
}
void reached_steps(const View& view, const Unit& unit, Values& values) {
  for (std::size_t i = 0; i < milestone_words.size(); ++i) {
    const Truth did =
        reached(request_at(view, *unit.record), static_cast<Milestone>(i), view.as_of);
    if (did != Truth::no) values.push_back({milestone_words[i], {}, 0, did == Truth::unknown});
  }
}
void action(const View& view, const Unit& unit, Values& values) {
  const auto& all = view.store.records(RecordKind::action);
  for (const std::uint32_t position : view.store.actions_of(unit.record->position))
    add(values, all[position].id);
}

constexpr auto table = std::to_array<DerivedField>({
    {"outcome", FieldType::term, "request_outcomes", 0, "events", outcome},
    {"status", FieldType::term, "request_outcomes", 0, "events", outcome},
    {"region", FieldType::term, "region", 0,
     "region countries regional_organisation organisation:region organisation:country",
     regions_of<request_at>},
    {"country", FieldType::term, "countries", 0, "countries", countries_of<request_at>},
    {"theme", FieldType::term, "themes", 0, "topics", theme},
    {"topic", FieldType::term, "topics", 0, "topics", topics_of<request_at>},
    {"phase", FieldType::term, "phases", 0, "events letters.received programme:phases", phase},
    {"year", FieldType::number, "", 0, "events letters.received", year},
    {"received", FieldType::date, "", 0, "events letters.received", received_on},
    {"decided", FieldType::date, "", 0, "events", decided_on},
    {"requester", FieldType::reference, "", organisations, "letters.requester", requester},
    {"requester_type", FieldType::term, "requester_types", 0, "letters.requester organisation:type",
     requester_type},
    {"regional_organisation", FieldType::reference, "", organisations, "regional_organisation",
     regional_organisation_of<request_at>},
    {"joint", FieldType::boolean, "", 0, "joint", joint},
    {"reached", FieldType::term, "", 0, "events letters.received", reached_steps},
    {"action", FieldType::reference, "", actions, "action:request", action},
});

}  // namespace of_request
}  // namespace

std::span<const DerivedField> request_fields() { return of_request::table; }

}  // namespace mieux
