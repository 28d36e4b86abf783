#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// A number in a table, or that nobody wrote it down.
inline std::string number_or_not_recorded(std::optional<std::uint64_t> number,
                                          const Language& language) {
  return number ? language.number(static_cast<double>(*number)) : language.text("not recorded");
}

}  // namespace mieux
