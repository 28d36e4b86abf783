// Figures over time: which steps a period has, and what lies in each.

#include "mieux/queries/figures/steps.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace steps_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

std::string told(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps)
    text += (text.empty() ? "" : " ") + step.id + ":" + to_string(step.days.first()) + ".." +
            to_string(step.days.last());
  return text;
}

std::string ids(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) text += (text.empty() ? "" : " ") + step.id;
  return text;
}

struct Over {
  Asked asked;
  std::string_view period;
  Every every = Every::year;
  Reading reading = Reading::begun;
};

StatsQuery query_over(const View& view, const Over& over) {
  StatsQuery query = query_of(view, over.asked);
  query.period = Period{date(over.period), over.reading};
  query.step_word = word_of(over.every);
  query.by.insert(query.by.begin(), step_field(*query.subject, over.reading,
                                               steps_of(date(over.period), over.every)));
  return query;
}

/// `2010 1, 2011 0 | 1; undated 2`.
std::string figures_over(const View& view, const Over& over) {
  const Statistics statistics = count(view, query_over(view, over));
  std::string text;
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    text +=
        (r == 0 ? "" : ", ") + statistics.rows[r].id + " " + to_string(statistics.row_totals[r]);
  text += " | " + to_string(statistics.total);
  if (!statistics.undated.units.empty()) text += "; undated " + to_string(statistics.undated);
  return text;
}

const Sample& requests() {
  static const Sample sample({
      {"requests/day", "events:\n  - event: received\n    date: 2010-12-31\n"},
      {"requests/month", "events:\n  - event: received\n    date: 2012-02\n"},
      {"requests/leap", "events:\n  - event: received\n    date: 2012-02-29\n"},
      {"requests/range", "events:\n  - event: received\n    date: 2010/2012\n"},
      {"requests/over-the-end", "events:\n  - event: received\n    date: 2012/2014\n"},
      {"requests/later", "events:\n  - event: received\n    date: 2014-05\n"},
      {"requests/silent", "title: Nothing\n"},
  });
  return sample;
}

}  // namespace

TEST_CASE("a period has whole steps, and cut ones at its ends that are called by their days") {
  CHECK(told(steps_of(date("2011/2012"), Every::year)) ==
        "2011:2011-01-01..2011-12-31 2012:2012-01-01..2012-12-31");
  CHECK(told(steps_of(date("2012-02/2012-03"), Every::month)) ==
        "2012-02:2012-02-01..2012-02-29 2012-03:2012-03-01..2012-03-31");
  CHECK(told(steps_of(date("2011-11/2012-03"), Every::quarter)) ==
        "2011-11/2011-12:2011-11-01..2011-12-31 2012-Q1:2012-01-01..2012-03-31");
  CHECK(ids(steps_of(date("2012"), Every::quarter)) == "2012-Q1 2012-Q2 2012-Q3 2012-Q4");
  CHECK(told(steps_of(date("2012/2013-02"), Every::half_year)) ==
        "2012-H1:2012-01-01..2012-06-30 2012-H2:2012-07-01..2012-12-31 "
        "2013-01/2013-02:2013-01-01..2013-02-28");
  CHECK(ids(steps_of(date("2012-03-05/2013-02-10"), Every::year)) ==
        "2012-03-05/2012-12-31 2013-01-01/2013-02-10");
  CHECK(ids(steps_of(date("2012-03/2013-01"), Every::year)) == "2012-03/2012-12 2013-01");
  CHECK(ids(steps_of(date("2012-02-29"), Every::year)) == "2012-02-29");
  for (const Step& step : steps_of(date("2012-03-05/2013-01"), Every::year))
    CHECK(date(step.id) == step.days);
  CHECK(told(whole_steps(date("2012-03-05/2013-02-10"), Every::year)) ==
        "2012:2012-01-01..2012-12-31 2013:2013-01-01..2013-12-31");
}

TEST_CASE("steps are counted before they are made") {
  for (const std::string_view period : {"2012", "2012-02-29", "1900/2199", "2011-12-31/2012-01-01"})
    for (const Every every : {Every::year, Every::half_year, Every::quarter, Every::month}) {
      CAPTURE(period);
      CHECK(count_of_steps(date(period), every) == steps_of(date(period), every).size());
      CHECK(whole_steps(date(period), every).size() == steps_of(date(period), every).size());
    }
}

TEST_CASE("the days of a step are known by its name") {
  for (const Every every : {Every::year, Every::half_year, Every::quarter, Every::month})
    for (const Step& step : steps_of(date("2012/2013"), every)) {
      CAPTURE(step.id);
      CHECK(days_of_step(step.id) == step.days);
    }
  for (const std::string_view none :
       {"2012-Q0", "2012-Q5", "2012-H3", "2012-H0", "2012-q1", "2012Q1", "2012_Q1", "20x2-Q1",
        "-Q1", "2012-Q", "", "2012-13"}) {
    CAPTURE(none);
    CHECK_FALSE(days_of_step(none).has_value());
  }
}

