#include "mieux/git/git.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/git/marks.hpp"
#include "repository_folder.hpp"

namespace git_test {

using namespace mieux;
using Names = std::vector<std::string>;

namespace {

Names texts_of(const RepositoryFolder& folder, const std::string& path) {
  return folder.repository().texts_on_branches({path}).front();
}

}  // namespace

TEST_CASE("a folder in no repository has none") {
  const RepositoryFolder folder;
  CHECK_FALSE(git::Repository::around(folder.work()));
}

TEST_CASE("without git there is no repository") {
  const RepositoryFolder folder;
  folder.start();
  const Variable path("PATH", "/no/such/folder");
  CHECK_FALSE(git::Repository::around(folder.work()));
}

TEST_CASE("a folder in a work tree has a repository, those of git itself do not") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("office/requests/a.yaml");
  CHECK(git::Repository::around(folder.work()));
  CHECK(git::Repository::around(folder.work() / "office/requests"));
  CHECK_FALSE(git::Repository::around(folder.work() / ".git"));
  folder.git({"init", "-q", "--bare", "../bare"});
  CHECK_FALSE(git::Repository::around(folder.path() / "bare"));
}

TEST_CASE("where git refuses to look, its words and its remedy") {
  const RepositoryFolder folder;
  folder.start();
  // A variable of git's own tests, which git gets from a program of its name in front of it.
  std::ofstream(folder.path() / "git")
      << "#!/bin/sh\nPATH=\"$OLD_PATH\" GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"\n";
  std::filesystem::permissions(folder.path() / "git", std::filesystem::perms::owner_all);
  const std::string before = std::getenv("PATH");
  const Variable old_path("OLD_PATH", before.c_str());
  const Variable path("PATH", (folder.path().string() + ":" + before).c_str());
  try {
    git::Repository::around(folder.work());
    FAIL("not refused");
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::io);
    CHECK(failure.what() == fmt::format("git: detected dubious ownership in repository at '{}'",
                                        folder.work().string()));
    CHECK(failure.hint() ==
          fmt::format("if you trust this folder: git config --global --add safe.directory {}",
                      folder.work().string()));
  }
}

TEST_CASE("a damaged repository is not taken for none") {
  const RepositoryFolder folder;
  folder.write(".git", "gitdir: ../removed\n");
  CHECK_THROWS_AS(git::Repository::around(folder.work()), Failure);
  CHECK_THROWS_AS(git::Repository::around(folder.path() / "no-such-folder"), Failure);
}

TEST_CASE("nothing is going on in a new, a clean and a detached repository") {
  const RepositoryFolder folder;
  folder.start();
  CHECK(folder.repository().operation().empty());
  folder.add("a");
  CHECK(folder.repository().operation().empty());
  folder.git({"checkout", "-q", "--detach"});
  CHECK(folder.repository().operation().empty());
}

TEST_CASE("what is going on is named, also from a folder below") {
  struct Case {
    Names command;
    std::string operation;
  };
  const std::vector<Case> cases = {
      {{"merge", "other"}, "a merge"},
      {{"rebase", "other"}, "a rebase"},
      {{"rebase", "--apply", "other"}, "a rebase"},
      {{"cherry-pick", "other"}, "a cherry-pick"},
      {{"revert", "HEAD~1"}, "a revert"},
      {{"am", "../other.patch"}, "git am"},
      {{"stash", "pop"}, "an unresolved merge"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.command);
    const RepositoryFolder folder;
    folder.start();
    folder.write("office/a.yaml");
    folder.add("twice", "1\n");
    folder.git({"checkout", "-q", "-b", "other"});
    folder.add("twice", "theirs\n");
    folder.git({"format-patch", "-q", "-1", "--output=../other.patch"});
    folder.git({"checkout", "-q", "main"});
    folder.write("twice", "stashed\n");
    folder.git({"stash", "-q"});
    folder.add("twice", "2\n");
    folder.add("twice", "3\n");
    CHECK(folder.repository(folder.work() / "office").operation().empty());
    folder.git(c.command, c.command.front() == "am" ? 128 : 1);
    CHECK(folder.repository().operation() == c.operation);
    CHECK(folder.repository(folder.work() / "office").operation() == c.operation);
    // Files say so without git, unless only the index does.
    if (c.operation == "an unresolved merge") continue;
    const Variable path("PATH", "/no/such/folder");
    CHECK(git::operation_in(git::git_folder_around(folder.work() / "office")) == c.operation);
  }
}

TEST_CASE("a merge counts until it is committed, a series until its last commit") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a", "1\n");
  folder.git({"checkout", "-q", "-b", "other"});
  folder.add("a", "2\n");
  folder.add("a", "3\n");
  folder.git({"checkout", "-q", "main"});
  folder.add("a", "ours\n");
  folder.git({"merge", "other"}, 1);
  folder.git({"add", "a"});
  CHECK(folder.repository().operation() == "a merge");
  folder.git({"merge", "--abort"});
  folder.git({"cherry-pick", "other~1", "other"}, 1);
  folder.git({"commit", "-q", "-a", "-m", "solved"});
  CHECK(folder.repository().operation() == "a cherry-pick");
}

