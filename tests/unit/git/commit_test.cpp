#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "repository_folder.hpp"

namespace commit_test {

using namespace mieux;
using Names = std::vector<std::string>;

namespace {

/// What the last commit changed: a letter and a path per line.
std::string changed(const RepositoryFolder& folder) {
  return folder.git(
      {"-c", "core.quotepath=off", "show", "--format=", "--name-status", "--no-renames", "HEAD"});
}

std::string status(const RepositoryFolder& folder) {
  return folder.git({"-c", "core.quotepath=off", "status", "--porcelain", "--untracked-files=all"});
}

}  // namespace

TEST_CASE("the first commit of a repository") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("a.yaml");
  folder.write("b.yaml");
  const auto committed = folder.repository().commit({"a.yaml"}, "first");
  CHECK(committed.errors.empty());
  REQUIRE(committed.done);
  CHECK(committed.id == folder.git({"rev-parse", "--short", "HEAD"}));
  CHECK(changed(folder) == "A\ta.yaml");
  CHECK(status(folder) == "?? b.yaml");
}

TEST_CASE("new, changed and removed files, and nothing else") {
  const RepositoryFolder folder;
  folder.start();
  for (const char* file : {"changed", "removed", "also removed", "other", "staged"})
    folder.add(file);
  folder.write("changed", "2\n");
  folder.write("new", "2\n");
  folder.write("other", "2\n");
  folder.write("staged", "2\n");
  folder.write("staged new", "2\n");
  std::filesystem::remove(folder.work() / "removed");
  folder.git({"rm", "-q", "also removed"});
  folder.git({"add", "staged", "staged new"});
  folder.write("staged", "3\n");
  const auto committed = folder.repository().commit(
      {"changed", "new", "removed", "also removed", "never there"}, "# four\n\nfiles\n");
  CHECK(committed.errors.empty());
  REQUIRE(committed.done);
  CHECK(changed(folder) == "D\talso removed\nM\tchanged\nA\tnew\nD\tremoved");
  CHECK(status(folder) == " M other\nMM staged\nA  \"staged new\"");
  CHECK(folder.git({"show", ":staged"}) == "2");
  CHECK(folder.git({"log", "-1", "--format=%B"}) == "# four\n\nfiles\n");
}

TEST_CASE("a file is committed as it is in the folder, not as it was staged") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a");
  folder.write("a", "staged\n");
  folder.git({"add", "a"});
  folder.write("a", "saved\n");
  CHECK(folder.repository().commit({"a"}, "saved").done);
  CHECK(folder.git({"show", "HEAD:a"}) == "saved");
  CHECK(status(folder).empty());
}

TEST_CASE("names are taken as they are, and relative to the store") {
  const RepositoryFolder folder;
  folder.start();
  const Names names = {"-a", "*", ":(top)b", "c d", "\xc3\xa9\n", "\"e\"", "[f]", "#g", "!h"};
  folder.add("store/f");
  folder.write("a");
  folder.write("store/f", "2\n");
  for (const std::string& name : names) folder.write("store/" + name);
  const git::Repository repository = folder.repository(folder.work() / "store");
  const auto committed = repository.commit(names, "-m odd names");
  CHECK(committed.errors.empty());
  REQUIRE(committed.done);
  CHECK(folder.git({"log", "-1", "--format=%s"}) == "-m odd names");
  CHECK(status(folder) == " M store/f\n?? a");
}

TEST_CASE("more names than a command line holds") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a");
  std::string deep;
  for (int level = 0; level < 14; ++level) deep += std::string(250, 'n') + "/";
  Names names;
  for (int i = 0; i < 650; ++i) names.push_back(deep + std::to_string(i));
  for (const std::string& name : names) folder.write(name);
  CHECK(folder.repository().commit(names, "many").done);
  CHECK(status(folder).empty());
}

