#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/change.hpp"
#include "store/files.hpp"

namespace mieux {

// Names in the folder `.mieux` of a store.
inline constexpr const char* own_folder = ".mieux";
inline constexpr const char* lock_file = "lock";
inline constexpr const char* journal_folder = "journal";
inline constexpr const char* commit_file = "commit";

/// In place of the fingerprint of a file that is not there.
inline constexpr std::string_view no_file = "-";

/// One file of a change in the journal; its new content is staged under its number in the list.
struct JournalEntry {
  std::string path;
  std::string before;  ///< fingerprint, or `no_file`
  std::string after;   ///< the same
};

/// The text of a commit record, closed with a fingerprint of its own.
std::string commit_record(const std::vector<JournalEntry>& entries);

/// May a journal write or remove the file at this path? `is_new`: it makes one that was not there.
bool may_write(std::string_view path, bool is_new);

/// The entries of a commit record; nothing if it is damaged. Their paths may be any.
std::optional<std::vector<JournalEntry>> parse_commit_record(std::string_view text);

/// What a reader must look at before and after reading: equal states, and nobody wrote in between.
struct JournalState {
  std::string generation;             ///< goes up with every change
  std::optional<std::string> commit;  ///< the commit record of a change not yet put in place

  friend bool operator==(const JournalState&, const JournalState&) = default;
};

/// Fails (4) if the journal cannot be read.
JournalState journal_state(const Folder& root);

/// What the journal has committed and not yet put in place.
struct Staged {
  std::vector<JournalEntry> entries;
  Overlay files;          ///< those that are not in place
  std::string damage;     ///< why the journal is not used; empty if it is
  bool moved_on = false;  ///< a writer went on meanwhile: look again
};

/// Fails (4) if the journal or a file it names cannot be read.
Staged staged_files(const Folder& root, const JournalState& state);

/// The folder that holds the file `path` of a store, not open if there is none, and the file's
/// name in it.
struct Target {
  Folder folder;
  std::string name;
};

Target target_of(const Folder& root, const std::string& path);

/// The content of a file of a store; nothing if there is none. Fails (4) if it cannot be read.
std::optional<std::string> content_of(const Target& target, const std::string& path);

/// The fingerprint of a content, or `no_file`.
std::string fingerprint_of(const std::optional<std::string>& content);

}  // namespace mieux