TEST_CASE("another worktree has its own operations and shares the branches") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml", "1\n");
  folder.git({"worktree", "add", "-q", "-b", "other", "../second"});
  const auto second = folder.path() / "second";
  folder.add("requests/a.yaml", "2\n");
  folder.add("requests/b.yaml");
  RepositoryFolder::git_in(second, {"rm", "-q", "requests/a.yaml"});
  RepositoryFolder::git_in(second, {"commit", "-q", "-m", "remove"});
  RepositoryFolder::git_in(second, {"merge", "main"}, 1);
  CHECK(folder.repository(second).operation() == "a merge");
  CHECK(folder.repository().operation().empty());
  CHECK(folder.repository(second).names_on_branches("requests") == Names{"a.yaml", "b.yaml"});
}

TEST_CASE("names on no branch: there is no commit yet, or no such folder") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("requests/a.yaml");
  folder.git({"add", "."});
  CHECK(folder.repository().names_on_branches("requests").empty());
  folder.git({"commit", "-q", "-m", "a"});
  CHECK(folder.repository().names_on_branches("requests") == Names{"a.yaml"});
  CHECK(folder.repository().names_on_branches("actions").empty());
  CHECK(folder.repository().names_on_branches("requests/a.yaml").empty());
}

TEST_CASE("texts of a file on all branches, each once") {
  const RepositoryFolder folder;
  folder.start();
  CHECK(texts_of(folder, "requests/a.yaml").empty());
  folder.add("requests/a.yaml", "one\n");
  folder.git({"branch", "same"});
  folder.git({"checkout", "-q", "-b", "two"});
  folder.add("requests/a.yaml", "two\n\n");
  folder.git({"checkout", "-q", "-b", "three", "main"});
  folder.git({"rm", "-q", "requests/a.yaml"});
  folder.git({"commit", "-q", "-m", "gone"});
  folder.write("requests/a.yaml", "not committed\n");
  std::vector<std::string> texts = texts_of(folder, "requests/a.yaml");
  std::ranges::sort(texts);
  CHECK(texts == std::vector<std::string>{"one\n", "two\n\n"});
  CHECK(texts_of(folder, "requests").empty());
  CHECK(texts_of(folder, "requests/b.yaml").empty());
}

TEST_CASE("texts of many files are read by as many programs as those of one") {
  const RepositoryFolder folder;
  folder.start();
  Names paths;
  for (const std::string name : {"a", "b", "c", "d", "e"}) {
    paths.push_back("requests/" + name + ".yaml");
    folder.add(paths.back(), name < "d" ? "same\n" : name + "\n");
  }
  folder.git({"checkout", "-q", "-b", "other"});
  folder.add("requests/a.yaml", "other\n");
  paths.push_back("requests/\nnone.yaml");

  const std::string real = run({{"sh", "-c", "command -v git"}, folder.work(), {}, {}}).output;
  const auto program = folder.path() / "bin/git";
  std::filesystem::create_directories(program.parent_path());
  std::ofstream(program) << "#!/bin/sh\necho git >>'" << (folder.path() / "calls").string()
                         << "'\nexec " << real.substr(0, real.find('\n')) << " \"$@\"\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const git::Repository repository = folder.repository();
  const std::string search = program.parent_path().string() + ":" + std::getenv("PATH");
  const Variable counted{"PATH", search.c_str()};
  const auto calls = [&] {
    std::ifstream log(folder.path() / "calls");
    std::size_t count = 0;
    for (std::string line; std::getline(log, line);) ++count;
    std::filesystem::remove(folder.path() / "calls");
    return count;
  };
  CHECK(repository.texts_on_branches({paths[0]}).front().size() == 2);
  const std::size_t of_one = calls();
  REQUIRE(of_one > 0);
  std::vector<Names> texts = repository.texts_on_branches(paths);
  CHECK(calls() == of_one);
  std::ranges::sort(texts[0]);
  CHECK(texts ==
        std::vector<Names>{{"other\n", "same\n"}, {"same\n"}, {"same\n"}, {"d\n"}, {"e\n"}, {}});
}

TEST_CASE("names on all branches, each once, and not those of other folders") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/b.yaml");
  folder.add("requests/deep/no.yaml");
  folder.add("requests2/no.yaml");
  folder.add("elsewhere/requests/no.yaml");
  folder.git({"checkout", "-q", "-b", "topic/one"});
  folder.add("requests/c.yaml");
  folder.git({"checkout", "-q", "-b", "two"});
  folder.git({"rm", "-q", "requests/b.yaml"});
  folder.add("requests/a b\xc3\xa9\n.yaml");
  folder.add("requests/-d.yaml");
  folder.git({"checkout", "-q", "main"});
  const Names expected = {"-d.yaml", "a b\xc3\xa9\n.yaml", "b.yaml", "c.yaml"};
  CHECK(folder.repository().names_on_branches("requests") == expected);
}

