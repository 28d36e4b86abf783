// Fields of a record set, added to, taken away.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace set_fields_test {

using namespace mieux;
using namespace mieux::changes_test;
using Wishes = std::vector<std::string>;

namespace {

constexpr const char* request_text =
    "title: T  # as in the letter\n"
    "short_name: 'Togo II'\n"
    "letters:\n  - requester: ministry\n    received: 2013-01-10\n"
    "countries: [TJK, BEN]\n"
    "\n"
    "# two of them\n"
    "topics:\n  - thb  # first\n  - border\n"
    "events:\n  - event: received\n    date: 2013-01-10\n";

/// A store with the request `r`, an organisation and an Action.
const StoreFolder& folder() {
  static const StoreFolder made;
  static const bool written = [] {
    add(made, "requests/r", request_text);
    add(made, "organisations/ministry", "names:\n  - name: Ministry of Labour\n");
    add(made, "actions/act",
        "title: A\nrequest: r\nactivities:\n  - id: a1\n    types: [training]\n    title: One\n"
        "  - id: a2\n    types: [training]\n    title: Two\n");
    return true;
  }();
  REQUIRE(written);
  return made;
}

Change change_of(RecordKind kind, const char* id, std::string_view part, const Wishes& words) {
  const Store store = folder().load();
  std::vector<Wish> wishes;
  for (const std::string& word : words) wishes.push_back(parse_wish(word));
  return set_fields(store, find(store, kind, id), part, wishes);
}

/// The lines that wishes change in the request.
std::string changed(const Wishes& words) {
  return lines_changed(change_of(RecordKind::request, "r", "", words));
}

std::string mistake(const Wishes& words, std::string_view part = {}) {
  return failure_of([&] { (void)change_of(RecordKind::action, "act", part, words); });
}

}  // namespace

TEST_CASE("one changed value is one changed line") {
  struct Case {
    Wishes wishes;
    std::string_view lines;
  };
  const std::vector<Case> cases = {
      {{"title=Training"}, "-title: T  # as in the letter\n+title: Training  # as in the letter\n"},
      {{"title=2013"}, "-title: T  # as in the letter\n+title: \"2013\"  # as in the letter\n"},
      {{"short_name=Togo III"}, "-short_name: 'Togo II'\n+short_name: 'Togo III'\n"},
      {{"short_name="}, "-short_name: 'Togo II'\n"},
      {{"joint=true"}, "+joint: true\n"},
      {{"need=One\nTwo\n"}, "+need: |\n+  One\n+  Two\n"},
      {{"countries+=CUB"}, "-countries: [TJK, BEN]\n+countries: [TJK, BEN, CUB]\n"},
      {{"countries+=TJK"}, ""},
      {{"countries-=TJK"}, "-countries: [TJK, BEN]\n+countries: [BEN]\n"},
      {{"countries=CUB, FRA"}, "-countries: [TJK, BEN]\n+countries: [CUB, FRA]\n"},
      {{"countries.2=FRA"}, "-countries: [TJK, BEN]\n+countries: [TJK, FRA]\n"},
      {{"countries.3=FRA"}, "-countries: [TJK, BEN]\n+countries: [TJK, BEN, FRA]\n"},
      {{"countries="}, "-countries: [TJK, BEN]\n"},
      {{"countries=[]"}, "-countries: [TJK, BEN]\n"},
      {{"countries-=TJK,BEN"}, "-countries: [TJK, BEN]\n"},
      {{"topics-=thb"}, "-  - thb  # first\n"},
      {{"topics+=labour, visa"}, "+  - labour\n+  - visa\n"},
      {{"letters.1.channel=post"}, "+    channel: post\n"},
      {{"letters.2.received=2013-02"}, "+  - received: 2013-02\n"},
      {{"events.2.event=screened", "events.2.date=2013-02-01"},
       "+  - event: screened\n+    date: 2013-02-01\n"},
      {{"region.region_2015=asia"}, "+region:\n+  region_2015: asia\n"},
      {{"eligibility.verdict=eligible"}, "+eligibility:\n+  verdict: eligible\n"},
      {{"aliases+=old"}, "+aliases: [old]\n"},
      {{"remarks="}, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.wishes.front());
    CHECK(changed(c.wishes) == c.lines);
  }
}

TEST_CASE("what nobody sees is dropped at the ends of values") {
  CHECK(changed({"short_name=\u200bTogo III\ufeff"}) ==
        "-short_name: 'Togo II'\n+short_name: 'Togo III'\n");
  CHECK(changed({"countries+=\u200bCUB"}) ==
        "-countries: [TJK, BEN]\n+countries: [TJK, BEN, CUB]\n");
  CHECK(changed({"short_name=\u200b"}) == "-short_name: 'Togo II'\n");
}

TEST_CASE("what is there already is no change") {
  for (const Wishes& wishes : std::vector<Wishes>{{"title=T"},
                                                  {"short_name=Togo II"},
                                                  {"topics=thb,border"},
                                                  {"countries=[TJK,  BEN]"},
                                                  {"topics+=border"},
                                                  {"title=X", "title=T"},
                                                  {"letters.1.requester=ministry"},
                                                  {}})
    CHECK_FALSE(change_of(RecordKind::request, "r", "", wishes).changes_anything());
}

