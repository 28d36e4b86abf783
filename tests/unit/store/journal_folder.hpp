// A store whose journal is written by hand, and what is in its folder afterwards.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "store/journal/journal.hpp"
#include "store_folder.hpp"

namespace mieux {

/// A store with the journal of a change.
class JournalFolder : public StoreFolder {
 public:
  /// What a file holds; nothing: there is none.
  [[nodiscard]] std::optional<std::string> text_of(const std::filesystem::path& file) const {
    std::ifstream in(path() / file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }

  [[nodiscard]] bool has(const std::filesystem::path& file) const {
    return std::filesystem::exists(std::filesystem::symlink_status(path() / file));
  }

  /// Every file with its content and every folder; `.mieux` left out.
  [[nodiscard]] std::map<std::string, std::string> files() const { return files_below(path()); }

  /// The same of a folder in `.mieux`.
  [[nodiscard]] std::map<std::string, std::string> own_files(const std::string& folder) const {
    return files_below(path() / own_folder / folder);
  }

  /// What a process leaves that ends after it has staged `files` and before it has put one in
  /// place.
  void write_journal(const std::vector<FileChange>& files, bool committed = true) const {
    std::vector<JournalEntry> entries;
    std::filesystem::create_directories(path() / own_folder / journal_folder);
    for (const FileChange& file : files) {
      if (file.after) write(staged(entries.size()), *file.after);
      entries.push_back({file.path, fingerprint_of(file.before), fingerprint_of(file.after)});
    }
    if (committed) write(commit(), commit_record({entries, {}}));
  }

  /// The path of the staged content of the file with this number.
  static std::string staged(std::size_t number) {
    return std::string{own_folder} + "/" + journal_folder + "/" + std::to_string(number);
  }
  static std::string commit() {
    return std::string{own_folder} + "/" + journal_folder + "/" + commit_file;
  }

 private:
  static std::map<std::string, std::string> files_below(const std::filesystem::path& folder) {
    std::map<std::string, std::string> found;
    std::filesystem::recursive_directory_iterator entry(folder);
    for (; entry != std::filesystem::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == own_folder) entry.disable_recursion_pending();
      if (entry->path().filename() == own_folder) continue;
      const std::string path = entry->path().lexically_relative(folder).string();
      std::ifstream in(entry->path(), std::ios::binary);
      found[path] =
          entry->is_directory() ? "folder" : std::string{std::istreambuf_iterator<char>(in), {}};
    }
    return found;
  }
};

/// How a step ends: `Exit::done`, or as its failure says.
template <typename Step>
Exit exit_of_step(Step step) {
  try {
    step();
  } catch (const Failure& failure) {
    return failure.exit();
  }
  return Exit::done;
}

}  // namespace mieux
