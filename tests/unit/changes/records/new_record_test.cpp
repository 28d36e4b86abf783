// New records: what they begin with, and the ids they get.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace new_record_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

/// A store with this pattern for the ids of requests.
struct Patterned : StoreFolder {
  explicit Patterned(std::string_view pattern) {
    write("mieux.yaml", std::string{StoreFolder::programme} + "id_patterns:\n  request: \"" +
                            std::string{pattern} + "\"\n");
  }
};

NewRecord wanted(RecordKind kind, std::string_view fields, std::vector<Wish> wishes = {}) {
  NewRecord record{kind, {}, {yaml::Value::Mapping{}, false}, std::move(wishes), false};
  if (!fields.empty()) record.fields = fields_of_text(fields, "fields");
  return record;
}

Change made(const StoreFolder& folder, const NewRecord& record,
            std::vector<std::string> on_branches = {}) {
  return new_record(folder.load(), record, circumstances(std::move(on_branches)));
}

/// The path of a new request of these fields.
std::string path_of(const StoreFolder& folder, std::string_view fields,
                    std::vector<std::string> on_branches = {}) {
  const Change change = made(folder, wanted(RecordKind::request, fields), std::move(on_branches));
  REQUIRE(change.files.size() == 1);
  return change.files[0].path;
}

std::string mistake(const StoreFolder& folder, const NewRecord& record,
                    const std::vector<std::string>& on_branches = {}) {
  return failure_of([&] { (void)made(folder, record, on_branches); });
}

}  // namespace

TEST_CASE("a new record is laid out canonically, with an id and a uid") {
  const StoreFolder folder;
  const Change change =
      made(folder, wanted(RecordKind::action, "countries: [TJK]\ntitle: Training of officers\n",
                          {parse_wish("objective=More"), parse_wish("countries+=Benin")}));
  REQUIRE(change.files.size() == 1);
  CHECK(change.files[0].path == "actions/training-of-officers.yaml");
  CHECK_FALSE(change.files[0].before.has_value());
  CHECK(change.files[0].after ==
        "id: training-of-officers\nuid: abcdefghijklmnop\ntitle: Training of officers\n"
        "countries: [TJK, BEN]\nobjective: More\n");
  CHECK(change.sentence == "training-of-officers: new action, Training of officers");
  CHECK_FALSE(change.next.empty());
}

TEST_CASE("a request begins with its receipt") {
  const StoreFolder folder;
  const auto events = [&](std::string_view fields) {
    const std::string text =
        made(folder, wanted(RecordKind::request, fields)).files[0].after.value_or("");
    return text.substr(text.find("events:"));
  };
  CHECK(events("title: T\n") == "events:\n  - event: received\n    date: 2026-01-15\n");
  CHECK(events("title: T\nletters:\n  - received: 2025-12-20\n") ==
        "events:\n  - event: received\n    date: 2025-12-20\n");
  CHECK(events("title: T\nletters:\n  - received: 2025\n") ==
        "events:\n  - event: received\n    date: \"2025\"\n");
  CHECK(events("title: T\nevents:\n  - event: screened\n") == "events:\n  - event: screened\n");
}

TEST_CASE("a draft says so") {
  const StoreFolder folder;
  NewRecord draft = wanted(RecordKind::request, "title: T\n");
  draft.draft = true;
  CHECK(text_after(made(folder, draft), "requests/t.yaml").ends_with("draft: true\n"));
}

TEST_CASE("a uid that is given stays") {
  const StoreFolder folder;
  const Change change =
      made(folder, wanted(RecordKind::action, "uid: zzzzzzzzzzzzzzzz\ntitle: T\n"));
  CHECK(change.files[0].after == "id: t\nuid: zzzzzzzzzzzzzzzz\ntitle: T\n");
}

TEST_CASE("without a pattern the id comes from the short name, the title or the first name") {
  const StoreFolder folder;
  struct Case {
    RecordKind kind;
    std::string_view fields;
    std::string_view path;
  };
  const std::vector<Case> cases = {
      {RecordKind::action, "title: \"Préparation: visas & borders\"\n",
       "actions/preparation-visas-borders.yaml"},
      {RecordKind::action, "title: T\nshort_name: Togo II\n", "actions/togo-ii.yaml"},
      {RecordKind::organisation, "names:\n  - name: Ministry of Labour\n",
       "organisations/ministry-of-labour.yaml"},
      {RecordKind::action, "id: given\ntitle: T\n", "actions/given.yaml"},
      {RecordKind::action, "id: new\ntitle: T\n", "actions/new.yaml"},
      {RecordKind::action, "title: new\n", "actions/new.yaml"},
      {RecordKind::action,
       "title: One two three four five six seven eight nine ten eleven twelve thirteen\n",
       "actions/one-two-three-four-five-six-seven-eight-nine-ten-eleven.yaml"},
      {RecordKind::action,
       "title: Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft\n",
       "actions/donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt.yaml"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.fields);
    const Change change = made(folder, wanted(c.kind, c.fields));
    CHECK(change.files[0].path == c.path);
  }
}

