#include "files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "mieux/base/failure.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

FileText unreadable(int error) {
  return {{},
          "unreadable",
          "the file cannot be read: " + reason(error),
          error == EACCES ? "give yourself the right to read it, or ask whose file it is"
                          : "try again; if it stays so, the disk or the share is at fault",
          error == ENOENT};
}

FileText not_a_file() {
  return {{}, "not-a-file", "this is no regular file", "move it away; records are ordinary files"};
}

/// What keeps a file from being opened for reading.
FileText not_opened(int error) {
  if (error == ELOOP) return link_not_read();
  if (error == ENXIO) return not_a_file();
  return unreadable(error);
}

Descriptor open_to_read(const Folder& folder, const char* name) {
  return open_at(folder.descriptor(), name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
}

/// Reads an open file from its beginning.
FileText read_open_file(const Descriptor& file, std::size_t most, std::string& buffer) {
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) return not_a_file();
  const auto size = static_cast<std::size_t>(status.st_size);
  const std::size_t wanted = std::min(size, most + 1);
  if (buffer.size() < wanted + 1) buffer.resize(2 * wanted + 1);
  char* bytes = buffer.data();
  std::size_t used = 0;
  // One byte more than wanted: a file that grows meanwhile is noticed, one that does not needs no
  // second call to see its end.
  while (used <= wanted) {
    const ssize_t got = ::read(file.number(), bytes + used, wanted + 1 - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    used += static_cast<std::size_t>(got);
    if (got == 0 || used == wanted) break;
  }
  if (size > most) return too_large({bytes, std::min(used, wanted)}, size, most);
  if (used > size) return {{}, "unreadable", "the file grew while it was read", "try again"};
  return {{bytes, used}, {}, {}, {}};
}

}  // namespace

std::string reason(int error) { return std::strerror(error); }

Descriptor::~Descriptor() {
  if (is_open()) ::close(number_);
}

Descriptor open_at(int folder, const char* name, int flags, unsigned mode) {
  int opened = -1;
  do {
    opened = ::openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC, mode);
  } while (opened < 0 && errno == EINTR);
  return Descriptor(opened);
}

Folder::Folder(const std::filesystem::path& path) : descriptor_(-1) {
  // The folder a person names may be a link; those below it may not.
  int opened = -1;
  do {
    opened = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  } while (opened < 0 && errno == EINTR);
  descriptor_ = Descriptor(opened);
  if (!is_open())
    throw Failure(Exit::io, "the folder " + path.string() + " cannot be opened: " + reason(errno));
}

Folder Folder::below(const std::string& name) const {
  if (!is_open()) return Folder(Descriptor(-1));
  Descriptor opened = open_at(descriptor(), name.c_str(), O_RDONLY | O_DIRECTORY);
  const int error = errno;
  // Whatever else keeps it closed, it is there.
  const bool absent = error == ENOENT || error == ENOTDIR || error == ELOOP;
  if (!opened.is_open() && !absent)
    throw Failure(Exit::io, "the folder " + name + "/ cannot be opened: " + reason(error));
  return Folder(std::move(opened));
}

std::vector<FolderEntry> Folder::entries() const {
  int copy = -1;
  do {
    copy = ::openat(descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  } while (copy < 0 && errno == EINTR);
  DIR* opened = copy < 0 ? nullptr : ::fdopendir(copy);
  if (opened == nullptr)
    throw Failure(Exit::io, "a folder of the store cannot be listed: " + reason(errno));
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(opened, ::closedir);
  std::vector<FolderEntry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    bool is_folder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_UNKNOWN) {
      struct stat status {};
      is_folder = ::fstatat(descriptor(), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                  S_ISDIR(status.st_mode);
    }
    entries.push_back({std::string{name}, is_folder, entry->d_type == DT_REG});
    errno = 0;
  }
  if (errno != 0)
    throw Failure(Exit::io, "a folder of the store cannot be listed: " + reason(errno));
  return entries;
}

FileText read_file(const Folder& folder, const char* name, std::size_t most, std::string& buffer) {
  const Descriptor file = open_to_read(folder, name);
  return file.is_open() ? read_open_file(file, most, buffer) : not_opened(errno);
}

/// Asking the system about a file costs twice as much as to see that nothing more comes of it.
/// Where more does come, the file is large, grows, or is read in small pieces: then it is asked
/// about.
FileText read_listed_file(const Folder& folder, const char* name, std::size_t most,
                          std::string& buffer) {
  constexpr std::size_t usual = std::size_t{64} << 10U;
  const Descriptor file = open_to_read(folder, name);
  if (!file.is_open()) return not_opened(errno);
  if (buffer.size() < usual) buffer.resize(usual);
  const ssize_t got = ::read(file.number(), buffer.data(), std::min(usual, most));
  char more = 0;
  if (got > 0 && ::read(file.number(), &more, 1) == 0)
    return {{buffer.data(), static_cast<std::size_t>(got)}, {}, {}, {}};
  if (got > 0 && ::lseek(file.number(), 0, SEEK_SET) != 0) return not_a_file();
  return read_open_file(file, most, buffer);
}

FileText read_file(const FilesFolder* folder, const WantedFile& file, const Overlay& overlay,
                   std::string& buffer) {
  if (!overlay.empty())
    if (const auto held = overlay.find(file.path); held != overlay.end())
      return held->second ? FileText{*held->second, {}, {}, {}} : absent_file();
  if (folder == nullptr) return absent_file();
  return file.listed ? folder->read_listed(file.name, file.most, buffer)
                     : folder->read(file.name, file.most, buffer);
}

FileText too_large(std::string_view text, std::uint64_t size, std::size_t most) {
  return {text, "too-large",
          "the file has " + std::to_string(size) + " bytes; at most " + std::to_string(most) +
              " are read",
          "keep documents under sources/ and name them in `documents`"};
}

FileText absent_file() { return unreadable(ENOENT); }

FileText link_not_read() {
  return {{}, "not-a-file", "a symbolic link is not read", "put the file itself there"};
}

}  // namespace mieux
