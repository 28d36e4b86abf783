#pragma once

#include <filesystem>

namespace mieux {

/// Does the place lie in the folder, or is it the folder itself, however both are written? Nothing
/// lies in an empty one.
inline bool lies_below(const std::filesystem::path& place, const std::filesystem::path& folder) {
  if (folder.empty()) return false;
  const auto way = std::filesystem::weakly_canonical(place).lexically_relative(
      std::filesystem::weakly_canonical(folder));
  return !way.empty() && *way.begin() != "..";
}

}  // namespace mieux
