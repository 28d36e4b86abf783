#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "mieux/git/git.hpp"

namespace mieux::git {

// What this clone alone is set to: `.git/config` and `.git/info/attributes`. Each fails (3) where
// there is no repository, (4) with git's words.

/// A setting of this clone; empty if it has none.
std::string setting(const std::filesystem::path& folder, const std::string& name);

/// Sets it.
void set_setting(const std::filesystem::path& folder, const std::string& name,
                 const std::string& value);

/// Takes all settings of a section away (`merge.mieux`). False: there were none.
bool remove_section(const std::filesystem::path& folder, const std::string& section);

/// What an attribute of a file is; `unspecified` if nothing says it. The file need not be there.
std::string attribute(const std::filesystem::path& folder, const std::string& name,
                      const std::string& file);

/// The file of attributes that belongs to this clone alone.
std::filesystem::path attributes_file(const std::filesystem::path& folder);

/// Adds a line to that file. False: it was there. Fails (3) if the file is none of its own, such as
/// a link.
bool add_attributes(const std::filesystem::path& file, std::string_view line);
/// Takes out the lines that give files these attributes (`merge=mieux diff=mieux`) and nothing
/// else. False: there were none. Fails as `add_attributes` does.
bool remove_attributes(const std::filesystem::path& file, std::string_view attributes);

/// The way from the top of the working folder to `folder`, with a slash at its end; empty at the
/// top.
std::string prefix_in_repository(const std::filesystem::path& folder);

/// As whom this person would commit, `Name <mail>`; empty if git does not know.
std::string committer(const Repository& repository);

}  // namespace mieux::git
