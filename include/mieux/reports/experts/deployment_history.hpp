#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// A mission among those whose history is asked for.
struct MissionAsked {
  const Record* action = nullptr;
  std::uint32_t index = 0;
};

/// Missions, those that began first first, one a row: their days, who went, what for, whether they
/// took place, and how their report stands on the day of the view. What dates leave open says so.
/// `wide`: with their last days, too.
Grid deployment_history(const View& view, const std::vector<MissionAsked>& missions, bool wide);

/// The same as `mieux.expert-history/1`.
std::string deployment_history_as_json(const View& view, const std::vector<MissionAsked>& missions);

}  // namespace mieux