TEST_CASE("a hook that refuses: nothing is committed, the index is as before") {
  struct Case {
    std::string hook;
    std::string script;
    std::string errors;
  };
  const std::vector<Case> cases = {
      {"pre-commit", "echo to out; echo to err >&2; exit 1", "to out\nto err"},
      {"commit-msg", "cat \"$1\" >&2; exit 1", "change"},
      {"pre-commit", "exit 1", "git ended with 1"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.script);
    const RepositoryFolder folder;
    folder.start();
    for (const char* file : {"changed", "removed", "staged", "unstaged"}) folder.add(file);
    folder.hook(c.hook, c.script);
    for (const char* file : {"changed", "new", "staged", "unstaged"}) folder.write(file, "2\n");
    folder.git({"add", "staged"});
    folder.git({"rm", "-q", "--cached", "unstaged"});
    std::filesystem::remove(folder.work() / "removed");
    const std::string before = status(folder);
    const auto committed =
        folder.repository().commit({"changed", "new", "removed", "unstaged"}, "change");
    CHECK_FALSE(committed.done);
    CHECK(committed.errors == c.errors);
    CHECK(committed.id.empty());
    CHECK(status(folder) == before);
    CHECK(folder.git({"log", "-1", "--format=%s"}) == "add unstaged");
  }
}

TEST_CASE("a hook sees what will be committed, and git as the user has it") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a.yaml");
  folder.hook("pre-commit", "git diff --cached --name-only -- '*.yaml' >../seen");
  folder.write("a.yaml", "2\n");
  folder.write("b.yaml", "2\n");
  folder.write("c.yaml", "2\n");
  folder.git({"add", "c.yaml"});
  REQUIRE(folder.repository().commit({"a.yaml", "b.yaml"}, "two").done);
  std::ifstream seen(folder.path() / "seen");
  CHECK(std::string(std::istreambuf_iterator<char>(seen), {}) == "a.yaml\nb.yaml\n");
}

TEST_CASE("a lock of git stays, and nothing is committed") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a");
  folder.write("a", "2\n");
  folder.write("new");
  folder.write(".git/index.lock", "");
  for (const Names& names : {Names{"a"}, Names{"a", "new"}}) {
    const auto committed = folder.repository().commit(names, "locked");
    CHECK_FALSE(committed.done);
    CHECK(committed.errors.find("index.lock': File exists") != std::string::npos);
  }
  CHECK(std::filesystem::remove(folder.work() / ".git/index.lock"));
  CHECK(status(folder) == " M a\n?? new");
}

TEST_CASE("a file that git ignores is named") {
  const RepositoryFolder folder;
  folder.start();
  folder.add(".gitignore", "*.tmp\n");
  folder.write("a.tmp");
  folder.write("b");
  const auto committed = folder.repository().commit({"a.tmp", "b"}, "ignored");
  CHECK_FALSE(committed.done);
  CHECK(committed.errors ==
        "The following paths are ignored by one of your .gitignore files:\na.tmp");
  CHECK(status(folder) == "?? b");
}

TEST_CASE("nothing to commit is said") {
  const RepositoryFolder folder;
  folder.start();
  CHECK(folder.repository().commit({"never there"}, "none").errors ==
        "git knows none of these files");
  CHECK_FALSE(folder.repository().commit({}, "none").done);
  folder.add("a");
  const auto committed = folder.repository().commit({"a"}, "same");
  CHECK_FALSE(committed.done);
  CHECK(committed.errors.find("nothing to commit") != std::string::npos);
}

TEST_CASE("in a merge nothing is committed") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a");
  folder.git({"checkout", "-q", "-b", "other"});
  folder.add("b");
  folder.git({"checkout", "-q", "main"});
  folder.git({"merge", "-q", "--no-ff", "--no-commit", "other"});
  folder.write("a", "2\n");
  const auto committed = folder.repository().commit({"a"}, "in a merge");
  CHECK_FALSE(committed.done);
  CHECK(committed.errors == "fatal: cannot do a partial commit during a merge.");
}

TEST_CASE("without git or without an author nothing is committed") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("a");
  const git::Repository repository = folder.repository();
  {
    const Variable path("PATH", "/no/such/folder");
    CHECK(repository.commit({"a"}, "no git").errors == "git is not installed");
  }
  const Variable nobody("GIT_AUTHOR_NAME", "");
  const auto committed = repository.commit({"a"}, "nobody");
  CHECK_FALSE(committed.done);
  CHECK(committed.errors.find("empty ident name") != std::string::npos);
  CHECK(status(folder) == "?? a");
}

}  // namespace commit_test
