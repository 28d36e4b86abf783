#pragma once

#include <string>
#include <vector>

#include "mieux/reports/experts/deployment_history.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// Something that happened to an expert, or between an expert and the office.
struct HistoryEntry {
  When when;
  std::string expert;  ///< an id; empty if none is named
  std::string what;    ///< `invited`, `accepted`, `declined`, `mission`, `report`, `assessed`
  std::string where;   ///< `benin/a2`, `benin/m2`
  std::string words;   ///< days and role; why it was declined; the assessment
};

/// What the private roster says of an expert or an Action, between its missions. For staff alone
/// who may read the roster.
struct PrivateHistory {
  std::vector<HistoryEntry> entries;  ///< by day
};

/// Up to the day of the view. `missions` are those of the expert or the Action.
PrivateHistory private_history(const View& view, const Roster& roster, const Record& of,
                               const std::vector<MissionAsked>& missions);

Grid grid_of(const PrivateHistory& history);

/// The same as `mieux.expert-private-history/1`.
std::string private_history_as_json(const View& view, const PrivateHistory& history);

}  // namespace mieux
