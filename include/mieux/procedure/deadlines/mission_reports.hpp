#pragma once

#include "mieux/procedure/deadlines/clocks.hpp"

namespace mieux {

/// Is this feedback on the mission: on its expert, its activity, or both, as far as it says?
bool is_report_on(const Feedback& report, const Mission& mission);

/// How the report on a mission stands on a day.
struct MissionReport {
  const ClockRule* clock = nullptr;  ///< that asks for it; null: none does
  ClockReading reading;              ///< of that clock
  const Record* report = nullptr;    ///< the first that had come in by then; null: none
};

/// The first clock of mieux.yaml that begins with the end of missions asks; a report of its tool,
/// or of any tool on missions if no clock asks, answers it. `index`: which mission of the Action.
MissionReport report_on_mission(const Store& store, const Clocks& clocks, const Record& action,
                                std::uint32_t index, AsOf as_of);

/// The tool whose reports are awaited after a mission: that of the clock, else the first one of
/// vocabularies/feedback_tools.tsv whose level is `mission`; empty if there is none.
std::string_view tool_of_missions(const Store& store);

}  // namespace mieux
