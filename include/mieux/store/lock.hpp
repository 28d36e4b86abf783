#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "mieux/store/change.hpp"

namespace mieux {

/// Makes `.mieux`, where a store keeps what is no record and what git does not see. Returns its
/// path. Fails (4).
std::filesystem::path make_own_folder(const std::filesystem::path& root);

/// What became of a change that is saved in the journal.
struct Applied {
  /// Why the system did not let it be put in place everywhere, which whoever locks the store next
  /// will do, and readers see it already; mostly empty.
  std::string unfinished = {};
  /// For each file that somebody else changed at this very moment, what to say: it stays theirs,
  /// and the version of the change is kept. Mostly none.
  std::vector<Note> apart = {};
  std::size_t in_force = 0;  ///< how many files are as the change says, or will be

  /// Is every file in place?
  [[nodiscard]] bool is_complete() const { return unfinished.empty() && apart.empty(); }
};

/// The right to change a store: as long as it lives, no other process changes it by `mieux`. The
/// protocol is described in docs/writing.md.
class StoreLock {
 public:
  /// Waits for others as long as `patience`; then fails (75). Fails (4) if the folder `.mieux`
  /// cannot be written or the journal cannot be read. Finishes a change that was committed to the
  /// journal and not put in place, and takes back one that was not committed.
  explicit StoreLock(const std::filesystem::path& root,
                     std::chrono::milliseconds patience = std::chrono::seconds{10});
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;
  ~StoreLock();

  /// What was found in the journal and done about it; mostly nothing.
  [[nodiscard]] const std::vector<Note>& notes() const;

  /// Changes the files, all or none. Fails (3) if one of them is no longer what the change says it
  /// was, (4) if the system does not let them be written: then nothing has changed.
  [[nodiscard]] Applied apply(const Change& change);

  /// The same over two stores, all or none: this one leads, `roster`, whose lock is held too,
  /// follows with the private files of the change. `id` is never the same for two changes.
  [[nodiscard]] Applied apply_both(StoreLock& roster, const Change& change, const std::string& id);

 private:
  class Journal;
  std::unique_ptr<Journal> journal_;
};

}  // namespace mieux
