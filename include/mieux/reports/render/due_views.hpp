#pragma once

#include <string>
#include <vector>

#include "mieux/procedure/deadlines/due.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux {

/// What is awaited, one a line: the last possible day (in CSV its bounds), or `since` the day from
/// which it is awaited; of what is planned the day as it is known, or `without a date`; days left
/// until then (negative: over; empty: there is no last day), what, which record, its name if asked
/// for, who is responsible.
Grid grid_of(const std::vector<DueItem>& items, Day day, bool with_names,
             const Language& language = {});

/// The same as JSON `mieux.due/1`.
std::string due_as_json(const std::vector<DueItem>& items, Day day);

/// The same as a calendar after RFC 5545: an event of one day for each, on the last day of the time
/// allowed, by an id that stays the same as long as the item does. What is planned has all the days
/// on which it may be, and says so if its day is not known. What has no last day is left out.
std::string due_as_calendar(const std::vector<DueItem>& items, Day day, std::string_view title,
                            const Language& language = {});

}  // namespace mieux
