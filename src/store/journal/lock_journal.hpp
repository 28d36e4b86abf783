#pragma once

#include <string>
#include <vector>

#include "journal.hpp"
#include "mieux/store/lock.hpp"

namespace mieux {

/// The journal of a store whose lock is held.
class StoreLock::Journal {
 public:
  Journal(const std::filesystem::path& root, std::chrono::milliseconds patience);

  // recover.cpp
  /// Finishes or takes back what a process that ended early has left.
  void recover();

  // apply.cpp
  Applied apply(const Change& change);

  std::vector<Note> notes;

 private:
  // lock.cpp
  void take_lock(std::chrono::milliseconds patience);

  // recover.cpp
  void finish(const Folder& journal, const std::vector<JournalEntry>& entries,
              Applied& applied) const;
  void note_finished(const Applied& applied, std::size_t files);
  void set_aside(const std::string& damage);

  // apply.cpp
  void check_target(const FileChange& file) const;
  void check_folder(const std::string& path) const;
  void stage(const Folder& journal, const std::vector<const FileChange*>& files) const;
  void commit(const Folder& journal, const std::vector<JournalEntry>& entries) const;
  void next_generation() const;
  void take_back(const Folder& journal) const;

  // install.cpp
  [[nodiscard]] bool install(const Folder& journal, const std::string& number,
                             const JournalEntry& entry) const;
  [[nodiscard]] bool put_in_place(const Folder& journal, const std::string& number,
                                  const JournalEntry& entry) const;
  [[nodiscard]] bool give_back(const Folder& journal, const std::string& number,
                               const JournalEntry& entry) const;
  [[nodiscard]] Folder folder_for(const std::string& path, std::string& name) const;
  void clear(const Folder& journal) const;

  // apart.cpp
  [[nodiscard]] Note keep_apart(const Folder& journal, const std::string& number,
                                const JournalEntry& entry) const;

  Folder root_;
  Folder own_;
  Descriptor lock_;
};

/// Fails (4) with what the system says about `error`.
[[noreturn]] void fail_io(const std::string& path, int error);

/// Writes all of `text`, however many calls it takes. Fails (4).
void write_all(const Descriptor& file, std::string_view text, const std::string& path);

/// Makes what was written to a file or folder last. Fails (4).
void make_last(int descriptor, const std::string& path);

}  // namespace mieux
