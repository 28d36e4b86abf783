#include "mieux/reports/experts/private_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "mieux/base/text.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

std::string place_name(std::string_view action, const Text& part) {
  return std::string{action} + (part.is_there() ? "/" + std::string{part.value} : std::string{});
}

/// Gathers what had happened by the day of the view.
class Gathering {
 public:
  Gathering(const View& view, const Roster& roster) : view_(view), roster_(roster) {}

  void mission(const MissionAsked& asked) {
    const Action& action = view_.store.actions()[asked.action->position];
    const Mission& mission = action.missions[asked.index];
    const std::string name = std::string{asked.action->id} + "/" + mission_name(action, mission);
    const std::string expert = expert_of(mission);
    const auto days = days_of(action, mission);
    entries_.push_back(
        {began(action, mission), expert, "mission", name,
         (mission.activity.is_there() ? "activity " + std::string{mission.activity.value}
                                      : std::string{"the Action as a whole"}) +
             (days ? fmt::format(", {} days", *days) : std::string{})});
    const MissionReport report =
        report_on_mission(view_.store, view_.clocks(), *asked.action, asked.index, view_.as_of);
    if (report.report != nullptr)
      entries_.push_back({view_.store.feedback()[report.report->position].date, expert, "report",
                          name, full_id(*report.report)});
  }

  /// Of one expert; of one Action alone unless it is null.
  void personal(const Record& part, const Record* only) {
    if (!part.whole) return;
    const PersonalPart& personal = roster_.store().personal_parts()[part.position];
    const std::string id{part.id};
    for (const Invitation& one : personal.invitations) {
      if (!is_of(one.action, only)) continue;
      const std::string where = place_name(one.action.value, one.activity);
      add({one.invited, id, "invited", where, {}});
      if (one.answer != InvitationAnswer::none)
        add({one.answered, id, std::string{word_of(one.answer)}, where,
             std::string{one.reason.value}});
    }
    for (const Assessment& one : personal.assessments) {
      if (!is_of(one.action, only)) continue;
      std::string words{one.rating.value};
      if (one.text.is_there()) words += (words.empty() ? "" : ": ") + std::string{one.text.value};
      add({one.date, id, "assessed",
           place_name(one.action.value, one.mission.is_there() ? one.mission : one.activity),
           std::move(words)});
    }
  }

  PrivateHistory take() {
    const auto day = [](const HistoryEntry& entry) {
      return std::tuple{!entry.when.known, entry.when.known ? entry.when.date.first() : Day{}};
    };
    std::stable_sort(entries_.begin(), entries_.end(),
                     [&](const HistoryEntry& a, const HistoryEntry& b) { return day(a) < day(b); });
    return {std::move(entries_)};
  }

 private:
  [[nodiscard]] std::string expert_of(const Mission& mission) const {
    if (!mission.expert.is_there()) return {};
    const Record* found = view_.store.target(mission.expert.value, set_of(RecordKind::expert));
    return std::string{found == nullptr ? mission.expert.value : found->id};
  }
  [[nodiscard]] bool is_of(const Text& action, const Record* only) const {
    return only == nullptr || view_.store.target(action.value, set_of(RecordKind::action)) == only;
  }
  void add(HistoryEntry entry) {
    if (!entry.when.known || happened(entry.when, view_.as_of) != Truth::no)
      entries_.push_back(std::move(entry));
  }

  const View& view_;
  const Roster& roster_;
  std::vector<HistoryEntry> entries_;
};

std::string day_in_words(const When& when) {
  return when.known ? when.date.to_string() : std::string{};
}

}  // namespace

PrivateHistory private_history(const View& view, const Roster& roster, const Record& of,
                               const std::vector<MissionAsked>& missions) {
  Gathering gathering(view, roster);
  if (of.kind == RecordKind::expert) {
    if (const Record* part = roster.find(of.id)) gathering.personal(*part, nullptr);
  } else {
    for (const Record& part : roster.store().records(RecordKind::expert_private))
      gathering.personal(part, &of);
  }
  for (const MissionAsked& mission : missions) gathering.mission(mission);
  return gathering.take();
}

Grid grid_of(const PrivateHistory& history) {
  Grid grid;
  grid.columns = {{"date", "date", false, true},
                  {"expert", "expert"},
                  {"what", "what", false, true},
                  {"where", "where", false, true},
                  {"words", "in words"}};
  for (const HistoryEntry& entry : history.entries) {
    const std::string day = day_in_words(entry.when);
    grid.rows.push_back({{{day, day},
                          {entry.expert, entry.expert},
                          {entry.what, entry.what},
                          {entry.where, entry.where},
                          {entry.words, entry.words}}});
  }
  return grid;
}

std::string private_history_as_json(const View& view, const PrivateHistory& history) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const HistoryEntry& entry : history.entries) {
    Json one{{"what", entry.what}, {"where", entry.where}};
    if (entry.when.known) one["date"] = day_in_words(entry.when);
    if (!entry.expert.empty()) one["expert"] = entry.expert;
    if (!entry.words.empty()) one["words"] = entry.words;
    list.push_back(std::move(one));
  }
  const Json out{{"format", "mieux.expert-private-history/1"},
                 {"as_of", to_string(view.as_of.day)},
                 {"entries", std::move(list)}};
  return for_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
