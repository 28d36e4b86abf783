#pragma once

#include <string>
#include <string_view>

namespace mieux {

/// What turns `before` into `after`, line by line, as the hunks of a unified diff with three lines
/// around each change. Empty if they are equal.
std::string line_diff(std::string_view before, std::string_view after);

}  // namespace mieux
