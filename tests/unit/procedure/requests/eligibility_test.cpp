// Eligibility: by requester, country and theme, on the day of the letter or on another one.

#include "mieux/procedure/requests/eligibility.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "changes/changing.hpp"

namespace eligibility_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Case {
  std::string type;
  std::string received;
  std::string country;
  Truth verdict;
};

void fill(const StoreFolder& folder, const Case& c) {
  add(folder, "organisations/body", "names:\n  - name: Body\ntype: " + c.type + "\n");
  add(folder, "requests/r",
      "title: R\nletters:\n  - requester: body\n    received: " + c.received + "\ncountries: [" +
          c.country + "]\ntopics: [thb, labour, border]\nevents:\n  - event: received\n    date: " +
          c.received + "\n");
}

Eligibility of(const Store& store, std::optional<Date> on = std::nullopt) {
  return eligibility_of(store, store.requests()[0], on);
}

}  // namespace

TEST_CASE("requester and country decide together") {
  const std::vector<Case> cases{
      {"ministry", "2015-03-02", "TJK", Truth::yes},
      {"cso", "2015-12-31", "TJK", Truth::no},            // before its year
      {"cso", "2016-01-01", "TJK", Truth::yes},           // its first day
      {"cso", "\"2015/2016\"", "TJK", Truth::unknown},    // on either side
      {"other", "2015-03-02", "TJK", Truth::unknown},     // the table gives no year
      {"ministry", "2006-03-02", "BEN", Truth::no},       // under no instrument yet
      {"ministry", "2015-03-02", "CUB", Truth::unknown},  // a note beside its years
      {"ministry", "2015-03-02", "HKG", Truth::unknown},  // no years at all
      {"ministry", "2015-03-02", "FRA", Truth::unknown},
      {"cso", "2015-03-02", "HKG", Truth::no},  // a `no` outweighs what is not known
  };
  for (const Case& c : cases) {
    CAPTURE(c.type);
    CAPTURE(c.received);
    CAPTURE(c.country);
    const StoreFolder folder;
    fill(folder, c);
    CHECK(of(folder.load()).verdict() == c.verdict);
  }
}

TEST_CASE("another day is asked about without changing anything") {
  const StoreFolder folder;
  fill(folder, {"cso", "2015-03-02", "TJK", Truth::no});
  const Store store = folder.load();
  CHECK(of(store).verdict() == Truth::no);
  CHECK(of(store, Date::parse("2017")).verdict() == Truth::yes);
  CHECK(of(store, Date::parse("2017")).day.date == *Date::parse("2017"));
  CHECK(of(store, Date::parse("2021-06-01")).verdict() == Truth::yes);
}

TEST_CASE("a finding quotes the row that decided") {
  const StoreFolder folder;
  fill(folder, {"cso", "2015-03-02", "TJK", Truth::no});
  const Store store = folder.load();
  const Eligibility eligibility = of(store);
  REQUIRE(eligibility.points.size() == 4);  // requester, country, two themes: each once
  CHECK(finding_of(store, eligibility.points[0]) ==
        "a body of the type 'Civil society' may request from 2016 on; this letter is of "
        "2015-03-02");
  CHECK(row_of(store, eligibility.points[0]) ==
        "vocabularies/requester_types.tsv: cso, eligible_from 2016");
  CHECK(finding_of(store, eligibility.points[1]) ==
        "Tajikistan is under DCI (2007-2020); the request came 2015-03-02");
  CHECK(row_of(store, eligibility.points[1]) ==
        "vocabularies/countries.tsv: TJK, dci 2007-2020, ndici 2021-2027");
  CHECK(row_of(store, eligibility.points[2]) == "mieux.yaml: phases.two.themes not given: all");
}

TEST_CASE("a theme out of scope warns and decides nothing") {
  const StoreFolder folder;
  fill(folder, {"ministry", "2010-03-02", "TJK", Truth::yes});
  const Store store = folder.load();
  const Eligibility eligibility = of(store);
  REQUIRE(eligibility.points.size() == 4);
  CHECK(eligibility.points[2].verdict == Truth::yes);
  CHECK(eligibility.points[3].verdict == Truth::no);
  CHECK_FALSE(eligibility.points[3].is_binding());
  CHECK(row_of(store, eligibility.points[3]) == "mieux.yaml: phases.one.themes irregular-thb");
  CHECK(eligibility.verdict() == Truth::yes);
}

TEST_CASE("without a requester nobody can say yes") {
  StoreFolder folder;
  add(folder, "requests/r",
      "title: R\ncountries: [TJK]\nevents:\n  - event: received\n    date: 2015-03-02\n");
  CHECK(of(folder.load()).verdict() == Truth::unknown);
}

TEST_CASE("without a country or regional organisation nobody can say yes") {
  StoreFolder folder;
  add(folder, "organisations/body", "names:\n  - name: Body\ntype: ministry\n");
  const std::string request =
      "title: R\nletters:\n  - requester: body\n    received: 2015-03-02\nevents:\n"
      "  - event: received\n    date: 2015-03-02\n";
  add(folder, "requests/r", request);
  CHECK(of(folder.load()).verdict() == Truth::unknown);
  add(folder, "requests/r", "regional_organisation: body\n" + request);
  CHECK(of(folder.load()).verdict() == Truth::yes);
}

TEST_CASE("a requester that is not in the store is said to be so") {
  StoreFolder folder;
  add(folder, "requests/r",
      "title: R\nletters:\n  - requester: nobody\nevents:\n  - event: received\n    date: "
      "2015-03-02\n");
  const Store store = folder.load();
  const Eligibility eligibility = of(store);
  REQUIRE(eligibility.points.size() == 1);
  CHECK(eligibility.points[0].verdict == Truth::unknown);
  CHECK(finding_of(store, eligibility.points[0]) == "the requester 'nobody' is not in the store");
}

}  // namespace eligibility_test
