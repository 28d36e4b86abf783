// Taking a request in: what follows from who asks.
#include <doctest/doctest.h>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/requests/new_request.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace new_request_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

const yaml::Value none{yaml::Value::Mapping{}, false};

struct Office : StoreFolder {
  Office() {
    add(*this, "organisations/border",
        "names:\n  - name: Border Service\nacronym: BSV\ncountry: TJK\n");
    add(*this, "organisations/police", "names:\n  - name: Police\ncountry: TJK\n");
    add(*this, "organisations/agency", "names:\n  - name: Agency\ncountry: BEN\n");
    add(*this, "organisations/union", "names:\n  - name: Union\nregion:\n  region_2015: asia\n");
    add(*this, "organisations/bank", "names:\n  - name: Bank\n");
  }
};

Change taken_in(const Office& office, const Intake& intake, std::vector<Wish> more = {},
                bool draft = false) {
  std::vector<Wish> wishes = wishes_of(intake, none);
  wishes.insert(wishes.begin(), {Wish::Verb::set, "title", "T"});
  wishes.insert(wishes.end(), more.begin(), more.end());
  return new_request(office.load(), {RecordKind::request, "r", none, wishes, draft},
                     circumstances());
}

std::string text_of(const Change& change) { return change.files.at(0).after.value_or(""); }

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string notes_of(const Change& change) {
  std::string all;
  for (const Note& note : change.notes) all += note.text + "\n";
  return all;
}

}  // namespace

TEST_CASE("each requester makes a letter, with what is the same in all") {
  const Office office;
  const std::string text = text_of(taken_in(
      office, {{"border", "Police"}, "", "2026-01-12", "post", {"eu-delegation:Benin", "other"}}));
  CHECK(holds(text,
              "letters:\n  - requester: border\n    received: 2026-01-12\n    channel: post\n"
              "  - requester: police\n    received: 2026-01-12\n    channel: post\n"));
  CHECK(holds(text, "supporters:\n  - type: eu-delegation\n    country: BEN\n  - type: other\n"));
  CHECK(holds(text, "countries: [TJK]\n"));
  CHECK_FALSE(holds(text, "joint:"));
  CHECK(holds(text, "  - event: received\n    date: 2026-01-12\n"));
}

TEST_CASE("any name an authority ever had names it") {
  StoreFolder folder;
  add(folder, "organisations/port-ministry",
      "names:\n  - name: Ministry of Ports\n    to: \"2020\"\n  - name: Ministry of Mobility\n"
      "    language: en\n  - name: Ministère de la mobilité\n    language: fr\ncountry: BEN\n"
      "type: ministry\n");
  for (const char* const name :
       {"Ministry of Ports", "Ministry of Mobility", "Ministère de la mobilité"}) {
    CAPTURE(name);
    const Store store = folder.load();
    NewRecord record{RecordKind::request, {}, {yaml::Value::Mapping{}, false}, {}, false};
    record.wishes = {parse_wish("title=T"), parse_wish("letters.1.requester=" + std::string{name})};
    const Change change = new_record(store, record, circumstances());
    CHECK(change.files[0].after->find("  - requester: port-ministry\n") != std::string::npos);
  }
}

TEST_CASE("an acronym names an authority") {
  const Office office;
  CHECK(holds(text_of(taken_in(office, {{"BSV"}, "", "", "", {}})), "requester: border\n"));
}

TEST_CASE("letters that are there already get what is stated, supporters are added") {
  const yaml::Value fields = fields_of_text(
      "letters:\n  - requester: a\n  - requester: b\nsupporters:\n  - type: other\n", "fields");
  const auto wishes = wishes_of({{}, "", "2026-01-12", "", {"member-state:FRA"}}, fields);
  REQUIRE(wishes.size() == 4);
  CHECK(wishes[0].field == "letters.1.received");
  CHECK(wishes[1].field == "letters.2.received");
  CHECK(wishes[2].field == "supporters.2.type");
  CHECK(wishes[3].field == "supporters.2.country");
}

TEST_CASE("several authorities of several countries ask jointly, unless that is stated") {
  const Office office;
  const Intake two{{"border", "agency"}, "", "", "", {}};
  const Change joint = taken_in(office, two);
  CHECK(holds(text_of(joint), "joint: true\ncountries: [TJK, BEN]\n"));
  CHECK(notes_of(joint) ==
        "the countries are TJK, BEN, as its requesters have it\n"
        "recorded as joint: authorities of several countries ask\n");
  const Change alone = taken_in(office, two, {{Wish::Verb::set, "joint", "false"}});
  CHECK(holds(text_of(alone), "joint: false\n"));
}

TEST_CASE("who is spoken for asks, and what is stated stays") {
  const Office office;
  CHECK(holds(text_of(taken_in(office, {{"bank"}, "agency", "", "", {}})), "countries: [BEN]\n"));
  const Change stated =
      taken_in(office, {{"border"}, "", "", "", {}}, {{Wish::Verb::set, "countries", "BEN"}});
  CHECK(holds(text_of(stated), "countries: [BEN]\n"));
  CHECK(notes_of(stated).empty());
}

TEST_CASE("a regional organisation asks for itself") {
  const Office office;
  const std::string text = text_of(taken_in(office, {{"union"}, "", "", "", {}}));
  CHECK(holds(text, "regional_organisation: union\n"));
  CHECK_FALSE(holds(text, "countries:"));
}

TEST_CASE("a request of no place is refused, a draft is not") {
  const Office office;
  CHECK(failure_of([&] { (void)taken_in(office, {}); }) ==
        "3 the request names no country, no regional organisation and no requester");
  CHECK(failure_of([&] {
          (void)taken_in(office, {{"bank"}, "", "", "", {}});
        }) == "3 the request names no country, and the record of its requester none either");
  CHECK(taken_in(office, {}, {}, true).changes_anything());
  CHECK(taken_in(office, {}, {{Wish::Verb::set, "draft", "true"}}).changes_anything());
  // An authority there is not is a finding of the rules, which says more.
  CHECK(taken_in(office, {{"nobody"}, "", "", "", {}}).changes_anything());
}

TEST_CASE("what is asked for already is said with the change") {
  const Office office;
  add(office, "requests/first",
      "title: First\nletters:\n  - requester: border\n"
      "countries: [TJK]\ntopics: [thb]\nevents:\n  - event: received\n"
      "    date: 2025-12-01\n");
  const Change change =
      taken_in(office, {{"border"}, "", "", "", {}}, {{Wish::Verb::set, "topics", "thb"}});
  CHECK(notes_of(change) ==
        "the country is TJK, as its requester has it\n"
        "this may be asked for already: request first of 2025-12-01, First\n"
        "Tajikistan: 1 request so far\n");
}

TEST_CASE("where a request comes from, before it is whole") {
  const Office office;
  const Store store = office.load();
  const auto origin = [&](std::vector<std::string> requesters) {
    return origin_by_authorities(store, wishes_of({std::move(requesters), "", "", "", {}}, none));
  };
  CHECK(origin({"border", "agency"}).countries == "TJK, BEN");
  CHECK(origin({"union"}).regional_organisation == "union");
  CHECK(origin({"bank"}).countries.empty());
}

}  // namespace new_request_test
