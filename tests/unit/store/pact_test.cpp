// A change of two stores: one leads, the other follows.

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "journal_folder.hpp"
#include "mieux/store/lock.hpp"

namespace pact_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

/// A store and its roster, in the state that a process leaves which ends in the middle.
struct Both {
  JournalFolder store;
  JournalFolder roster;
  const FileChange shown{"experts/k.yaml", "old\n", "new\n"};
  const FileChange hidden{"expert-private/k.yaml", std::nullopt, "Ines Made Up\n"};

  Both() { store.write(shown.path, *shown.before); }

  [[nodiscard]] Pact pact(bool leads) const {
    const JournalFolder& other = leads ? roster : store;
    return {"t1", fs::canonical(other.path()).string(), leads};
  }
  void write_record(const JournalFolder& folder, const FileChange& file, const std::string& name,
                    bool leads) const {
    folder.write_journal({file}, false);
    folder.write(
        ".mieux/journal/" + name,
        commit_record(
            {{{file.path, fingerprint_of(file.before), fingerprint_of(file.after)}}, pact(leads)}));
  }
  void prepare_roster() const { write_record(roster, hidden, prepared_file, false); }
  void commit_store() const { write_record(store, shown, commit_file, true); }

  [[nodiscard]] bool is_old() const {
    return store.text_of(shown.path) == "old\n" && !roster.has(hidden.path);
  }
  [[nodiscard]] bool is_new() const {
    return store.text_of(shown.path) == "new\n" && roster.text_of(hidden.path) == hidden.after;
  }
  [[nodiscard]] bool is_clean() const {
    for (const JournalFolder* folder : {&store, &roster})
      for (const auto& entry : fs::directory_iterator(folder->path() / own_folder)) {
        const std::string name = entry.path().filename().string();
        if (name != lock_file && name != ".gitignore") return false;
      }
    return true;
  }
};

void lock(const JournalFolder& folder) { const StoreLock held(folder.path()); }

/// Does any file in `.mieux` of a folder hold these bytes?
bool holds(const JournalFolder& folder, const std::string& bytes) {
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / own_folder))
    if (entry.is_regular_file() &&
        folder.text_of(entry.path().lexically_relative(folder.path()))->find(bytes) !=
            std::string::npos)
      return true;
  return false;
}

}  // namespace

TEST_CASE("a change of two stores is in both, and nothing is left of it") {
  const Both both;
  Change change;
  change.files = {both.shown};
  change.private_files = {both.hidden};
  {
    StoreLock first(both.store.path());
    StoreLock second(both.roster.path());
    const Applied applied = first.apply_both(second, change, "t1");
    CHECK(applied.is_complete());
    CHECK(applied.in_force == 2);
  }
  CHECK(both.is_new());
  CHECK(both.is_clean());
}

TEST_CASE("a change of one of two stores needs no other") {
  for (const bool in_roster : {false, true}) {
    const Both both;
    Change change;
    (in_roster ? change.private_files : change.files) = {in_roster ? both.hidden : both.shown};
    StoreLock first(both.store.path());
    StoreLock second(both.roster.path());
    CHECK(first.apply_both(second, change, "t1").in_force == 1);
    CHECK(both.roster.has(both.hidden.path) == in_roster);
    CHECK((both.store.text_of(both.shown.path) == "new\n") == !in_roster);
  }
}

TEST_CASE("what the store has not committed does not happen in the roster either") {
  const Both both;
  both.prepare_roster();
  lock(both.roster);
  CHECK(both.is_old());
  lock(both.store);
  CHECK(both.is_old());
  CHECK(both.is_clean());
}

TEST_CASE("what the store has committed happens in both, whoever is locked first") {
  for (const bool roster_first : {true, false}) {
    CAPTURE(roster_first);
    const Both both;
    both.prepare_roster();
    both.commit_store();
    lock(roster_first ? both.roster : both.store);
    if (roster_first) {
      CHECK(both.roster.has(both.hidden.path));
      lock(both.store);
    }
    CHECK(both.is_new());  // the store finishes its roster
    CHECK(both.is_clean());
  }
}

TEST_CASE("a decision stays until the roster is there, and no private byte is in it") {
  const Both both;
  both.prepare_roster();
  both.commit_store();
  const fs::path away = both.roster.path().string() + "-away";
  fs::rename(both.roster.path(), away);
  std::vector<Note> notes;
  {
    const StoreLock held(both.store.path());
    notes = held.notes();
  }
  CHECK(both.store.text_of(both.shown.path) == "new\n");
  REQUIRE(notes.size() == 2);
  CHECK(notes[1].text.find("not yet in") != std::string::npos);
  CHECK(both.store.has(".mieux/decided-t1"));
  lock(both.store);
  CHECK(both.store.has(".mieux/decided-t1"));
  fs::rename(away, both.roster.path());
  CHECK_FALSE(holds(both.store, "Ines"));
  lock(both.store);
  CHECK(both.is_new());
  CHECK(both.is_clean());
}

TEST_CASE("a roster that cannot ask whether to go on is left as it is") {
  const Both both;
  both.prepare_roster();
  both.commit_store();
  const fs::path away = both.store.path().string() + "-away";
  fs::rename(both.store.path(), away);
  CHECK(exit_of_step([&] { lock(both.roster); }) == Exit::io);
  CHECK(exit_of_step([&] { static_cast<void>(both.roster.load()); }) == Exit::io);
  CHECK(both.roster.has(".mieux/journal/prepared"));
  fs::rename(away, both.store.path());
  lock(both.roster);
  CHECK(both.roster.has(both.hidden.path));
}

TEST_CASE("an old decision about another change decides nothing") {
  const Both both;
  both.prepare_roster();
  Pact other = both.pact(true);
  other.id = "t0";
  both.store.write(".mieux/decided-t0", commit_record({{}, other}));
  lock(both.roster);
  CHECK_FALSE(both.roster.has(both.hidden.path));
  lock(both.store);
  CHECK(both.is_old());
  CHECK(both.is_clean());
}

TEST_CASE("readers of the roster see what the store has committed, and nothing else") {
  const Both both;
  both.prepare_roster();
  CHECK(both.roster.load().records(RecordKind::expert_private).empty());
  both.commit_store();
  CHECK(both.roster.load().records(RecordKind::expert_private).size() == 1);
  CHECK_FALSE(both.roster.has(both.hidden.path));
}

TEST_CASE("an error in the roster takes the change back in both") {
  const Both both;
  Change change;
  change.files = {both.shown};
  change.private_files = {both.hidden};
  both.roster.write("expert-private", "no folder");
  StoreLock first(both.store.path());
  StoreLock second(both.roster.path());
  CHECK(exit_of_step([&] { static_cast<void>(first.apply_both(second, change, "t1")); }) ==
        Exit::io);
  CHECK(both.is_old());
  CHECK(both.is_clean());
}

TEST_CASE("new files of a store that others may not read are not for others either") {
  const Both both;
  fs::permissions(both.roster.path(), fs::perms::owner_all);
  Change change;
  change.files = {both.hidden};
  StoreLock lock(both.roster.path());
  CHECK(lock.apply(change).is_complete());
  CHECK(fs::status(both.roster.path() / both.hidden.path).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

}  // namespace pact_test