TEST_CASE("an id that is typed stands, whether as an option or among the fields") {
  const StoreFolder folder;
  NewRecord record = wanted(RecordKind::action, "title: T\n");
  record.id = "mine";
  CHECK(made(folder, record).files[0].path == "actions/mine.yaml");
  for (const char* id : {"mine", "new"}) {
    const Change change = made(
        folder, wanted(RecordKind::action, "title: T\n", {parse_wish("id=" + std::string{id})}));
    CHECK(change.files[0].path == "actions/" + std::string{id} + ".yaml");
  }
}

TEST_CASE("experts get their id by lot") {
  const StoreFolder folder;
  CHECK(made(folder, wanted(RecordKind::expert, "country: FRA\n")).files[0].path ==
        "experts/234567.yaml");
  add(folder, "experts/234567", "country: FRA\n");
  CHECK(made(folder, wanted(RecordKind::expert, "country: FRA\n")).files[0].path ==
        "experts/89abcd.yaml");
  CHECK(made(folder, wanted(RecordKind::expert, "country: FRA\n"), {"89abcd.yaml"}).files[0].path ==
        "experts/efghkm.yaml");
}

TEST_CASE("ids by pattern") {
  struct Case {
    std::string_view pattern;
    std::string_view fields;
    std::string_view id;
  };
  const std::vector<Case> cases = {
      {"{year}-{serial:2}", "title: T\n", "2026-01"},
      {"{year}-{serial}", "title: T\n", "2026-1"},
      {"r{serial:4}", "title: T\n", "r0001"},
      {"{year}-{serial:2}", "title: T\nletters:\n  - received: 2024-12-31\n", "2024-01"},
      {"{year}-{serial:2}", "title: T\nevents:\n  - event: received\n    date: 2023-05\n",
       "2023-01"},
      {"{year}-{serial:2}", "title: T\nletters:\n  - received: \"2022\"\n", "2022-01"},
      {"{year}-{serial:2}", "title: T\nletters:\n  - received: 2009/2015\n", "2026-01"},
      {"{year}-{serial:2}", "title: T\nletters:\n  - received: nonsense\n", "2026-01"},
      {"{country}-{serial:2}", "title: T\ncountries: [BEN, TJK]\n", "ben-01"},
      {"{country}-{serial:2}", "title: T\ncountries: [Benin]\n", "ben-01"},
      {"{serial:3}-{title}", "title: Visa policy\n", "001-visa-policy"},
      {"{serial:3}-{title}", "title: Виза\n", "001-viza"},
      {"{serial:3}-{title}", "title: 労働省\ncountries: [BEN]\n", "001-benin"},
      {"{serial:3}-{title}", "title: 労働省\n", "001-request"},
      {"co{title}", "title: M 1\n", "com-1"},
      {"co{title}", "title: M1\n", "com1-request"},
      {"x-{random}", "title: T\n", "x-234567"},
      {"x-{random:3}", "title: T\n", "x-234"},
      {"fixed", "title: T\n", "fixed"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CAPTURE(c.fields);
    CHECK(path_of(Patterned(c.pattern), c.fields) == "requests/" + std::string{c.id} + ".yaml");
  }
}

TEST_CASE("a serial number is one more than any record, former id or branch has") {
  const Patterned folder("{year}-{serial:2}");
  const auto next = [&](std::vector<std::string> on_branches = {}) {
    return path_of(folder, "title: T\n", std::move(on_branches));
  };
  add(folder, "requests/2026-03", "title: T\nevents:\n  - event: received\n");
  add(folder, "requests/2025-70", "title: T\nevents:\n  - event: received\n");
  add(folder, "requests/2026-03-b", "title: T\nevents:\n  - event: received\n");
  add(folder, "actions/2026-50", "title: T\n");
  CHECK(next() == "requests/2026-04.yaml");
  add(folder, "requests/other", "title: T\naliases: [2026-08]\nevents:\n  - event: received\n");
  CHECK(next() == "requests/2026-09.yaml");
  CHECK(next({"2026-11.yaml", "2026-99.txt", "2026-x.yaml", "README"}) == "requests/2026-12.yaml");
  CHECK(next({"2026-99.yaml"}) == "requests/2026-100.yaml");
  CHECK(next({"2026-0150.yaml"}) == "requests/2026-151.yaml");
}

TEST_CASE("a title without letters for an id gives the country and a number") {
  const StoreFolder folder;
  const auto path = [&](std::string_view fields, RecordKind kind = RecordKind::action) {
    return made(folder, wanted(kind, std::string{fields})).files[0].path;
  };
  CHECK(path("title: \u0648\u0632\u0627\u0631\u0629\ncountries: [BEN]\n") ==
        "actions/benin-1.yaml");
  CHECK(path("title: 労働省 2\ncountries: [Benin]\n") == "actions/benin-1.yaml");
  CHECK(path("title: 労働省\n") == "actions/action-1.yaml");
  CHECK(path("title: 2018\n") == "actions/2018.yaml");
  CHECK(path("title: Министерство труда\n") == "actions/ministerstvo-truda.yaml");
  add(folder, "actions/benin-7", "title: T\n");
  CHECK(path("title: 労働省\ncountries: [BEN]\n") == "actions/benin-8.yaml");
}

TEST_CASE("an id that Windows keeps for a device is refused, or gets a word more") {
  const StoreFolder folder;
  for (const std::string_view title : {"Con", "NUL", "aux", "Com1", "LPT 9"}) {
    CAPTURE(title);
    const std::string path =
        made(folder, wanted(RecordKind::action, "title: " + std::string{title} + "\n"))
            .files[0]
            .path;
    CHECK((title == "LPT 9" ? path == "actions/lpt-9.yaml" : path.ends_with("-action.yaml")));
  }
  for (const std::string id : {"con", "nul", "aux", "prn", "com0", "com9", "lpt1"}) {
    NewRecord record = wanted(RecordKind::action, "title: T\n");
    record.id = id;
    CHECK_THROWS_AS(made(folder, std::move(record)), Failure);
  }
}

TEST_CASE("an id that is formed and taken gets a number") {
  const StoreFolder folder;
  add(folder, "actions/benin", "title: T\naliases: [benin-2]\n");
  const auto path = [&](std::vector<std::string> on_branches) {
    return made(folder, wanted(RecordKind::action, "title: Benin\n"), std::move(on_branches))
        .files[0]
        .path;
  };
  CHECK(path({}) == "actions/benin-3.yaml");
  CHECK(path({"benin-3.yaml", "benin-4.yaml"}) == "actions/benin-5.yaml");
}

TEST_CASE("an id that is typed and taken is refused, with the reason") {
  const StoreFolder folder;
  add(folder, "actions/benin", "title: T\naliases: [togo]\n");
  NewRecord record = wanted(RecordKind::action, "title: T\n");
  record.id = "benin";
  CHECK(mistake(folder, record) == "3 the id benin is taken: actions/benin.yaml");
  record.id = "togo";
  CHECK(mistake(folder, record) == "3 the id togo is taken: a former id of actions/benin.yaml");
  record.id = "cuba";
  CHECK(mistake(folder, record, {"x.yaml", "y.yaml", "cuba.yaml", "b.yaml"}) ==
        "3 the id cuba is taken: another branch");
  CHECK(mistake(folder, record).empty());
  record.kind = RecordKind::event;
  record.id = "benin";
  CHECK(mistake(folder, record).empty());
  for (const std::string_view id : {"Benin", "../x", "a/b", "-a", "a b", "é", ".git"}) {
    CAPTURE(id);
    record.id = id;
    CHECK(mistake(folder, record).starts_with("2 "));
  }
}

TEST_CASE("no id can be formed of nothing, nor by a pattern that is none") {
  const StoreFolder folder;
  CHECK(mistake(folder, wanted(RecordKind::action, "")).starts_with("2 "));
  CHECK(mistake(folder, wanted(RecordKind::action, "title: \"?!\"\n")).starts_with("2 "));
  for (const std::string_view pattern :
       {"{yaer}", "{serial}-{serial}", "{year", "{}", "{serial:x}", "{serial:0}", "{serial:99}",
        "{random:1000000000}", "{random:-1}", "{year:2}x{", "A{serial}", "{year}/{serial}"}) {
    CAPTURE(pattern);
    CHECK(mistake(Patterned(pattern), wanted(RecordKind::request, "title: T\n")).starts_with("3 "));
  }
}

TEST_CASE("fields there are not are misuse") {
  const StoreFolder folder;
  CHECK(mistake(folder, wanted(RecordKind::action, "title: T\n", {parse_wish("titel=x")}))
            .starts_with("2 "));
}

TEST_CASE("a uid is by lot, and another one where a record of any kind has it") {
  const StoreFolder folder;
  folder.write("requests/r.yaml", "id: r\nuid: abcdefghijklmnop\ntitle: T\n");
  CHECK(text_after(made(folder, wanted(RecordKind::action, "title: T\n")), "actions/t.yaml") ==
        "id: t\nuid: qrstuvwxyz234567\ntitle: T\n");
}

}  // namespace new_record_test
