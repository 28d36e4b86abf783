#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mieux::yaml {

/// Is this line one of those that git puts around what it could not merge?
bool is_conflict_marker(std::string_view line);

/// The two texts that git could not merge.
struct ConflictSides {
  std::string ours;    ///< what the first marker begins: of the branch merged into
  std::string theirs;  ///< what the last one ends
};

/// The sides of a text with conflict markers; nothing if it has none. What stood there before both
/// (`|||||||`) is left out.
std::optional<ConflictSides> sides_of_conflict(std::string_view text);

/// The value at a key of the root, as it stands on a line of its own; empty if there is none. The
/// text need not be whole.
std::string_view value_on_line(std::string_view text, std::string_view key);

}  // namespace mieux::yaml
