#include "action_from_fiche.hpp"

#include <algorithm>
#include <optional>

#include "add_activity.hpp"
#include "fields_of.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// The last version of a fiche as a value.
Value last_version_of(const RecordTree& fiche) {
  const yaml::Node* versions = fiche.document.find(fiche.document.root(), "versions");
  const yaml::Node* last = nullptr;
  for (const yaml::Node& version : yaml::Children{fiche.document, *versions}) last = &version;
  return yaml::value_of(fiche.document, *last);
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

bool has_title(const RecordText& action, std::string_view list, const std::string& title) {
  if (const yaml::Node* there = yaml::find(action.document(), {std::string{list}}))
    for (const yaml::Node& element : yaml::Children{action.document(), *there})
      if (const yaml::Node* known = action.document().find(element, "title");
          known != nullptr && known->text == title)
        return true;
  return false;
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

FileChange amend_action(const Store& store, const Record& action, const Record& fiche,
                        const TypedDate& day) {
  const RecordTree proposal(store, fiche);
  const Value version = last_version_of(proposal);
  RecordText text(store, action);
  FileChange file{Store::path_of(action), text.text(), {}};
  if (const std::string objective = text_at(version, "objective"); !objective.empty())
    text.put({"objective"}, Value::text(objective));
  for (const Value& planned : list_at(version, "activities"))
    if (!has_title(text, "activities", text_at(planned, "title")))
      add_activity(store, text, activity_of(planned));
  for (const Value& expected : list_at(version, "expected_results"))
    if (!has_title(text, "results", text_at(expected, "text")))
      text.append({"results"}, result_of(expected));
  Value::Mapping change{
      {"what", Value::text("Version " + text_at(version, "number") +
                           " of the Action Fiche approved (" + text_at(version, "kind") + ")")},
      {"date", Value::text(day.text)}};
  if (const std::string reason = text_at(version, "reason"); !reason.empty())
    change.emplace_back("why", Value::text(reason));
  text.append({"plan_changes"}, {std::move(change)});
  file.after = text.text();
  return file;
}

}  // namespace mieux
