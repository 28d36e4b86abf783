#include "action_from_fiche.hpp"

#include <algorithm>
#include <optional>

#include "mieux/changes/parts/add_part.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// The last version of a fiche as a value.
Value last_version_of(const RecordTree& fiche) {
  return yaml::value_of(fiche.document, *last_version(fiche.document));
}

void copy(const Value& from, std::string_view key, Value::Mapping& to) {
  if (const Value* value = find_value(from, key)) to.emplace_back(std::string{key}, *value);
}

/// A planned activity as the Action has it, without its id.
Value activity_of(const Value& planned) {
  Value::Mapping activity;
  activity.emplace_back("types", Value{Value::Sequence{Value::text(text_at(planned, "type"))}});
  copy(planned, "title", activity);
  copy(planned, "mode", activity);
  if (const std::string place = text_at(planned, "place"); !place.empty())
    activity.emplace_back("places", Value{Value::Sequence{Value::text(place)}});
  if (const std::string month = text_at(planned, "month"); !month.empty())
    activity.emplace_back("start", Value::text(month));
  return {std::move(activity)};
}

Value result_of(const Value& expected) {
  Value::Mapping result{{"title", Value::text(text_at(expected, "text"))}};
  copy(expected, "level", result);
  std::string indicators;
  for (const Value& indicator : list_at(expected, "indicators"))
    indicators += (indicators.empty() ? "" : "; ") + std::get<std::string>(indicator.data);
  if (!indicators.empty()) result.emplace_back("indicator", Value::text(indicators));
  result.emplace_back("expected", Value::boolean(true));
  return {std::move(result)};
}

/// The first and the last month of the planned activities.
void add_planned_dates(const Value& version, Value::Mapping& action) {
  std::optional<Date> first;
  std::optional<Date> last;
  for (const Value& activity : list_at(version, "activities"))
    if (const auto month = Date::parse(text_at(activity, "month"))) {
      if (!first || month->first() < first->first()) first = month;
      if (!last || month->last() > last->last()) last = month;
    }
  if (!first) return;
  action.emplace_back("planned", Value{Value::Mapping{{"start", Value::text(first->to_string())},
                                                      {"end", Value::text(last->to_string())}}});
}

Value requesters_of(const Request& request) {
  Value::Sequence requesters;
  for (const Letter& letter : request.letters) {
    const Value requester = Value::text(std::string{letter.requester.value});
    const bool there = std::any_of(requesters.begin(), requesters.end(), [&](const Value& other) {
      return yaml::same(other, requester);
    });
    if (letter.requester.is_there() && !there) requesters.push_back(requester);
  }
  return {std::move(requesters)};
}

/// Titles of the elements of a list of the Action, in order.
std::vector<std::string> titles(const EditedRecord& action, std::string_view list) {
  std::vector<std::string> all;
  if (const yaml::Node* there = yaml::find(action.document(), {std::string{list}}))
    for (const yaml::Node& element : yaml::Children{action.document(), *there}) {
      const yaml::Node* title = action.document().find(element, "title");
      all.emplace_back(title == nullptr ? std::string_view{} : title->text);
    }
  return all;
}

/// Month, place and mode as they are planned now, for an activity that has no outcome yet.
void replan(EditedRecord& text, std::uint32_t position, const Value& planned) {
  const yaml::Path at{"activities", position};
  const yaml::Node& there = *yaml::find(text.document(), at);
  if (text.document().find(there, "outcome") != nullptr) return;
  const auto put = [&](const std::string& key, Value value) {
    yaml::Path path = at;
    path.emplace_back(key);
    const yaml::Node* old = yaml::find(text.document(), path);
    if (old == nullptr || !yaml::same(yaml::value_of(text.document(), *old), value))
      text.put(path, std::move(value));
  };
  const Value activity = activity_of(planned);
  for (const std::string key : {"mode", "places", "start"})
    if (const Value* value = find_value(activity, key)) put(key, *value);
}

/// Activities of the version: those that the Action has are planned anew, others are added.
/// Returns those of the Action that the version does not have any more.
std::vector<std::string> amend_activities(const Store& store, EditedRecord& text,
                                          const Value& version, TakenParts& taken) {
  const std::vector<std::string> before = titles(text, "activities");
  std::vector<bool> met(before.size(), false);
  for (const Value& planned : list_at(version, "activities")) {
    const std::string title = text_at(planned, "title");
    std::size_t position = 0;
    while (position < before.size() && (met[position] || before[position] != title)) ++position;
    if (position == before.size()) {
      add_part(store, text, "activities", activity_of(planned), taken);
      continue;
    }
    met[position] = true;
    replan(text, static_cast<std::uint32_t>(position), planned);
  }
  std::vector<std::string> gone;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const yaml::Path outcome{"activities", static_cast<std::uint32_t>(i), "outcome"};
    if (!met[i] && yaml::find(text.document(), outcome) == nullptr) gone.push_back(before[i]);
  }
  return gone;
}

