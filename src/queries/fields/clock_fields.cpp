// Fields of the clocks of mieux.yaml (`clock.fiche`, `clock.fiche.kept`, `clock.fiche.days`), the
// days a request waited for each event (`days.screened`), and those from the draft of a deliverable
// to its adoption (`days.adoption`).
#include <algorithm>
#include <memory>
#include <unordered_set>

#include "facts.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"

namespace mieux {
namespace {

constexpr std::string_view clock_prefix = "clock.";
constexpr std::string_view days_prefix = "days.";
constexpr std::string_view kept_suffix = ".kept";
constexpr std::string_view days_suffix = ".days";

/// Do units of this subject have the clock?
bool runs_for(const ClockRule& rule, const Subject& subject) {
  const auto of = clock_subject_of(rule);
  if (!of) return false;
  if (subject.kind == RecordKind::request) return *of == ClockSubject::request;
  if (subject.kind != RecordKind::action) return false;
  switch (subject.part) {
    case Part::none: return *of == ClockSubject::action;
    case Part::activity: return *of == ClockSubject::activity;
    case Part::mission: return *of == ClockSubject::mission;
    default: return false;
  }
}

/// Numbers as values, with texts that live as long as the field.
class Numbers {
 public:
  template <typename Days>
  void add(Values& values, const std::optional<Days>& days) const {
    if (!days) return;
    if (days->least != days->most) {
      values.push_back({{}, {}, 0, true});
      return;
    }
    const std::string& text = *texts_->insert(std::to_string(days->least)).first;
    values.push_back({text, {}, static_cast<double>(days->least), false});
  }

 private:
  std::shared_ptr<std::unordered_set<std::string>> texts_ =
      std::make_shared<std::unordered_set<std::string>>();
};

/// What a field of a clock says of a reading.
using Say = std::function<void(const ClockReading&, Values&)>;

void say_state(const ClockReading& reading, Values& values) {
  if (reading.state != ClockState::none)
    values.push_back({word_of(reading.state), {}, 0, reading.state == ClockState::unknown});
}

/// Silent where nobody can say so yet, or any more.
void say_kept(const ClockReading& reading, Values& values) {
  switch (reading.state) {
    case ClockState::kept: return add_flag(values, true);
    case ClockState::late:
    case ClockState::overdue: return add_flag(values, false);
    case ClockState::unknown: values.push_back({{}, {}, 0, true}); return;
    default: return;
  }
}

Field clock_field_of(std::string_view name, const ClockRule& rule, FieldType type, Say say) {
  Field field;
  field.name = name;
  field.type = type;
  if (type == FieldType::term)
    field.words.assign(clock_state_words.begin() + 1, clock_state_words.end());
  field.get = [&rule, say = std::move(say)](const View& at, const Unit& unit, Values& values) {
    if (unit.record->whole) say(at.clocks().read(rule, *unit.record, unit.index, at.as_of), values);
  };
  return field;
}

constexpr std::string_view decided_word = "decided";

/// Events a request can wait for, and the decision.
std::vector<std::string_view> awaited() {
  std::vector<std::string_view> words(request_step_words.begin() + 1, request_step_words.end());
  words.push_back(decided_word);
  return words;
}

std::optional<Field> days_field(std::string_view name) {
  const std::string_view asked = name.substr(days_prefix.size());
  const auto word = std::find(request_step_words.begin() + 1, request_step_words.end(), asked);
  std::optional<RequestStep> event;
  if (word != request_step_words.end())
    event = static_cast<RequestStep>(word - request_step_words.begin());
  else if (asked != decided_word)
    return std::nullopt;
  Field field;
  field.name = name;
  field.type = FieldType::number;
  field.get = [event, numbers = Numbers{}](const View& at, const Unit& unit, Values& values) {
    numbers.add(values, days_until(request_at(at, *unit.record), event, at.as_of));
  };
  return field;
}

constexpr std::string_view adoption_name = "days.adoption";

/// Left open where it was adopted, but a day of the two is not known.
Field adoption_field() {
  Field field;
  field.name = adoption_name;
  field.type = FieldType::number;
  field.get = [numbers = Numbers{}](const View& at, const Unit& unit, Values& values) {
    const Deliverable& deliverable = action_at(at, *unit.record).deliverables[unit.index];
    const auto days = days_to_adoption(deliverable, at.as_of);
    if (!days && was_adopted(deliverable, at.as_of) != Truth::no)
      values.push_back({{}, {}, 0, true});
    numbers.add(values, days);
  };
  return field;
}

std::optional<Field> found_field(const View& view, const Subject& subject, std::string_view name) {
  if (subject.part == Part::deliverable && name == adoption_name) return adoption_field();
  if (subject.kind == RecordKind::request && name.starts_with(days_prefix)) return days_field(name);
  if (!name.starts_with(clock_prefix)) return std::nullopt;
  const std::string_view asked = name.substr(clock_prefix.size());
  for (const ClockRule& rule : view.store.programme().clocks) {
    const std::string_view id = rule.id.value;
    if (!runs_for(rule, subject) || !asked.starts_with(id)) continue;
    const std::string_view rest = asked.substr(id.size());
    if (rest.empty()) return clock_field_of(name, rule, FieldType::term, say_state);
    if (rest == kept_suffix) return clock_field_of(name, rule, FieldType::boolean, say_kept);
    if (rest == days_suffix)
      return clock_field_of(name, rule, FieldType::number,
                            [numbers = Numbers{}](const ClockReading& reading, Values& values) {
                              numbers.add(values, reading.days);
                            });
  }
  return std::nullopt;
}

}  // namespace

std::optional<Field> clock_field(const View& view, const Subject& subject, std::string_view name) {
  auto field = found_field(view, subject, name);
  if (field && field->type == FieldType::number) field->numbers = field->get;
  if (field)
    field->visibility = visibility_of(view.store.schemas(), subject_of(subject.kind),
                                      subject.kind == RecordKind::request
                                          ? "events letters.received action:events"
                                          : "events activities missions deliverables results "
                                            "effects feedback:action feedback:activity "
                                            "feedback:expert feedback:date");
  return field;
}

std::vector<std::string> clock_field_names(const View& view, const Subject& subject) {
  std::vector<std::string> names;
  for (const ClockRule& rule : view.store.programme().clocks) {
    if (!runs_for(rule, subject)) continue;
    const std::string name = std::string{clock_prefix} + std::string{rule.id.value};
    names.push_back(name);
    names.push_back(name + std::string{kept_suffix});
    names.push_back(name + std::string{days_suffix});
  }
  if (subject.kind == RecordKind::request)
    for (const std::string_view event : awaited())
      names.push_back(std::string{days_prefix} + std::string{event});
  if (subject.part == Part::deliverable) names.emplace_back(adoption_name);
  return names;
}

}  // namespace mieux
