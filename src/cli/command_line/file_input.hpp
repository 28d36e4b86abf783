#pragma once

#include <string>

#include "cli/environment.hpp"

namespace mieux::cli {

/// The whole of a file, or of standard input for `-`. Fails (4) if it cannot be read, (2) if it has
/// more than 16 MiB.
std::string read_input(const std::string& file, Environment& environment);

/// The whole of a regular file. Fails (4) for anything else, such as a pipe or a link.
std::string text_of_regular(const std::filesystem::path& file);

}  // namespace mieux::cli
