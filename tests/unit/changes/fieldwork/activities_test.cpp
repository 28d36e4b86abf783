// Activities of an Action: added and removed.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/fieldwork/new_activity.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace activities_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

const std::string no_fields = "types: [training]\n";

constexpr std::string_view two =
    "title: A\nactivities:\n  # the first one\n  - id: a2\n    types: [training]\n    title: One\n"
    "  - id: a7\n    types: [training]\n    title: Two\n"
    "missions:\n  - country: FRA\n    activity: a7\n";

Change added(const StoreFolder& folder, std::string_view fields, const std::vector<Wish>& wishes) {
  const Store store = folder.load();
  return new_part(store, find(store, RecordKind::action, "act"), *find_subject("activity"),
                  {fields_of_text(fields, "f"), wishes}, circumstances());
}

Change removed(const StoreFolder& folder, std::string_view id) {
  const Store store = folder.load();
  return remove_part(store, find(store, RecordKind::action, "act"), *find_subject("activity"), id);
}

}  // namespace

TEST_CASE("an activity gets an id above all there are") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  const Change change = added(folder, "title: Three\ntypes: [training]\n", {});
  CHECK(lines_changed(change) == "+  - id: a8\n+    types: [training]\n+    title: Three\n");
  CHECK(change.sentence == "act/a8: new activity");
  CHECK(change.next.find("act/a8") != std::string::npos);
}

TEST_CASE("the first activity makes the list") {
  const StoreFolder folder;
  add(folder, "actions/act", "title: A\nremarks: R\n");
  CHECK(lines_changed(added(folder, "types: [training]\n", {parse_wish("title=One")})) ==
        "+activities:\n+  - id: a1\n+    types: [training]\n+    title: One\n");
}

TEST_CASE("an id that is given stands, and fields come in the order of the schema") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  CHECK(lines_changed(added(folder, "title: T\nid: a20\ntypes: [training]\n",
                            {parse_wish("countries=Cuba"), parse_wish("start=2026-02-01"),
                             parse_wish("types+=Fact-finding mission")})) ==
        "+  - id: a20\n+    types: [training, fact-finding]\n+    title: T\n"
        "+    countries: [CUB]\n+    start: 2026-02-01\n");
}

TEST_CASE("an id that is wished is that of the part, and of no other part") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  const Change change = added(folder, no_fields, {parse_wish("id=a20"), parse_wish("title=T")});
  CHECK(lines_changed(change) == "+  - id: a20\n+    types: [training]\n+    title: T\n");
  CHECK(change.sentence == "act/a20: new activity");
  CHECK(failure_of([&] {
          (void)added(folder, no_fields, {parse_wish("id=a7"), parse_wish("title=T")});
        }) == "3 act/a7 is, or was, another part, here or on another branch");
  const Store store = folder.load();
  const auto on_branch = [&](const std::string& id) {
    Circumstances world = circumstances();
    world.texts_on_branches = [](const std::vector<std::string>& paths) {
      const std::string text = "activities:\n  - id: a9\n    title: B\nretired_parts: [m4]\n";
      return std::vector<std::vector<std::string>>(paths.size(), {text});
    };
    const std::string noun = id.front() == 'a' ? "activity" : "mission";
    return failure_of([&] {
      (void)new_part(store, find(store, RecordKind::action, "act"), *find_subject(noun),
                     {fields_of_text("country: FRA\nid: " + id + "\n", "f"), {}}, world);
    });
  };
  CHECK(on_branch("a9").starts_with("3 act/a9 is, or was"));
  CHECK(on_branch("m4").starts_with("3 act/m4 is, or was"));
  CHECK(on_branch("m5").empty());
}

TEST_CASE("an activity takes the place of another one, which is cancelled") {
  const StoreFolder folder;
  folder.write("vocabularies/countries.tsv", "id\tname\nGHA\tGhana\n");
  add(folder, "actions/act", two);
  const Store store = folder.load();
  const auto replacing = [&](const ActivityAdditions& additions) {
    return new_activity(store, find(store, RecordKind::action, "act"),
                        {fields_of_text("title: Remote\ntypes: [training]\n", "f"), {}}, additions,
                        circumstances());
  };
  const Change change = replacing({{"Ghana"}, "act/a2", {"Elections", "2026-01-10", {}, {}}});
  CHECK(lines_changed(change) ==
        "+    outcome:\n+      state: cancelled\n+      date: 2026-01-10\n"
        "+      reason: Elections\n+      replaced_by: a8\n"
        "+  - id: a8\n+    types: [training]\n+    title: Remote\n+    hosts:\n"
        "+      - country: GHA\n");
  CHECK(change.sentence == "act/a8: new activity in place of a2, which is cancelled");
  CHECK(failure_of([&] {
          (void)replacing({{}, "a2", {}});
        }) == "2 why act/a2 is cancelled is not said");
  CHECK(failure_of([&] { (void)replacing({{}, {}, {"R", {}, {}, {}}}); }).starts_with("2 "));
  CHECK(failure_of([&] { (void)replacing({{}, "a9", {"R", {}, {}, {}}}); }).starts_with("2 "));
  CHECK(failure_of([&] { (void)replacing({{"Atlantis"}, {}, {}}); }).starts_with("2 "));
}

TEST_CASE("an activity goes with its lines, and comments above the list stay") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  const Change change = removed(folder, "a7");
  CHECK(lines_changed(change) == "-  - id: a7\n-    types: [training]\n-    title: Two\n");
  CHECK(change.sentence == "act/a7: activity removed");
  CHECK(lines_changed(removed(folder, "a2")) ==
        "-  - id: a2\n-    types: [training]\n-    title: One\n");
}

TEST_CASE("the last activity goes with the list") {
  const StoreFolder folder;
  add(folder, "actions/act",
      "title: A\nactivities:\n  - id: a1\n    types: [training]\n    title: One\n");
  CHECK(text_after(removed(folder, "a1"), "actions/act.yaml") ==
        StoreFolder::header("actions/act") + "title: A\n");
}

TEST_CASE("an activity there is not, or a part of one, is misuse") {
  const StoreFolder folder;
  add(folder, "actions/act", two);
  for (const std::string_view id : {"a1", "a9", "", "x", "3", "a2.title", "1.types.1", "1"}) {
    CAPTURE(id);
    CHECK(failure_of([&] { (void)removed(folder, id); }).starts_with("2 "));
  }
  CHECK(failure_of([&] {
          (void)added(folder, no_fields, {parse_wish("titel=x")});
        }).starts_with("2 "));
}

}  // namespace activities_test
