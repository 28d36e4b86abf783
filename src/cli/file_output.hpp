#pragma once

#include <filesystem>
#include <string>

namespace mieux::cli {

/// Writes a file whole or leaves the old one: beside it first, then in its place. Fails (4).
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace mieux::cli
