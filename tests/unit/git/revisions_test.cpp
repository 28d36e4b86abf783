// Revisions by name and day, and what git has of a store at them.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/git/revisions.hpp"
#include "repository_folder.hpp"

namespace revisions_test {

using namespace mieux;

namespace {

/// Two commits, of 2 March 2020 and 5 May 2021; `a.yaml` changes, `gone.yaml` goes, `d/new.yaml`
/// comes.
class TwoCommits {
 public:
  TwoCommits() {
    folder.start();
    folder.write("a.yaml", "one\n");
    folder.write("gone.yaml", "gone\n");
    commit("2020-03-02", "first");
    folder.write("a.yaml", "two\n");
    folder.write("d/new.yaml", "new\n");
    folder.git({"rm", "-q", "gone.yaml"});
    commit("2021-05-05", "second");
  }

  [[nodiscard]] git::Repository repository() const {
    return *git::Repository::around(folder.work());
  }

  RepositoryFolder folder;

 private:
  void commit(const std::string& day, const std::string& message) {
    const std::string moment = day + "T12:00:00 +0000";
    const Variable author("GIT_AUTHOR_DATE", moment.c_str());
    const Variable committer("GIT_COMMITTER_DATE", moment.c_str());
    folder.git({"add", "-A"});
    folder.git({"commit", "-q", "-m", message});
  }
};

std::vector<std::string> paths_of(const std::vector<git::TreeFile>& files) {
  std::vector<std::string> paths;
  for (const git::TreeFile& file : files)
    paths.push_back(file.path + " " + std::to_string(file.size));
  return paths;
}

std::string hint_of(const git::Repository& repository, const std::string& word) {
  try {
    git::revision_of(repository, word);
  } catch (const Failure& failure) {
    return std::string{failure.what()} + " | " + failure.hint();
  }
  return "found";
}

}  // namespace

TEST_CASE("a branch, a commit and a day name revisions") {
  const TwoCommits history;
  const git::Repository repository = history.repository();
  const std::string last = git::revision_of(repository, "main").commit;
  const std::string first = git::revision_of(repository, "HEAD~1").commit;
  CHECK(last.size() == 40);
  CHECK(git::revision_of(repository, last.substr(0, 8)).commit == last);
  CHECK(git::revision_of(repository, "2021-05-05").commit == last);
  CHECK(git::revision_of(repository, "2021-05-04").commit == first);
  CHECK(git::revision_of(repository, "2020").commit == first);
  CHECK(git::revision_of(repository, "2020-03").commit == first);
}

TEST_CASE("a name that nothing has is refused, with the nearest") {
  const TwoCommits history;
  const git::Repository repository = history.repository();
  CHECK(hint_of(repository, "mian") == "git knows no revision 'mian' | did you mean main?");
  CHECK(hint_of(repository, "main~5").starts_with("'main~5' lies before the first commit"));
  CHECK(hint_of(repository, "2019").starts_with("nothing was committed by 2019"));
  CHECK(hint_of(repository, "--output=x").starts_with("git knows no revision"));
  CHECK(hint_of(repository, "").starts_with("git knows no revision ''"));
}

TEST_CASE("the commit before a day, and words that are no day") {
  const TwoCommits history;
  const git::Repository repository = history.repository();
  const std::string last = git::revision_of(repository, "main").commit;
  const std::string first = git::revision_of(repository, "HEAD~1").commit;
  CHECK(git::revision_before(repository, "2021-05-05").commit == first);
  CHECK(git::revision_before(repository, "2021-05-06").commit == last);
  CHECK(git::revision_before(repository, "2021-06").named == "before 2021-06-01");
  CHECK_THROWS_AS(git::revision_before(repository, "2019"), Failure);
  CHECK_FALSE(git::revision_if_any(repository, "2021-05-05"));
  CHECK(git::revision_if_any(repository, "HEAD")->commit == last);
  CHECK(hint_of(repository, "2021-02-31").ends_with("| 2021-02 has no day 31"));
  CHECK(hint_of(repository, "5.5.2021").ends_with("| write 2021-05-05"));
  history.folder.git({"update-ref", "refs/remotes/origin/anna", "HEAD"});
  CHECK(hint_of(repository, "anna").ends_with("| did you mean origin/anna?"));
}

TEST_CASE("what is in the working folder and not staged") {
  const TwoCommits history;
  CHECK(git::unstaged_paths(history.repository()).empty());
  history.folder.write("actions/new.yaml", "id: new\n");
  CHECK(git::unstaged_paths(history.repository()) == std::vector<std::string>{"actions/new.yaml"});
  history.folder.git({"add", "-A"});
  CHECK(git::unstaged_paths(history.repository()).empty());
}

TEST_CASE("before the first commit there is no revision") {
  RepositoryFolder folder;
  folder.start();
  CHECK(hint_of(*git::Repository::around(folder.work()), "main").starts_with("there is no commit"));
}

TEST_CASE("a revision has its files, with their sizes and contents") {
  const TwoCommits history;
  const git::Repository repository = history.repository();
  const auto before = git::files_at(repository, git::revision_of(repository, "HEAD~1"));
  const auto after = git::files_at(repository, git::revision_of(repository, "HEAD"));
  CHECK(paths_of(before) == std::vector<std::string>{"a.yaml 4", "gone.yaml 5"});
  CHECK(paths_of(after) == std::vector<std::string>{"a.yaml 4", "d/new.yaml 4"});
  const git::Contents contents = git::contents_of(repository, {before[0].id, after[0].id});
  REQUIRE(contents.texts.size() == 2);
  CHECK(contents.texts[0].second == "one\n");
  CHECK(contents.texts[1].second == "two\n");
  CHECK_THROWS_AS(git::contents_of(repository, {std::string(40, '1')}), Failure);
}

TEST_CASE("sizes that are known are taken, and only the others asked for") {
  const TwoCommits two;
  const git::Repository repository = two.repository();
  const git::Revision head = git::revision_of(repository, "HEAD");
  const auto all = git::files_at(repository, head);
  REQUIRE(all.size() == 2);
  const auto files = git::files_at(repository, head, {{all[0].id, 77}});
  REQUIRE(files.size() == 2);
  CHECK(files[0].size == 77);
  CHECK(files[1].size == all[1].size);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(files[i].path == all[i].path);
    CHECK(files[i].id == all[i].id);
  }
}

