// Indicators of mieux.yaml, counted: to date, and by year; years add up, or the last one stands.
#include "mieux/queries/figures/indicators.hpp"

#include <doctest/doctest.h>

#include "store/store_folder.hpp"

namespace indicators_test {

using namespace mieux;

namespace {

struct Office : StoreFolder {
  explicit Office(const std::string& indicator) {
    write("mieux.yaml",
          "format: mieux.store/1\ntitle: Office\n"
          "phases:\n  - id: one\n    title: One\n    from: 2020-01-01\n"
          "objectives:\n  - id: o\n    text: Own means\n    indicators:\n"
          "      - id: i\n        text: Requests\n" +
              indicator);
    for (const std::string id : {"2020", "2021", "2022"})
      write("requests/r" + id + ".yaml",
            StoreFolder::header("requests/r" + id) +
                "title: T\nevents:\n  - event: received\n    date: " + id + "-05-01\n");
  }

  [[nodiscard]] View view(const Store& store) const {
    const Day day = Date::parse("2021-12-01").value_or(Date{}).first();
    return {store, {day, day}};
  }
};

std::string told(const CountedIndicator& one) {
  std::string text = to_string(one.now) + (one.adds ? ", adds:" : ", last:");
  for (const CountedIndicator::Year& year : one.years)
    text += " " + year.id + "=" + to_string(year.figure);
  return text;
}

std::string told(const std::string& indicator) {
  const Office office(indicator);
  const Store store = office.load();
  const auto all = count_indicators(office.view(store));
  return all.empty() ? "none" : told(all.front());
}

}  // namespace

TEST_CASE("an indicator is counted to date and by year") {
  const std::string count = "        count:\n          of: requests\n";
  CHECK(told(count) == "2, adds: 2020=1 2021=1");
  CHECK(told(count + "        over_periods: add\n") == "2, adds: 2020=1 2021=1");
  CHECK(told(count + "        over_periods: last\n") == "2, last: 2020=1 2021=2");
  CHECK(told(count + "          where: id = r2020\n") == "1, adds: 2020=1 2021=0");
  CHECK(told(count + "          measure: distinct:year\n") == "2, last: 2020=1 2021=2");
  CHECK(told("        target: 3\n") == "none");
}

TEST_CASE("an indicator whose query is wrong is not counted, and the place is said") {
  const std::string wrong =
      "        count:\n          of: requests\n          where: nowhere = 1\n";
  CHECK(told(wrong) == "none");
  const Office office(wrong);
  const Store store = office.load();
  const auto problems = indicator_problems(office.view(store));
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().message.find("nowhere") != std::string::npos);
  const Office right("        count:\n          of: requests\n");
  const Store sound = right.load();
  CHECK(indicator_problems(right.view(sound)).empty());
}

}  // namespace indicators_test
