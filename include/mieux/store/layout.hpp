#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mieux/schema/kind.hpp"

namespace mieux {

// Which files a store has. Paths are within the store, their parts separated by `/`.

inline constexpr std::string_view programme_file = "mieux.yaml";
inline constexpr std::string_view reports_folder = "reports";
inline constexpr std::string_view record_ending = ".yaml";  ///< of the name of a record's file

/// The folders of a store: those of records, and those beside them that it may hold.
std::vector<std::string_view> store_folders();

/// The kind of the record that a file at this path holds; nothing if it is no file of a record.
std::optional<RecordKind> kind_at(std::string_view path);

/// Is it `KIND/ID.yaml` or mieux.yaml: what commands write, change and remove?
bool is_record_path(std::string_view path);

/// Is it another file that `mieux init` may make? It never changes one.
bool is_init_path(std::string_view path);

/// Is it `reports/NAME.md`, a living document, or `reports/NAME.svg`, a picture of one?
bool is_report_path(std::string_view path);

/// Is its text read, now or when it changes? Everything else is a document of which at most the
/// checksum is asked for.
bool is_text_path(std::string_view path);

/// Does it lie among what only belongs to a store or to git: folders of records, vocabularies,
/// templates, `.mieux`, mieux.yaml, everything whose name begins with `.git`? In any spelling that
/// a file system may take for one of these: capitals, invisible characters, trailing dots and
/// blanks, streams and short names of Windows (`GIT~1`).
bool is_own_path(std::string_view path);

/// Is a part of the path `.git`, in any such spelling? For paths outside a store, too.
bool leads_into_git(std::string_view path);

}  // namespace mieux
