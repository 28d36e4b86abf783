// What a new request is compared with: likely duplicates, and what there is of the same countries.
#include "mieux/procedure/requests/earlier.hpp"

#include <doctest/doctest.h>

#include "store/store_folder.hpp"

namespace earlier_test {

using namespace mieux;

namespace {

const Day today = Date::parse("2026-01-15").value_or(Date{}).first();
const AsOf now{today, today};

struct Office : StoreFolder {
  Office() {
    add("organisations/border", "names:\n  - name: Border\naliases: [frontier]\ncountry: TJK\n");
    add("organisations/union", "names:\n  - name: Union\nregion:\n  region_2015: asia\n");
    request("near", "2025-02-01", "[thb]");
    request("far", "2024-12-31", "[thb]");
    request("other-topic", "2025-10-01", "[visa]");
    request("merged", "2025-10-01", "[thb]", "  - event: merged\n    date: 2025-10-02\n");
  }

  void add(const std::string& record, const std::string& rest) const {
    write(record + ".yaml", StoreFolder::header(record) + rest);
  }
  void request(const std::string& id, const std::string& date, const std::string& topics,
               const std::string& more = {}) const {
    add("requests/" + id,
        "title: T\nletters:\n  - requester: frontier\ncountries: [TJK]\ntopics: " + topics +
            "\nevents:\n  - event: received\n    date: " + date + "\n" + more);
  }
};

std::string ids(const std::vector<const Record*>& records) {
  std::string all;
  for (const Record* record : records) all += std::string{record->id} + " ";
  return all;
}

Asking asking(std::string_view received) {
  return {{"border"}, {"TJK"}, {}, {"thb", "labour"}, Date::parse(received)};
}

}  // namespace

TEST_CASE("a duplicate has authority and topic in common, within a year, and is not merged") {
  const Office office;
  const Store store = office.load();
  CHECK(ids(likely_duplicates(store, asking("2026-01-15"), now)) == "near ");
  CHECK(ids(likely_duplicates(store, asking("2025-12-31"), now)) == "far near ");
  CHECK(ids(likely_duplicates(store, asking("2024-01-31"), now)) == "far ");
  CHECK(ids(likely_duplicates(store, asking("2023-12-30"), now)).empty());
  Asking other = asking("2026-01-15");
  other.authorities = {"union"};
  CHECK(likely_duplicates(store, other, now).empty());
  other = asking("2026-01-15");
  other.topics.clear();
  CHECK(likely_duplicates(store, other, now).empty());
}

TEST_CASE("a day nobody wrote down may be within the year") {
  const Office office;
  office.request("some-day", "\"2024\"", "[thb]");
  CHECK(ids(likely_duplicates(office.load(), asking("2025-12-30"), now)) == "far near some-day ");
}

TEST_CASE("29 February has a year around it") {
  const Office office;
  office.request("leap", "2023-02-28", "[thb]");
  office.request("before-leap", "2023-02-27", "[thb]");
  CHECK(ids(likely_duplicates(office.load(), asking("2024-02-29"), now)) == "far leap near ");
}

TEST_CASE("requests and Actions of the same countries, the latest first") {
  const Office office;
  office.add("actions/old", "title: Old\nrequest: far\ncountries: [TJK, BEN]\n");
  office.add("actions/new",
             "title: New\ncountries: [TJK]\nevents:\n  - event: started\n"
             "    date: 2025-03-01\n");
  office.add("actions/elsewhere", "title: Else\ncountries: [BEN]\n");
  const Store store = office.load();
  const Earlier earlier = earlier_of(store, asking("2026-01-15"));
  CHECK(ids(earlier.requests) == "merged other-topic near far ");
  CHECK(ids(earlier.actions) == "new old ");
}

TEST_CASE("a regional organisation has a history of its own") {
  const Office office;
  office.add("requests/of-union",
             "title: T\nregional_organisation: union\nevents:\n"
             "  - event: received\n    date: 2020-01-01\n");
  const Asking union_asks{{"union"}, {}, "union", {}, std::nullopt};
  const Store store = office.load();
  CHECK(ids(earlier_of(store, union_asks).requests) == "of-union ");
  const auto notes = notes_on_earlier(store, union_asks, now);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].hint.find("--where 'regional_organisation = union'") != std::string::npos);
}

TEST_CASE("the officer is warned of duplicates and told what there is, the first few by name") {
  const Office office;
  for (const char* id : {"one", "two"}) office.request(id, "2020-01-01", "[visa]");
  const auto notes = notes_on_earlier(office.load(), asking("2026-01-15"), now);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].severity == Severity::warning);
  CHECK(notes[0].text == "this may be asked for already: request near of 2025-02-01, T");
  CHECK(notes[0].hint.find("`mieux request show near`") != std::string::npos);
  CHECK(notes[1].severity == Severity::note);
  CHECK(notes[1].text == "Tajikistan: 6 requests so far");
  REQUIRE(notes[1].lines.size() == 5);
  CHECK(notes[1].lines[0] == "request/merged: T (merged)");
  CHECK(notes[1].lines[4] == "and 2 more requests");
  CHECK(notes[1].hint == "`mieux list requests --country TJK`");
}

TEST_CASE("nothing is said where there is nothing") {
  const StoreFolder empty;
  CHECK(notes_on_earlier(empty.load(), asking("2026-01-15"), now).empty());
}

}  // namespace earlier_test
