#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace mieux {

/// A number in a table, or that nobody wrote it down.
inline std::string number_or_not_recorded(std::optional<std::uint64_t> number) {
  return number ? std::to_string(*number) : "not recorded";
}

}  // namespace mieux
