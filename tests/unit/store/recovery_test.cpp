// What the next writer does with the journal of one that was broken off.

#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal_folder.hpp"
#include "mieux/base/fingerprint.hpp"
#include "mieux/store/lock.hpp"

namespace recovery_test {

using namespace mieux;
namespace fs = std::filesystem;
using Files = std::vector<FileChange>;

namespace {

/// A store with two files and a journal that changes one, removes one and adds one.
struct Broken : JournalFolder {
  Broken() {
    write("requests/a.yaml", "a\n");
    write("requests/b.yaml", "b\n");
  }
  const Files files{{"requests/a.yaml", "a\n", "A\n"},
                    {"requests/b.yaml", "b\n", std::nullopt},
                    {"actions/c.yaml", std::nullopt, "C\n"}};

  [[nodiscard]] bool is_old() const {
    return text_of("requests/a.yaml") == "a\n" && text_of("requests/b.yaml") == "b\n" &&
           !has("actions/c.yaml");
  }
  [[nodiscard]] bool is_new() const {
    return text_of("requests/a.yaml") == "A\n" && !has("requests/b.yaml") &&
           text_of("actions/c.yaml") == "C\n";
  }

  /// As the process that was broken off would have done with the file of this number.
  void install(std::size_t number) const {
    const FileChange& file = files[number];
    if (!file.after) return remove(file.path);
    fs::create_directories((path() / file.path).parent_path());
    fs::rename(path() / staged(number), path() / file.path);
  }
};

/// Takes the lock; what is said about it.
std::vector<std::string> notes_of(const JournalFolder& folder) {
  const StoreLock lock(folder.path());
  std::vector<std::string> texts;
  for (const Note& note : lock.notes()) texts.push_back(note.text);
  return texts;
}

bool is_about(const std::string& note, std::string_view word) {
  return note.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("nothing is said where no journal is left over") {
  const Broken folder;
  CHECK(notes_of(folder).empty());
  CHECK(notes_of(folder).empty());
}

TEST_CASE("a journal without a commit record is taken back") {
  const Broken folder;
  folder.write_journal(folder.files, false);
  SUBCASE("all is staged") {}
  SUBCASE("some is staged") { folder.remove(JournalFolder::staged(2)); }
  SUBCASE("a part of a file is staged") { folder.write(JournalFolder::staged(2), "C"); }
  SUBCASE("the commit record has not its name yet") {
    folder.write(".mieux/journal/commit.new", "mieux.journal/1\n");
  }
  CHECK((notes_of(folder) ==
         std::vector<std::string>{
             "a change that was broken off before it was saved has been taken back"}));
  CHECK(folder.is_old());
  CHECK_FALSE(folder.has(".mieux/journal"));
  CHECK(notes_of(folder).empty());
}

TEST_CASE("an empty journal is cleared, and nothing is said: the change may be in place") {
  const Broken folder;
  folder.write_journal({}, false);
  CHECK(notes_of(folder).empty());
  CHECK_FALSE(folder.has(".mieux/journal"));
}

TEST_CASE("a journal with a commit record is finished, however far it had come") {
  for (unsigned installed = 0; installed < 8; ++installed) {
    CAPTURE(installed);
    const Broken folder;
    folder.write_journal(folder.files);
    for (std::size_t i = 0; i < folder.files.size(); ++i)
      if ((installed >> i & 1U) != 0) folder.install(i);
    CHECK((notes_of(folder) ==
           std::vector<std::string>{"a change of 3 files that was broken off has been finished"}));
    CHECK(folder.is_new());
    CHECK_FALSE(folder.has(".mieux/journal"));
    CHECK_FALSE(folder.has(".mieux/kept"));
    CHECK(folder.text_of(".mieux/lock") == "00000000000000000001\n");
    CHECK(notes_of(folder).empty());
  }
}

TEST_CASE("a file changed by hand stays, and the other version is kept") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.write("requests/a.yaml", "by hand\n");
  const std::string kept = ".mieux/kept/" + fingerprint("A\n").substr(0, 12) + "-a.yaml";
  const auto notes = notes_of(folder);
  REQUIRE(notes.size() == 2);
  CHECK(is_about(notes[0], "requests/a.yaml"));
  CHECK(is_about(notes[0], kept));
  CHECK(folder.text_of("requests/a.yaml") == "by hand\n");
  CHECK(folder.text_of(kept) == "A\n");
  CHECK_FALSE(folder.has("requests/b.yaml"));
  CHECK(folder.text_of("actions/c.yaml") == "C\n");
  CHECK_FALSE(folder.has(".mieux/journal"));
}

TEST_CASE("recovery that was broken off when a version was kept is begun again") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.write("requests/a.yaml", "by hand\n");
  const std::string kept = ".mieux/kept/" + fingerprint("A\n").substr(0, 12) + "-a.yaml";
  fs::create_directories(folder.path() / ".mieux/kept");
  fs::rename(folder.path() / JournalFolder::staged(0), folder.path() / kept);
  CHECK(notes_of(folder).size() == 2);
  CHECK(folder.text_of(kept) == "A\n");
  CHECK(folder.text_of("requests/a.yaml") == "by hand\n");
  CHECK(folder.text_of("actions/c.yaml") == "C\n");
}

TEST_CASE("a file changed by hand that was to be removed stays") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.write("requests/b.yaml", "by hand\n");
  const auto notes = notes_of(folder);
  REQUIRE(notes.size() == 2);
  CHECK(is_about(notes[0], "requests/b.yaml was changed by hand while its removal"));
  CHECK(is_about(notes[1], "has been made in 2 of them"));
  CHECK(folder.text_of("requests/b.yaml") == "by hand\n");
  CHECK(folder.text_of("requests/a.yaml") == "A\n");
  CHECK_FALSE(folder.has(".mieux/kept"));
}

