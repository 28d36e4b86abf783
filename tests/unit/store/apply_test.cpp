// Changes of files: all of them or none.

#include <doctest/doctest.h>
#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "journal_folder.hpp"
#include "mieux/store/lock.hpp"
#include "unprivileged.hpp"

namespace apply_test {

using namespace mieux;
namespace fs = std::filesystem;
using Files = std::vector<FileChange>;

namespace {

/// A store with the files `requests/a.yaml` and `requests/b.yaml`.
struct Two : JournalFolder {
  Two() {
    write("requests/a.yaml", "a\n");
    write("requests/b.yaml", "b\n");
  }
};

Exit end_of_change(const JournalFolder& folder, const Files& files) {
  return exit_of_step([&] {
    StoreLock lock(folder.path());
    const Applied applied = lock.apply({files, "a change", {}});
    CHECK(applied.is_complete());
  });
}

fs::perms permissions(const JournalFolder& folder, const char* file) {
  return fs::status(folder.path() / file).permissions();
}

}  // namespace

TEST_CASE("files are changed, written anew and removed as the change says") {
  struct Case {
    std::string_view what;
    Files files;
  };
  const std::vector<Case> cases = {
      {"changed", {{"requests/a.yaml", "a\n", "A\n"}}},
      {"emptied", {{"requests/a.yaml", "a\n", ""}}},
      {"new", {{"requests/c.yaml", std::nullopt, "c\n"}}},
      {"new at the root", {{".gitattributes", std::nullopt, "*\n"}}},
      {"in a new folder", {{"actions/c.yaml", std::nullopt, "c\n"}}},
      {"in new folders", {{".github/workflows/records.yml", std::nullopt, "c\n"}}},
      {"removed", {{"requests/a.yaml", "a\n", std::nullopt}}},
      {"several",
       {{"requests/a.yaml", "a\n", std::nullopt},
        {"requests/b.yaml", "b\n", "B\n"},
        {"requests/c.yaml", std::nullopt, "c\n"},
        {"experts/d.yaml", std::nullopt, std::string("d\0\n", 3)}}},
      {"some as they were", {{"requests/a.yaml", "a\n", "a\n"}, {"requests/b.yaml", "b\n", "B\n"}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const Two folder;
    std::map<std::string, std::string> expected = folder.files();
    for (const FileChange& file : c.files) {
      expected.erase(file.path);
      if (file.after) expected[file.path] = *file.after;
      for (fs::path above = fs::path(file.path).parent_path(); !above.empty();
           above = above.parent_path())
        expected[above.string()] = "folder";
    }
    CHECK(end_of_change(folder, c.files) == Exit::done);
    CHECK(folder.files() == expected);
    CHECK_FALSE(folder.has(".mieux/journal"));
    CHECK(folder.text_of(".mieux/.gitignore") == "*\n");
  }
}

TEST_CASE("one change after the other under one lock") {
  const Two folder;
  StoreLock lock(folder.path());
  CHECK(lock.apply({{{"requests/a.yaml", "a\n", "1\n"}}, {}, {}}).is_complete());
  CHECK(lock.apply({{{"requests/a.yaml", "1\n", "2\n"}}, {}, {}}).is_complete());
  CHECK(folder.text_of("requests/a.yaml") == "2\n");
  CHECK(lock.notes().empty());
}

TEST_CASE("the number in the lock goes up with every change, and with nothing else") {
  const Two folder;
  CHECK(end_of_change(folder, {{"requests/a.yaml", "a\n", "1\n"}}) == Exit::done);
  CHECK(folder.text_of(".mieux/lock") == "00000000000000000001\n");
  CHECK(end_of_change(folder, {{"requests/a.yaml", "1\n", "2\n"}}) == Exit::done);
  CHECK(folder.text_of(".mieux/lock") == "00000000000000000002\n");
  CHECK(end_of_change(folder, {{"requests/a.yaml", "2\n", "2\n"}}) == Exit::done);
  CHECK(end_of_change(folder, {{"requests/a.yaml", "1\n", "3\n"}}) == Exit::refused);
  CHECK(folder.text_of(".mieux/lock") == "00000000000000000002\n");
}

TEST_CASE("a file that is not what the change says is refused, and nothing changes") {
  const FileChange good{"requests/a.yaml", "a\n", "A\n"};
  const std::vector<FileChange> cases = {
      {"requests/b.yaml", "another text\n", "B\n"},
      {"requests/b.yaml", "another text\n", std::nullopt},
      {"requests/b.yaml", std::nullopt, "B\n"},
      {"requests/c.yaml", "gone\n", "C\n"},
      {"requests/c.yaml", "gone\n", std::nullopt},
      {"experts/c.yaml", "gone\n", "C\n"},
      {"requests/b.yaml", "", "B\n"},
  };
  for (const FileChange& bad : cases) {
    CAPTURE(bad.path);
    const Two folder;
    const auto before = folder.files();
    CHECK(end_of_change(folder, {good, bad}) == Exit::refused);
    CHECK(end_of_change(folder, {bad, good}) == Exit::refused);
    CHECK(folder.files() == before);
    CHECK_FALSE(folder.has(".mieux/journal"));
  }
}

TEST_CASE("what cannot be written is known before anything is, and nothing changes") {
  const FileChange good{"requests/a.yaml", "a\n", "A\n"};
  const FileChange elsewhere{"actions/x.yaml", std::nullopt, "x\n"};
  const FileChange through_file{"events/x.yaml", std::nullopt, "x\n"};
  const FileChange over_folder{"requests/folder.yaml", std::nullopt, "x\n"};
  const FileChange over_link{"requests/link.yaml", "a\n", "x\n"};
  for (const FileChange& bad : {elsewhere, through_file, over_folder, over_link}) {
    CAPTURE(bad.path);
    const Two folder;
    const Two other;
    fs::create_directory_symlink(other.path(), folder.path() / "actions");
    folder.write("events", "a file\n");
    fs::create_directories(folder.path() / "requests/folder.yaml");
    fs::create_symlink("a.yaml", folder.path() / "requests/link.yaml");
    const auto before = folder.files();
    const auto outside = other.files();
    CHECK(end_of_change(folder, {good, bad}) == Exit::io);
    CHECK(folder.files() == before);
    CHECK(other.files() == outside);
    CHECK_FALSE(folder.has(".mieux/journal"));
  }
}

TEST_CASE("a folder or file without the right to write is refused, and nothing changes") {
  const FileChange good{"requests/a.yaml", "a\n", "A\n"};
  for (const std::string_view what : {"actions", "requests/b.yaml"}) {
    CAPTURE(what);
    const Two folder;
    folder.write("actions/x.yaml", "x\n");
    // All else is open to anybody, whoever runs the tests.
    for (const std::string_view open :
         {"", "requests", "requests/a.yaml", "requests/b.yaml", "actions"})
      fs::permissions(folder.path() / open, fs::perms::all);
    fs::permissions(folder.path() / what,
                    fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                    fs::perm_options::remove);
    const auto before = folder.files();
    {
      const Unprivileged unprivileged;
      CHECK(end_of_change(folder, {good,
                                   {"requests/b.yaml", "b\n", "B\n"},
                                   {"actions/y.yaml", std::nullopt, "y\n"}}) == Exit::io);
    }
    fs::permissions(folder.path() / what, fs::perms::all);
    CHECK(folder.files() == before);
    CHECK_FALSE(folder.has(".mieux/journal"));
  }
}

TEST_CASE("a change that cannot be staged to the end is taken back") {
  const Two folder;
  const auto before = folder.files();
  const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
  const rlimit low{10'000, limit.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &low) == 0);
  const Exit end =
      end_of_change(folder, {{"requests/a.yaml", "a\n", "A\n"},
                             {"actions/b.yaml", std::nullopt, std::string(20'000, 'b')}});
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  std::signal(SIGXFSZ, ignored);
  CHECK(end == Exit::io);
  CHECK(folder.files() == before);
  CHECK_FALSE(folder.has(".mieux/journal"));
}

namespace {

/// Changes `requests/a.yaml` and adds 300 files, while somebody else writes `requests/a.yaml` as
/// soon as the first content is staged: then all files have been checked. What `apply` says.
Applied apply_while_edited(const Two& folder) {
  Files files;
  for (int i = 0; i < 300; ++i)
    files.push_back({"actions/" + std::to_string(i) + ".yaml", std::nullopt, "new\n"});
  files.push_back({"requests/a.yaml", "a\n", "A\n"});
  std::atomic<bool> ended{false};
  std::thread editor([&] {
    while (!ended && !folder.has(".mieux/journal/0")) std::this_thread::yield();
    folder.write("requests/a.yaml", "by hand\n");
  });
  StoreLock lock(folder.path());
  Applied applied = lock.apply({files, {}, {}});
  ended = true;
  editor.join();
  return applied;
}

}  // namespace

TEST_CASE("a file changed by hand while the change is on its way stays, and both are named") {
  bool in_time = false;
  for (int tries = 0; tries < 20 && !in_time; ++tries) {
    const Two folder;
    const Applied applied = apply_while_edited(folder);
    CHECK(folder.text_of("requests/a.yaml") == "by hand\n");
    CHECK(folder.text_of("actions/299.yaml") == "new\n");
    CHECK_FALSE(folder.has(".mieux/journal"));
    CHECK(applied.unfinished.empty());
    in_time = !applied.apart.empty();  // else the hand was slower than the change
    CHECK(applied.in_force == (in_time ? 300 : 301));
    if (!in_time) continue;
    const Note& said = applied.apart.at(0);
    CHECK(said.text.find("requests/a.yaml was changed by hand") == 0);
    const auto kept = folder.own_files("kept");
    REQUIRE(kept.size() == 1);
    CHECK(kept.begin()->second == "A\n");
    CHECK(said.text.ends_with(".mieux/kept/" + kept.begin()->first));
    CHECK(said.hint.find(".mieux/kept/" + kept.begin()->first) != std::string::npos);
  }
  CHECK(in_time);
}

TEST_CASE("a changed file keeps its permissions, a new one gets the usual ones") {
  const Two folder;
  fs::permissions(folder.path(), fs::perms{0755});
  fs::permissions(folder.path() / "requests/a.yaml", fs::perms{0640});
  fs::permissions(folder.path() / "requests/b.yaml", fs::perms{0755});
  const mode_t umask_before = ::umask(0027);
  CHECK(end_of_change(folder, {{"requests/a.yaml", "a\n", "A\n"},
                               {"requests/b.yaml", "b\n", "B\n"},
                               {"requests/c.yaml", std::nullopt, "c\n"}}) == Exit::done);
  ::umask(umask_before);
  CHECK(permissions(folder, "requests/a.yaml") == fs::perms{0640});
  CHECK(permissions(folder, "requests/b.yaml") == fs::perms{0755});
  CHECK(permissions(folder, "requests/c.yaml") == fs::perms{0640});
}

TEST_CASE("what hides the own folder from git is made, and mended") {
  const Two folder;
  make_own_folder(folder.path());
  CHECK(folder.text_of(".mieux/.gitignore") == "*\n");
  folder.write(".mieux/.gitignore", "# mine\n");
  make_own_folder(folder.path());
  CHECK(folder.text_of(".mieux/.gitignore") == "# mine\n");
  folder.remove(".mieux/.gitignore");
  folder.write(".mieux/.gitignore.new", "* and what a process left that was killed");
  make_own_folder(folder.path());
  CHECK(folder.text_of(".mieux/.gitignore") == "*\n");
  CHECK_FALSE(folder.has(".mieux/.gitignore.new"));
}

TEST_CASE("no own folder where something else stands") {
  const Two folder;
  const Two other;
  fs::create_directory_symlink(other.path(), folder.path() / ".mieux");
  CHECK(end_of_change(folder, {{"requests/a.yaml", "a\n", "A\n"}}) == Exit::io);
  CHECK_FALSE(other.has("lock"));
  fs::remove(folder.path() / ".mieux");
  folder.write(".mieux", "a file\n");
  CHECK(end_of_change(folder, {{"requests/a.yaml", "a\n", "A\n"}}) == Exit::io);
  CHECK(folder.text_of("requests/a.yaml") == "a\n");
}

}  // namespace apply_test
