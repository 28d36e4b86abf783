// Commits with the files they changed: merges, shallow clones, names with everything.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/git/commits.hpp"
#include "mieux/git/revisions.hpp"
#include "repository_folder.hpp"

namespace commits_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> told(const std::vector<git::Commit>& commits) {
  std::vector<std::string> lines;
  for (const git::Commit& commit : commits) {
    std::string line = commit.subject + ":";
    for (const git::CommittedFile& file : commit.files)
      line += " " + file.path + (file.befores.front().empty() ? " new" : "") +
              (file.after.empty() ? " gone" : "") +
              (file.befores.size() > 1 ? " of " + std::to_string(file.befores.size()) : "");
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

/// A clone that has the last commit alone.
fs::path shallow_clone_of(const RepositoryFolder& folder) {
  const fs::path clone = folder.path() / "clone";
  RepositoryFolder::git_in(folder.path(), {"clone", "-q", "--depth=1",
                                           "file://" + folder.work().string(), clone.string()});
  return clone;
}

}  // namespace

TEST_CASE("commits are told with their files, the newest first") {
  RepositoryFolder folder;
  folder.start();
  folder.add("a.yaml", "1\n");
  folder.add("b c\té.yaml", "1\n");
  folder.git({"mv", "a.yaml", "d.yaml"});
  folder.git({"commit", "-q", "-m", "moved"});
  CHECK(told(git::commits(folder.repository(), {})) == Lines{"moved: a.yaml gone d.yaml new",
                                                             "add b c\té.yaml: b c\té.yaml new",
                                                             "add a.yaml: a.yaml new"});
  CHECK(told(git::commits(folder.repository(), {{"a.yaml"}, {}})) ==
        Lines{"moved: a.yaml gone", "add a.yaml: a.yaml new"});
  CHECK(git::commits(folder.repository(), {{}, "2090-01-01"}).empty());
}

TEST_CASE("of a merge what no side said is told") {
  RepositoryFolder folder;
  folder.start();
  folder.add("a.yaml", "1\n");
  folder.git({"checkout", "-q", "-b", "side"});
  folder.add("a.yaml", "side\n");
  folder.git({"checkout", "-q", "main"});
  folder.add("a.yaml", "main\n");
  folder.add("b.yaml", "main\n");
  folder.git({"merge", "-q", "side"}, 1);
  folder.write("a.yaml", "both\n");
  folder.git({"commit", "-q", "-a", "-m", "merged"});
  const auto commits = git::commits(folder.repository(), {});
  REQUIRE(commits.size() == 5);
  CHECK(told({commits.front()}) == Lines{"merged: a.yaml of 2"});
}

TEST_CASE("another repository in the place of a file has no contents") {
  RepositoryFolder folder;
  folder.start();
  folder.add("a.yaml", "1\n");
  const std::string commit = folder.git({"rev-parse", "HEAD"});
  folder.git({"rm", "-q", "a.yaml"});
  folder.git({"update-index", "--add", "--cacheinfo", "160000," + commit + ",a.yaml"});
  folder.git({"commit", "-q", "-m", "other"});
  const git::Repository repository = folder.repository();
  CHECK(told(git::commits(repository, {})) ==
        Lines{"other: a.yaml gone", "add a.yaml: a.yaml new"});
  const auto files = git::differing_files(repository, git::revision_of(repository, "HEAD~1"),
                                          git::revision_of(repository, "HEAD"));
  REQUIRE(files.size() == 1);
  CHECK(files[0].after.empty());
  const auto tree = git::files_at(repository, git::revision_of(repository, "HEAD"));
  REQUIRE(tree.size() == 1);
  CHECK(tree[0].sort == git::TreeFile::Sort::repository);
}

TEST_CASE("a branch is told day by day, of a merge the side that it was made on") {
  RepositoryFolder folder;
  folder.start();
  const auto add_on = [&](const std::string& day, const std::string& file) {
    const std::string time = day + "T12:00:00Z";
    const Variable made{"GIT_COMMITTER_DATE", time.c_str()};
    folder.add(file);
  };
  add_on("2020-01-01", "a.yaml");
  folder.git({"checkout", "-q", "-b", "side"});
  add_on("2020-02-02", "b.yaml");
  folder.git({"checkout", "-q", "main"});
  add_on("2020-03-03", "c.yaml");
  {
    const Variable made{"GIT_COMMITTER_DATE", "2020-04-04T12:00:00Z"};
    folder.git({"merge", "-q", "--no-edit", "side"});
  }
  const auto days = [&](const std::string& from, const std::string& path = {}) {
    Lines all;
    for (const git::DatedCommit& commit : git::line_of_commits(folder.repository(), from, path))
      all.push_back(commit.day);
    return all;
  };
  CHECK(days("HEAD") == Lines{"2020-04-04", "2020-03-03", "2020-01-01"});
  CHECK(days("side") == Lines{"2020-02-02", "2020-01-01"});
  CHECK(days("HEAD", "b.yaml") == Lines{"2020-04-04"});
  CHECK(days("HEAD", "none.yaml").empty());
  CHECK(git::line_of_commits(folder.repository(), "HEAD").front().id ==
        folder.git({"rev-parse", "HEAD"}));
}

TEST_CASE("before the first commit nothing was recorded") {
  RepositoryFolder folder;
  folder.start();
  CHECK(git::commits(folder.repository(), {}).empty());
}

TEST_CASE("a shallow clone says where its history ends, and how to get the rest") {
  RepositoryFolder folder;
  folder.start();
  folder.add("a.yaml", "1\n");
  folder.add("a.yaml", "2\n");
  const git::Repository clone = folder.repository(shallow_clone_of(folder));
  CHECK(git::is_shallow(clone));
  CHECK_FALSE(git::is_shallow(folder.repository()));
  const auto commits = git::commits(clone, {});
  REQUIRE(commits.size() == 1);
  CHECK(git::shallow_ends(clone).contains(commits[0].id));
  CHECK(git::shallow_ends(folder.repository()).empty());
  const auto hint = [&](const std::string& word) {
    try {
      git::revision_of(clone, word);
    } catch (const Failure& failure) {
      return std::string{failure.hint()};
    }
    return std::string{};
  };
  CHECK(hint("HEAD~1").find("git fetch --unshallow") != std::string::npos);
  CHECK(hint("2001").find("git fetch --unshallow") != std::string::npos);
}

TEST_CASE("contents that a partial clone lacks are not fetched, and it says so") {
  RepositoryFolder folder;
  folder.start();
  folder.add("a.yaml", "1\n");
  folder.git({"config", "uploadpack.allowFilter", "true"});
  const fs::path path = folder.path() / "partial";
  RepositoryFolder::git_in(folder.path(), {"clone", "-q", "--no-checkout", "--filter=blob:none",
                                           "file://" + folder.work().string(), path.string()});
  const git::Repository clone = folder.repository(path);
  const auto lacks = [&] {
    const auto files = git::files_at(clone, git::revision_of(clone, "HEAD"));
    REQUIRE(files.size() == 1);
    return git::contents_of(clone, {files[0].id});
  };
  CHECK_THROWS_WITH_AS(lacks(), "this clone lacks the contents of files of that revision", Failure);
}

}  // namespace commits_test
