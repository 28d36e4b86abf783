#pragma once

#include <cstddef>
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
/// The commit record of a store that follows another one, until that one has committed.
inline constexpr const char* prepared_file = "prepared";
/// How the names of files begin that hold the commit record of a store that leads, until the store
/// that follows is done.
inline constexpr std::string_view decided_prefix = "decided-";

/// Bytes of a commit record, at most.
inline constexpr std::size_t largest_record = std::size_t{64} << 20;

/// In place of the fingerprint of a file that is not there.
inline constexpr std::string_view no_file = "-";

/// One file of a change in the journal; its new content is staged under its number in the list.
struct JournalEntry {
  std::string path;
  std::string before;  ///< fingerprint, or `no_file`
  std::string after;   ///< the same
};

/// A change of two stores: the commit record of each names the change and the other store.
struct Pact {
  std::string id;       ///< small letters and digits, never the same for two changes
  std::string partner;  ///< absolute path of the other store
  bool leads = false;   ///< the change has happened, in both, once this store has committed it

  /// The name of its decision in `.mieux` of the store that leads.
  [[nodiscard]] std::string decision() const { return std::string{decided_prefix} + id; }

  friend bool operator==(const Pact&, const Pact&) = default;
};

struct CommitRecord {
  std::vector<JournalEntry> entries;
  std::optional<Pact> pact;  ///< nothing: a change of one store
};

/// The text of a commit record, closed with a fingerprint of its own.
std::string commit_record(const CommitRecord& record);

/// May a journal write or remove the file at this path? `is_new`: it makes one that was not there.
bool may_write(std::string_view path, bool is_new);

/// What a commit record says; nothing if it is damaged. The paths of its entries may be any.
std::optional<CommitRecord> parse_commit_record(std::string_view text);

/// What a reader must look at before and after reading: equal states, and nobody wrote in between.
struct JournalState {
  std::string generation;             ///< goes up with every change
  std::optional<std::string> commit;  ///< the commit record of a change not yet put in place

  friend bool operator==(const JournalState&, const JournalState&) = default;
};

/// Fails (4) if the journal cannot be read, or that of the store which leads this one.
JournalState journal_state(const Folder& root);

/// The path of the first entry that no command of `mieux` would have written: a journal may have
/// come with a store from elsewhere. Null: all are sound.
const JournalEntry* foreign_entry(const std::vector<JournalEntry>& entries);

/// The commit record in a file of `folder`; nothing if there is none, or it is damaged. Fails (4)
/// if it cannot be read.
std::optional<CommitRecord> record_in(const Folder& folder, const std::string& name);

/// Has the store that leads committed the change of this pact? Fails (4) if it cannot be read.
bool is_decided(const Pact& followed);

/// Does the store that follows still hold its part of the change? Fails (4) if it cannot be read.
bool is_awaited(const Pact& led);

/// What the journal has committed and not yet put in place.
struct Staged {
  std::vector<JournalEntry> entries;
  std::optional<Pact> pact = {};
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
