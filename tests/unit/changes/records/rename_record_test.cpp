// Renaming a record: every reference goes with it.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/rename_record.hpp"

namespace rename_record_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

Change renamed(const StoreFolder& folder, RecordKind kind, std::string_view from,
               const std::string& to, std::vector<std::string> on_branches = {}) {
  const Store store = folder.load();
  return rename_record(store, find(store, kind, from), to, circumstances(std::move(on_branches)));
}

std::string mistake(const StoreFolder& folder, RecordKind kind, std::string_view from,
                    const std::string& to, const std::vector<std::string>& on_branches = {}) {
  return failure_of([&] { (void)renamed(folder, kind, from, to, on_branches); });
}

constexpr std::string_view events = "events:\n  - event: received\n";

}  // namespace

TEST_CASE("a record moves, and keeps its old id as an alias") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T  # kept\n" + std::string{events});
  const Change change = renamed(folder, RecordKind::request, "r", "2026-01");
  REQUIRE(change.files.size() == 2);
  CHECK(text_after(change, "requests/r.yaml") == "(removed)");
  CHECK(text_after(change, "requests/2026-01.yaml") ==
        "id: 2026-01\n" + StoreFolder::header("requests/r").substr(6) +
            "title: T  # kept\naliases: [r]\n" + std::string{events});
  CHECK(change.sentence == "r: renamed to 2026-01");
}

TEST_CASE("further aliases come behind those there are") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\naliases:\n  - old  # once\n" + std::string{events});
  CHECK(text_after(renamed(folder, RecordKind::request, "r", "n"), "requests/n.yaml")
            .find("aliases:\n  - old  # once\n  - r\n") != std::string::npos);
}

TEST_CASE("every reference is rewritten, with its quotes and comments, and nothing else") {
  const StoreFolder folder;
  add(folder, "organisations/m", "names:\n  - name: m\naliases: [old]\n");
  add(folder, "requests/r",
      "title: m\nletters:\n  - requester: \"m\"  # the ministry\n  - requester: 'm'\n"
      "    on_behalf_of: old\n" +
          std::string{events});
  add(folder, "actions/a", "title: A\nrequesters: [x, m, 'old', y]  # four\nremarks: m\n");
  add(folder, "actions/b", "title: B\nrequesters:\n  - m\n  - z  # m\n");
  add(folder, "actions/c", "title: m\nrequest: m\n");
  const Change change = renamed(folder, RecordKind::organisation, "m", "ministry");
  CHECK(change.files.size() == 5);
  CHECK(text_after(change, "requests/r.yaml") ==
        StoreFolder::header("requests/r") +
            "title: m\nletters:\n  - requester: \"ministry\"  # the ministry\n"
            "  - requester: 'ministry'\n    on_behalf_of: ministry\n" +
            std::string{events});
  CHECK(text_after(change, "actions/a.yaml") ==
        StoreFolder::header("actions/a") +
            "title: A\nrequesters: [x, ministry, 'ministry', y]  # four\nremarks: m\n");
  CHECK(text_after(change, "actions/b.yaml") ==
        StoreFolder::header("actions/b") + "title: B\nrequesters:\n  - ministry\n  - z  # m\n");
  CHECK(text_after(change, "actions/c.yaml") == "(not changed)");
  CHECK(text_after(change, "organisations/m.yaml") == "(removed)");
  CHECK(change.sentence == "m: renamed to ministry, also in 3 records");
}

TEST_CASE("a record's references to itself are rewritten, too") {
  const StoreFolder folder;
  add(folder, "organisations/m", "names:\n  - name: M\nparent: m\n");
  const Change change = renamed(folder, RecordKind::organisation, "m", "mm");
  CHECK(text_after(change, "organisations/mm.yaml").find("parent: mm\n") != std::string::npos);
  CHECK(change.sentence == "m: renamed to mm");
}