TEST_CASE("a change whose only file was changed by hand is not said to be finished") {
  const Broken folder;
  folder.write_journal({folder.files[0]});
  SUBCASE("changed") { folder.write("requests/a.yaml", "by hand\n"); }
  SUBCASE("removed") { folder.remove("requests/a.yaml"); }
  const auto before = folder.text_of("requests/a.yaml");
  const auto notes = notes_of(folder);
  REQUIRE(notes.size() == 2);
  CHECK(is_about(notes[0], before ? "what was written by hand is in force" : "it stays removed"));
  CHECK(notes[1] == "a change of 1 file that was broken off has not been made");
  CHECK(folder.text_of("requests/a.yaml") == before);
  CHECK(folder.own_files("kept").size() == 1);
}

TEST_CASE("what a change took the place of, and is somebody else's, is given back") {
  const Broken folder;
  folder.write_journal(folder.files);
  std::size_t number = 0;
  SUBCASE("replaced") { folder.write("requests/a.yaml", "A\n"); }
  SUBCASE("removed") {
    number = 1;
    folder.remove("requests/b.yaml");
  }
  // As a process leaves it that is killed after it swapped the files and before it looked.
  folder.write(JournalFolder::staged(number), "by hand\n");
  const auto notes = notes_of(folder);
  REQUIRE(notes.size() == 2);
  CHECK(is_about(notes[0], folder.files[number].path + " was changed by hand"));
  CHECK(folder.text_of(folder.files[number].path) == "by hand\n");
  if (number == 0) CHECK(folder.own_files("kept").begin()->second == "A\n");
}

TEST_CASE("what a change took the place of, and was there before, is done with") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.write("requests/a.yaml", "A\n");
  folder.write(JournalFolder::staged(0), "a\n");
  CHECK(notes_of(folder).size() == 1);
  CHECK(folder.is_new());
  CHECK_FALSE(folder.has(".mieux/kept"));
}

TEST_CASE("a file made by hand where a new one was to come stays") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.write("actions/c.yaml", "by hand\n");
  CHECK(notes_of(folder).size() == 2);
  CHECK(folder.text_of("actions/c.yaml") == "by hand\n");
  CHECK(folder.own_files("kept").size() == 1);
}

TEST_CASE("a damaged journal is set aside, and nothing of it is used or thrown away") {
  const Broken folder;
  folder.write_journal(folder.files);
  const char* reason = "";
  SUBCASE("a staged file is altered") {
    folder.write(JournalFolder::staged(2), "c\n");
    reason = "2 is not what was saved";
  }
  SUBCASE("a staged file is cut") {
    folder.write(JournalFolder::staged(0), "");
    reason = "0 is not what was saved";
  }
  SUBCASE("a staged file is missing") {
    folder.remove(JournalFolder::staged(2));
    reason = "2 is missing";
  }
  SUBCASE("a staged file is a link") {
    folder.remove(JournalFolder::staged(0));
    fs::create_symlink("../../requests/a.yaml", folder.path() / JournalFolder::staged(0));
    reason = "0: a symbolic link is not read";
  }
  SUBCASE("the commit record is cut") {
    folder.write(JournalFolder::commit(), "mieux.journal/1\n");
    reason = "its commit record is damaged";
  }
  SUBCASE("the commit record is a folder") {
    folder.remove(JournalFolder::commit());
    fs::create_directories(folder.path() / JournalFolder::commit());
    reason = "its commit record is damaged";
  }
  const auto left = folder.own_files("journal");
  const auto notes = notes_of(folder);
  REQUIRE(notes.size() == 1);
  CHECK(is_about(notes[0], reason));
  CHECK(is_about(notes[0], ".mieux/damaged-1;"));
  CHECK(folder.is_old());
  CHECK(folder.own_files("damaged-1") == left);
  CHECK_FALSE(folder.has(".mieux/journal"));
  CHECK(notes_of(folder).empty());
}

TEST_CASE("each damaged journal has a folder of its own") {
  const Broken folder;
  for (const std::string_view expected :
       {".mieux/damaged-1", ".mieux/damaged-2", ".mieux/damaged-3"}) {
    folder.write(JournalFolder::commit(), expected);
    CHECK(is_about(notes_of(folder).at(0), expected));
    CHECK(folder.text_of(std::string{expected} + "/commit") == expected);
  }
}

TEST_CASE("a journal that would write what mieux never writes is set aside, whole") {
  const Broken other;
  const std::string out = "../" + other.path().filename().string() + "/requests/a.yaml";
  for (const std::string& path : {out, std::string{".git/hooks/post-commit"},
                                  std::string{".GIT/config"}, std::string{"run.sh"}}) {
    CAPTURE(path);
    const Broken folder;
    const auto before = folder.JournalFolder::files();
    folder.write_journal({folder.files[0], {path, std::nullopt, "x\n"}});
    const std::vector<std::string> notes = notes_of(folder);
    REQUIRE(notes.size() == 1);
    CHECK(is_about(notes[0], "'" + path + "', which mieux never does; nothing of it is written"));
    CHECK(is_about(notes[0], "rm -r .mieux/damaged-1"));
    CHECK(folder.JournalFolder::files() == before);
    CHECK(other.is_old());
  }
}

TEST_CASE("a change goes on after what was found in the journal") {
  const Broken folder;
  folder.write_journal(folder.files);
  StoreLock lock(folder.path());
  CHECK(lock.apply({{{"requests/a.yaml", "A\n", "AA\n"}}, {}, {}}).is_complete());
  CHECK(folder.text_of("requests/a.yaml") == "AA\n");
  CHECK(lock.notes().size() == 1);
}

}  // namespace recovery_test
