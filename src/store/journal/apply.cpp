#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

#include "lock_journal.hpp"
#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

/// A new file in the journal, written to the end and lasting.
void write_staged(const Folder& journal, const std::string& name, std::string_view text,
                  std::optional<mode_t> mode) {
  const std::string path = ".mieux/journal/" + name;
  const Descriptor file =
      open_at(journal.descriptor(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL, mode ? 0600 : 0666);
  if (!file.is_open()) fail_io(path, errno);
  if (mode && ::fchmod(file.number(), *mode) != 0) fail_io(path, errno);
  write_all(file, text, path);
  make_last(file.number(), path);
}

/// The permissions of a file that is there.
std::optional<mode_t> mode_of(const Target& target) {
  struct stat status {};
  if (!target.folder.is_open() ||
      ::fstatat(target.folder.descriptor(), target.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return std::nullopt;
  return status.st_mode & 07777U;
}

[[noreturn]] void fail_changed(const std::string& path) {
  throw Failure(Exit::refused, path + " was changed meanwhile by somebody else",
                "look at it, then run the command again");
}

}  // namespace

/// What would make putting a file in place fail must be known before the change is committed: a
/// folder or file that is write-protected, immutable, a link, or on another disk.
void StoreLock::Journal::check_folder(const std::string& path) const {
  Folder folder = root_.below(".");
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', begin)) {
    const std::string part = path.substr(begin, slash - begin);
    struct stat status {};
    if (::fstatat(folder.descriptor(), part.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) break;
    folder = folder.below(part);
    if (!folder.is_open()) fail_io(path.substr(0, slash), ENOTDIR);
    begin = slash + 1;
  }
  const Descriptor probe = open_at(folder.descriptor(), ".", O_TMPFILE | O_WRONLY, 0600);
  const bool unknown = errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT;
  if (!probe.is_open() && !unknown) fail_io(path, errno);
  struct stat own {};
  struct stat other {};
  if (::fstat(own_.descriptor(), &own) != 0 || ::fstat(folder.descriptor(), &other) != 0)
    fail_io(path, errno);
  if (own.st_dev != other.st_dev) fail_io(path, EXDEV);
}

void StoreLock::Journal::check_target(const FileChange& file) const {
  const Target target = target_of(root_, file.path);
  check_folder(file.path);
  if (content_of(target, file.path) != file.before) fail_changed(file.path);
  if (!file.before) return;
  const Descriptor probe = open_at(target.folder.descriptor(), target.name.c_str(), O_WRONLY);
  if (!probe.is_open()) fail_io(file.path, errno);
}

/// Where others may not read the store, they may not read a file of it either.
std::optional<mode_t> StoreLock::Journal::mode_of_new() const {
  constexpr mode_t of_others = 077;
  struct stat status {};
  if (::fstat(root_.descriptor(), &status) != 0 || (status.st_mode & of_others) != 0)
    return std::nullopt;
  return 0600;
}

void StoreLock::Journal::stage(const Folder& journal,
                               const std::vector<const FileChange*>& files) const {
  // A record that moves keeps its permissions.
  const auto gone =
      std::find_if(files.begin(), files.end(), [](const FileChange* file) { return !file->after; });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i]->after) continue;
    const bool moved = !files[i]->before && gone != files.end();
    const std::string& like = moved ? (*gone)->path : files[i]->path;
    std::optional<mode_t> mode = mode_of(target_of(root_, like));
    if (!mode) mode = mode_of_new();
    write_staged(journal, std::to_string(i), *files[i]->after, mode);
  }
}

void StoreLock::Journal::write_record(const Begun& begun, const char* name) const {
  const std::string unnamed = std::string{name} + ".new";
  write_staged(begun.journal, unnamed, commit_record(begun.record), mode_of_new());
  make_last(begun.journal.descriptor(), ".mieux/journal");
  make_last(own_.descriptor(), ".mieux");
  if (::renameat(begun.journal.descriptor(), unnamed.c_str(), begun.journal.descriptor(), name) !=
      0)
    fail_io(".mieux/journal/" + std::string{name}, errno);
}

/// Tells readers that something has changed since they began. Must come after the commit record
/// and before the first file: see `journal_state`.
void StoreLock::Journal::next_generation() const {
  const std::string path = ".mieux/lock";
  std::string buffer;
  const FileText now = read_file(own_, lock_file, 64, buffer);
  if (!now.code.empty()) throw Failure(Exit::io, path + ": " + now.message, now.hint);
  const std::string number{now.text};
  const std::string next = fmt::format("{:020}\n", std::strtoull(number.c_str(), nullptr, 10) + 1);
  for (std::size_t written = 0; written < next.size();) {
    const ssize_t more = ::pwrite(lock_.number(), next.data() + written, next.size() - written,
                                  static_cast<off_t>(written));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) fail_io(path, errno);
    written += static_cast<std::size_t>(more);
  }
}

/// Before the commit record stands, the journal is rubbish. If it cannot be cleared now, whoever
/// locks the store next does it.
void StoreLock::Journal::take_back(const Folder& journal) const {
  try {
    clear(journal);
  } catch (const Failure&) {
    return;
  }
}

std::optional<StoreLock::Journal::Begun> StoreLock::Journal::begin(
    const std::vector<FileChange>& changes) const {
  std::vector<const FileChange*> files;
  std::vector<JournalEntry> entries;
  for (const FileChange& file : changes) {
    if (file.before == file.after) continue;
    if (!may_write(file.path, !file.before && file.after))
      throw std::logic_error("no journal may write " + file.path);
    check_target(file);
    files.push_back(&file);
    entries.push_back({file.path, fingerprint_of(file.before), fingerprint_of(file.after)});
  }
  if (files.empty()) return std::nullopt;
  if (::mkdirat(own_.descriptor(), journal_folder, 0777) != 0) fail_io(".mieux/journal", errno);
  Folder journal = own_.below(journal_folder);
  if (!journal.is_open()) fail_io(".mieux/journal", ENOTDIR);
  try {
    stage(journal, files);
  } catch (const Failure&) {
    take_back(journal);
    throw;
  }
  return Begun{std::move(journal), {std::move(entries), {}}};
}

Applied StoreLock::Journal::put_in_place(const Begun& begun) const {
  Applied applied;
  applied.in_force = begun.record.entries.size();
  try {
    make_last(begun.journal.descriptor(), ".mieux/journal");
    if (begun.record.pact && !begun.record.pact->leads) make_final(begun.journal);
    finish(begun.journal, begun.record, applied);
  } catch (const std::exception& error) {
    applied.unfinished = error.what();  // it is saved, whatever happens now
  }
  return applied;
}

}  // namespace mieux
