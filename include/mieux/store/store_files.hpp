#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/document_file.hpp"

namespace mieux {

/// What became of reading a file.
struct FileText {
  std::string_view text;  ///< of a file that is too large, up to the first byte too many
  std::string_view code;  ///< why it could not be read; empty if it could
  std::string message;
  std::string hint;
  bool absent = false;  ///< there is no file of this name
};

struct FolderEntry {
  std::string name;
  bool is_folder = false;
  bool is_file = false;  ///< certainly a regular file; others may be, too
};

struct HeldStore;

/// A folder among the files of a store.
class FilesFolder {
 public:
  virtual ~FilesFolder() = default;

  /// What is directly in it, in no order. Fails (4) if it cannot be listed.
  [[nodiscard]] virtual std::vector<FolderEntry> entries() const = 0;
  /// The text of a regular file of at most `most` bytes. It lies in `buffer`, which only grows, or
  /// lasts as long as the files of the store. No link is followed.
  virtual FileText read(const char* name, std::size_t most, std::string& buffer) const = 0;
  /// The same for one of which `entries` says that it is a regular file (`FolderEntry::is_file`).
  virtual FileText read_listed(const char* name, std::size_t most, std::string& buffer) const {
    return read(name, most, buffer);
  }
};

/// Where a store is read from: a folder of the disk, or what git has of it. Paths are within the
/// store. Several threads may read at once.
class StoreFiles {
 public:
  virtual ~StoreFiles() = default;

  /// The folder at `path`, `.` for the store itself; null if there is none, or a link. Fails (4)
  /// if it is there and cannot be opened.
  [[nodiscard]] virtual std::unique_ptr<FilesFolder> folder(const std::string& path) const = 0;
  /// Is there a file, folder or link of this name in the store itself?
  [[nodiscard]] virtual bool has(const std::string& name) const = 0;
  /// Reads any file for its checksum. No link is followed.
  [[nodiscard]] virtual DocumentFile document(std::string_view path) const = 0;
  /// The files that `other` holds otherwise, or does not hold; nothing if that is not known without
  /// reading them.
  [[nodiscard]] virtual std::optional<std::set<std::string>> differing(
      const StoreFiles& other) const = 0;
  /// What is held in memory, to be shared; null if these files are read from the disk.
  [[nodiscard]] virtual const HeldStore* held() const { return nullptr; }
};

/// The files of the folder at `root`. Fails (4) if it cannot be opened.
std::shared_ptr<const StoreFiles> files_on_disk(const std::filesystem::path& root);

/// A file that is held in memory, as a revision of git is.
struct HeldFile {
  enum class Sort : std::uint8_t { file, link, repository };

  std::string path;
  std::string id;  ///< equal ids: equal contents
  Sort sort = Sort::file;
  std::uint64_t size = 0;
  std::optional<std::string_view> text = {};  ///< what is not held is not read but for documents
};

/// All that a store held in memory consists of.
struct HeldStore {
  std::vector<HeldFile> files;
  std::vector<std::shared_ptr<const std::string>> memory;  ///< where the texts lie
  /// The contents of a file whose text is not held, by its id; may fail (4).
  std::function<std::string(const std::string& id)> fetch;
};

std::shared_ptr<const StoreFiles> files_held(HeldStore held);

}  // namespace mieux