TEST_CASE("names of terms, countries and records become their ids") {
  struct Case {
    std::string_view wish;
    std::string_view line;
  };
  const std::vector<Case> cases = {
      {"countries=Hong Kong", "+countries: [HKG]\n"},
      {"countries=tadjikistan", "+countries: [TJK]\n"},
      {"countries=cu", "+countries: [CUB]\n"},
      {"topics=Visa policy", "+  - visa\n"},
      {"topics=nonsense", "+  - nonsense\n"},
      {"letters.1.on_behalf_of=ministry", "+    on_behalf_of: ministry\n"},
      {"letters.1.on_behalf_of=nobody", "+    on_behalf_of: nobody\n"},
      {"follow_up_of=A", "+follow_up_of: [act]\n"},  // its title
      {"follow_up_of=B", "+follow_up_of: [B]\n"},
      {"follow_up_of=act", "+follow_up_of: [act]\n"},
      {"merged_into=TOGO II", "+merged_into: r\n"},
      {"letters.1.on_behalf_of=MINISTRY  of\u00a0labour", "+    on_behalf_of: ministry\n"},
      {"joint=false", "+joint: false\n"},
      {"joint=no", "+joint: \"no\"\n"},
      {"eligibility.rule=012", "+  rule: \"012\"\n"},
      {"recorded_by=true", "+recorded_by: \"true\"\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.wish);
    const std::string lines = changed({std::string{c.wish}});
    CAPTURE(lines);
    CHECK(lines.find(c.line) != std::string::npos);
  }
}

TEST_CASE("numbers stand bare, other words where a number belongs as text") {
  struct Case {
    std::string_view wish;
    std::string_view line;
  };
  const std::vector<Case> cases = {
      {"missions.1.count=3", "+  - count: 3\n"},
      {"missions.1.count=unknown", "+  - count: unknown\n"},
      {"missions.1.count=03", "+  - count: \"03\"\n"},
      {"missions.1.days=ten", "+  - days: ten\n"},
      {"activities.a1.participants.total=12", "+      total: 12\n"},
      {"activities.a1.cost.planned=12.5", "+      planned: 12.5\n"},
      {"activities.a1.participants.by_country.TJK=4", "+        TJK: 4\n"},
      {"activities.a1.optional=true", "+    optional: true\n"},
      {"activities.a1.note=12", "+    note: \"12\"\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.wish);
    const std::string lines =
        lines_changed(change_of(RecordKind::action, "act", "", {std::string{c.wish}}));
    CAPTURE(lines);
    CHECK(lines.find(c.line) != std::string::npos);
  }
}

TEST_CASE("fields of a part of a record") {
  const Change change =
      change_of(RecordKind::action, "act", "activities.a2", {"title=Zwei", "types+=fact-finding"});
  CHECK(lines_changed(change) ==
        "-    types: [training]\n-    title: Two\n"
        "+    types: [training, fact-finding]\n+    title: Zwei\n");
  CHECK(change.sentence == "act/a2: title, types changed");
  CHECK(change_of(RecordKind::request, "r", "", {"title=a", "joint=true", "title=b"}).sentence ==
        "r: title, joint changed");
}

TEST_CASE("wishes that cannot be understood are misuse") {
  for (const std::string_view word :
       {"id=x", "id+=x", "uid=x", "titel=x", "title+=x", "title-=x", "planned=2013", "activities=x",
        "activities+=x", "activities.a9.title=x", "countries+=\"x"}) {
    CAPTURE(word);
    CHECK(mistake({std::string{word}}).starts_with("2 "));
  }
  for (const std::string_view part : {"activities.a9", "activities.3", "nothing", "results"}) {
    CAPTURE(part);
    CHECK(mistake({"title=x"}, part).starts_with("2 "));
  }
  CHECK(mistake({"countries-=CUB"}) == "3 actions/act.yaml: countries has no element 'CUB'");
}

TEST_CASE("a record that cannot be read is not changed") {
  const StoreFolder broken;
  broken.write("requests/r.yaml", "id: r\nid: twice\n");
  const Store store = broken.load();
  CHECK(failure_of([&] {
          (void)set_fields(store, find(store, RecordKind::request, "r"), "",
                           {parse_wish("title=x")});
        }).starts_with("3 requests/r.yaml cannot be read"));
}

TEST_CASE("line ends of Windows stay") {
  const StoreFolder windows;
  windows.write("requests/r.yaml", "id: r\r\ntitle: T\r\n");
  const Store store = windows.load();
  const Change change = set_fields(store, find(store, RecordKind::request, "r"), "",
                                   {parse_wish("title=x"), parse_wish("joint=true")});
  CHECK(text_after(change, "requests/r.yaml") == "id: r\r\ntitle: x\r\njoint: true\r\n");
}

TEST_CASE("another text for a record is taken as it is") {
  const Store store = folder().load();
  const Change change = replace_text(store, find(store, RecordKind::request, "r"), "any text");
  REQUIRE(change.files.size() == 1);
  CHECK(change.files[0].before == StoreFolder::header("requests/r") + request_text);
  CHECK(change.files[0].after == "any text");
  CHECK(change.sentence == "r: edited");
}

}  // namespace set_fields_test
