// From the journal to the records: what may be done again and again until it is done.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "lock_journal.hpp"
#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

/// A name in an open folder.
struct NameIn {
  const Folder& folder;
  const std::string& name;
};

/// Renames so that nothing is lost (`how`: RENAME_NOREPLACE or RENAME_EXCHANGE); on a disk that
/// cannot, as renaming mostly does. False if what should be there is not, or the reverse. Fails
/// (4).
bool rename_safely(const NameIn& from, const NameIn& to, unsigned how, const std::string& path) {
  if (::renameat2(from.folder.descriptor(), from.name.c_str(), to.folder.descriptor(),
                  to.name.c_str(), how) == 0)
    return true;
  if (errno == EEXIST || errno == ENOENT) return false;
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) fail_io(path, errno);
  if (::renameat(from.folder.descriptor(), from.name.c_str(), to.folder.descriptor(),
                 to.name.c_str()) != 0)
    fail_io(path, errno);
  return true;
}

}  // namespace

/// The folder of a file, made where it is missing.
Folder StoreLock::Journal::folder_for(const std::string& path, std::string& name) const {
  Folder folder = root_.below(".");
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', begin)) {
    const std::string part = path.substr(begin, slash - begin);
    if (::mkdirat(folder.descriptor(), part.c_str(), 0777) == 0)
      make_last(folder.descriptor(), path);
    else if (errno != EEXIST)
      fail_io(path.substr(0, slash), errno);
    folder = folder.below(part);
    if (!folder.is_open()) fail_io(path.substr(0, slash), ENOTDIR);
    begin = slash + 1;
  }
  name = path.substr(begin);
  return folder;
}

/// Makes the file what the change says. What was there comes into the journal under the same
/// number, so that a change by hand at this very moment is not lost: `give_back` looks at it. False
/// if somebody else has removed the file, or made one, in between.
bool StoreLock::Journal::put_in_place(const Folder& journal, const std::string& number,
                                      const JournalEntry& entry) const {
  if (entry.after == no_file) {
    const Target target = target_of(root_, entry.path);
    const NameIn place{target.folder, target.name};
    if (!rename_safely(place, {journal, number}, RENAME_NOREPLACE, entry.path)) return false;
    make_last(target.folder.descriptor(), entry.path);
    return true;
  }
  std::string name;
  const Folder folder = folder_for(entry.path, name);
  const unsigned how = entry.before == no_file ? RENAME_NOREPLACE : RENAME_EXCHANGE;
  if (!rename_safely({journal, number}, {folder, name}, how, entry.path)) return false;
  make_last(folder.descriptor(), entry.path);
  return true;
}

/// Was it a file changed by hand that `put_in_place` replaced? Then puts it back, unless there is
/// a newer one.
bool StoreLock::Journal::give_back(const Folder& journal, const std::string& number,
                                   const JournalEntry& entry) const {
  const std::string replaced =
      fingerprint_of(content_of({journal.below("."), number}, ".mieux/journal/" + number));
  if (replaced == no_file || replaced == entry.before || replaced == entry.after) return false;
  const Target target = target_of(root_, entry.path);
  const unsigned how = entry.after == no_file ? RENAME_NOREPLACE : RENAME_EXCHANGE;
  rename_safely({journal, number}, {target.folder, target.name}, how, entry.path);
  make_last(target.folder.descriptor(), entry.path);
  return true;
}

/// Puts one file in place, if that is not done already. False if somebody else has changed it since
/// the change was made: then it is as they left it.
bool StoreLock::Journal::install(const Folder& journal, const std::string& number,
                                 const JournalEntry& entry) const {
  const std::string now = fingerprint_of(content_of(target_of(root_, entry.path), entry.path));
  if (now != entry.before && now != entry.after) return false;
  if (now != entry.after && !put_in_place(journal, number, entry)) return false;
  return !give_back(journal, number, entry);
}

/// Takes the journal away, the commit record first: without it the rest is rubbish.
void StoreLock::Journal::clear(const Folder& journal, const std::optional<Pact>& pact) const {
  end_commit(journal, pact);
  for (const FolderEntry& entry : journal.entries())
    if (::unlinkat(journal.descriptor(), entry.name.c_str(), 0) != 0 && errno != ENOENT)
      fail_io(".mieux/journal/" + entry.name, errno);
  if (::unlinkat(own_.descriptor(), journal_folder, AT_REMOVEDIR) != 0)
    fail_io(".mieux/journal", errno);
  end_decision(pact);
}

}  // namespace mieux