TEST_CASE("names on many branches") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/0.yaml");
  const std::string tip = folder.git({"rev-parse", "main"});
  std::string import;
  for (int i = 1; i < 100; ++i)
    import += fmt::format(
        "commit refs/heads/topic/{}\ncommitter Office <office@example.org> 1 +0000\ndata 0\n"
        "from {}\nM 100644 inline requests/{}.yaml\ndata 2\nx\n",
        i, tip, i);
  REQUIRE(run({{"git", "fast-import", "--quiet"}, folder.work(), import, {}}).code == 0);
  const Names names = folder.repository().names_on_branches("requests");
  CHECK(names.size() == 100);
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(names.front() == "0.yaml");
  CHECK(names.back() == "99.yaml");
}

TEST_CASE("names on remote branches, in a detached HEAD and not on tags") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml");
  folder.git({"checkout", "-q", "-b", "theirs"});
  folder.add("requests/b.yaml");
  folder.git({"checkout", "-q", "main"});
  folder.git({"clone", "-q", folder.work().string(), "../clone"});
  const auto clone = folder.path() / "clone";
  CHECK(folder.repository(clone).names_on_branches("requests") == Names{"a.yaml", "b.yaml"});
  folder.git({"checkout", "-q", "--detach"});
  folder.add("requests/c.yaml");
  folder.git({"tag", "kept"});
  CHECK(folder.repository().names_on_branches("requests") == Names{"a.yaml", "b.yaml", "c.yaml"});
  folder.git({"checkout", "-q", "main"});
  CHECK(folder.repository().names_on_branches("requests") == Names{"a.yaml", "b.yaml"});
}

TEST_CASE("a store in a subfolder; a shallow clone; references to no commit") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/no.yaml");
  folder.add("the office/store/requests/a.yaml");
  folder.add("the office/store/requests/b.yaml");
  CHECK(folder.repository(folder.work() / "the office/store").names_on_branches("requests") ==
        Names{"a.yaml", "b.yaml"});
  folder.git({"clone", "-q", "--depth=1", "file://" + folder.work().string(), "../shallow"});
  const auto shallow = folder.path() / "shallow";
  for (const std::string object : {"HEAD^{tree}", "HEAD:requests/no.yaml"}) {
    const std::string id = RepositoryFolder::git_in(shallow, {"rev-parse", object});
    RepositoryFolder::git_in(shallow, {"update-ref", "refs/remotes/origin/" + id, id});
  }
  const git::Repository repository = folder.repository(shallow / "the office/store");
  CHECK(repository.operation().empty());
  CHECK(repository.names_on_branches("requests") == Names{"a.yaml", "b.yaml"});
}

TEST_CASE("reading history does not write the index") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml");
  folder.write(".git/index.lock", "");
  CHECK(folder.repository().operation().empty());
  CHECK(folder.repository().names_on_branches("requests") == Names{"a.yaml"});
  CHECK(std::filesystem::exists(folder.work() / ".git/index.lock"));
}

TEST_CASE("what is going on in a worktree is found there, without git, too") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a", "1\n");
  folder.git({"worktree", "add", "-q", "../tree", "-b", "other"});
  const auto tree = folder.path() / "tree";
  folder.add("a", "ours\n");
  std::ofstream(tree / "a") << "theirs\n";
  RepositoryFolder::git_in(tree, {"commit", "-qam", "theirs"});
  RepositoryFolder::git_in(tree, {"merge", "main"}, 1);
  const Variable path("PATH", "/no/such/folder");
  CHECK(git::operation_in(git::git_folder_around(tree)) == "a merge");
  CHECK(git::operation_in(git::git_folder_around(folder.work())).empty());
}

TEST_CASE("why there is no repository") {
  const RepositoryFolder none;
  CHECK(git::git_folder_around(none.work()).empty());
  CHECK(git::operation_in({}).empty());
  CHECK(git::why_no_repository(none.work()).message == "the store lies in no git repository");
  CHECK(git::why_no_repository(none.work()).hint == "make one with `git init`");
  const RepositoryFolder damaged;
  damaged.start();
  std::filesystem::remove(damaged.work() / ".git/HEAD");
  REQUIRE_FALSE(git::Repository::around(damaged.work()));
  const git::Absence absence = git::why_no_repository(damaged.work());
  CHECK(absence.message.ends_with("is damaged: it has no HEAD"));
  CHECK(absence.hint.find("make one with") == std::string::npos);
  const Variable path("PATH", "/no/such/folder");
  for (const RepositoryFolder* folder : {&none, &damaged})
    CHECK(git::why_no_repository(folder->work()).message.find("no program of this name") !=
          std::string::npos);
}

}  // namespace git_test
