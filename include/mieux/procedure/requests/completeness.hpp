#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/store.hpp"

namespace mieux {

/// Something a version of an Action Fiche does not say.
struct Lack {
  std::string field;   ///< path within the version: `activities.2.month`
  std::string what;    ///< "the objective"
  bool needed = true;  ///< the steering group cannot decide without it
};

/// The six criteria on which a fiche is appraised (the schema of fiches has the same words).
inline constexpr std::array<std::string_view, 6> appraisal_criteria{
    "relevance", "quality", "ownership", "impact", "sustainability", "coherence"};

/// What is missing in a version before it can go to the steering group: context, problem,
/// objective, one of the programme objectives that it serves (`objectives`: ids in mieux.yaml),
/// expected results with indicators, planned activities with month and place, when the EU
/// Delegation was consulted, the appraisal on all criteria, expert days. Not needed, but said:
/// complementary projects, the Delegation's answer, the profiles of experts.
std::vector<Lack> lacks_of(const yaml::Document& fiche, const yaml::Node& version,
                           const std::vector<std::string>& objectives);

/// Ids of the objectives of the programme, as mieux.yaml states them.
std::vector<std::string> objectives_of(const Store& store);

}  // namespace mieux
