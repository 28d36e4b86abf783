#pragma once

#include <filesystem>
#include <string>

namespace mieux::cli {

/// Writes a file whole or leaves the old one: beside it first, under a name nothing has, then in
/// its place. Fails (3) if something that is no plain file stands there (a link, a folder, a
/// device), or if the path belongs to a store: records, mieux.yaml, vocabularies, `.mieux`. Fails
/// (4) if it cannot be written.
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace mieux::cli
