// What two texts of a record say differently, by part and field.

#include "mieux/changes/parts/difference.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <memory_resource>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/schema/visibility.hpp"
#include "schema/checking.hpp"

namespace difference_test {

using namespace mieux;

namespace {

struct Case {
  RecordKind kind;
  std::string before;
  std::string after;
  std::string said;  ///< a line for each difference: `PART|field: old -> new`
};

std::string said(RecordKind kind, const std::string& before, const std::string& after) {
  std::string lines;
  for (const Difference& difference :
       differences(schema::built_in_schemas(), kind, fields_of_text(before, "before"),
                   fields_of_text(after, "after")))
    lines += difference.part + "|" + in_words(difference) + "\n";
  return lines;
}

void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.before);
    CAPTURE(one.after);
    CHECK(said(one.kind, one.before, one.after) == one.said);
  }
}

constexpr RecordKind request = RecordKind::request;
constexpr RecordKind action = RecordKind::action;

}  // namespace

TEST_CASE("fields are compared one by one, in the order of the schema") {
  check_all({
      {request, "title: A\nneed: x\n", "need: x\ntitle: A\n", ""},
      {request, "title: A\n", "title: B\nneed: x\n", "|title: 'A' -> 'B'\n|need: none -> 'x'\n"},
      {request, "title: A\njoint: true\n", "title: A\n", "|joint: true -> none\n"},
      {request, "title: A\nneed: ~\n", "title: A\n", ""},
      {request, "title: \"1\"\n", "title: 1\n", "|title: '1' -> 1\n"},
      {request, "title: A\ncountries: [TGO, BEN]\n", "title: A\ncountries: [BEN]\n",
       "|countries: [TGO, BEN] -> [BEN]\n"},
      {action, "title: A\nplanned:\n  start: 2018-02\n",
       "title: A\nplanned:\n  start: 2018-03\n  end: \"2019\"\n",
       "|planned.start: '2018-02' -> '2018-03'\n|planned.end: none -> '2019'\n"},
      {request, "title: A\nodd: 1\n", "title: A\nodd: 2\n", "|odd: 1 -> 2\n"},
      {request, "title: A\nneed: x\n", "title: A\nneed: [x]\n", "|need: 'x' -> [x]\n"},
  });
}

TEST_CASE("parts are matched by their id, wherever they are") {
  const std::string two = "title: A\nactivities:\n  - id: a1\n    title: X\n  - id: a2\n";
  check_all({
      {action, two, "title: A\nactivities:\n  - id: a1\n    title: Z\n  - id: a2\n",
       "activities.a1|title: 'X' -> 'Z'\n"},
      {action, two,
       "title: A\nactivities:\n  - id: a3\n    title: Z\n  - id: a1\n    title: X\n  - id: a2\n",
       "activities.a3|none -> {id: a3, title: Z}\n"},
      {action, two, "title: A\nactivities:\n  - id: a2\n",
       "activities.a1|{id: a1, title: X} -> none\n"},
      {action, two, "title: A\nactivities:\n  - id: a2\n  - id: a1\n    title: X\n",
       "|activities: [{id: a1, title: X}, {id: a2}] -> [{id: a2}, {id: a1, title: X}]\n"},
      {action, two, "title: A\nactivities:\n  - id: a1\n    title: X\n  - id: a4\n",
       "activities.a4|none -> {id: a4}\nactivities.a2|{id: a2} -> none\n"},
      {action, two,
       "title: A\nactivities:\n  - id: a1\n    title: X\n    participants:\n      total: 3\n"
       "      by_country:\n        TGO: 2\n  - id: a2\n",
       "activities.a1|participants.total: none -> 3\n"
       "activities.a1|participants.by_country.TGO: none -> 2\n"},
  });
}

TEST_CASE("other tables are matched by what people know them by, else by their place") {
  const std::string received = "title: A\nevents:\n  - event: received\n    date: 2018-02\n";
  check_all({
      {request, received, received + "  - event: screened\n",
       "|events.2: none -> {event: screened}\n"},
      {request, received, "title: A\nevents:\n  - event: received\n    date: 2018-03\n",
       "|events.1.date: '2018-02' -> '2018-03'\n"},
      {request, received + "  - event: approved\n", received + "  - event: rejected\n",
       "|events.2.event: 'approved' -> 'rejected'\n"},
      {request, received + "  - event: approved\n", "title: A\nevents:\n  - event: approved\n",
       "|events.1: {event: received, date: 2018-02} -> none\n"},
      {request, "title: A\nletters:\n  - requester: u\n    received: 2018\n",
       "title: A\nletters:\n  - requester: v\n    received: 2018\n",
       "|letters.1.requester: 'u' -> 'v'\n"},
      {request, "title: A\nletters:\n  - channel: post\n  - channel: fax\n",
       "title: A\nletters:\n  - channel: post\n  - channel: email\n",
       "|letters.2.channel: 'fax' -> 'email'\n"},
      {RecordKind::organisation, "names:\n  - name: A\n    to: 2019\n",
       "names:\n  - name: B\n    from: 2020\n  - name: A\n    to: 2019\n",
       "|names.1: none -> {name: B, from: 2020}\n"},
  });
}

TEST_CASE("a difference knows who may be told of it, and the rule of its value") {
  const auto found =
      differences(schema::built_in_schemas(), request,
                  fields_of_text("title: A\nscreening:\n  by: hf1\ncountries: [TGO]\n", "before"),
                  fields_of_text("title: B\nscreening:\n  by: hf2\ncountries: [BEN]\n", "after"));
  REQUIRE(found.size() == 3);
  for (const Difference& difference : found) {
    CAPTURE(difference.field);
    REQUIRE(difference.rule != nullptr);
    CHECK(difference.visibility == schema::visibility_at(schema::built_in_schemas(),
                                                         schema::built_in_schemas().root(request),
                                                         difference.field));
  }
}

TEST_CASE("the differences of a change are those of its records") {
  const StoreFolder folder;
  changes_test::add(folder, "actions/a", "title: T\n");
  const Store store = folder.load();
  Change change;
  change.files.push_back({"actions/a.yaml", "id: a\ntitle: T\n", "id: a\ntitle: U\n"});
  change.files.push_back({"requests/r.yaml", std::nullopt, "id: r\ntitle: New\n"});
  change.files.push_back({"requests/s.yaml", "id: s\n", "id: s\n"});
  change.files.push_back({"requests/t.yaml", "id: t\n", std::nullopt});
  change.files.push_back({"requests/u.yaml", "id: \"u\n", "id: u\n"});
  const auto found = differences_of(store, change);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "a");
  CHECK_FALSE(found[0].is_new);
  REQUIRE(found[0].differences.size() == 1);
  CHECK(in_words(found[0].differences[0]) == "title: 'T' -> 'U'");
  CHECK(found[1].is_new);
  CHECK(found[1].name == "New");
  CHECK(found[1].differences.empty());
}

}  // namespace difference_test
