#pragma once

#include <sys/types.h>

#include <optional>
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
  /// A change whose new contents are staged.
  struct Begun {
    Folder journal;
    CommitRecord record;
  };
  /// Stages the new contents of those files that change; nothing if none does.
  std::optional<Begun> begin(const std::vector<FileChange>& changes) const;
  /// Makes the change final under the name of a commit record, or ready for the other store.
  void write_record(const Begun& begun, const char* name) const;
  Applied put_in_place(const Begun& begun) const;
  void take_back(const Folder& journal) const;

  std::vector<Note> notes;
  const std::string path_;  ///< of the store, absolute

 private:
  // lock.cpp
  void take_lock(std::chrono::milliseconds patience);

  // recover.cpp
  void recover_journal();
  void finish(const Folder& journal, const CommitRecord& record, Applied& applied) const;
  void note_finished(const Applied& applied, std::size_t files);
  void set_aside(const std::string& damage);

  // apply.cpp
  void check_target(const FileChange& file) const;
  void check_folder(const std::string& path) const;
  void stage(const Folder& journal, const std::vector<const FileChange*>& files) const;
  [[nodiscard]] std::optional<mode_t> mode_of_new() const;
  void next_generation() const;

  // install.cpp
  [[nodiscard]] bool install(const Folder& journal, const std::string& number,
                             const JournalEntry& entry) const;
  [[nodiscard]] bool put_in_place(const Folder& journal, const std::string& number,
                                  const JournalEntry& entry) const;
  [[nodiscard]] bool give_back(const Folder& journal, const std::string& number,
                               const JournalEntry& entry) const;
  [[nodiscard]] Folder folder_for(const std::string& path, std::string& name) const;
  void clear(const Folder& journal, const std::optional<Pact>& pact = {}) const;

  // apart.cpp
  [[nodiscard]] Note keep_apart(const Folder& journal, const std::string& number,
                                const JournalEntry& entry) const;

  // pact.cpp
  void end_commit(const Folder& journal, const std::optional<Pact>& pact) const;
  void end_decision(const std::optional<Pact>& pact) const;
  void settle_decisions();
  /// What follows is committed as soon as the store that leads has committed it.
  void make_final(const Folder& journal) const;

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
