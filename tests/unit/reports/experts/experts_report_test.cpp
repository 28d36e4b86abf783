// The report `experts`: stock and flow by hand, and published totals beside what can be counted.
#include "mieux/reports/experts/experts_report.hpp"

#include <doctest/doctest.h>

#include "queries/samples.hpp"

namespace experts_report_test {

using namespace mieux;
using samples::Sample;

namespace {

/// Three experts, two missions of one of them in 2013 and one of another in 2014; one was
/// forgotten.
const Store& office() {
  static const Sample sample{
      {"experts/anna", "country: FRA\nbackground: eu-ms-admin\nregistered: 2012-05-01\n"},
      {"experts/bela", "country: GHA\nbackground: non-eu-admin\nregistered: 2013-03-01\n"},
      {"experts/cleo",
       "country: DEU\nbackground: academia\nregistered: 2013-06-01\n"
       "forgotten: 2013-11-01\n"},
      {"actions/togo",
       "title: Togo\ncountries: [TGO]\nevents:\n  - event: started\n    date: 2013-02-01\n"
       "missions:\n  - id: m1\n    expert: anna\n    start: 2013-05-06\n    end: 2013-05-08\n"
       "  - id: m2\n    expert: anna\n    start: 2013-12-30\n    end: 2014-01-02\n"
       "  - id: m3\n    expert: bela\n    start: 2014-06-02\n    end: 2014-06-04\n"
       "  - id: m4\n    country: ESP\n    background: eu-ms-admin\n    count: 2\n"
       "    start: 2013-07-01\n"},
      {"aggregates/early",
       "title: Experts by country\nunit: experts\nby: country\nas_of: 2013-12-31\nvalues:\n"
       "  FRA: 4\n  PRT: 3\ntotal: 7\n"},
  };
  return sample.store();
}

std::string report_of_2013() {
  ReportRequest request;
  request.period = Date::parse("2013").value();
  return experts_report(samples::on(office(), "2013-12-31", "2024-06-30"), request).markdown;
}

}  // namespace

TEST_CASE("stock and flow are what they are by hand") {
  const std::string text = report_of_2013();
  for (const std::string_view row :
       {"| on the roster on 2013-12-31 | stock | 2 |\n",
        "| on a mission on 2013-12-31 | stock | 1 |\n", "| deployed to date | stock | 1 |\n",
        "| of these, on more than one mission | stock | 100% |\n",
        "| registered in the period | flow | 2 |\n", "| deployed in the period | flow | 1 |\n"}) {
    CAPTURE(text.substr(0, 2000));
    CHECK(text.find(row) != text.npos);
  }
}

TEST_CASE("published totals stand beside persons on missions, and are not added up") {
  const std::string text = report_of_2013();
  const std::size_t at = text.find("## Published totals");
  REQUIRE(at != text.npos);
  const std::string beside = text.substr(at);
  CAPTURE(beside);
  CHECK(beside.find(
            "| France | 4 | 2 |\n| Portugal | 3 |  |\n| Spain |  | 2 |\n| Total | 7 | 4 |\n") !=
        beside.npos);
}

TEST_CASE("nothing is said of gender where nobody said it") {
  CHECK(report_of_2013().find("by gender") == std::string::npos);
}

}  // namespace experts_report_test
