#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store_files.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// An open file or folder; closed with the object.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// `openat` that goes on where a signal interrupts it. Never leads through a link at its last step.
Descriptor open_at(int folder, const char* name, int flags, unsigned mode = 0);

/// An open folder. Everything below a store is opened through it, so that no symbolic link leads
/// out of the store.
class Folder {
 public:
  /// Fails (4) if it cannot be opened.
  explicit Folder(const std::filesystem::path& path);
  /// A folder below this one; not open if there is none or it is a link or no folder.
  [[nodiscard]] Folder below(const std::string& name) const;

  [[nodiscard]] bool is_open() const { return descriptor_.is_open(); }
  [[nodiscard]] int descriptor() const { return descriptor_.number(); }

  /// Its entries, `.` and `..` left out, in no order.
  [[nodiscard]] std::vector<FolderEntry> entries() const;

 private:
  explicit Folder(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

/// Reads a regular file of at most `most` bytes. The text lies in `buffer`, which only grows.
FileText read_file(const Folder& folder, const char* name, std::size_t most, std::string& buffer);

/// The same for a file that was a regular one when its folder was listed.
FileText read_listed_file(const Folder& folder, const char* name, std::size_t most,
                          std::string& buffer);

/// A file of a store.
struct WantedFile {
  const char* name;       ///< in its folder
  std::string_view path;  ///< within the store
  std::size_t most = yaml::max_bytes;
  bool listed = false;  ///< its folder says that it is a regular file
};

/// The same for a file of `folder` (null: there is none), unless the overlay says what is in it.
/// The text may lie in the overlay.
FileText read_file(const FilesFolder* folder, const WantedFile& file, const Overlay& overlay,
                   std::string& buffer);

/// Why a file of this size is not read, of which at most `most` bytes are.
FileText too_large(std::string_view text, std::uint64_t size, std::size_t most);

/// Why a file is not read: there is none.
FileText absent_file();

/// Why a link is not read.
FileText link_not_read();

/// What the system says about an error number.
std::string reason(int error);

}  // namespace mieux
