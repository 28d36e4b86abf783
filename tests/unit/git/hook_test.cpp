#include "mieux/git/hook.hpp"

#include <doctest/doctest.h>

#include "mieux/base/failure.hpp"
#include "repository_folder.hpp"

namespace hook_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

Exit exit_of_finding(const fs::path& folder) {
  try {
    git::find_hook(folder, "pre-commit");
  } catch (const Failure& failure) {
    return failure.exit();
  }
  return Exit::done;
}

}  // namespace

TEST_CASE("a hook is found from the top, from below, and for a folder that is not there yet") {
  const RepositoryFolder folder;
  folder.start();
  struct Case {
    const char* folder;
    const char* from_top;
  };
  fs::create_directories(folder.work() / "records");
  for (const Case& c : {Case{".", "."}, Case{"records", "records"}, Case{"new/one", "new/one"}}) {
    CAPTURE(c.folder);
    const git::Hook hook = git::find_hook(folder.work() / c.folder, "pre-commit");
    CHECK(hook.file == folder.work() / ".git/hooks/pre-commit");
    CHECK(hook.folder == c.from_top);
    CHECK(hook.own);
  }
}

TEST_CASE("a hook lies where core.hooksPath says; outside the repository it is not its own") {
  const RepositoryFolder folder;
  folder.start();
  fs::create_directories(folder.work() / "records");
  folder.git({"config", "core.hooksPath", "own hooks"});
  const git::Hook inside = git::find_hook(folder.work() / "records", "pre-commit");
  CHECK(inside.file == folder.work() / "own hooks/pre-commit");
  CHECK(inside.own);
  folder.git({"config", "core.hooksPath", (folder.path() / "shared").string()});
  CHECK_FALSE(git::find_hook(folder.work(), "pre-commit").own);
}

TEST_CASE("a hook of a further working folder is that of its repository") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a.txt");
  folder.git({"worktree", "add", "-q", (folder.path() / "second").string()});
  const git::Hook hook = git::find_hook(folder.path() / "second", "pre-commit");
  CHECK(hook.file == folder.work() / ".git/hooks/pre-commit");
  CHECK(hook.folder == ".");
  CHECK(hook.own);
}

TEST_CASE("without a repository, or with a bare one, there are no hooks") {
  const RepositoryFolder folder;
  CHECK(exit_of_finding(folder.work()) == Exit::refused);
  folder.git({"init", "-q", "--bare", "bare"});
  CHECK(exit_of_finding(folder.work() / "bare") == Exit::refused);
}

TEST_CASE("a hook that was written is run by git") {
  const RepositoryFolder folder;
  folder.start();
  folder.git({"config", "core.hooksPath", "new/hooks"});
  const git::Hook hook = git::find_hook(folder.work(), "pre-commit");
  git::write_hook(hook, "#!/bin/sh\nexit 7\n");
  folder.write("a.txt");
  folder.git({"add", "a.txt"});
  CHECK_THROWS(folder.git({"commit", "-q", "-m", "a"}));
  folder.git({"commit", "-q", "--no-verify", "-m", "a"});
  CHECK_FALSE(fs::exists(folder.work() / "new/hooks/pre-commit.new"));
}

TEST_CASE("a hook that cannot be written leaves nothing behind") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("file");
  const git::Hook hook{folder.work() / "file/pre-commit", ".", true};
  try {
    git::write_hook(hook, "x");
    FAIL("written");
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::io);
  }
}

}  // namespace hook_test
