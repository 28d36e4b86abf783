// Fields of feedback that follow: where it is from, and the answers to a question of any version.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "facts.hpp"

namespace mieux {
namespace {

const Feedback& feedback_at(const View& view, const Unit& unit) {
  return view.store.feedback()[unit.record->position];
}

const Record* action_of(const View& view, const Unit& unit) {
  return view.store.target(feedback_at(view, unit).action.value, set_of(RecordKind::action));
}

/// What a derived field of its Action says.
void say_of_action(const View& view, const Unit& unit, std::string_view field, Values& values) {
  const Record* action = action_of(view, unit);
  if (action == nullptr) return;
  for (const DerivedField& derived : action_fields())
    if (derived.name == field) return derived.get(view, {action, 0}, values);
}

const PublicEvent* event_of(const View& view, const Unit& unit) {
  const Record* event =
      view.store.target(feedback_at(view, unit).event.value, set_of(RecordKind::event));
  return event == nullptr ? nullptr : &view.store.events()[event->position];
}

void say_region(const View& view, const Unit& unit, Values& values) {
  const Feedback& feedback = feedback_at(view, unit);
  if (!feedback.regions.empty()) return add_regions(view, values, feedback.regions, {}, {});
  if (const PublicEvent* event = event_of(view, unit);
      event != nullptr && event->country.is_there())
    return add_regions(view, values, {}, {&event->country, 1}, {});
  say_of_action(view, unit, "region", values);
}

void say_country(const View& view, const Unit& unit, Values& values) {
  if (const PublicEvent* event = event_of(view, unit)) return add(values, event->country);
  say_of_action(view, unit, "country", values);
}

/// A text that is made for a record: as one of the file, it stays until the next is read.
void add_made(Values& values, std::string text) {
  thread_local std::string made;
  made = std::move(text);
  add(values, made);
}

/// What people type for it: `benin/a2`, `benin`, the id of an event, `region/africa`, `programme`.
void say_on(const View& view, const Unit& unit, Values& values) {
  const Feedback& feedback = feedback_at(view, unit);
  if (feedback.event.is_there()) return add(values, feedback.event);
  if (feedback.level.value == "programme") return add(values, feedback.level);
  for (const StatedRegion& stated : feedback.regions)
    if (stated.grouping.value == view.grouping)
      return add_made(values, "region/" + std::string{stated.region.value});
  const Record* action = action_of(view, unit);
  if (action == nullptr) return;
  if (!feedback.activity.is_there()) return add(values, action->id);
  add_made(values, std::string{action->id} + "/" + std::string{feedback.activity.value});
}

constexpr auto feedback_table = std::to_array<DerivedField>({
    {"tool", FieldType::term, "feedback_tools", 0, "tool",
     [](const View& view, const Unit& unit, Values& values) {
       add(values, feedback_at(view, unit).tool);
     }},
    {"on", FieldType::text, "", 0, "action activity event level region", say_on},
    {"country", FieldType::term, "countries", 0, "action event action:countries event:country",
     say_country},
    {"region", FieldType::term, "region", 0,
     "region action event action:region action:countries event:country", say_region},
    {"topic", FieldType::term, "topics", 0, "action action:topics",
     [](const View& view, const Unit& unit, Values& values) {
       say_of_action(view, unit, "topic", values);
     }},
    {"theme", FieldType::term, "themes", 0, "action action:main_theme action:topics",
     [](const View& view, const Unit& unit, Values& values) {
       say_of_action(view, unit, "theme", values);
     }},
    {"phase", FieldType::term, "phases", 0, "date programme:phases",
     [](const View& view, const Unit& unit, Values& values) {
       add_phase(view, values, feedback_at(view, unit).date);
     }},
    {"year", FieldType::number, "", 0, "date",
     [](const View& view, const Unit& unit, Values& values) {
       add_year(values, feedback_at(view, unit).date);
     }},
    {"month", FieldType::text, "", 0, "date",
     [](const View& view, const Unit& unit, Values& values) {
       add_month(values, feedback_at(view, unit).date);
     }},
});

constexpr std::string_view answers_prefix = "answers.";

/// The answers that the unit's record gave to the question; null if it was not asked, or if only
/// shares were published.
template <typename Use>
void each_answer(const View& view, const Unit& unit, const AskedQuestion* asked, Use use) {
  const Feedback& feedback = feedback_at(view, unit);
  for (const Question& answered : feedback.questions)
    if (!answered.shares_without_n && &view.questions().of(*unit.record, answered) == asked)
      for (const AnswerCount& one : answered.counts) use(one);
}

}  // namespace

std::span<const DerivedField> feedback_fields() { return feedback_table; }

std::vector<const AskedQuestion*> questions_of_field(const View& view, std::string_view name) {
  std::string word{name.substr(answers_prefix.size())};
  std::replace(word.begin(), word.end(), '.', '/');
  return view.questions().named(word);
}

std::optional<Field> answers_field(const View& view, const Subject& subject,
                                   std::string_view name) {
  if (subject.kind != RecordKind::feedback || !name.starts_with(answers_prefix))
    return std::nullopt;
  const auto found = questions_of_field(view, name);
  if (found.size() != 1 || found.front()->answers.empty()) return std::nullopt;
  const AskedQuestion* asked = found.front();
  Field field;
  field.name = name;
  field.type = FieldType::text;
  field.table = true;
  field.words = asked->answers;
  field.complete = true;
  field.visibility = visibility_of(view.store.schemas(), subject, "questions.distribution form");
  field.get = [asked](const View& at, const Unit& unit, Values& values) {
    each_answer(at, unit, asked, [&](const AnswerCount& one) { add(values, one.answer); });
  };
  field.numbers = [asked](const View& at, const Unit& unit, Values& values) {
    each_answer(at, unit, asked, [&](const AnswerCount& one) {
      values.push_back({one.answer.value, {}, one.number, false});
    });
  };
  return field;
}

}  // namespace mieux
