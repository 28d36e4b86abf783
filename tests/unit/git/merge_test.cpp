// Merges line by line, what this clone is set to, and the states of a merge.

#include <doctest/doctest.h>

#include "mieux/base/failure.hpp"
#include "mieux/git/configuration.hpp"
#include "mieux/git/merge_file.hpp"
#include "mieux/git/merge_states.hpp"
#include "repository_folder.hpp"

namespace merge_test {

using namespace mieux;
namespace fs = std::filesystem;

TEST_CASE("a merge by lines: clean, with conflicts, with the base, refused") {
  const RepositoryFolder folder;
  folder.start();
  const auto merged = [&](std::string_view ours, std::string_view theirs) {
    return git::merge_file(folder.work(), {"a\nb\nc\nd\n", ours, theirs}, 7);
  };
  CHECK(merged("A\nb\nc\nd\n", "a\nb\nc\nD\n").text == "A\nb\nc\nD\n");
  CHECK(merged("A\nb\nc\nd\n", "a\nb\nc\nD\n").conflicts == 0);
  const git::MergedFile conflict = merged("A\nb\nc\nd\n", "B\nb\nc\nd\n");
  CHECK(conflict.text == "<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\nb\nc\nd\n");
  CHECK(conflict.conflicts == 1);
  CHECK_FALSE(git::shows_base_in_conflicts(folder.work()));
  folder.git({"config", "merge.conflictStyle", "diff3"});
  CHECK(git::shows_base_in_conflicts(folder.work()));
  CHECK(merged("A\nb\nc\nd\n", "B\nb\nc\nd\n").text.find("||||||| base\n") != std::string::npos);
  CHECK_FALSE(merged(std::string_view{"a\0b", 3}, "c\n").refused.empty());
}

TEST_CASE("a merge by lines needs no repository, and takes texts of any size") {
  const RepositoryFolder folder;
  std::string base;
  for (int i = 0; i < 100'000; ++i) base += "line " + std::to_string(i) + "\n";
  CHECK(git::merge_file(folder.work(), {base, "first\n" + base, base + "last\n"}, 7).text ==
        "first\n" + base + "last\n");
  CHECK(git::merge_file(folder.work(), {"", "a\n", ""}, 7).text == "a\n");
}

TEST_CASE("settings and attributes of a clone are set and taken away, and nothing else") {
  const RepositoryFolder folder;
  folder.start();
  const fs::path file = git::attributes_file(folder.work());
  CHECK(fs::weakly_canonical(file) == fs::weakly_canonical(folder.work() / ".git/info/attributes"));
  CHECK(git::setting(folder.work(), "merge.mieux.driver").empty());
  CHECK_FALSE(git::remove_section(folder.work(), "merge.mieux"));
  git::set_setting(folder.work(), "merge.mieux.driver", "'a b' %O");
  git::set_setting(folder.work(), "merge.other.driver", "x");
  CHECK(git::setting(folder.work(), "merge.mieux.driver") == "'a b' %O");
  CHECK(git::remove_section(folder.work(), "merge.mieux"));
  CHECK(git::setting(folder.work(), "merge.other.driver") == "x");
  CHECK(git::attribute(folder.work(), "merge", "requests/x.yaml") == "unspecified");
  CHECK(git::add_attributes(file, "*.yaml merge=mieux"));
  CHECK_FALSE(git::add_attributes(file, "*.yaml merge=mieux"));
  CHECK(git::attribute(folder.work(), "merge", "requests/x.yaml") == "mieux");
  CHECK(git::add_attributes(file, "*.yml text merge=mieux"));
  CHECK(git::remove_attributes(file, "merge=mieux"));
  CHECK_FALSE(git::remove_attributes(file, "merge=mieux"));
  CHECK(git::attribute(folder.work(), "merge", "requests/x.yml") == "mieux");
  CHECK(git::prefix_in_repository(folder.work()).empty());
  fs::create_directories(folder.work() / "a b");
  CHECK(git::prefix_in_repository(folder.work() / "a b") == "a b/");
  fs::remove(file);
  fs::create_symlink(folder.path() / "elsewhere", file);
  CHECK_THROWS_AS(git::add_attributes(file, "x"), Failure);
  CHECK_FALSE(fs::exists(folder.path() / "elsewhere"));
}

TEST_CASE("further working folders share the attributes; outside a repository there are none") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a.txt");
  folder.git({"worktree", "add", "-q", (folder.path() / "second").string()});
  CHECK(fs::weakly_canonical(git::attributes_file(folder.path() / "second")) ==
        fs::weakly_canonical(folder.work() / ".git/info/attributes"));
  CHECK_THROWS_AS(git::attributes_file(folder.path() / "home"), Failure);
  CHECK_THROWS_AS(git::setting(folder.path() / "home", "a.b"), Failure);
}

namespace {

/// Two branches: both change `both.yaml`, each a file of its own; theirs moves `old.yaml`, which
/// ours changes.
void diverge(const RepositoryFolder& folder, const std::string& theirs) {
  const std::string lines = "1\n2\n3\n4\n5\n6\n7\n8\n";
  folder.start();
  folder.write("both.yaml", "a\n");
  folder.write("one.yaml", "a\n");
  folder.write("two.yaml", "a\n");
  folder.write("old.yaml", lines);
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "first"});
  folder.git({"switch", "-qc", "other"});
  folder.write("both.yaml", theirs);
  folder.write("two.yaml", "b\n");
  folder.git({"mv", "old.yaml", "new.yaml"});
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "theirs"});
  folder.git({"switch", "-q", "-"});
  folder.write("both.yaml", "b\n");
  folder.write("one.yaml", "b\n");
  folder.write("old.yaml", lines + "9\n");
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "ours"});
}

