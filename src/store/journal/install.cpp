// From the journal to the records: what may be done again and again until it is done.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "lock_journal.hpp"
#include "mieux/base/failure.hpp"

namespace mieux {

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

void StoreLock::Journal::install_one(const Folder& journal, const std::string& number,
                                     const JournalEntry& entry) const {
  const Target target = target_of(root_, entry.path);
  if (fingerprint_of(content_of(target, entry.path)) != entry.before || entry.before == entry.after)
    return;  // done already, or not ours any more
  if (entry.after == no_file) {
    if (::unlinkat(target.folder.descriptor(), target.name.c_str(), 0) != 0 && errno != ENOENT)
      fail_io(entry.path, errno);
    return make_last(target.folder.descriptor(), entry.path);
  }
  std::string name;
  const Folder folder = folder_for(entry.path, name);
  if (::renameat(journal.descriptor(), number.c_str(), folder.descriptor(), name.c_str()) != 0)
    fail_io(entry.path, errno);
  make_last(folder.descriptor(), entry.path);
}

void StoreLock::Journal::install(const Folder& journal,
                                 const std::vector<JournalEntry>& entries) const {
  for (std::size_t i = 0; i < entries.size(); ++i)
    install_one(journal, std::to_string(i), entries[i]);
}

/// Takes the journal away, the commit record first: without it the rest is rubbish.
void StoreLock::Journal::clear(const Folder& journal) const {
  if (::unlinkat(journal.descriptor(), commit_file, 0) == 0)
    make_last(journal.descriptor(), ".mieux/journal");
  else if (errno != ENOENT)
    fail_io(".mieux/journal/commit", errno);
  for (const Folder::Entry& entry : journal.entries())
    if (::unlinkat(journal.descriptor(), entry.name.c_str(), 0) != 0 && errno != ENOENT)
      fail_io(".mieux/journal/" + entry.name, errno);
  if (::unlinkat(own_.descriptor(), journal_folder, AT_REMOVEDIR) != 0)
    fail_io(".mieux/journal", errno);
}

}  // namespace mieux
