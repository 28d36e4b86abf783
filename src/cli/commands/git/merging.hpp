#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/command_line/command.hpp"
#include "mieux/history/merge/merged_text.hpp"

namespace mieux::cli {

/// The kind of the record in a file at this path from the top of a repository, in which the store
/// may be a subfolder; nothing if it is no file of a record.
std::optional<RecordKind> kind_at_end_of(std::string_view path);

/// What people call the record of a file: its id, or the path if it is no record's.
std::string record_named_by(std::string_view path);

/// Where commands on git run: -C, or the working folder. No store is needed.
std::filesystem::path git_folder(const Call& call, const Environment& environment);

/// Merges three texts of a file of this path: of a record by meaning, else as git does.
MergedText merge_of(const std::filesystem::path& folder, std::string_view path,
                    const BySide<std::string_view>& texts, const ConflictStyle& style,
                    const Environment& environment);

}  // namespace mieux::cli
