#include <fcntl.h>
#include <sys/stat.h>

#include "files.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux {
namespace {

class DiskFolder : public FilesFolder {
 public:
  explicit DiskFolder(Folder folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::vector<FolderEntry> entries() const override { return folder_.entries(); }
  FileText read(const char* name, std::size_t most, std::string& buffer) const override {
    return read_file(folder_, name, most, buffer);
  }

 private:
  Folder folder_;
};

class DiskFiles : public StoreFiles {
 public:
  explicit DiskFiles(const std::filesystem::path& root) : path_(root), root_(root) {}

  [[nodiscard]] std::unique_ptr<FilesFolder> folder(const std::string& path) const override {
    Folder folder = root_.below(path);
    return folder.is_open() ? std::make_unique<DiskFolder>(std::move(folder)) : nullptr;
  }

  [[nodiscard]] bool has(const std::string& name) const override {
    struct stat status {};
    return ::fstatat(root_.descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
  }

  [[nodiscard]] DocumentFile document(std::string_view path) const override {
    return read_document(path_, path);
  }

  /// What is on the disk is taken to be the same: who changes it says so by an overlay.
  [[nodiscard]] std::optional<std::set<std::string>> differing(
      const StoreFiles& other) const override {
    const auto* disk = dynamic_cast<const DiskFiles*>(&other);
    if (disk == nullptr || disk->path_ != path_) return std::nullopt;
    return std::set<std::string>{};
  }

 private:
  std::filesystem::path path_;
  Folder root_;
};

}  // namespace

std::shared_ptr<const StoreFiles> files_on_disk(const std::filesystem::path& root) {
  return std::make_shared<DiskFiles>(root);
}

}  // namespace mieux
