// Whether activities and missions took place, and in which periods Actions ran.
#include "mieux/procedure/fieldwork/fieldwork.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

namespace fieldwork_test {

using namespace mieux;

namespace {

When when(std::string_view date) {
  if (date.empty()) return {};
  return {Date::parse(date).value(), {}, true};
}

AsOf on(std::string_view day) {
  const Day at = Date::parse(day).value().first();
  return {at, at};
}

ActionEvent event(ActionStep step, std::string_view date) {
  ActionEvent made;
  made.type = step;
  made.when = when(date);
  return made;
}

constexpr std::string_view now = "2026-01-15";

std::string_view word(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
}

}  // namespace

TEST_CASE("an activity took place if it was held and not dropped") {
  struct Case {
    ActivityState state;
    bool imported;
    std::string_view start;
    std::optional<std::uint32_t> participants;
    std::string_view expected;
  };
  using enum ActivityState;
  const std::vector<Case> cases{
      {held, false, "2025-06-02", {}, "yes"},     {held, false, "2026-06-02", {}, "no"},
      {held, false, "2026", {}, "yes"},  // what is recorded as held has been held
      {cancelled, false, "2025-06-02", 20, "no"}, {not_taken_up, false, "2025-06-02", 20, "no"},
      {postponed, true, "2025-06-02", 20, "no"},  {none, false, "2025-06-02", {}, "unknown"},
      {none, false, "2025-06-02", 20, "yes"},     {none, true, "2025-06-02", {}, "yes"},
      {unknown, true, "2025-06-02", {}, "yes"},   {none, false, "2026-06-02", {}, "no"},
  };
  for (const Case& c : cases) {
    Activity activity;
    activity.state = c.state;
    activity.start = when(c.start);
    activity.participants.total = c.participants;
    const Action action;
    CAPTURE(c.start);
    CAPTURE(static_cast<int>(c.state));
    CHECK(word(took_place({action, c.imported}, activity, on(now))) == c.expected);
  }
}

TEST_CASE("a mission lasts its own days, else those of its activity, unless that was dropped") {
  Activity activity;
  activity.id = {"a1", {}};
  activity.start = when("2025-06-02");
  activity.end = when("2025-06-06");
  Mission mission;
  mission.activity = {"a1", {}};
  Action action;
  action.activities = {&activity, 1};
  CHECK(days_of(action, mission) == 5);
  CHECK(word(took_place(action, mission, on(now))) == "yes");
  CHECK(word(took_place(action, mission, on("2025-01-01"))) == "no");
  mission.start = when("2025-06-03");
  mission.end = when("2025-06-04");
  CHECK(days_of(action, mission) == 2);
  mission.end = {};  // nobody says when this one ended
  CHECK_FALSE(days_of(action, mission).has_value());
  mission.start = when("2025-06");
  CHECK_FALSE(days_of(action, mission).has_value());
  activity.state = ActivityState::cancelled;
  mission.start = when("2025-06-03");
  CHECK_FALSE(days_of(action, mission).has_value());
  CHECK_FALSE(ended_on(action, mission).has_value());
  CHECK(word(took_place(action, mission, on(now))) == "no");
  CHECK(word(was_active(action, mission, Date::parse("2025").value(), on(now))) == "no");
}

namespace {

struct Run {
  std::string_view start;  ///< empty: no such event; `?`: without a day
  std::string_view end;
  std::string_view period;
  bool imported;
  std::string_view expected;
};
const std::vector<Run> runs{
    {"2018-06-04", "2019-03-29", "2018", false, "yes"},
    {"2018-06-04", "2019-03-29", "2019", false, "yes"},
    {"2018-06-04", "2019-03-29", "2020", false, "no"},
    {"2018-06-04", "2019-03-29", "2017", false, "no"},
    {"2018-06-04", "2019-03-29", "2018-06-04", false, "yes"},
    {"2018-06-04", "2019-03-29", "2018-06-03", false, "no"},
    {"2018-06-04", "", "2024", false, "yes"},     // still going
    {"2018-06-04", "", "2024", true, "unknown"},  // nobody published its end
    {"2018-06-04", "", "2018", true, "yes"},
    {"2018-06-04", "?", "2019", false, "unknown"},  // ended on a day nobody wrote down
    {"2018-06-04", "", "2027", false, "no"},        // that is to come
    {"2018", "2018", "2018-05", false, "unknown"},
    {"?", "2019", "2018", false, "unknown"},
    {"?", "2019", "2020", false, "no"},
    {"", "", "2020", false, "no"},  // not begun
    {"", "", "2020", true, "unknown"},
    {"", "", "2012", true, "no"},  // before its approval
    {"2018/2019", "2020", "2018", false, "unknown"},
    {"2018/2019", "2020", "2019/2020", false, "yes"},
};

}  // namespace

TEST_CASE("an Action is active in each period in which it ran on a day") {
  for (const Run& c : runs) {
    std::vector<ActionEvent> events;
    if (!c.start.empty())
      events.push_back(event(ActionStep::started, c.start == "?" ? "" : c.start));
    if (!c.end.empty()) events.push_back(event(ActionStep::completed, c.end == "?" ? "" : c.end));
    Action action;
    action.events = events;
    CAPTURE(c.start);
    CAPTURE(c.end);
    CAPTURE(c.period);
    CHECK(word(was_active({action, c.imported}, when("2013"), Date::parse(c.period).value(),
                          on(now))) == c.expected);
  }
}

TEST_CASE("an Action that was reopened goes on, as those knew who asked since") {
  std::vector<ActionEvent> events{event(ActionStep::started, "2018-06-04"),
                                  event(ActionStep::completed, "2019-03-29"),
                                  event(ActionStep::reopened, "2021-02-01")};
  Action action;
  action.events = events;
  const auto active = [&](std::string_view period, std::string_view day) {
    return word(was_active({action, false}, when("2018-01"), Date::parse(period).value(), on(day)));
  };
  CHECK(active("2020", "2020-12-31") == "no");
  CHECK(active("2020", now) == "yes");
  CHECK(active("2022", now) == "yes");
  events.push_back(event(ActionStep::completed, "2022-05-01"));
  action.events = events;
  CHECK(active("2022", now) == "yes");
  CHECK(active("2023", now) == "no");
}

}  // namespace fieldwork_test
