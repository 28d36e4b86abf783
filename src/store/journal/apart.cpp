// A file that somebody changed by hand while a change of it was on its way.
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "lock_journal.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

constexpr const char* kept_folder = "kept";
constexpr std::size_t fingerprint_shown = 12;

Note stays(const JournalEntry& entry) {
  return {.text = entry.path +
                  " was changed by hand while its removal was being written: what was written by"
                  " hand is in force, and the file was not removed",
          .hint = "if it should go all the same: `rm " + entry.path + "`, then `mieux validate`",
          .severity = Severity::warning};
}

Note kept_beside(const JournalEntry& entry, const std::string& kept, bool is_there) {
  if (!is_there)
    return {.text = entry.path +
                    " was removed by hand while a change of it was being written: it stays removed,"
                    " the change was not made, and its text is kept in " +
                    kept,
            .hint = "`mv " + kept + " " + entry.path + "` brings it back as changed, `rm " + kept +
                    "` leaves it removed",
            .severity = Severity::warning};
  const std::string both = entry.path + " " + kept;
  return {.text = entry.path +
                  " was changed by hand while another change of it was being written: what was"
                  " written by hand is in force, the other change was not made, and its text is"
                  " kept in " +
                  kept,
          .hint = "`diff -u " + both + "` shows how they differ; write what is missing into " +
                  entry.path + ", then `rm " + kept + "`",
          .severity = Severity::warning};
}

}  // namespace

/// A file that somebody else has changed since stays theirs; the version of the change is kept
/// beside. Returns what to say about it.
Note StoreLock::Journal::keep_apart(const Folder& journal, const std::string& number,
                                    const JournalEntry& entry) const {
  if (entry.after == no_file) return stays(entry);
  if (::mkdirat(own_.descriptor(), kept_folder, 0777) != 0 && errno != EEXIST)
    fail_io(".mieux/kept", errno);
  const Folder kept = own_.below(kept_folder);
  if (!kept.is_open()) fail_io(".mieux/kept", ENOTDIR);
  const Target target = target_of(root_, entry.path);
  const std::string name = entry.after.substr(0, fingerprint_shown) + "-" + target.name;
  if (::renameat(journal.descriptor(), number.c_str(), kept.descriptor(), name.c_str()) != 0 &&
      errno != ENOENT)
    fail_io(".mieux/kept/" + name, errno);
  make_last(kept.descriptor(), ".mieux/kept");
  return kept_beside(entry, ".mieux/kept/" + name, content_of(target, entry.path).has_value());
}

}  // namespace mieux
