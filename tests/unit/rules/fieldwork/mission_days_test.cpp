// How far the days of a mission may go beyond those of its activity.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "rules/checking.hpp"

namespace mission_days_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

std::string action(const std::string& rest) { return "== actions/a\n" + rest; }

std::string activity(std::string_view rest) {
  return "activities:\n  - id: a1\n    types: [training]\n    title: T\n" + std::string{rest};
}

}  // namespace

TEST_CASE("outside-activity: three days of travel and preparation, more is a warning") {
  const auto mission = [](std::string_view start, std::string_view end) {
    return action(activity("    start: 2013-07-01\n    end: 2013-07-05\n") +
                  "missions:\n  - id: m1\n    country: FRA\n    activity: a1\n    start: " +
                  written(start) + "\n    end: " + written(end) + "\n");
  };
  check_each("outside-activity", Severity::warning,
             {mission("«2013-07-04»", "2014-01"), mission("«2013-06-27»", "2013-07-05"),
              mission("«2013-07-01»", "2013-07-09"), mission("«2013-01-01»", "2013-07-01")});
  check_none("outside-activity",
             {mission("2013-06-28", "2013-07-08"), mission("2013-06", "2013-07"),
              mission("2013", "2013"), mission("2013-07-01", "2013-07")});
}

TEST_CASE("mission-days: not many more than the activity lasts") {
  const auto mission = [](std::string_view held, std::string_view fields) {
    return action(activity(held) + "missions:\n  - " + std::string{fields} +
                  "\n    country: FRA\n    activity: a1\n");
  };
  const std::string week = "    start: 2013-07-01\n    end: 2013-07-05\n";
  check_each("mission-days", Severity::warning,
             {mission(week, "«days: 9»"), mission(week, "«days: 8.5»"),
              mission(week, "«start: 2013-07-01\n    end: 2013-07-02\n    days: 6»")});
  check_none("mission-days",
             {mission(week, "days: 8"), mission("    start: 2013-07-01\n", "days: 9"),
              mission("    start: 2013-07\n    end: 2013-07\n", "days: 9"),
              mission(week, "start: 2013-06-28\n    end: 2013-07-08\n    days: 14"),
              mission(week + "    outcome:\n      state: cancelled\n", "days: 9")});
}

}  // namespace mission_days_test