TEST_CASE("the words for steps are those that can be typed") {
  for (const Every every : {Every::year, Every::half_year, Every::quarter, Every::month}) {
    CHECK(every_named(word_of(every)) == every);
    CHECK(every_words.find(word_of(every)) != std::string_view::npos);
  }
}

TEST_CASE("each step has a row, in their order; what lies in no known step is unknown or undated") {
  const View view = on(requests().store());
  CHECK(figures_over(view, {{"requests"}, "2010/2012"}) ==
        "2010 1, 2011 0, 2012 2, unknown 1 | 4; undated 2");
  CHECK(figures_over(view, {{"requests"}, "2010/2015"}) ==
        "2010 1, 2011 0, 2012 2, 2013 0, 2014 1, 2015 0, unknown 2 | 6; undated 1");
  CHECK(figures_over(view, {{"requests"}, "2012-02/2012-03", Every::month}) ==
        "2012-02 2, 2012-03 0 | 2; undated 3");
  CHECK(figures_over(view, {{"requests", {}, "id = leap"}, "2012-02-01/2012-02-28"}) ==
        "2012-02-01/2012-02-28 0 | 0");
  CHECK(figures_over(view, {{"requests", {}, "id = day"}, "2000/2001"}) == "2000 0, 2001 0 | 0");
}

TEST_CASE("by a field as well, each step has the values that any of them has") {
  const View view = on(small_office());
  const Statistics statistics =
      count(view, query_over(view, {{"requests", "outcome"}, "2018/2020"}));
  REQUIRE(statistics.rows.size() == 3);
  REQUIRE(statistics.columns.size() == 3);
  CHECK(statistics.columns[0].id == "approved");
  CHECK(statistics.cell(0, 0).value == 1);
  CHECK(statistics.cell(2, 0).value == 0);
  CHECK(statistics.row_totals[1].value == 2);
  CHECK(statistics.total.value == 4);
}

TEST_CASE("what was active counts in each of its steps, and once in the total") {
  const Sample sample({
      {"actions/leap",
       "events:\n  - event: started\n    date: 2011-11-30\n"
       "  - event: completed\n    date: 2012-02-29\n"},
      {"actions/open",
       "events:\n  - event: started\n    date: 2012-02\n"
       "  - event: completed\n    date: 2012-03/2012-05\n"},
      {"actions/never", "title: Nothing\n"},
  });
  const View view = on(sample.store());
  CHECK(figures_over(view, {{"actions"}, "2011-11/2012-06", Every::month, Reading::active}) ==
        "2011-11 1, 2011-12 1, 2012-01 1, 2012-02 2, 2012-03 1, 2012-04 0, 2012-05 0, 2012-06 0, "
        "unknown 1 | 2");
  // On 15 January nothing is known to run later.
  const View then = on(sample.store(), "2012-01-15");
  CHECK(figures_over(then, {{"actions"}, "2011-11/2012-03", Every::month, Reading::active}) ==
        "2011-11 1, 2011-12 1, 2012-01 1, 2012-02 0, 2012-03 0 | 1");
}

TEST_CASE("a step counts what lies in it as a period") {
  double counted = 0;
  for (const Store* store : {&small_office(), &published()}) {
    const View view = on(*store);
    for (const std::string_view of : {"requests", "actions", "activities", "missions", "feedback"})
      for (const Reading reading : {Reading::begun, Reading::active}) {
        if (reading == Reading::active && !lasts(*find_subject(of))) continue;
        const Over over{{of}, "2009/2024", Every::quarter, reading};
        const Statistics all = count(view, query_over(view, over));
        const std::vector<Step> steps = steps_of(date(over.period), over.every);
        for (std::size_t i = 0; i < steps.size(); ++i) {
          StatsQuery one = query_of(view, over.asked);
          one.period = Period{steps[i].days, reading};
          CAPTURE(of);
          CAPTURE(steps[i].id);
          REQUIRE(all.rows[i].id == steps[i].id);
          CHECK(all.row_totals[i].value == count(view, one).total.value);
          counted += all.row_totals[i].value;
        }
      }
  }
  CHECK(counted > 100);
}

TEST_CASE("a median of no records is none, in rows and in cells") {
  const View view = on(small_office());
  const Statistics statistics = count(
      view, query_over(view, {{"requests", "outcome", {}, "median:days.decided"}, "2018/2020"}));
  CHECK(to_string(statistics.row_totals[2]) == "none");
  CHECK(to_string(statistics.cell(2, 0)) == "none");
  CHECK(to_string(statistics.cell(0, 0)) != "none");
}

TEST_CASE("kinds that no day places in time are told from those that have one") {
  CHECK(is_dated(*find_subject("requests")));
  CHECK(is_dated(*find_subject("missions")));
  CHECK(is_dated(*find_subject("experts")));
  CHECK(is_dated(*find_subject("publications")));
  CHECK_FALSE(is_dated(*find_subject("organisations")));
  // As the dates of records have it.
  for (const Subject& subject : subjects()) {
    if (is_dated(subject)) continue;
    const View view = on(small_office());
    for (const Unit& unit : units_of(view.store, subject, true))
      CHECK_FALSE(main_date(view.store, subject, unit, view.as_of).known);
  }
}

}  // namespace steps_test
