#include "mieux/reports/experts/deployment_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

/// A mission with its words.
struct ToldMission {
  When began;
  std::string from, to;
  std::string name;    ///< `benin/m2`
  std::string expert;  ///< an id; empty if none is named
  std::string people;  ///< `2, France`, where none is named
  std::string activity, role, days;
  std::string took_place;  ///< `yes`, `no`, `unknown`
  std::string report;      ///< `2018-06-20`, `missing`, `until 2018-07-01`
  std::string feedback;    ///< the id of the report
};

std::string day_of(const When& when) { return when.known ? when.date.to_string() : std::string{}; }

std::string word_of(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
}

std::string people_of(const View& view, const Mission& mission) {
  const std::string count = mission.count.exact ? std::to_string(mission.count.known)
                                                : "at least " + std::to_string(mission.count.known);
  return count + (mission.country.is_there()
                      ? ", " + std::string{view.label("countries", mission.country.value)}
                      : std::string{});
}

std::string report_in_words(const View& view, const MissionReport& report) {
  if (report.report != nullptr) {
    const When& date = view.store.feedback()[report.report->position].date;
    return date.known ? date.date.to_string() : "received";
  }
  const ClockReading& reading = report.reading;
  if (reading.state == ClockState::overdue) return "missing";
  if (reading.state == ClockState::running && reading.due)
    return "until " + reading.due->to_string();
  return reading.state == ClockState::unknown ? "unknown" : std::string{};
}

std::string role_of(const View& view, const MissionAsked& asked) {
  const VisibleRecord visible(view.store, *asked.action, view.audience);
  std::uint32_t index = 0;
  for (const VisibleValue& said : visible.at("missions").children())
    if (index++ == asked.index) return std::string{said.text_at("role")};
  return {};
}

ToldMission told_mission(const View& view, const MissionAsked& asked) {
  const Action& action = view.store.actions()[asked.action->position];
  const Mission& mission = action.missions[asked.index];
  ToldMission told;
  told.began = began(action, mission);
  const Stay stay = stay_of(action, mission);
  told.from = day_of(stay.start.known ? stay.start : told.began);
  told.to = day_of(stay.end);
  told.name = std::string{asked.action->id} + "/" + mission_name(action, mission);
  if (mission.expert.is_there()) {
    const Record* expert = view.store.target(mission.expert.value, set_of(RecordKind::expert));
    told.expert = expert == nullptr ? mission.expert.value : expert->id;
  } else {
    told.people = people_of(view, mission);
  }
  told.activity = mission.activity.value;
  told.role = role_of(view, asked);
  if (const auto days = days_of(action, mission)) told.days = fmt::format("{}", *days);
  told.took_place = word_of(took_place(action, mission, view.as_of));
  const MissionReport report =
      report_on_mission(view.store, view.clocks(), *asked.action, asked.index, view.as_of);
  told.report = report_in_words(view, report);
  if (report.report != nullptr) told.feedback = report.report->id;
  return told;
}

std::vector<ToldMission> told_in_order(const View& view,
                                       const std::vector<MissionAsked>& missions) {
  std::vector<ToldMission> all;
  for (const MissionAsked& one : missions) all.push_back(told_mission(view, one));
  const auto place = [](const ToldMission& one) {
    return std::tuple{!one.began.known, one.began.known ? one.began.date.first() : Day{},
                      one.began.known ? one.began.date.last() : Day{}};
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const ToldMission& a, const ToldMission& b) { return place(a) < place(b); });
  return all;
}

}  // namespace

Grid deployment_history(const View& view, const std::vector<MissionAsked>& missions, bool wide) {
  Grid grid;
  grid.columns = {{"from", "from", false, true},
                  {"mission", "mission", false, true},
                  {"expert", "expert"},
                  {"activity", "activity"},
                  {"role", "role"},
                  {"days", "days", true},
                  {"took_place", "held"},
                  {"report", "report"}};
  if (wide) grid.columns.insert(grid.columns.begin() + 1, {"to", "to", false, true});
  for (const ToldMission& one : told_in_order(view, missions)) {
    const std::string& who = one.expert.empty() ? one.people : one.expert;
    Grid::Row row{{{one.from, one.from},
                   {one.name, one.name},
                   {one.expert, who},
                   {one.activity, one.activity},
                   {one.role, one.role},
                   {one.days, one.days},
                   {one.took_place, one.took_place},
                   {one.report, one.report}}};
    if (wide) row.cells.insert(row.cells.begin() + 1, {one.to, one.to});
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string deployment_history_as_json(const View& view,
                                       const std::vector<MissionAsked>& missions) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const ToldMission& one : told_in_order(view, missions)) {
    Json entry{{"mission", one.name}};
    const auto put = [&](const char* key, const std::string& value) {
      if (!value.empty()) entry[key] = value;
    };
    put("from", one.from);
    put("to", one.to);
    put("expert", one.expert);
    put("people", one.people);
    put("activity", one.activity);
    put("role", one.role);
    put("days", one.days);
    put("took_place", one.took_place);
    put("report", one.report);
    put("feedback", one.feedback);
    list.push_back(std::move(entry));
  }
  const Json out{{"format", "mieux.expert-history/1"},
                 {"as_of", to_string(view.as_of.day)},
                 {"missions", std::move(list)}};
  return for_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