TEST_CASE("an id like a number or another word is quoted where it must be") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\n" + std::string{events});
  add(folder, "actions/a", "title: A\nrequest: r\n");
  const Change change = renamed(folder, RecordKind::request, "r", "2026");
  CHECK(text_after(change, "requests/2026.yaml").starts_with("id: \"2026\"\n"));
  CHECK(text_after(change, "actions/a.yaml").ends_with("request: \"2026\"\n"));
}

TEST_CASE("a renamed store has no findings but the aliases'") {
  const StoreFolder folder;
  add(folder, "organisations/m", "names:\n  - name: M\ncountry: TJK\ntype: ministry\n");
  add(folder, "actions/a", "title: A\nrequesters: [m]\n");
  const Store store = folder.load();
  const Change change =
      rename_record(store, find(store, RecordKind::organisation, "m"), "n", circumstances());
  CHECK(judge(store, change, circumstances(), 1).judgement.added.empty());
}

TEST_CASE("a record gets its own former id back") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\naliases: [before]\n" + std::string{events});
  const Store store = folder.load();
  const Change change =
      rename_record(store, find(store, RecordKind::request, "r"), "before", circumstances());
  REQUIRE(change.files.size() == 2);
  CHECK(change.files[1].path == "requests/before.yaml");
  CHECK(change.files[1].after.value_or("").find("aliases: [r]\n") != std::string::npos);
}

TEST_CASE("an id that is taken, or is none, is refused") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\naliases: [before]\n" + std::string{events});
  add(folder, "requests/s", "title: T\naliases: [old]\n" + std::string{events});
  for (const char* id : {"s", "old", "elsewhere", "r"}) {
    CAPTURE(std::string{id});
    CHECK(mistake(folder, RecordKind::request, "r", id, {"elsewhere.yaml"}).starts_with("3 "));
  }
  for (const char* id : {"R", "../x", "a/b"})
    CHECK(mistake(folder, RecordKind::request, "r", id).starts_with("2 "));
  CHECK(mistake(folder, RecordKind::programme, "mieux", "other").starts_with("2 "));
}

TEST_CASE("a file that was changed since the store was read stops it") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\n" + std::string{events});
  add(folder, "actions/a", "title: A\nrequest: r\n");
  const Store store = folder.load();
  const auto rename = [&] {
    (void)rename_record(store, find(store, RecordKind::request, "r"), "n", circumstances());
  };
  CHECK(failure_of(rename).empty());
  add(folder, "actions/a", "title: A\nrequest: s\n");
  CHECK(failure_of(rename) == "75 actions/a.yaml was changed while the store was read");
}

TEST_CASE("what cannot be read cannot be renamed") {
  const StoreFolder folder;
  folder.write("requests/broken.yaml", "id: broken\nid: twice\n");
  CHECK(mistake(folder, RecordKind::request, "broken", "mended").starts_with("3 "));
}

TEST_CASE("an id that another record has on another branch is left to it") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\naliases: [older]\n" + std::string{events});
  add(folder, "actions/a", "title: A\nrequest: r\n");
  const Store store = folder.load();
  const Change change = rename_record(store, find(store, RecordKind::request, "r"), "s",
                                      circumstances({"r.yaml"}), FormerId::free);
  CHECK(text_after(change, "requests/s.yaml").find("aliases: [older]\n") != std::string::npos);
  CHECK(text_after(change, "actions/a.yaml").find("request: s\n") != std::string::npos);
}

TEST_CASE("without a new id it is the next one that is free on all branches") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\n" + std::string{events});
  const auto name = [&](std::vector<std::string> on_branches) {
    return renamed(folder, RecordKind::request, "r", "", std::move(on_branches)).sentence;
  };
  CHECK(name({}) == "r: renamed to r-2");
  CHECK(name({"r-2.yaml"}) == "r: renamed to r-3");
  folder.write("mieux.yaml", std::string{StoreFolder::programme} +
                                 "id_patterns:\n  request: \"{year}-{serial:2}\"\n");
  CHECK(name({"2026-01.yaml"}) == "r: renamed to 2026-02");
}

}  // namespace rename_record_test
