#include "files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

std::string reason(int error) { return std::strerror(error); }

/// Closes the file when it goes.
struct File {
  int descriptor;
  explicit File(int d) : descriptor(d) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

FileText unreadable(int error) {
  return {{},
          "unreadable",
          "the file cannot be read: " + reason(error),
          error == EACCES ? "give yourself the right to read it, or ask whose file it is"
                          : "try again; if it stays so, the disk or the share is at fault"};
}

FileText no_file() {
  return {{}, "not-a-file", "this is no regular file", "move it away; records are ordinary files"};
}

}  // namespace

Folder::Folder(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0)
    throw Failure(Exit::io, "the folder " + path.string() + " cannot be opened: " + reason(errno));
}

Folder Folder::below(const std::string& name) const {
  const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  const int opened = ::openat(descriptor_, name.c_str(), flags);
  if (opened < 0 && (errno == EACCES || errno == EIO || errno == EMFILE || errno == ENFILE))
    throw Failure(Exit::io, "the folder " + name + "/ cannot be opened: " + reason(errno));
  return Folder(opened);
}

Folder::~Folder() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::vector<Folder::Entry> Folder::entries() const {
  const int copy = ::openat(descriptor_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* opened = copy < 0 ? nullptr : ::fdopendir(copy);
  if (opened == nullptr)
    throw Failure(Exit::io, "a folder of the store cannot be listed: " + reason(errno));
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(opened, ::closedir);
  std::vector<Entry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    bool is_folder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_UNKNOWN) {
      struct stat status {};
      is_folder = ::fstatat(descriptor_, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                  S_ISDIR(status.st_mode);
    }
    entries.push_back({std::string{name}, is_folder});
    errno = 0;
  }
  if (errno != 0)
    throw Failure(Exit::io, "a folder of the store cannot be listed: " + reason(errno));
  return entries;
}

FileText read_file(const Folder& folder, const char* name, std::size_t most, std::string& buffer) {
  const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
  const File file(::openat(folder.descriptor(), name, flags));
  if (file.descriptor < 0) {
    if (errno == ELOOP)
      return {{}, "not-a-file", "a symbolic link is not read", "put the file itself there"};
    if (errno == ENXIO) return no_file();
    return unreadable(errno);
  }
  struct stat status {};
  if (::fstat(file.descriptor, &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) return no_file();
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > most)
    return {{},
            "too-large",
            "the file has " + std::to_string(size) + " bytes; at most " + std::to_string(most) +
                " are read",
            "keep documents under sources/ and name them in `documents`"};
  if (buffer.size() < size + 1) buffer.resize(2 * size + 1);
  char* bytes = buffer.data();
  std::size_t used = 0;
  // One byte more than the size: a file that grows meanwhile is noticed, one that does not needs
  // no second call to see its end.
  while (used <= size) {
    const ssize_t got = ::read(file.descriptor, bytes + used, size + 1 - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    used += static_cast<std::size_t>(got);
    if (got == 0 || used == size) break;
  }
  if (used > size) return {{}, "unreadable", "the file grew while it was read", "try again"};
  return {{bytes, used}, {}, {}, {}};
}

}  // namespace mieux
