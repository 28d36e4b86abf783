#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/yaml/document.hpp"

namespace mieux {

/// The position of the activity with this id in the record of an Action; nothing if it has none.
std::optional<std::uint32_t> activity_with(const yaml::Document& action, std::string_view id);

/// The positions of the activities with this title, and this first day if one is given.
std::vector<std::uint32_t> activities_like(const yaml::Document& action, std::string_view title,
                                           const std::optional<std::string>& start);

}  // namespace mieux
