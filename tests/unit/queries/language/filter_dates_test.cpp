// Filters on dates of limited precision: a comparison holds if it holds for every possible day,
// and is left open (`?`) if it depends on the day nobody wrote down.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace filter_dates_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

struct Case {
  std::string_view where;
  std::string_view expected;
};

void check_all(const View& view, std::string_view subject, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.where);
    CHECK(passing(view, subject, c.where) == c.expected);
  }
}

/// Actions that started on a day, in a month or year, between years, or nobody knows when.
const Sample& starts() {
  static const Sample sample({
      {"actions/day", "events:\n  - event: started\n    date: 2013-04-16\n"},
      {"actions/month", "events:\n  - event: started\n    date: 2013-04\n"},
      {"actions/range", "events:\n  - event: started\n    date: 2009/2015\n"},
      {"actions/silent", "title: Silent\n"},
      {"actions/since", "events:\n  - event: started\n    date: 2014/..\n"},
      {"actions/until", "events:\n  - event: started\n    date: ../2012\n"},
      {"actions/year", "events:\n  - event: started\n    date: \"2013\"\n"},
  });
  return sample;
}

const std::vector<Case> days = {
    {"start = 2013", "day month ?range year"},
    {"start = 2013-04", "day month ?range ?year"},
    {"start = 2013-04-16", "day ?month ?range ?year"},
    {"start = 2013-05", "?range ?year"},
    {"start = 2009/2015", "day month range ?since ?until year"},
    {"start = ../2015", "day month range ?since until year"},
    {"start = 2014/..", "?range since"},
    {"start < 2013", "?range until"},
    {"start < 2013-04", "?range until ?year"},
    {"start < 2013-04-16", "?month ?range until ?year"},
    {"start < 2013-04-17", "day ?month ?range until ?year"},
    {"start <= 2013", "day month ?range until year"},
    {"start <= 2013-04", "day month ?range until ?year"},
    {"start <= 2013-04-16", "day ?month ?range until ?year"},
    {"start > 2012", "day month ?range since year"},
    {"start > 2013", "?range since"},
    {"start > 2013-04-15", "day ?month ?range since ?year"},
    {"start > 2013-04-16", "?month ?range since ?year"},
    {"start >= 2013", "day month ?range since year"},
    {"start >= 2013-04", "day month ?range since ?year"},
    {"start >= 2014", "?range since"},
    {"start >= 2009", "day month range since ?until year"},
    {"start < 2009/2015", "?until"},
    {"start > 2009/2015", "?since"},
    {"start < ../2015", ""},
    {"start >= ../2015", "day month range since until year"},
    {"start > 2015/..", ""},
    {"start <= 2015/..", "day month range since until year"},
};

const std::vector<Case> combined = {
    {"start != 2013", "?range silent since until"},
    {"not start < 2013", "day month ?range silent since year"},
    {"start = none", "silent"},
    {"start != none", "day month range since until year"},
    {"start in (2013, none)", "day month ?range silent year"},
    {"start in (2009/2012, 2013/2015)", "day month range ?since ?until year"},
    {"start in (2013/2015, 2009/2012)", "day month range ?since ?until year"},
    {"start in (2009/2011, 2013/2015)", "day month ?range ?since ?until year"},
    {"start in (2009/2014, 2010, 2015)", "day month range ?since ?until year"},
    {"start in (../2013, 2014/..)", "day month range since until year"},
    {"start in (2013-04-16, 2013-04)", "day month ?range ?year"},
    {"start >= 2013 and start <= 2013", "day month ?range year"},
    {"start < 2013 or start >= 2013", "day month ?range since until year"},
    {"start = 2013 and id = range", "?range"},
    {"start = 2013 and id = silent", ""},
    {"start = 2013 or id = range", "day month range year"},
    {"not (start = 2013 and id = range)", "day month ?range silent since until year"},
};

const std::vector<Case> years = {
    {"year = 2013", "day month ?range year"},
    {"year = 2014", "?range ?since"},
    {"year = 2016", "?since"},
    {"year = 2008", "?until"},
    {"year != 2013", "?range silent since until"},
    {"year < 2013", "?range until"},
    {"year <= 2013", "day month ?range until year"},
    {"year > 2013", "?range since"},
    {"year >= 2013", "day month ?range since year"},
    {"year >= 2009 and year <= 2015", "day month range ?since ?until year"},
    {"year in (2009, 2010, 2011, 2012, 2013, 2014, 2015)", "day month range ?since ?until year"},
    {"year in (2009, 2015)", "?range ?since ?until"},
    {"year = none", "silent"},
    {"year = unknown", "range since until"},
    {"year != unknown", "day month silent year"},
    {"year in (2013, unknown)", "day month range since until year"},
    {"year in (none, unknown)", "range silent since until"},
};

}  // namespace

TEST_CASE("a date is compared by its possible days") {
  check_all(on(starts().store()), "actions", days);
}

TEST_CASE("what is open stays open in not, and, or, in") {
  check_all(on(starts().store()), "actions", combined);
}

