// The published figures of 2009 to 2015, counted from the records of examples/mieux-2009-2015 as
// they stood at the end of 2015.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace published_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

View at_the_end() { return on(published(), "2015-12-31", "2026-01-15"); }

std::string figure(const Asked& asked) { return figures(at_the_end(), asked); }

}  // namespace

TEST_CASE("100 requests: 73 approved, 16 rejected, 7 forwarded, 4 in preparation") {
  CHECK(figure({"requests"}) == "| 100");
  CHECK(figure({"requests", "outcome"}) ==
        "in-preparation 4, approved 73, rejected 16, forwarded 7 | 100");
}

TEST_CASE("73 Actions by region: 35, 15, 12, 6, 5") {
  CHECK(figure({"actions", "region"}) ==
        "asia 15, eastern-europe 5, latin-america 12, middle-east-and-north-africa 6, "
        "sub-saharan-africa 35 | 73");
}

TEST_CASE("73 Actions: 42 completed, 31 under way, one of them on hold") {
  CHECK(figure({"actions", "status"}) == "ongoing 30, on-hold 1, completed 42 | 73");
  CHECK(figure({"actions", "status", "status in (ongoing, on-hold)"}) ==
        "ongoing 30, on-hold 1 | 31");
  CHECK(figure({"actions", "", "status = on-hold and id = sierra-leone-ii"}) == "| 1");
}

TEST_CASE("61 countries and 5 regional organisations asked") {
  CHECK(figure({"requests", "", "", "distinct:country"}) == "| 61");
  CHECK(figure({"requests", "", "", "distinct:regional_organisation"}) == "| 5");
  CHECK(figure({"requests", "", "joint = true"}) == "| 8");
}

TEST_CASE("experts of 21 member states of the EU") {
  CHECK(figure({"missions", "", "origin = eu", "distinct:country"}) == "| 21");
  CHECK(figure({"missions", "origin"}) == "eu 145, southern 14, other 27 | 186");
  CHECK(figure({"actions", "", "", "experts"}) == "| 186+");
}

TEST_CASE("336 activities of 71 Actions") {
  CHECK(figure({"activities"}) == "| 336");
  CHECK(figure({"actions", "", "", "activities"}) == "| 336");
  CHECK(figure({"actions", "", "activities.type != none"}) == "| 71");
  CHECK(figure({"activities", "outcome"}) == "held 3, none 333 | 336");
}

TEST_CASE("the phase is known of those that were approved before it ended for sure") {
  CHECK(figure({"actions", "phase"}) == "I 33, unknown 40 | 73");
  const Statistics statistics = answer(at_the_end(), {"actions", "", "phase = III"});
  CHECK(statistics.total.value == 0);
  CHECK(statistics.undecided.empty());  // approved until 2015, whenever that was
  CHECK(answer(at_the_end(), {"actions", "", "phase = II"}).undecided.size() == 40);
  CHECK(answer(at_the_end(), {"actions", "", "phase in (I, II)"}).total.value == 73);
}

TEST_CASE("all of it lies in 2009 to 2015, nothing known later") {
  CHECK(figure({"requests", "", "", "count", "2009/2015"}) == "| 100");
  CHECK(figure({"actions", "", "", "count", "2009/2015"}) == "| 73");
  CHECK(figure({"actions", "", "", "count", "2016/.."}) == "| 0");
  CHECK(answer(at_the_end(), {"requests", "", "year = 2016"}).undecided.empty());
}

TEST_CASE("every record is sound") {
  std::size_t records = 0;
  for (const Subject& kind : kinds)
    for (const Record& record : published().records(kind.kind)) {
      CAPTURE(Store::path_of(record));
      CHECK(record.sound);
      ++records;
    }
  CHECK(records == 1 + 100 + 73 + 92 + 48 + 2 + 2);
}

}  // namespace published_test