const git::FileStates* file_in(const git::MergeStates& states, const std::string& path) {
  for (const git::FileStates& file : states.files)
    if (file.path == path) return &file;
  return nullptr;
}

}  // namespace

TEST_CASE("a file that both sides renamed is one, with the texts of the sides") {
  const RepositoryFolder folder;
  const std::string lines = "2\n3\n4\n5\n6\n7\n8\n";
  folder.start();
  folder.write("old.yaml", "id: old\n" + lines);
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "first"});
  const auto rename = [&](const std::string& id) {
    folder.git({"mv", "old.yaml", id + ".yaml"});
    folder.write(id + ".yaml", "id: " + id + "\n" + lines);
    folder.git({"add", "-A"});
    folder.git({"commit", "-qm", id});
  };
  folder.git({"switch", "-qc", "other"});
  rename("b");
  folder.git({"switch", "-q", "-"});
  rename("a");
  folder.git({"merge", "-q", "other"}, 1);
  auto states = git::merge_states(folder.work(), {});
  REQUIRE(states);
  REQUIRE(states->files.size() == 1);
  CHECK(states->files[0].path == "a.yaml");
  CHECK(states->files[0].theirs_path == "b.yaml");
  CHECK(states->files[0].in_conflict);
  CHECK(states->files[0].base == "id: old\n" + lines);
  CHECK(states->files[0].ours == "id: a\n" + lines);
  CHECK(states->files[0].theirs == "id: b\n" + lines);
  folder.git({"rm", "-q", "a.yaml"});
  folder.git({"add", "-A"});
  states = git::merge_states(folder.work(), {});
  REQUIRE(states->files.size() == 1);
  CHECK_FALSE(states->files[0].in_conflict);
  CHECK_FALSE(states->files[0].result);
  CHECK(states->files[0].theirs_result);
}

TEST_CASE("a file that one side removed and the other changed is told, also once it is decided") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("a.yaml", "a\n");
  folder.write("gone.yaml", "a\n");
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "first"});
  folder.git({"switch", "-qc", "other"});
  folder.git({"rm", "-q", "a.yaml", "gone.yaml"});
  folder.git({"commit", "-qm", "theirs"});
  folder.git({"switch", "-q", "-"});
  folder.write("a.yaml", "b\n");
  folder.git({"rm", "-q", "gone.yaml"});
  folder.git({"commit", "-qam", "ours"});
  folder.git({"merge", "-q", "other"}, 1);
  auto states = git::merge_states(folder.work(), {});
  REQUIRE(states->files.size() == 1);
  CHECK(states->files[0].in_conflict);
  CHECK(states->files[0].ours == "b\n");
  CHECK_FALSE(states->files[0].theirs);
  folder.git({"rm", "-q", "a.yaml"});
  folder.git({"commit", "-qm", "merged"});
  states = git::merge_states(folder.work(), {});
  REQUIRE(states->files.size() == 1);
  CHECK_FALSE(states->files[0].in_conflict);
  CHECK(states->files[0].path == "a.yaml");
  CHECK_FALSE(states->files[0].result);
}

TEST_CASE("the states of a merge that is going on, and of the last commit") {
  const RepositoryFolder folder;
  diverge(folder, "c\n");
  CHECK_FALSE(git::merge_states(folder.work(), {}));
  folder.git({"merge", "-q", "other"}, 1);
  const auto states = git::merge_states(folder.work(), {});
  REQUIRE(states);
  CHECK(states->going_on);
  CHECK(states->what == "a merge");
  CHECK(states->only_ours == std::vector<std::string>{"one.yaml"});
  CHECK(states->only_theirs == std::vector<std::string>{"two.yaml"});
  const git::FileStates* both = file_in(*states, "both.yaml");
  REQUIRE(both != nullptr);
  CHECK(both->in_conflict);
  CHECK(both->base == "a\n");
  CHECK(both->ours == "b\n");
  CHECK(both->theirs == "c\n");
  const git::FileStates* moved = file_in(*states, "new.yaml");
  REQUIRE(moved != nullptr);
  CHECK_FALSE(moved->in_conflict);
  CHECK(moved->ours->ends_with("9\n"));
  CHECK(moved->result == moved->ours);
  CHECK(git::merge_states(folder.work(), {"both.yaml"})->files.size() == 1);
  folder.write("both.yaml", "d\n");
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "merged"});
  const auto after = git::merge_states(folder.work(), {});
  REQUIRE(after);
  CHECK_FALSE(after->going_on);
  CHECK(file_in(*after, "both.yaml")->result == "d\n");
}

TEST_CASE("the main branch: of the remote, else main or master here") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("a.yaml", "here\n");
  folder.git({"add", "-A"});
  folder.git({"commit", "-qm", "first"});
  folder.git({"branch", "-M", "main"});
  CHECK(git::text_on_main(folder.work(), "a.yaml") == "here\n");
  CHECK_FALSE(git::text_on_main(folder.work(), "b.yaml"));
  folder.git({"branch", "-M", "work"});
  CHECK_FALSE(git::text_on_main(folder.work(), "a.yaml"));
}

}  // namespace merge_test
