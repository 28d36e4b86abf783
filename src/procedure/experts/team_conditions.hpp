#pragma once

#include "mieux/procedure/experts/teams.hpp"

namespace mieux {

constexpr std::uint32_t bit_of(TeamCondition condition) {
  return std::uint32_t{1} << static_cast<unsigned>(condition);
}

}  // namespace mieux