/// The planned dates of the Action, widened by those of the version.
void widen_planned(EditedRecord& text, const Value& version) {
  Value::Mapping dates;
  add_planned_dates(version, dates);
  if (dates.empty()) return;
  for (const bool is_start : {true, false}) {
    const std::string key = is_start ? "start" : "end";
    const auto wanted = Date::parse(text_at(dates.front().second, key));
    const yaml::Node* there = yaml::find(text.document(), {"planned", key});
    const auto known = there == nullptr ? std::nullopt : Date::parse(there->text);
    const bool wider =
        !known || (is_start ? wanted->first() < known->first() : wanted->last() > known->last());
    if (wider) text.put({"planned", key}, Value::text(wanted->to_string()));
  }
}

}  // namespace

Value action_from_fiche(const Store& store, const Record& request, const Record& fiche) {
  const RecordTree asked(store, request);
  const RecordTree proposal(store, fiche);
  const Value wanted = yaml::value_of(asked.document, asked.document.root());
  const Value version = last_version_of(proposal);
  Value::Mapping action{{"title", Value::text(std::string{fiche.title.value})},
                        {"request", Value::text(std::string{request.id})}};
  for (const std::string_view key : {"countries", "regional_organisation", "region", "topics"})
    copy(wanted, key, action);
  Value requesters = requesters_of(store.requests()[request.position]);
  if (!std::get<Value::Sequence>(requesters.data).empty())
    action.emplace_back("requesters", std::move(requesters));
  copy(version, "objective", action);
  add_planned_dates(version, action);
  Value::Sequence activities;
  for (const Value& planned : list_at(version, "activities")) {
    Value activity = activity_of(planned);
    auto& entries = std::get<Value::Mapping>(activity.data);
    entries.emplace(entries.begin(), "id",
                    Value::text("a" + std::to_string(activities.size() + 1)));
    activities.push_back(std::move(activity));
  }
  if (!activities.empty()) action.emplace_back("activities", Value{std::move(activities)});
  Value::Sequence results;
  for (const Value& expected : list_at(version, "expected_results"))
    results.push_back(result_of(expected));
  if (!results.empty()) action.emplace_back("results", Value{std::move(results)});
  copy(version, "complementary", action);
  return {std::move(action)};
}

AmendedAction amend_action(const Store& store, const Record& action, const Record& fiche,
                           const TypedDate& day, const Circumstances& circumstances) {
  const RecordTree proposal(store, fiche);
  const Value version = last_version_of(proposal);
  EditedRecord text(store, action);
  TakenParts taken(text.path(), {text.text()}, circumstances);
  AmendedAction amended{{Store::path_of(action), text.text(), {}}, {}};
  if (const std::string objective = text_at(version, "objective"); !objective.empty())
    text.put({"objective"}, Value::text(objective));
  widen_planned(text, version);
  for (const std::string& title : amend_activities(store, text, version, taken)) {
    Note note;
    note.text = "the Action still plans '" + title + "', which this version does not";
    const std::string id{action.id};
    note.hint = "`mieux activity set " + id +
                "/ID title=...` if it is called otherwise now, `mieux activity cancel " + id +
                "/ID --reason TEXT` if it is given up";
    amended.notes.push_back(std::move(note));
  }
  const std::vector<std::string> results = titles(text, "results");
  for (const Value& expected : list_at(version, "expected_results"))
    if (std::find(results.begin(), results.end(), text_at(expected, "text")) == results.end())
      add_part(store, text, "results", result_of(expected), taken);
  Value::Mapping change{
      {"what", Value::text("Version " + text_at(version, "number") +
                           " of the Action Fiche approved (" + text_at(version, "kind") + ")")},
      {"date", Value::text(day.text)}};
  if (const std::string reason = text_at(version, "reason"); !reason.empty())
    change.emplace_back("why", Value::text(reason));
  add_part(store, text, "plan_changes", Value{std::move(change), false}, taken);
  amended.file.after = text.text();
  return amended;
}

}  // namespace mieux