TEST_CASE("a year that dates leave open is compared by its possible days too") {
  check_all(on(starts().store()), "actions", years);
}

TEST_CASE("a phase that dates leave open is one of those it may be") {
  const auto request = [](std::string_view date) {
    return "events:\n  - event: received\n    date: ../2016\n  - event: approved\n    date: " +
           std::string{date} + "\n";
  };
  const std::string early = request("2008");
  const std::string first = request("2009/2011-12");
  const std::string between = request("2011/2012-06");
  const std::string since = request("2010/..");
  const std::string until = request("../2011");
  const Sample sample({{"requests/a-early", early},
                       {"requests/b-first", first},
                       {"requests/c-between", between},
                       {"requests/d-since", since},
                       {"requests/e-until", until},
                       {"requests/f-silent", "title: Silent\n"},
                       {"actions/late", "phase: two\nrequest: b-first\n"}});
  const View view = on(sample.store());
  check_all(view, "requests",
            {{"phase = one", "b-first ?c-between ?d-since ?e-until"},
             {"phase = two", "?c-between ?d-since"},
             {"phase in (one, two)", "b-first c-between d-since ?e-until"},
             {"phase in (two, one)", "b-first c-between d-since ?e-until"},
             {"phase = \"Phase I\"", "b-first ?c-between ?d-since ?e-until"},
             {"phase = unknown", "c-between d-since e-until"},
             {"phase != unknown", "a-early b-first f-silent"}});
  check_all(view, "actions",
            {{"phase = two", "late"}, {"phase = one", ""}, {"request.phase = one", "late"}});
}

TEST_CASE("an outcome or status that dates leave open is unknown") {
  const Sample sample(
      {{"requests/a",
        "events:\n  - event: received\n    date: 2010\n"
        "  - event: approved\n    date: 2011/2013\n"},
       {"requests/b", "events:\n  - event: received\n    date: 2010\n"},
       {"actions/a", "request: a\nevents:\n  - event: started\n    date: 2013/2014\n"}});
  const auto at = [&](std::string_view day) { return on(sample.store(), day, "2020"); };
  check_all(at("2012"), "requests",
            {{"outcome = approved", "?a"},
             {"outcome = received", "?a b"},
             {"outcome = unknown", "a"},
             {"outcome != unknown", "b"},
             {"outcome ~ approv", "?a"},
             {"action.status = ongoing", "?a"},  // whatever an unknown status may be
             {"action.status = unknown", "a"}});
  check_all(at("2013"), "requests",
            {{"outcome = approved", "a"}, {"action.status = ongoing", "?a"}});
  check_all(at("2014"), "requests", {{"action.status = ongoing", "a"}});
  check_all(at("2009"), "requests", {{"outcome = none", "a b"}, {"outcome = received", ""}});
}

TEST_CASE("what may or may not have become of an activity is that or nothing") {
  const Sample sample({{"actions/a",
                        "activities:\n"
                        "  - id: a1\n    start: 2012-05\n    outcome:\n      state: held\n"
                        "  - id: a2\n    start: 2012-05\n    outcome:\n      state: cancelled\n"
                        "  - id: a3\n    outcome:\n      state: not-taken-up\n"
                        "  - id: a4\n    start: 2012-06\n    outcome:\n      state: held\n"}});
  check_all(on(sample.store(), "2012-05-15", "2020"), "activities",
            {{"outcome = held", "?a/a1"},
             {"outcome != held", "?a/a1 a/a2 a/a3 a/a4"},
             {"outcome in (held, cancelled)", "?a/a1 ?a/a2"},
             {"outcome = none", "?a/a1 ?a/a2 ?a/a3 a/a4"},
             {"outcome in (held, none)", "?a/a1 ?a/a2 ?a/a3 a/a4"},
             {"outcome = unknown", "a/a1 a/a2 a/a3"},
             {"outcome ~ cancel", "?a/a2"}});
  check_all(on(sample.store(), "2020"), "activities",
            {{"outcome = held", "a/a1 a/a4"},
             {"outcome = none", ""},
             {"outcome = not-taken-up", "a/a3"},
             {"outcome = unknown", ""}});
}

TEST_CASE("of several dates any may be meant") {
  const Sample sample(
      {{"actions/both",
        "activities:\n  - id: a1\n    types: [training]\n    title: T\n"
        "    start: 2012-05\n"
        "  - id: a2\n    types: [training]\n    title: T\n    start: 2014\n"},
       {"actions/none", "activities:\n  - id: a1\n    types: [training]\n    title: T\n"}});
  const View view = on(sample.store());
  check_all(view, "actions",
            {{"activities.start = 2012", "both"},
             {"activities.start = 2014-02", "?both"},
             {"activities.start > 2013", "both"},
             {"activities.start < 2012", ""},
             {"activities.start = none", "none"}});
  check_all(view, "activities",
            {{"start = 2012", "both/a1"},
             {"start = 2014-02", "?both/a2"},
             {"start >= 2012", "both/a1 both/a2"},
             {"start = none", "none/a1"},
             {"year = 2014", "both/a2"}});
}

}  // namespace filter_dates_test
