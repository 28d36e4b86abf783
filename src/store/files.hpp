#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// An open folder; closed with the object. Everything below a store is opened through it, so that
/// no symbolic link leads out of the store.
class Folder {
 public:
  /// Fails (4) if it cannot be opened.
  explicit Folder(const std::filesystem::path& path);
  /// A folder below this one; not open if there is none or it is a link or no folder.
  [[nodiscard]] Folder below(const std::string& name) const;

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  Folder& operator=(Folder&&) = delete;
  ~Folder();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  struct Entry {
    std::string name;
    bool is_folder = false;
  };
  /// Its entries, `.` and `..` left out, in no order.
  [[nodiscard]] std::vector<Entry> entries() const;

 private:
  explicit Folder(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// What became of reading a file.
struct FileText {
  std::string_view text;
  std::string_view code;  ///< why it could not be read; empty if it could
  std::string message;
  std::string hint;
};

/// Reads a regular file of at most `most` bytes. The text lies in `buffer`, which only grows.
FileText read_file(const Folder& folder, const char* name, std::size_t most, std::string& buffer);

}  // namespace mieux
