#include "mieux/changes/parts/part_ids.hpp"

#include <string>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/records/rename_record.hpp"
#include "mieux/changes/records/set_fields.hpp"

namespace part_ids_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view by_hand =
    "title: A\nmissions:\n  - country: FRA\n    role: Trainer\n  - country: DEU\n    role: "
    "Trainer\n";

constexpr std::string_view with_ids =
    "title: A\ndeliverables:\n  - id: d1\n    title: Handbook\n  - id: d3\n    title: Curriculum\n"
    "retired_parts: [d4, e2]\n";

/// Branches on which one file has these texts, and no other has any.
auto texts_of(std::string_view file, std::vector<std::string> texts) {
  return [file = std::string{file}, texts = std::move(texts)](const std::vector<std::string>& of) {
    std::vector<std::vector<std::string>> found;
    for (const std::string& path : of)
      found.push_back(path == file ? texts : std::vector<std::string>{});
    return found;
  };
}

Circumstances with_branches(std::vector<std::string> texts) {
  Circumstances made = circumstances();
  made.texts_on_branches = texts_of("actions/act.yaml", std::move(texts));
  return made;
}

/// The lines that change where these fields are set in the Action.
std::string set(std::string_view action, std::initializer_list<std::string> fields,
                const Circumstances& world) {
  const StoreFolder folder;
  add(folder, "actions/act", action);
  const Store store = folder.load();
  std::vector<Wish> wishes;
  for (const std::string& field : fields) wishes.push_back(parse_wish(field));
  Change change = set_fields(store, find(store, RecordKind::action, "act"), {}, wishes);
  return lines_changed(judge(store, std::move(change), world, 1).change);
}

std::string set(std::string_view action, std::initializer_list<std::string> fields) {
  return set(action, fields, circumstances());
}

}  // namespace

TEST_CASE("a new part gets an id, and no other") {
  CHECK(set(by_hand, {"missions.3.country=ITA"}) == "+  - id: m1\n+    country: ITA\n");
  CHECK(set(by_hand, {"missions.2.role=Author"}) == "-    role: Trainer\n+    role: Author\n");
  CHECK(set(by_hand, {"title=B"}) == "-title: A\n+title: B\n");
  CHECK(set(by_hand, {"results.1.title=T", "effects.1.title=U", "effects.2.title=V"}) ==
        "+results:\n+  - id: r1\n+    title: T\n+effects:\n+  - id: e1\n+    title: U\n"
        "+  - id: e2\n+    title: V\n");
  CHECK(set(by_hand, {"missions.3.id=m7", "missions.3.country=ITA"}) ==
        "+  - id: m7\n+    country: ITA\n");
}

TEST_CASE("an id is never given twice: not of a part there is, that was removed, or of a branch") {
  CHECK(set(with_ids, {"deliverables.3.title=Guide"}) == "+  - id: d5\n+    title: Guide\n");
  CHECK(set(with_ids, {"effects.1.title=E"}) == "+effects:\n+  - id: e3\n+    title: E\n");
  const std::string other = "id: act\ndeliverables:\n  - id: d9\n    title: X\n";
  CHECK(set(with_ids, {"deliverables.3.title=Guide"}, with_branches({other, "broken: [\n"})) ==
        "+  - id: d10\n+    title: Guide\n");
  const std::string removed = "id: act\nretired_parts: [d20]\n";
  CHECK(set(with_ids, {"deliverables.3.title=Guide"}, with_branches({removed})) ==
        "+  - id: d21\n+    title: Guide\n");
}

TEST_CASE("a branch that has the record under a former id is asked, too") {
  Circumstances world = circumstances();
  world.texts_on_branches =
      texts_of("actions/old.yaml", {"id: old\ndeliverables:\n  - id: d8\n    title: X\n"});
  CHECK(set("title: A\naliases: [old]\n", {"deliverables.1.title=Guide"}, world) ==
        "+deliverables:\n+  - id: d9\n+    title: Guide\n");
}

TEST_CASE("an empty list of removed parts takes the next one") {
  CHECK(set("title: A\ndeliverables:\n  - id: d1\n    title: T\nretired_parts: []\n",
            {"deliverables.d1="}) ==
        "-deliverables:\n-  - id: d1\n-    title: T\n-retired_parts: []\n+retired_parts: [d1]\n");
}

TEST_CASE("of two parts with one id none is removed") {
  const StoreFolder folder;
  add(folder, "actions/act",
      "title: A\nactivities:\n  - id: a1\n    types: [training]\n    title: One\n"
      "  - id: a1\n    types: [training]\n    title: Two\n");
  const Store store = folder.load();
  CHECK_THROWS_AS(
      remove_part(store, find(store, RecordKind::action, "act"), *find_subject("activities"), "a1"),
      Failure);
}

TEST_CASE("branches are asked only where a part is new") {
  Circumstances world = circumstances();
  world.texts_on_branches = [](const auto&) -> std::vector<std::vector<std::string>> {
    throw std::logic_error("nobody should ask");
  };
  CHECK(set(with_ids, {"deliverables.d1.title=Guide", "title=B"}, world) != "");
  CHECK(set(with_ids, {"deliverables.d1="}, world) != "");
}

