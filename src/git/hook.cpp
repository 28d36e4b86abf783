#include "mieux/git/hook.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/git/marks.hpp"
#include "run_git.hpp"

namespace mieux::git {
namespace {

namespace fs = std::filesystem;

/// What `git rev-parse` says in `folder`, without the end of the line. Messages speak of `asked`.
std::string rev_parse(const fs::path& folder, const std::vector<std::string>& words,
                      const fs::path& asked) {
  std::vector<std::string> all = {"rev-parse"};
  all.insert(all.end(), words.begin(), words.end());
  Ended ended = run_git(folder, all);  // `read_git` would not know where hooks lie
  if (!ended.started)
    throw Failure(Exit::refused, "there is no git here, so there are no hooks",
                  "install git, or leave the hooks out");
  if (ended.code != 0) {
    const std::string first = ended.errors.substr(0, ended.errors.find('\n'));
    if (first.find("not a git repository") == first.npos)
      throw Failure(Exit::refused, "git finds no hooks for " + asked.string() + ": " + first,
                    "mend what git says, or leave the hooks out");
    if (!git_folder_around(folder).empty()) {
      const Absence absence = why_no_repository(folder);
      throw Failure(Exit::refused, absence.message, absence.hint);
    }
    throw Failure(Exit::refused, "hooks belong to a git repository, and there is none here",
                  "make one with `git init " + asked.string() + "`, then run this command again");
  }
  if (ended.output.ends_with('\n')) ended.output.pop_back();
  return ended.output;
}

bool lies_in(const fs::path& path, const fs::path& folder) {
  const fs::path way = path.lexically_relative(folder);
  return !way.empty() && *way.begin() != "..";
}

/// Makes a file of this name; never writes into one that is there, or through a link.
std::error_code write_new(const fs::path& path, std::string_view rest) {
  const auto system_error = [] { return std::error_code(errno, std::generic_category()); };
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0700);
  if (file < 0) return system_error();
  std::error_code error;
  while (!rest.empty() && !error) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written >= 0) rest.remove_prefix(static_cast<std::size_t>(written));
    if (written < 0 && errno != EINTR) error = system_error();
  }
  if (::close(file) != 0 && !error) error = system_error();
  return error;
}

}  // namespace

Hook find_hook(const fs::path& folder, const std::string& name) {
  const fs::path whole = fs::weakly_canonical(fs::absolute(folder));
  fs::path existing = whole;
  while (!fs::is_directory(existing)) existing = existing.parent_path();
  const fs::path top = fs::canonical(rev_parse(existing, {"--show-toplevel"}, folder));
  // Asked at the top: there a relative core.hooksPath means what it means to git itself.
  const fs::path hooks =
      fs::weakly_canonical(top / rev_parse(top, {"--git-path", "hooks"}, folder));
  const fs::path common = fs::weakly_canonical(top / rev_parse(top, {"--git-common-dir"}, folder));
  return {hooks / name, whole.lexically_relative(top),
          lies_in(hooks, top) || lies_in(hooks, common), top};
}

void write_hook(const Hook& hook, std::string_view text) {
  std::error_code error;
  fs::create_directories(hook.file.parent_path(), error);
  fs::path unfinished = hook.file;
  unfinished += ".new";
  // What stands there was left by somebody who was broken off, or is a link that leads elsewhere.
  if (!error) fs::remove(unfinished, error);
  if (!error) error = write_new(unfinished, text);
  constexpr fs::perms program = fs::perms::owner_all | fs::perms::group_read |
                                fs::perms::group_exec | fs::perms::others_read |
                                fs::perms::others_exec;
  if (!error) fs::permissions(unfinished, program, error);
  if (!error) fs::rename(unfinished, hook.file, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  throw Failure(Exit::io, hook.file.string() + " cannot be written: " + error.message(),
                "see who may write there, and whether the disk is full");
}

}  // namespace mieux::git
