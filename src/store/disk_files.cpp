#include <fcntl.h>
#include <sys/stat.h>

#include "files.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux {
namespace {

class DiskFolder : public FilesFolder {
 public:
  explicit DiskFolder(std::shared_ptr<const Folder> folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::vector<FolderEntry> entries() const override { return folder_->entries(); }
  FileText read(const char* name, std::size_t most, std::string& buffer) const override {
    return read_file(*folder_, name, most, buffer);
  }
  FileText read_listed(const char* name, std::size_t most, std::string& buffer) const override {
    return read_listed_file(*folder_, name, most, buffer);
  }

 private:
  std::shared_ptr<const Folder> folder_;
};

class DiskFiles : public StoreFiles {
 public:
  explicit DiskFiles(const std::filesystem::path& root)
      : path_(root), root_(std::make_shared<Folder>(root)) {}

  [[nodiscard]] std::unique_ptr<FilesFolder> folder(const std::string& path) const override {
    if (path == ".") return std::make_unique<DiskFolder>(root_);
    Folder folder = root_->below(path);
    if (!folder.is_open()) return nullptr;
    return std::make_unique<DiskFolder>(std::make_shared<Folder>(std::move(folder)));
  }

  [[nodiscard]] bool has(const std::string& name) const override {
    struct stat status {};
    return ::fstatat(root_->descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
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
  std::shared_ptr<const Folder> root_;  ///< shared: few files are open at once
};

}  // namespace

std::shared_ptr<const StoreFiles> files_on_disk(const std::filesystem::path& root) {
  return std::make_shared<DiskFiles>(root);
}

}  // namespace mieux
