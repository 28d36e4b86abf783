#pragma once

#include <string>
#include <string_view>

namespace mieux {

/// A uid (16 characters of a-z and 2-7) made of `seed`: the same seed gives the same uid, any other
/// seed another one. For suggestions, of which nobody can tell that they were not drawn by lot.
std::string uid_from(std::string_view seed);

}  // namespace mieux
