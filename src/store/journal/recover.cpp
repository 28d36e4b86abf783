#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "lock_journal.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"

namespace mieux {

void StoreLock::Journal::recover() {
  const Folder journal = own_.below(journal_folder);
  if (!journal.is_open()) return;
  const JournalState state = journal_state(root_);
  if (!state.commit) {
    // An empty journal may be the last of a change that is in place.
    if (!journal.entries().empty())
      notes.emplace_back("a change that was broken off before it was saved has been taken back");
    return clear(journal);
  }
  const Staged staged = staged_files(root_, state);
  if (!staged.damage.empty()) return set_aside(staged.damage);
  if (std::string apart = finish(journal, staged.entries); !apart.empty())
    notes.push_back(std::move(apart));
  notes.push_back("a change of " + counted(staged.entries.size(), "file") +
                  " that was broken off has been finished");
}

/// Puts a committed change in place. Returns which files were changed by somebody else meanwhile
/// and what became of them; mostly nothing.
std::string StoreLock::Journal::finish(const Folder& journal,
                                       const std::vector<JournalEntry>& entries) const {
  std::string apart;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const JournalEntry& entry = entries[i];
    const std::string now = fingerprint_of(content_of(target_of(root_, entry.path), entry.path));
    if (now == entry.before || now == entry.after) continue;
    apart += (apart.empty() ? "" : "; ") + keep_apart(journal, std::to_string(i), entry);
  }
  next_generation();
  install(journal, entries);
  clear(journal);
  return apart;
}

/// A file that somebody else has changed since stays theirs; the change of it is kept beside.
/// Returns what to say about it.
std::string StoreLock::Journal::keep_apart(const Folder& journal, const std::string& number,
                                           const JournalEntry& entry) const {
  if (entry.after == no_file)
    return entry.path + " was to be removed, but was changed meanwhile; it stays";
  if (::mkdirat(own_.descriptor(), "kept", 0777) != 0 && errno != EEXIST)
    fail_io(".mieux/kept", errno);
  const Folder kept = own_.below("kept");
  if (!kept.is_open()) fail_io(".mieux/kept", ENOTDIR);
  const std::string name = entry.after.substr(0, 12) + "-" + target_of(root_, entry.path).name;
  if (::renameat(journal.descriptor(), number.c_str(), kept.descriptor(), name.c_str()) != 0 &&
      errno != ENOENT)
    fail_io(".mieux/kept/" + name, errno);
  make_last(kept.descriptor(), ".mieux/kept");
  return entry.path +
         " was changed by hand before a change of it was in place: it stays as it is now, and the"
         " other version is in .mieux/kept/" +
         name;
}

/// Nothing of a damaged journal is used, and nothing of it is thrown away.
void StoreLock::Journal::set_aside(const std::string& damage) {
  for (int number = 1;; ++number) {
    const std::string name = "damaged-" + std::to_string(number);
    struct stat status {};
    if (::fstatat(own_.descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) continue;
    if (::renameat(own_.descriptor(), journal_folder, own_.descriptor(), name.c_str()) != 0)
      fail_io(".mieux/" + name, errno);
    notes.push_back("a change that was broken off cannot be finished (" + damage +
                    "): what is left of it is in .mieux/" + name +
                    "; compare it with the records, then delete it: rm -r .mieux/" + name);
    return;
  }
}

}  // namespace mieux
