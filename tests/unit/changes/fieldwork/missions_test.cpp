// Missions of an Action: who is sent to which activity.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/fieldwork/missions.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace missions_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office {
  StoreFolder folder;

  Office() {
    folder.write("vocabularies/countries.tsv", "id\tname\nFRA\tFrance\nGHA\tGhana\n");
    folder.write("vocabularies/expert_backgrounds.tsv", "id\tlabel\neu-ms-admin\tMember state\n");
    add(folder, "experts/w4nb8t", "country: GHA\n");
    add(folder, "experts/k7p3xq", "country: FRA\n");
    add(folder, "actions/act",
        "title: A\nactivities:\n"
        "  - id: a1\n    types: [training]\n    title: One\n    start: 2026-03-02\n"
        "  - id: a2\n    types: [training]\n    title: Two\n"
        "    outcome:\n      state: cancelled\n      reason: R\n"
        "  - id: a3\n    types: [training]\n    title: Three\n"
        "    outcome:\n      state: postponed\n      reason: R\n"
        "missions:\n  - id: m4\n    expert: k7p3xq\n    activity: a1\n"
        "  - id: m5\n    country: FRA\n    background: eu-ms-admin\n    activity: a2\n");
  }

  [[nodiscard]] Change added(const std::vector<std::string>& words) const {
    const Store store = folder.load();
    std::vector<Wish> wishes;
    for (const std::string& word : words) wishes.push_back(parse_wish(word));
    return new_mission(store, find(store, RecordKind::action, "act"),
                       {fields_of_text("{}\n", "f"), wishes}, circumstances());
  }
  [[nodiscard]] Change changed(const std::vector<std::string>& words) const {
    const Store store = folder.load();
    std::vector<Wish> wishes;
    for (const std::string& word : words) wishes.push_back(parse_wish(word));
    return set_mission(store, find(store, RecordKind::action, "act"), "m5", wishes);
  }
  [[nodiscard]] std::string failure_of_set(const std::vector<std::string>& words) const {
    return failure_of([&] { (void)changed(words); });
  }
  [[nodiscard]] std::string failure(const std::vector<std::string>& words) const {
    return failure_of([&] { (void)added(words); });
  }
};

}  // namespace

TEST_CASE("an expert is sent to an activity") {
  const Office office;
  const Change change =
      office.added({"activity=act/a1", "expert=w4nb8t", "days=5", "role=Trainer"});
  CHECK(lines_changed(change) ==
        "+  - id: m6\n+    expert: w4nb8t\n+    activity: a1\n"
        "+    role: Trainer\n+    days: 5\n");
  CHECK(change.sentence == "act/m6: expert w4nb8t (Ghana) on activity a1, 5 days");
}

TEST_CASE("who was forgotten is sent nowhere; what they did before may be recorded") {
  const Office office;
  add(office.folder, "experts/gone", "country: GHA\nforgotten: 2025-06-01\n");
  CHECK(office.failure({"activity=act/a1", "expert=gone"}) ==
        "3 expert 'gone' was forgotten on 2025-06-01, and can be sent nowhere");
  CHECK(office.failure({"expert=gone"}) ==
        "3 expert 'gone' was forgotten on 2025-06-01, and can be sent nowhere");
  CHECK(office.added({"expert=gone", "start=2024-03-04"}).files.size() == 1);
}

TEST_CASE("experts of a country and background, by name") {
  const Office office;
  const Change change = office.added(
      {"activity=a1", "country=France", "background=Member state", "count=2", "days=1"});
  CHECK(lines_changed(change) ==
        "+  - id: m6\n+    country: FRA\n+    background: eu-ms-admin\n"
        "+    count: 2\n+    activity: a1\n+    days: 1\n");
  CHECK(change.sentence == "act/m6: 2 experts (France) on activity a1, 1 day");
  CHECK(office.added({"country=FRA", "background=eu-ms-admin"}).sentence ==
        "act/m6: one expert (France) on the Action");
  CHECK(office.added({"country=FRA", "background=eu-ms-admin", "count=unknown"}).sentence ==
        "act/m6: experts (France) on the Action");
}

TEST_CASE("a mission that cannot be") {
  const Office office;
  CHECK(office.failure({"activity=a1", "days=5"}) == "2 who goes on the mission is not said");
  CHECK(office.failure({"expert=w4nb8t", "country=FRA"}) ==
        "2 a mission is of an expert, or of a number of a country and background, not both");
  CHECK(office.failure({"expert=w4nb8"}) == "2 there is no expert 'w4nb8'");
  CHECK(office.failure({"expert=w4nb8t", "activity=a9"}) ==
        "2 there is no 'a9' among the activities of act");
  CHECK(office.failure({"expert=w4nb8t", "activity=a2"}) ==
        "3 act/a2 was cancelled, so nobody can be sent to it");
  CHECK(office.failure({"expert=w4nb8t", "activity=a3"}) ==
        "3 act/a3 is postponed, so nobody can be sent to it yet");
}

TEST_CASE("an expert who is on the activity already is refused with the other mission") {
  const Office office;
  CHECK(office.failure({"expert=k7p3xq", "activity=a1"}) ==
        "3 expert 'k7p3xq' is on activity a1 already, by mission act/m4");
  CHECK(office.failure({"expert=k7p3xq", "activity=a1", "start=2026-04-01"}).empty());
  CHECK(office.failure({"expert=k7p3xq"}).empty());
}

TEST_CASE("what is refused of a new mission is refused of a changed one") {
  const Office office;
  CHECK(lines_changed(office.changed({"activity=act/a1", "count=2"})) ==
        "-    activity: a2\n+    count: 2\n+    activity: a1\n");
  // Its activity was cancelled since: what is said of it may still change.
  CHECK(office.failure_of_set({"note=Went home"}).empty());
  CHECK(office.failure_of_set({"count=3"}).empty());
  CHECK(office.failure_of_set({"activity=a3"}) ==
        "3 act/a3 is postponed, so nobody can be sent to it yet");
  CHECK(office.failure_of_set({"expert=k7p3xq"}) ==
        "2 a mission is of an expert, or of a number of a country and background, not both");
  CHECK(office.failure_of_set({"country=", "background="}) ==
        "2 who goes on the mission is not said");
  CHECK(office.failure_of_set({"country=", "background=", "expert=k7p3xq", "activity=a1"}) ==
        "3 expert 'k7p3xq' is on activity a1 already, by mission act/m4");
  CHECK(office.failure_of_set({"country=", "background=", "expert=k7p3x"}) ==
        "2 there is no expert 'k7p3x'");
  // Without an id its position is its name, and it is not taken for another one.
  const Store store = office.folder.load();
  const Record& act = find(store, RecordKind::action, "act");
  CHECK(lines_changed(set_mission(store, act, "missions.1", {parse_wish("note=X")})) ==
        "+    note: X\n");
  CHECK(office.failure_of_set({"activity=a9"}) == "2 there is no 'a9' among the activities of act");
}

}  // namespace missions_test
