#include <algorithm>
#include <mutex>

#include "files.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/fingerprint.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux {
namespace {

using Files = std::vector<HeldFile>;

/// What is read of a file in memory.
FileText text_of(const HeldFile& file, std::size_t most) {
  if (file.sort == HeldFile::Sort::link) return link_not_read();
  if (file.size > most) return too_large({}, file.size, most);
  if (!file.text) return {{}, "unreadable", "git does not have the file", "fetch it", false};
  return {*file.text, {}, {}, {}};
}

/// The first of the files, in the order of their paths, that lies at or behind `path`.
Files::const_iterator first_from(const Files& files, std::string_view path) {
  return std::lower_bound(files.begin(), files.end(), path,
                          [](const HeldFile& file, std::string_view at) { return file.path < at; });
}

const HeldFile* find(const Files& files, std::string_view path) {
  const auto found = first_from(files, path);
  return found == files.end() || found->path != path ? nullptr : &*found;
}

class HeldFolder : public FilesFolder {
 public:
  /// `prefix` is empty, or ends with a slash.
  HeldFolder(const Files& files, std::string prefix) : files_(files), prefix_(std::move(prefix)) {}

  [[nodiscard]] std::vector<FolderEntry> entries() const override {
    std::vector<FolderEntry> entries;
    for (auto file = first_from(files_, prefix_);
         file != files_.end() && file->path.starts_with(prefix_); ++file) {
      const std::string_view rest = std::string_view{file->path}.substr(prefix_.size());
      const std::size_t slash = rest.find('/');
      const std::string_view name = rest.substr(0, slash);
      if (!entries.empty() && entries.back().name == name) continue;
      const bool is_folder =
          slash != std::string_view::npos || file->sort == HeldFile::Sort::repository;
      entries.push_back({std::string{name}, is_folder, file->sort == HeldFile::Sort::file});
    }
    return entries;
  }

  FileText read(const char* name, std::size_t most, std::string&) const override {
    const HeldFile* file = find(files_, prefix_ + name);
    return file == nullptr ? absent_file() : text_of(*file, most);
  }

 private:
  const Files& files_;
  std::string prefix_;
};

class HeldFiles : public StoreFiles {
 public:
  explicit HeldFiles(HeldStore held) : held_(std::move(held)) {
    std::sort(held_.files.begin(), held_.files.end(),
              [](const HeldFile& a, const HeldFile& b) { return a.path < b.path; });
  }

  [[nodiscard]] std::unique_ptr<FilesFolder> folder(const std::string& path) const override {
    const std::string prefix = path == "." ? "" : path + "/";
    const auto first = first_from(held_.files, prefix);
    const bool there = first != held_.files.end() && first->path.starts_with(prefix);
    if (!there && !prefix.empty()) return nullptr;
    return std::make_unique<HeldFolder>(held_.files, prefix);
  }

  [[nodiscard]] bool has(const std::string& name) const override {
    return find(held_.files, name) != nullptr || folder(name) != nullptr;
  }

  [[nodiscard]] DocumentFile document(std::string_view path) const override {
    const HeldFile* file = find(held_.files, path);
    if (file == nullptr) return {{}, folder(std::string{path}) ? "is a folder" : "is not there"};
    if (file->sort == HeldFile::Sort::link) return {{}, "is a link, which is not followed"};
    if (file->sort == HeldFile::Sort::repository) return {{}, "is a folder"};
    if (file->text) return {fingerprint(*file->text), {}};
    const std::lock_guard lock(fetching_);
    return {fingerprint(held_.fetch(file->id)), {}};
  }

  [[nodiscard]] const HeldStore* held() const override { return &held_; }

  [[nodiscard]] std::optional<std::set<std::string>> differing(
      const StoreFiles& other) const override {
    const auto* held = dynamic_cast<const HeldFiles*>(&other);
    if (held == nullptr) return std::nullopt;
    std::set<std::string> paths;
    add_differing(held_.files, held->held_.files, paths);
    add_differing(held->held_.files, held_.files, paths);
    return paths;
  }

 private:
  static void add_differing(const Files& files, const Files& others, std::set<std::string>& paths) {
    auto other = others.begin();
    for (const HeldFile& file : files) {
      while (other != others.end() && other->path < file.path) ++other;
      const bool same = other != others.end() && other->path == file.path && other->id == file.id &&
                        other->sort == file.sort;
      if (!same) paths.insert(file.path);
    }
  }

  HeldStore held_;
  mutable std::mutex fetching_;
};

}  // namespace

std::shared_ptr<const StoreFiles> files_held(HeldStore held) {
  return std::make_shared<HeldFiles>(std::move(held));
}

}  // namespace mieux