TEST_CASE("two revisions differ in files") {
  const TwoCommits history;
  const git::Repository repository = history.repository();
  const auto files = git::differing_files(repository, git::revision_of(repository, "HEAD~1"),
                                          git::revision_of(repository, "HEAD"));
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "a.yaml");
  CHECK(files[0].before != files[0].after);
  CHECK(files[1].path == "d/new.yaml");
  CHECK(files[1].before.empty());
  CHECK(files[2].path == "gone.yaml");
  CHECK(files[2].after.empty());
}

TEST_CASE("a store in a subfolder has only its own files, by their paths in it") {
  const TwoCommits history;
  const git::Repository below = *git::Repository::around(history.folder.work() / "d");
  const git::Revision last = git::revision_of(below, "HEAD");
  CHECK(paths_of(git::files_at(below, last)) == std::vector<std::string>{"new.yaml 4"});
  CHECK(git::files_at(below, git::revision_of(below, "HEAD~1")).empty());
  const auto files = git::differing_files(below, git::revision_of(below, "HEAD~1"), last);
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "new.yaml");
}

TEST_CASE("what is staged is read as staged") {
  const TwoCommits history;
  history.folder.write("a.yaml", "staged\n");
  history.folder.git({"add", "a.yaml"});
  history.folder.write("a.yaml", "later\n");
  const git::Repository repository = history.repository();
  const auto files = git::staged_files(repository);
  CHECK(paths_of(files) == std::vector<std::string>{"a.yaml 7", "d/new.yaml 4"});
  CHECK(git::contents_of(repository, {files[0].id}).texts.at(0).second == "staged\n");
}

TEST_CASE("the index that git lends a hook is read, if it is one of this repository") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a", "one\n");
  std::filesystem::copy_file(folder.work() / ".git/index",
                             folder.work() / ".git/next-index-7.lock");
  folder.write("b");
  folder.git({"add", "b"});
  const git::Repository repository = folder.repository();
  const git::Revision head = git::revision_of(repository, "HEAD");
  CHECK(git::staged_files(repository).size() == 2);
  CHECK(git::differing_staged(repository, head).size() == 1);
  const git::Repository lent = repository.with_index(folder.work() / ".git/next-index-7.lock");
  CHECK(git::staged_files(lent).size() == 1);
  CHECK(git::differing_staged(lent, head).empty());
  std::filesystem::copy_file(folder.work() / ".git/next-index-7.lock", folder.path() / "elsewhere");
  CHECK(git::staged_files(repository.with_index(folder.path() / "elsewhere")).size() == 2);
  CHECK(git::staged_files(repository.with_index(folder.work() / ".git/none")).size() == 2);
}

}  // namespace revisions_test
