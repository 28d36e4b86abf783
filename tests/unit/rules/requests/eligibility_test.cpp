// Rules on eligibility: who may ask, from which country, for which theme; and the run of all rules.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/codes.hpp"
#include "mieux/base/words.hpp"
#include "rules/checking.hpp"
#include "store/store_folder.hpp"

namespace eligibility_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

std::string body(std::string_view type) {
  return "== organisations/body\nnames:\n  - name: Body\n" +
         (type.empty() ? std::string{} : "type: " + std::string{type} + "\n");
}

std::string letter(std::string_view requester, std::string_view received) {
  return "== requests/r\nletters:\n  - requester: " + std::string{requester} + "\n" +
         (received.empty() ? std::string{} : "    received: " + written(received) + "\n") +
         "events:\n  - event: received\n    date: 2015-05-05\n";
}

std::string countries(std::string_view list, std::string_view received) {
  return "== requests/r\ncountries: [" + std::string{list} +
         "]\nevents:\n  - event: received\n    date: " + written(received) + "\n";
}

std::string topics(std::string_view list, std::string_view events) {
  std::string text = "== requests/r\ntopics: [" + std::string{list} + "]\nevents:\n";
  for (const std::string_view event : split(events, ';')) {
    const std::size_t space = event.find(' ');
    text += "  - event: " + std::string{event.substr(0, space)} +
            "\n    date: " + written(event.substr(space + 1)) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("ineligible-requester") {
  check_each("ineligible-requester", Severity::error,
             {body("cso") + letter("«body»", "2015-12-31"), body("cso") + letter("«body»", "2012"),
              body("cso") + letter("«body»", "../2015"),
              body("cso") + letter("«body»", ""),  // the day of the event
              body("ministry") + letter("«body»", "2008-12-31"),
              body("cso") + "aliases: [old]\n" + letter("«old»", "2015-12-31"),
              body("cso") + letter("«body»", "2012") +
                  "  - event: withdrawn\n    note: Why\n"
                  "  - event: reopened\n"});
  check_each("ineligible-requester", Severity::warning,
             {with_lines(body("cso") + letter("«body»", "2012"), imported),
              with_lines(body("cso") + letter("«body»", "2012"), draft)});
  // Refused, as it has to be.
  for (const char* const end :
       {"rejected\n    reason: overlap", "forwarded\n    to: twinning", "withdrawn\n    note: Why"})
    check_none("ineligible-requester",
               {body("cso") + letter("body", "2012") + "  - event: " + end + "\n"});
  check_none(
      "ineligible-requester",
      {body("cso") + letter("body", "2016-01-01"), body("cso") + letter("body", "2015/2016"),
       body("ministry") + letter("body", "2009-01-01"), body("other") + letter("body", "1999"),
       body("") + letter("body", "1999"), letter("gone", "1999")});
}

TEST_CASE("ineligible-country: an error where the table is sure, otherwise a warning") {
  check_each("ineligible-country", Severity::error,
             {countries("«TJK»", "2006-12-31"), countries("«TJK»", "2028"),
              countries("TJK, «BEN»", "2007")});
  check_each("ineligible-country", Severity::warning,
             {countries("«HKG»", "2013"), countries("«FRA»", "2013"), countries("«CUB»", "2013"),
              with_lines(countries("«TJK»", "2006-12-31"), imported)});
  check_none("ineligible-country",
             {countries("TJK, BEN", "2013"), countries("TJK", "2006/2007"),
              countries("TJK", "2020/2021"), countries("CUB", "2008"), countries("TJK", "../2013"),
              "== requests/r\ncountries: [HKG]\nevents:\n  - event: received\n"});
}

TEST_CASE("theme-out-of-scope is a warning, once for each theme") {
  check_each("theme-out-of-scope", Severity::warning,
             {topics("thb, «labour»", "received 2010-05-05"),
              topics("«labour», visa", "received 2010-05-05"), topics("«labour»", "received 2010"),
              topics("«labour»", "received 2009-05-05;approved 2011-12-31"),
              topics("«labour»", "approved 2011")});
  check_none("theme-out-of-scope",
             {topics("thb, border", "received 2010-05-05"), topics("labour", "received 2012-01-01"),
              topics("labour", "received 2011/2012"), topics("labour", "received 2008"),
              topics("labour", "received 2010-05-05;approved 2012-01-01"),
              "== requests/r\ntopics: [labour]\nevents:\n  - event: received\n"});
}

TEST_CASE("without vocabularies nothing is said about what they decide") {
  const StoreFolder folder;
  folder.remove("vocabularies");
  folder.write("requests/r.yaml", StoreFolder::header("requests/r") +
                                      "title: T\ncountries: [XXX]\ntopics: [zzz]\nregion:\n"
                                      "  region_2015: asia\nevents:\n  - event: received\n"
                                      "    date: 2010-05\n");
  const Day day{Day::duration{20'000}};
  for (const Diagnostic& d : validate(folder.load(), AsOf{day, day}, 1)) {
    const std::string text = render(d, false);
    CAPTURE(text);
    CHECK(d.code == "bad-vocabulary");
  }
}

TEST_CASE("the rules depend on the store and the days asked about alone, not on threads") {
  const std::string files = std::string{sound_store} +
                            "== actions/b\nrequest: gone\nevents:\n  - event: completed\n"
                            "  - event: started\n    date: 2030-01\nremarks: a@b.example\n";
  const auto as_text = [](const std::vector<Diagnostic>& all) {
    std::string text;
    for (const Diagnostic& d : all) text += render(d, false);
    return text;
  };
  const std::string one = as_text(diagnostics_of({files}));
  CHECK(std::count(one.begin(), one.end(), '[') > 5);
  for (int round = 0; round < 5; ++round) CHECK(as_text(diagnostics_of({files})) == one);
  const StoreFolder folder;
  folder.write("actions/b.yaml", StoreFolder::header("actions/b") +
                                     "title: T\nrequest: gone\nremarks: a@b.example\n");
  const Store store = folder.load();
  const Day day{Day::duration{20'000}};
  const std::string alone = as_text(validate(store, AsOf{day, day}, 1));
  for (const unsigned threads : {2U, 3U, 8U, 64U})
    CHECK(as_text(validate(store, AsOf{day, day}, threads)) == alone);
}

TEST_CASE("every finding of a rule has a code with an entry") {
  const Store store = StoreFolder{}.load();
  CHECK(check_rules(store, AsOf{Day{}, Day{}}, 2).empty());
  for (const Diagnostic& d : diagnostics_of({"== actions/a\nrequest: gone\n"}))
    CHECK(find_code(d.code) != nullptr);
}

}  // namespace eligibility_test
