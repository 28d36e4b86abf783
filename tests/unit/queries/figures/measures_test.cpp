// What is added up, and when a figure is only a lower bound.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace measures_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view activities =
    "activities:\n"
    "  - id: a1\n    types: [training]\n    participants:\n      total: 20\n"
    "  - id: a2\n    types: [training, workshop]\n"
    "    participants:\n      total: 12\n      women: 7\n      men: 5\n"
    "  - id: a3\n    types: [workshop]\n    participants:\n      women: 4\n      men: 3\n"
    "  - id: a4\n    types: [study]\n    participants:\n      men: 2\n"
    "  - id: a5\n    types: [seminar]\n";

constexpr std::string_view missions =
    "missions:\n"
    "  - expert: x\n    days: 7\n"
    "  - expert: x\n    days: 2.5\n"
    "  - country: FRA\n    count: 3\n    days: 2\n"
    "  - country: ESP\n    count: unknown\n    days: 4\n"
    "  - country: PRT\n    start: 2018-06-04\n    end: 2018-06-08\n    count: 2\n"
    "  - country: DEU\n    start: 2018-06-04\n    end: 2018-06-04\n    count: 1\n"
    "  - country: ITA\n    start: 2018-06\n    end: 2018-06-08\n    count: 1\n"
    "  - country: MLT\n    count: 0\n    days: 9\n";

const Sample& sample() {
  static const Sample made({{"actions/meetings", activities},
                            {"actions/missions", missions},
                            {"actions/nothing", "title: Nothing\n"},
                            {"experts/x", "country: BEL\nbackground: eu-ms-admin\n"}});
  return made;
}

}  // namespace

TEST_CASE("participants are those of activities, at least those that were counted") {
  check_figures(
      on(sample().store()),
      {{{"actions", "", "", "participants"}, "| 41+"},
       {{"actions", "", "id = nothing", "participants"}, "| 0"},
       {{"actions", "id", "", "participants"}, "meetings 41+, missions 0, nothing 0 | 41+"},
       {{"activities", "id", "", "participants"}, "a1 20, a2 12, a3 7+, a4 2+, a5 0+ | 41+"},
       {{"activities", "type", "", "participants"},
        "workshop 19+, seminar 0+, training 32, study 2+ | 41+"},
       {{"activities", "", "id in (a1, a2)", "participants"}, "| 32"}});
}

TEST_CASE("nobody took part in what did not take place, or had not by the day asked about") {
  const Sample made({{"actions/a",
                      "activities:\n"
                      "  - id: a1\n    start: 2018-03\n    participants:\n      total: 5\n"
                      "    outcome:\n      state: held\n"
                      "  - id: a2\n    start: 2018-05\n    outcome:\n      state: cancelled\n"
                      "  - id: a3\n    start: 2018-06\n    outcome:\n      state: held\n"}});
  const auto at = [&](std::string_view day) {
    return figures(on(made.store(), day, "2024"), {"activities", "id", "", "participants"});
  };
  CHECK(at("2018-02") == "a1 0, a2 0, a3 0 | 0");
  CHECK(at("2018-03-15") == "a1 0+, a2 0, a3 0 | 0+");
  CHECK(at("2018-05") == "a1 5, a2 0, a3 0 | 5");
  CHECK(at("2018-06") == "a1 5, a2 0, a3 0+ | 5+");
}

TEST_CASE("activities are counted of Actions") {
  check_figures(on(sample().store()),
                {{{"actions", "", "", "activities"}, "| 5"},
                 {{"actions", "id", "", "activities"}, "meetings 5, missions 0, nothing 0 | 5"}});
  check_figures(on(small_office()), {{{"actions", "", "", "activities"}, "| 11"},
                                     {{"activities"}, "| 11"},
                                     {{"actions", "country", "id = triangle", "activities"},
                                      "SLV 2, GTM 2, HND 2 | 2"}});
}

TEST_CASE("experts are persons, at least one where nobody wrote down how many") {
  check_figures(on(sample().store()),
                {{{"actions", "id", "", "experts"}, "meetings 0, missions 10+, nothing 0 | 10+"},
                 {{"missions", "country", "", "experts"},
                  "BEL 2, FRA 3, DEU 1, ITA 1, MLT 0, PRT 2, ESP 1+ | 10+"},
                 {{"missions", "", "country != ESP", "experts"}, "| 9"}});
}

TEST_CASE("mission-days are days times persons, at least those that are known") {
  check_figures(on(sample().store()),
                {{{"missions", "country", "", "mission-days"},
                  "BEL 9.5, FRA 6, DEU 1, ITA 0+, MLT 0, PRT 10, ESP 4+ | 30.5+"},
                 {{"missions", "", "country in (BEL, FRA, PRT)", "mission-days"}, "| 25.5"},
                 {{"actions", "", "", "mission-days"}, "| 30.5+"}});
}

TEST_CASE("distinct values are counted once each, at least those that dates decide") {
  const View view = on(small_office());
  check_figures(view, {{{"requests", "", "", "distinct:country"}, "| 10"},
                       {{"requests", "", "", "distinct:requester"}, "| 11"},
                       {{"requests", "year", "", "distinct:country"},
                        "2018 2, 2019 4, 2021 1, 2022 1, 2023 1, 2024 1 | 10"},
                       {{"actions", "", "", "distinct:missions.country"}, "| 6"},
                       {{"activities", "", "", "distinct:action"}, "| 4"},
                       {{"activities", "", "", "distinct:start"}, "| 10"},
                       {{"activities", "", "action = benin", "distinct:start"}, "| 4"},
                       {{"actions", "", "", "distinct:region@region_2015"}, "| 3"},
                       {{"actions", "", "id = zambia", "distinct:missions.country"}, "| 0"},
                       {{"actions", "", "", "distinct:request.outcome"}, "| 1"}});
  const Sample open({{"requests/a", "events:\n  - event: received\n    date: 2010\n"},
                     {"requests/b", "events:\n  - event: received\n    date: 2010/2011\n"},
                     {"requests/c", "title: Silent\n"}});
  check_figures(on(open.store()), {{{"requests", "", "", "distinct:year"}, "| 1+"},
                                   {{"requests", "", "id != b", "distinct:year"}, "| 1"},
                                   {{"requests", "", "", "distinct:received"}, "| 2"},
                                   {{"requests", "", "", "distinct:phase"}, "| 1"}});
}

TEST_CASE("a figure in words") {
  const auto text = [](double value, bool exact = true) {
    return to_string(Figure{value, exact, {}});
  };
  CHECK(text(0) == "0");
  CHECK(text(100) == "100");
  CHECK(text(1200, false) == "at least 1200");
  CHECK(text(12.5) == "12.5");
  CHECK(text(0.1 + 0.2) == "0.3");
  CHECK(text(0.7 + 0.1 + 0.2) == "1");
  CHECK(text(17350.25, false) == "at least 17350.25");
  CHECK(text(4294967295.0 * 2) == "8589934590");
  CHECK(text(1e20) == "100000000000000000000");
  CHECK(text(1e300).size() == 301);
}

}  // namespace measures_test
