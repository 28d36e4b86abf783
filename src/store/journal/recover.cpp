#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "lock_journal.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

namespace mieux {

void StoreLock::Journal::recover() {
  recover_journal();
  settle_decisions();
}

void StoreLock::Journal::recover_journal() {
  const Folder journal = own_.below(journal_folder);
  if (!journal.is_open()) return;
  const JournalState state = journal_state(root_);
  if (!state.commit) {
    // An empty journal may be the last of a change that is in place.
    if (!journal.entries().empty())
      notes.push_back({"a change that was broken off before it was saved has been taken back"});
    return clear(journal);
  }
  Staged staged = staged_files(root_, state);
  if (!staged.damage.empty()) return set_aside(staged.damage);
  const std::size_t files = staged.entries.size();
  Applied applied;
  applied.in_force = files;
  if (staged.pact && !staged.pact->leads) make_final(journal);
  finish(journal, {std::move(staged.entries), std::move(staged.pact)}, applied);
  note_finished(applied, files);
}

void StoreLock::Journal::note_finished(const Applied& applied, std::size_t files) {
  notes.insert(notes.end(), applied.apart.begin(), applied.apart.end());
  const std::string change = "a change of " + counted(files, "file") + " that was broken off ";
  if (applied.in_force == files)
    notes.push_back({change + "has been finished"});
  else if (applied.in_force == 0)
    notes.push_back({change + "has not been made"});
  else
    notes.push_back({change + "has been made in " + std::to_string(applied.in_force) + " of them"});
}

/// Puts a committed change in place, and says which files somebody else changed meanwhile.
void StoreLock::Journal::finish(const Folder& journal, const CommitRecord& record,
                                Applied& applied) const {
  next_generation();
  for (std::size_t i = 0; i < record.entries.size(); ++i) {
    const std::string number = std::to_string(i);
    if (install(journal, number, record.entries[i])) continue;
    applied.apart.push_back(keep_apart(journal, number, record.entries[i]));
    --applied.in_force;
  }
  clear(journal, record.pact);
}

/// Nothing of a damaged journal is used, and nothing of it is thrown away.
void StoreLock::Journal::set_aside(const std::string& damage) {
  for (int number = 1;; ++number) {
    const std::string name = "damaged-" + std::to_string(number);
    struct stat status {};
    if (::fstatat(own_.descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) continue;
    if (::renameat(own_.descriptor(), journal_folder, own_.descriptor(), name.c_str()) != 0)
      fail_io(".mieux/" + name, errno);
    notes.push_back({"a change that was broken off cannot be finished (" + damage +
                     "): what is left of it is in .mieux/" + name +
                     "; compare it with the records, then delete it: rm -r .mieux/" + name});
    return;
  }
}

}  // namespace mieux
