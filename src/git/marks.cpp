#include "mieux/git/marks.hpp"

#include <fstream>
#include <system_error>

#include "run_git.hpp"

namespace mieux::git {
namespace {

namespace fs = std::filesystem;

/// Where the text of a file `.git` leads; empty if nowhere.
fs::path led_to(const fs::path& file) {
  constexpr std::string_view begin = "gitdir: ";
  std::string line;
  std::ifstream in(file);
  if (!std::getline(in, line) || !line.starts_with(begin)) return {};
  return (file.parent_path() / line.substr(begin.size())).lexically_normal();
}

/// What git wants to find in a repository, and does not; empty if it finds all.
std::string missing_in(const fs::path& git) {
  std::error_code error;
  if (!fs::is_directory(git, error)) return git.filename().string();
  for (const char* name : {"HEAD", "objects", "refs"})
    if (!stands(git / name) && !stands(git / "commondir")) return name;
  return {};
}

bool git_can_be_started() { return run_git({}, {"--version"}).started; }

}  // namespace

bool stands(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

fs::path git_folder_around(const fs::path& folder) {
  std::error_code error;
  fs::path at = fs::weakly_canonical(fs::absolute(folder, error), error);
  for (; !at.empty(); at = at.parent_path()) {
    const fs::path git = at / ".git";
    if (fs::is_directory(git, error)) return git;
    if (stands(git)) return led_to(git);
    if (!at.has_relative_path()) break;
  }
  return {};
}

std::string operation_in(const fs::path& git) {
  if (git.empty()) return {};
  // A rebase leaves the marks of a cherry-pick too, so it comes first.
  if (stands(git / "rebase-apply/applying")) return "git am";
  if (stands(git / "rebase-merge") || stands(git / "rebase-apply")) return "a rebase";
  if (stands(git / "MERGE_HEAD")) return "a merge";
  if (stands(git / "CHERRY_PICK_HEAD")) return "a cherry-pick";
  if (stands(git / "REVERT_HEAD")) return "a revert";
  // Between two commits of a series only the list of what is left to do stands.
  if (std::string first; std::ifstream(git / "sequencer/todo") >> first)
    return first == "revert" ? "a revert" : "a cherry-pick";
  return {};
}

Absence why_no_repository(const fs::path& folder) {
  const fs::path git = git_folder_around(folder);
  if (!git_can_be_started())
    return {"git cannot be started: there is no program of this name in PATH",
            "install git, or add its folder to PATH"};
  if (git.empty()) return {"the store lies in no git repository", "make one with `git init`"};
  const std::string missing = missing_in(git);
  return {"the git repository in " + git.string() + " is damaged" +
              (missing.empty() ? std::string{} : ": it has no " + missing),
          "clone it anew from where it was pushed to, and copy the records into the clone; `git "
          "init` here would hide the history"};
}

}  // namespace mieux::git
