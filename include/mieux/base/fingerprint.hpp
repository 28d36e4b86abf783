#pragma once

#include <string>
#include <string_view>

namespace mieux {

/// The SHA-256 sum of `bytes`, in 64 lower-case hexadecimal digits.
std::string fingerprint(std::string_view bytes);

}  // namespace mieux
