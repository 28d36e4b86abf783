// A git repository in a temporary folder, for the tests of the layer git.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/process.hpp"
#include "mieux/git/git.hpp"

namespace mieux {

/// A variable of this process while the object lives; nullptr: there is none of that name.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    set(value);
  }
  ~Variable() { set(before_ ? before_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) {
    if (value == nullptr)
      ::unsetenv(name_);
    else
      ::setenv(name_, value, 1);
  }

  const char* name_;
  std::optional<std::string> before_;
};

/// A folder that git sees without the settings of this machine; removed with the object. Its
/// subfolder `work` is where commands run and where `start` makes a repository.
class RepositoryFolder {
 public:
  RepositoryFolder() {
    std::filesystem::create_directories(work());
    std::filesystem::create_directories(path_ / "home");
  }
  ~RepositoryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  RepositoryFolder(const RepositoryFolder&) = delete;
  RepositoryFolder& operator=(const RepositoryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path work() const { return path_ / "work"; }

  /// A repository with the branch main and no commit.
  void start() const { git({"init", "-q", "-b", "main"}); }

  void write(const std::filesystem::path& file, std::string_view text = "x\n") const {
    std::filesystem::create_directories((work() / file).parent_path());
    std::ofstream out(work() / file, std::ios::binary);
    if (!(out << text).flush()) throw std::runtime_error("cannot write " + file.string());
  }

  /// Writes a file and commits it.
  void add(const std::filesystem::path& file, std::string_view text = "x\n") const {
    write(file, text);
    git({"add", "--", file.string()});
    git({"commit", "-q", "-m", "add " + file.string()});
  }

  /// A hook of the repository, as a script of the shell.
  void hook(std::string_view name, std::string_view script) const {
    const auto file = work() / ".git/hooks" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }

  /// Runs git here and gives what it wrote, without the last line's end. `code` is what it may
  /// end with beside 0.
  std::string git(const std::vector<std::string>& words, int code = 0) const {
    return git_in(work(), words, code);
  }
  static std::string git_in(const std::filesystem::path& folder,
                            const std::vector<std::string>& words, int code = 0) {
    std::vector<std::string> all = {"git"};
    all.insert(all.end(), words.begin(), words.end());
    Ended ended = run({all, folder, {}, {}});
    if (!ended.started || (ended.code != 0 && ended.code != code))
      throw std::runtime_error("git " + words.front() + ": " + ended.errors + ended.output);
    if (!ended.output.empty() && ended.output.back() == '\n') ended.output.pop_back();
    return ended.output;
  }

  [[nodiscard]] git::Repository repository(const std::filesystem::path& folder = {}) const {
    const auto found = git::Repository::around(folder.empty() ? work() : folder);
    REQUIRE(found);
    return *found;
  }

 private:
  static std::string make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "mieux-git-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return std::filesystem::canonical(name).string();
  }

  std::filesystem::path path_ = make_folder();
  std::string home_text_ = (path_ / "home").string();
  Variable home_{"HOME", home_text_.c_str()};
  Variable settings_{"XDG_CONFIG_HOME", home_text_.c_str()};
  Variable no_system_{"GIT_CONFIG_NOSYSTEM", "1"};
  Variable author_{"GIT_AUTHOR_NAME", "Office"};
  Variable author_email_{"GIT_AUTHOR_EMAIL", "office@example.org"};
  Variable committer_{"GIT_COMMITTER_NAME", "Office"};
  Variable committer_email_{"GIT_COMMITTER_EMAIL", "office@example.org"};
  Variable editor_{"GIT_EDITOR", "true"};
  // The tests may themselves run in a hook of git.
  Variable no_folder_{"GIT_DIR", nullptr};
  Variable no_index_{"GIT_INDEX_FILE", nullptr};
  Variable no_work_tree_{"GIT_WORK_TREE", nullptr};
  Variable no_prefix_{"GIT_PREFIX", nullptr};
  Variable no_global_{"GIT_CONFIG_GLOBAL", nullptr};
};

}  // namespace mieux
