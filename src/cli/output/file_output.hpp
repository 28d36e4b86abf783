#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mieux::cli {

/// A file that a person asked a command to write, beside what it does to the store.
struct OutputFile {
  std::string name;  ///< as the person gave it, from the working folder on
  std::string text;
  bool secret = false;  ///< for its owner alone to read
};

/// Fails (3) if the file may not be written: a link, a folder or a device stands there; a plain
/// file stands there, unless `force`; or its place, wherever links and `..` on the way lead, is one
/// of a store's own files (records, mieux.yaml, vocabularies, templates, `.mieux`) or of git.
/// Also (4) if its folder is not there, unless folders are made. Looks, and writes nothing.
void require_output(const std::filesystem::path& working_folder, const std::string& name,
                    bool force, bool make_folders = false);

/// Writes all of the files or none: beside their places first, under names nothing has. Folders
/// that are missing are made if `make_folders`. Fails as `require_output` does, and (4) if they
/// cannot be written.
void write_outputs(const std::filesystem::path& working_folder,
                   const std::vector<OutputFile>& files, bool force, bool make_folders = false);

/// Puts the text behind what the file holds; makes the file if it is not there. Fails as
/// `require_output` with `force` does, and (4) if it cannot be written.
void append_output(const std::filesystem::path& working_folder, const OutputFile& file);

}  // namespace mieux::cli
