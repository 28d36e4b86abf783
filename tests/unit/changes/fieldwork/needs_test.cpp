// The experts that an Action asks for, as commands record them.
#include "mieux/changes/fieldwork/needs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/fieldwork/missions.hpp"
#include "mieux/changes/records/fields_of_text.hpp"

namespace needs_changes_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office {
  StoreFolder folder;

  Office() {
    folder.write("vocabularies/countries.tsv", "id\tname\nFRA\tFrance\n");
    folder.write("vocabularies/topics.tsv", "id\tlabel\nthb\tTrafficking\n");
    add(folder, "experts/e1", "country: FRA\n");
    add(folder, "actions/act",
        "title: A\nactivities:\n"
        "  - id: a1\n    types: [training]\n    title: One\n    start: 2026-03-02\n"
        "  - id: a2\n    types: [training]\n    title: Two\n"
        "    outcome:\n      state: cancelled\n      reason: R\n"
        "needs:\n"
        "  - id: n1\n    activity: a1\n    role: Trainer\n    languages: [en, fr]\n"
        "  - id: n2\n    role: Author\n    unfilled:\n      date: 2026-01-10\n      reason: R\n"
        "  - id: n3\n    role: Peer\n"
        "missions:\n  - id: m1\n    expert: e1\n    need: n3\n");
  }

  [[nodiscard]] Change needed(const std::string& fields, const std::string& on = {}) const {
    const Store store = folder.load();
    return new_need(store, find(store, RecordKind::action, "act"), fields_of_text(fields, "f"), on,
                    circumstances());
  }
  [[nodiscard]] Change given_up(const std::string& need, const std::string& reason,
                                const std::string& on = {}) const {
    const Store store = folder.load();
    return give_up_need(store, find(store, RecordKind::action, "act"), need, {reason, on},
                        circumstances());
  }
  [[nodiscard]] Change sent(const std::vector<std::string>& words) const {
    const Store store = folder.load();
    std::vector<Wish> wishes;
    for (const std::string& word : words) wishes.push_back(parse_wish(word));
    return new_mission(store, find(store, RecordKind::action, "act"),
                       {fields_of_text("{}\n", "f"), wishes}, circumstances());
  }
};

}  // namespace

TEST_CASE("a need is recorded with the day and the ids of its terms") {
  const Office office;
  const Change change =
      office.needed("activity: a1\ncount: 2\ncountries: [France]\ntopics: [Trafficking]\n");
  CHECK(lines_changed(change) ==
        "+  - id: n4\n+    activity: a1\n+    count: 2\n+    asked: 2026-01-15\n"
        "+    countries: [FRA]\n+    topics: [thb]\n");
  CHECK(change.sentence == "act/n4: 2 experts for activity a1 asked for");
  CHECK(office.needed("role: Editor\n", "2026-01-02").sentence == "act/n4: one expert asked for");
}

TEST_CASE("a need that cannot be") {
  const Office office;
  const auto failure = [&](const std::string& fields, const std::string& on = {}) {
    return failure_of([&] { (void)office.needed(fields, on); });
  };
  CHECK(failure("activity: a9\n") == "2 there is no 'a9' among the activities of act");
  CHECK(failure("activity: a2\n") == "3 act/a2 was cancelled, so nobody is needed for it");
  CHECK(failure("activity: a1\n", "2026-02-01").starts_with("3 "));
  CHECK(failure("activity: a1\ncount: 3\nrole: Trainer\nlanguages: [en, fr]\n") ==
        "3 act/n1 asks for the same 1 expert and is open");
  CHECK(failure("activity: a1\nrole: Trainer\nlanguages: [en]\n").empty());
  // One that is given up or filled may be asked for again.
  CHECK(failure("role: Author\n").empty());
  CHECK(failure("role: Peer\n").empty());
}

TEST_CASE("a need ends unfilled, once, and not if it is filled") {
  const Office office;
  const Change change = office.given_up("n1", " Nobody answered. ");
  CHECK(lines_changed(change) ==
        "+    unfilled:\n+      date: 2026-01-15\n+      reason: Nobody answered.\n");
  CHECK(change.sentence == "act/n1: ended unfilled on 2026-01-15");
  const auto failure = [&](const std::string& need, const std::string& reason) {
    return failure_of([&] { (void)office.given_up(need, reason); });
  };
  CHECK(failure("n1", " ") == "2 why nobody was found is not said");
  CHECK(failure("n2", "R") == "3 act/n2 ended unfilled already, on 2026-01-10");
  CHECK(failure("n3", "R") == "3 act/n3 is filled: 1 expert of 1 found");
  CHECK(failure("n9", "R") == "2 act has no need 'n9'");
}

TEST_CASE("an expert who does not meet a need may go, with a warning") {
  const Office office;
  const Change change = office.sent({"expert=e1", "need=act/n1"});
  REQUIRE(change.notes.size() == 1);
  CHECK(change.notes[0].text == "the expert does not meet what act/n1 asks for: languages");
  CHECK(change.notes[0].severity == Severity::warning);
  add(office.folder, "experts/e2",
      "country: FRA\nlanguages:\n  - language: en\n  - language: fr\n");
  CHECK(office.sent({"expert=e2", "need=act/n1"}).notes.empty());
}

TEST_CASE("a mission that answers a need is on the activity of it") {
  const Office office;
  CHECK(lines_changed(office.sent({"expert=e1", "need=act/n1"})) ==
        "+  - id: m2\n+    expert: e1\n+    activity: a1\n+    need: n1\n+    role: Trainer\n");
  const auto failure = [&](const std::vector<std::string>& words) {
    return failure_of([&] { (void)office.sent(words); });
  };
  CHECK(failure({"expert=e1", "need=n2", "start=2026-04-01"}) ==
        "3 the need act/n2 ended unfilled, so nobody is sent for it");
  CHECK(failure({"expert=e1", "need=n9"}) == "2 there is no 'n9' among the needs of act");
  CHECK(failure({"country=FRA", "background=x", "need=n1", "activity="})
            .starts_with("3 the need act/n1 is of activity a1, not of the Action as a whole"));
}

}  // namespace needs_changes_test
