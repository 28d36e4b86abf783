#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "mieux/records/status.hpp"

namespace mieux {

// The experts that an Action asks for, and whether they were found.

/// How a need stands on a day.
enum class NeedState : std::uint8_t {
  none,  ///< nobody had asked yet, or what they were needed for was given up
  open,
  filled,    ///< as many persons as are needed are on missions that answer it
  unfilled,  ///< the search was given up
};
inline constexpr std::array<std::string_view, 4> need_state_words{"", "open", "filled", "unfilled"};
constexpr std::string_view word_of(NeedState state) {
  return need_state_words[static_cast<std::size_t>(state)];
}

/// How a need of the Action stood on the day asked about.
struct NeedStanding {
  NeedState state = NeedState::none;
  bool certain = true;  ///< false: dates, or missions of which nobody counted the experts, leave it
                        ///< open
  Count found;          ///< persons on the missions that answer it
};

/// Nobody records since when a mission is agreed: those that are recorded count on every day since
/// the need was asked for. A mission on an activity that was given up by then fills nothing.
NeedStanding standing_of(const Action& action, const Need& need, AsOf as_of);

/// The need of that id, or null.
const Need* find_need(const Action& action, std::string_view id);

/// How many persons the need still lacks; none if it is not open.
std::uint32_t lacking_persons(const Need& need, const NeedStanding& standing);

}  // namespace mieux