TEST_CASE("the id of a part that is removed is kept") {
  CHECK(set(with_ids, {"deliverables.d1="}) ==
        "-  - id: d1\n-    title: Handbook\n-retired_parts: [d4, e2]\n+retired_parts: [d4, e2, "
        "d1]\n");
  CHECK(set("title: A\nresults:\n  - id: r1\n    title: R\n", {"results="}) ==
        "-results:\n-  - id: r1\n-    title: R\n+retired_parts: [r1]\n");
  CHECK(set(by_hand, {"missions.1="}) == "-  - country: FRA\n-    role: Trainer\n");
}

TEST_CASE("the last activity that was removed is not given again") {
  const StoreFolder folder;
  add(folder, "actions/act",
      "title: A\nactivities:\n  - id: a1\n    types: [training]\n    title: One\n"
      "  - id: a2\n    types: [training]\n    title: Two\n");
  const Store store = folder.load();
  const Record& action = find(store, RecordKind::action, "act");
  const Change change = judge(store, remove_part(store, action, *find_subject("activities"), "a2"),
                              circumstances(), 1)
                            .change;
  folder.write("actions/act.yaml", text_after(change, "actions/act.yaml"));
  const Store now = folder.load();
  CHECK(new_part(now, find(now, RecordKind::action, "act"), *find_subject("activities"),
                 {fields_of_text("types: [training]\ntitle: Three\n", "f"), {}}, circumstances())
            .sentence == "act/a3: new activity");
}

TEST_CASE("a record that gets another id keeps its parts as they are") {
  const StoreFolder folder;
  add(folder, "actions/act", by_hand);
  const Store store = folder.load();
  Change change =
      rename_record(store, find(store, RecordKind::action, "act"), "other", circumstances());
  const std::string text =
      text_after(judge(store, std::move(change), circumstances(), 1).change, "actions/other.yaml");
  CHECK(text.find("- country: FRA") != std::string::npos);
  CHECK(text.find("id: m") == std::string::npos);
}

TEST_CASE("all parts of a record get ids, behind those that are taken") {
  const StoreFolder folder;
  add(folder, "actions/act",
      "title: A\ndeliverables:\n  - title: Handbook\n  - id: d5\n    title: Curriculum\n"
      "effects:\n  # told by telephone\n  - title: E\nevents:\n  - event: ready\n");
  const Store store = folder.load();
  const Change change =
      add_part_ids(store, {&find(store, RecordKind::action, "act")}, circumstances());
  CHECK(lines_changed(change) ==
        "-  - title: Handbook\n+  - id: d6\n+    title: Handbook\n-  - title: E\n+  - id: e1\n"
        "+    title: E\n");
  CHECK(change.sentence == "2 parts got ids");
}

TEST_CASE("branches are asked once, however many records have parts without ids") {
  const StoreFolder folder;
  for (const std::string id : {"act", "bay", "cove"})
    add(folder, "actions/" + id, "title: A\nresults:\n  - title: R\n");
  add(folder, "actions/done", "title: A\nresults:\n  - id: r1\n    title: R\n");
  const Store store = folder.load();
  std::vector<const Record*> records;
  for (const Record& record : store.records(RecordKind::action)) records.push_back(&record);
  Circumstances world = circumstances();
  std::vector<std::vector<std::string>> questions;
  world.texts_on_branches = [&](const std::vector<std::string>& paths) {
    questions.push_back(paths);
    return texts_of("actions/bay.yaml", {"id: bay\nretired_parts: [r4]\n"})(paths);
  };
  Change change = add_part_ids(store, records, world);
  CHECK(questions == std::vector<std::vector<std::string>>{
                         {"actions/act.yaml", "actions/bay.yaml", "actions/cove.yaml"}});
  CHECK(lines_changed(change) ==
        "-  - title: R\n+  - id: r1\n+    title: R\n-  - title: R\n+  - id: r5\n+    title: R\n"
        "-  - title: R\n+  - id: r1\n+    title: R\n");
  // The guard of all changes, too, asks once.
  questions.clear();
  for (FileChange& file : change.files) file.after = *file.before + "  - title: S\n";
  judge(store, std::move(change), world, 1);
  CHECK(questions.size() == 1);
}

TEST_CASE("a part that is exchanged for a new one gives its id up, one that lost it gets it back") {
  const StoreFolder folder;
  const std::string header = StoreFolder::header("actions/act");
  const std::string before =
      "title: A\ndeliverables:\n  - id: d1\n    type: handbook\n    title: Handbook\n"
      "    languages: [fr]\n";
  add(folder, "actions/act", before);
  const Store store = folder.load();
  const auto written = [&](const std::string& list) {
    Change change = replace_text(store, find(store, RecordKind::action, "act"),
                                 header + "title: A\ndeliverables:\n" + list);
    return lines_changed(judge(store, std::move(change), circumstances(), 1).change);
  };
  CHECK(written("  - type: handbook\n    title: Curriculum\n    languages: [fr]\n") ==
        "-  - id: d1\n+  - id: d2\n-    title: Handbook\n"
        "+    title: Curriculum\n+retired_parts: [d1]\n");
  CHECK(written("  - type: handbook\n    title: Handbook\n    languages: [en]\n") ==
        "-    languages: [fr]\n+    languages: [en]\n");
}

}  // namespace part_ids_test
