#include "lock_journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "mieux/base/failure.hpp"

namespace mieux {

void fail_io(const std::string& path, int error) {
  throw Failure(Exit::io, path + " cannot be written: " + reason(error),
                error == ENOSPC || error == EDQUOT ? "make room on the disk, then try again"
                : error == EACCES || error == EPERM || error == EROFS
                    ? "give yourself the right to write there, or work in a copy of your own"
                    : "try again; if it stays so, the disk or the share is at fault");
}

void write_all(const Descriptor& file, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(file.number(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_io(path, errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void make_last(int descriptor, const std::string& path) {
  int done = -1;
  do {
    done = ::fsync(descriptor);
  } while (done != 0 && errno == EINTR);
  // Some file systems cannot do this for folders, and say so.
  if (done != 0 && errno != EINVAL) fail_io(path, errno);
}

namespace {

/// Under another name first: a file that is there and empty would hide nothing, for ever.
void hide_from_git(const Folder& own) {
  constexpr const char* name = ".gitignore";
  constexpr const char* unnamed = ".gitignore.new";
  const std::string path = ".mieux/.gitignore";
  struct stat status {};
  if (::fstatat(own.descriptor(), name, &status, AT_SYMLINK_NOFOLLOW) == 0) return;
  const Descriptor file = open_at(own.descriptor(), unnamed, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (!file.is_open()) fail_io(path, errno);
  write_all(file, "*\n", path);
  // Another process may have been faster.
  if (::renameat(own.descriptor(), unnamed, own.descriptor(), name) != 0 && errno != ENOENT)
    fail_io(path, errno);
}

}  // namespace

std::filesystem::path make_own_folder(const std::filesystem::path& root) {
  const std::filesystem::path path = root / own_folder;
  const Folder folder(root);
  if (::mkdirat(folder.descriptor(), own_folder, 0777) == 0)
    make_last(folder.descriptor(), path.string());
  else if (errno != EEXIST)
    fail_io(path.string(), errno);
  const Folder own = folder.below(own_folder);
  if (!own.is_open())
    throw Failure(Exit::io, path.string() + " is no folder",
                  "move it away; mieux keeps its lock and its journal there");
  hide_from_git(own);
  return path;
}

StoreLock::Journal::Journal(const std::filesystem::path& root, std::chrono::milliseconds patience)
    : path_(std::filesystem::canonical(root).string()),
      root_(root),
      own_(make_own_folder(root)),
      lock_(-1) {
  take_lock(patience);
}

void StoreLock::Journal::take_lock(std::chrono::milliseconds patience) {
  lock_ = open_at(own_.descriptor(), lock_file, O_RDWR | O_CREAT | O_NONBLOCK, 0666);
  struct stat status {};
  if (!lock_.is_open() || ::fstat(lock_.number(), &status) != 0) fail_io(".mieux/lock", errno);
  if (!S_ISREG(status.st_mode))
    throw Failure(Exit::io, ".mieux/lock is no regular file", "move it away; mieux makes its own");
  constexpr std::chrono::milliseconds pause{20};
  for (auto waited = std::chrono::milliseconds{0};; waited += pause) {
    if (::flock(lock_.number(), LOCK_EX | LOCK_NB) == 0) break;
    if (errno != EWOULDBLOCK && errno != EINTR) fail_io(".mieux/lock", errno);
    if (waited >= patience)
      throw Failure(Exit::busy,
                    fmt::format("somebody else has been changing this store for {:g} seconds",
                                std::chrono::duration<double>(patience).count()),
                    "try again in a moment; `mieux` ends by itself, an open editor does not lock");
    std::this_thread::sleep_for(pause);
  }
  // What is no number there would stop every change after it was saved.
  constexpr off_t longest = 32;
  if (status.st_size > longest && ::ftruncate(lock_.number(), 0) != 0)
    fail_io(".mieux/lock", errno);
}

StoreLock::StoreLock(const std::filesystem::path& root, std::chrono::milliseconds patience)
    : journal_(std::make_unique<Journal>(root, patience)) {
  journal_->recover();
}

StoreLock::~StoreLock() = default;

const std::vector<Note>& StoreLock::notes() const { return journal_->notes; }

Applied StoreLock::apply(const Change& change) {
  const auto begun = journal_->begin(change.files);
  if (!begun) return {};
  try {
    journal_->write_record(*begun, commit_file);
  } catch (const Failure&) {
    journal_->take_back(begun->journal);
    throw;
  }
  return journal_->put_in_place(*begun);
}

}  // namespace mieux
