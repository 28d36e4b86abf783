#include "mieux/procedure/deadlines/mission_reports.hpp"

namespace mieux {
namespace {

const ClockRule* clock_of_missions(const Store& store) {
  for (const ClockRule& rule : store.programme().clocks)
    if (clock_subject_of(rule) == ClockSubject::mission) return &rule;
  return nullptr;
}

bool is_sooner(const When& a, const When& b) {
  return a.known && (!b.known || a.date.last() < b.date.last());
}

}  // namespace

bool is_report_on(const Feedback& report, const Mission& mission) {
  if (report.expert.is_there() && report.expert.value != mission.expert.value) return false;
  if (report.activity.is_there() && report.activity.value != mission.activity.value) return false;
  return report.expert.is_there() || report.activity.is_there();
}

MissionReport report_on_mission(const Store& store, const Clocks& clocks, const Record& action,
                                std::uint32_t index, AsOf as_of) {
  MissionReport found{clock_of_missions(store), {}, nullptr};
  if (found.clock != nullptr) found.reading = clocks.read(*found.clock, action, index, as_of);
  const std::string_view tool = tool_of_missions(store);
  const Mission& mission = store.actions()[action.position].missions[index];
  for (const Record& record : store.records(RecordKind::feedback)) {
    if (record.draft || !record.whole) continue;
    const Feedback& report = store.feedback()[record.position];
    if (report.tool.value != tool || !is_report_on(report, mission) ||
        store.target(report.action.value, set_of(RecordKind::action)) != &action ||
        happened(report.date, as_of) == Truth::no)
      continue;
    if (found.report == nullptr ||
        is_sooner(report.date, store.feedback()[found.report->position].date))
      found.report = &record;
  }
  return found;
}

std::string_view tool_of_missions(const Store& store) {
  if (const ClockRule* clock = clock_of_missions(store)) return clock->to.value;
  if (const Table* tools = store.vocabularies().table("feedback_tools"))
    for (std::uint32_t row = 0; row < tools->size(); ++row)
      if (tools->cell(row, "level") == "mission") return tools->id(row);
  return {};
}

}  // namespace mieux
