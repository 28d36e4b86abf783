// Dates of limited precision: what is one, which days it may mean, and how two compare.

#include "mieux/base/date.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace date_test {

using namespace mieux;
using namespace std::string_view_literals;

namespace {

/// The date written as `text`, which must be one.
Date date(std::string_view text) {
  const auto parsed = Date::parse(text);
  CAPTURE(text);
  REQUIRE(parsed.has_value());
  return parsed.value_or(Date{});
}

Day day(std::string_view text) { return date(text).first(); }

struct Bounds {
  std::string_view text;
  std::string_view first;
  std::string_view last;
};

/// Any day of the years 0000 to 9999.
rc::Gen<Day> any_day() {
  const auto least = day("0000-01-01").time_since_epoch().count();
  const auto most = day("9999-12-31").time_since_epoch().count();
  return rc::gen::map(rc::gen::inRange(least, most + 1),
                      [](std::int32_t days) { return Day{Day::duration{days}}; });
}

/// A text of a form that dates have, often of a day that no calendar has.
rc::Gen<std::string> date_like() {
  using rc::gen::element;
  const auto side = element<std::string>(
      "0000", "1999", "2013", "2016", "9999", "2013-01", "2013-02", "2016-02", "2013-12", "2013-00",
      "2013-13", "2013-01-01", "2013-01-31", "2013-02-28", "2013-02-29", "2016-02-29", "2013-04-16",
      "2013-12-31", "2013-12-32", "2013-04-00", "..", "");
  return rc::gen::map(rc::gen::tuple(side, side, element<std::string>("", "/", "//", "-")),
                      [](const auto& parts) {
                        const auto& [one, two, between] = parts;
                        return between.empty() ? one : one + between + two;
                      });
}

}  // namespace

TEST_CASE("a date means the days between its bounds") {
  const std::vector<Bounds> cases = {
      {"2013", "2013-01-01", "2013-12-31"},
      {"0000", "0000-01-01", "0000-12-31"},
      {"9999", "9999-01-01", "9999-12-31"},
      {"2013-04", "2013-04-01", "2013-04-30"},
      {"2013-02", "2013-02-01", "2013-02-28"},
      {"2016-02", "2016-02-01", "2016-02-29"},
      {"1900-02", "1900-02-01", "1900-02-28"},
      {"2000-02", "2000-02-01", "2000-02-29"},
      {"2013-12", "2013-12-01", "2013-12-31"},
      {"2013-04-16", "2013-04-16", "2013-04-16"},
      {"2016-02-29", "2016-02-29", "2016-02-29"},
      {"2009/2015", "2009-01-01", "2015-12-31"},
      {"2009-09/2009-09-17", "2009-09-01", "2009-09-17"},
      {"2013/2013", "2013-01-01", "2013-12-31"},
      {"2013-04-16/2013-04-16", "2013-04-16", "2013-04-16"},
      {"2013-06/2013", "2013-06-01", "2013-12-31"},
  };
  for (const Bounds& c : cases) {
    CAPTURE(c.text);
    CHECK(to_string(date(c.text).first()) == c.first);
    CHECK(to_string(date(c.text).last()) == c.last);
  }
}

TEST_CASE("a bound may be open") {
  CHECK(date("../2015").first() == Date::earliest);
  CHECK(date("../2015").last() == day("2015-12-31"));
  CHECK(date("2009-09/..").first() == day("2009-09-01"));
  CHECK(date("2009-09/..").last() == Date::latest);
  CHECK(to_string(Date::earliest) == "..");
  CHECK(to_string(Date::latest) == "..");
}

TEST_CASE("a text of another form is no date") {
  const std::vector<std::string_view> cases = {"",
                                               "..",
                                               "../..",
                                               "/",
                                               "2013/",
                                               "/2013",
                                               "213",
                                               "20133",
                                               "2013-",
                                               "2013-4",
                                               "2013-4-16",
                                               "2013-04-6",
                                               "2013-04-016",
                                               "2013.04.16",
                                               "16-04-2013",
                                               "2013/04/16",
                                               "2013-04-16 ",
                                               " 2013",
                                               "2013-04-16T00:00",
                                               "+2013",
                                               "-2013",
                                               "2013--4",
                                               "2013- 4",
                                               "2013-0a",
                                               "2o13",
                                               "2013/..2",
                                               ".../2013",
                                               "2013/2014/2015",
                                               "2013..2014",
                                               "２０１３",
                                               "2013\0"sv};
  for (const std::string_view text : cases) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text).has_value());
  }
}

TEST_CASE("a day that no calendar has is no date, nor are bounds in the wrong order") {
  const std::vector<std::string_view> cases = {"2013-00",         "2013-13",      "2013-04-00",
                                               "2013-04-31",      "2013-02-29",   "1900-02-29",
                                               "2013-99-01",      "2015/2013",    "2013-05/2013-04",
                                               "2013-02-29/2014", "2013/2014-13", "../2013-04-31"};
  for (const std::string_view text : cases) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text).has_value());
  }
}

TEST_CASE("a date is written in the shortest way") {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"2013", "2013"},
      {"2013-01-01/2013-12-31", "2013"},
      {"2013/2013", "2013"},
      {"2013-01/2013-12", "2013"},
      {"2013-04-01/2013-04-30", "2013-04"},
      {"2016-02-01/2016-02-29", "2016-02"},
      {"2016-02-01/2016-02-28", "2016-02/2016-02-28"},
      {"2013-01-01/2013-01-31", "2013-01"},
      {"2013-12-01/2013-12-31", "2013-12"},
      {"2013-01-01", "2013-01-01"},
      {"2013-12-31", "2013-12-31"},
      {"2013-04-16/2013-04-16", "2013-04-16"},
      {"2009-01-01/2015-12-31", "2009/2015"},
      {"2009-09-01/2015-06-30", "2009-09/2015-06"},
      {"../2015-12-31", "../2015"},
      {"2009-01-01/..", "2009/.."},
      {"../2013-04-16", "../2013-04-16"},
  };
  for (const auto& [text, expected] : cases) CHECK(date(text).to_string() == expected);
}

TEST_CASE("what is written is read back as the same date") {
  CHECK(rc::check("between two days", [] {
    const Day one = *any_day();
    const Day two = *any_day();
    const Date d{std::min(one, two), std::max(one, two)};
    RC_ASSERT(Date::parse(d.to_string()) == d);
  }));
  CHECK(rc::check("on one day, and open to one side", [] {
    const Day one = *any_day();
    for (const Date d : {Date{one, one}, Date{Date::earliest, one}, Date{one, Date::latest}})
      RC_ASSERT(Date::parse(d.to_string()) == d);
  }));
}

TEST_CASE("whatever is not a date has a problem that is told, and no other text has") {
  CHECK(rc::check([] {
    const std::string text = *date_like();
    const auto d = Date::parse(text);
    RC_ASSERT(d.has_value() == date_problem(text).empty());
    if (d) RC_ASSERT(d->first() <= d->last());
    if (d) RC_ASSERT(Date::parse(d->to_string()) == d);
  }));
}

TEST_CASE("three-valued logic") {
  using enum Truth;
  CHECK((!yes) == no);
  CHECK((!no) == yes);
  CHECK((!unknown) == unknown);
  const std::vector<Truth> all = {no, unknown, yes};
  for (const Truth a : all)
    for (const Truth b : all) {
      const bool some_no = a == no || b == no;
      const bool some_yes = a == yes || b == yes;
      CHECK((a && b) == (some_no ? no : a == yes && b == yes ? yes : unknown));
      CHECK((a || b) == (some_yes ? yes : a == no && b == no ? no : unknown));
    }
}

namespace {

struct Comparison {
  std::string_view a;
  std::string_view b;
  Truth expected;
};

}  // namespace

TEST_CASE("before holds only if it holds for every day") {
  using enum Truth;
  const std::vector<Comparison> cases = {
      {"2013-04-16", "2013-04-17", yes},
      {"2013-04-16", "2013-04-16", no},
      {"2013-04-17", "2013-04-16", no},
      {"2012", "2013", yes},
      {"2013", "2012", no},
      {"2013", "2013", unknown},
      {"2013-04", "2013", unknown},
      {"2013", "2013-04", unknown},
      {"2013-12-31", "2013", no},       // the last day is before none of the year
      {"2013", "2013-01-01", no},       // and none before the first
      {"2013-01-01", "2013", unknown},  // either the same day or before
      {"2013", "2013-12-31", unknown},
      {"2013-12-30", "2013-12-31", yes},
      {"../2015", "2016", yes},
      {"../2015", "2015", unknown},
      {"../2015", "2015-01-01", unknown},
      {"2015", "../2014", no},
      {"2016/..", "2015", no},
      {"2015", "2016/..", yes},
      {"2015/..", "2015", unknown},
      {"../2015", "2015/..", unknown},
      {"2016/..", "../2015", no},
      {"../2015", "../2015", unknown},
      {"2009/..", "2009/..", unknown},
  };
  for (const Comparison& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(before(date(c.a), date(c.b)) == c.expected);
    CHECK(not_after(date(c.b), date(c.a)) == !c.expected);
  }
  static_assert(before(Date{}, Date{}) == unknown);
}

TEST_CASE("within holds for a date all of whose days lie in the period") {
  using enum Truth;
  const std::vector<Comparison> cases = {
      {"2013-04-16", "2013", yes},     {"2013", "2013", yes},
      {"2013-01-01", "2013", yes},     {"2013-12-31", "2013", yes},
      {"2012-12-31", "2013", no},      {"2014-01-01", "2013", no},
      {"2012/2013", "2013", unknown},  {"2013/2014", "2013", unknown},
      {"2012/2014", "2013", unknown},  {"2013", "2013-04", unknown},
      {"../2015", "2015", unknown},    {"../2014", "2015", no},
      {"2016/..", "2015", no},         {"../2015", "../2015", yes},
      {"../2015", "../2014", unknown}, {"2009/..", "2009/..", yes},
      {"2008/..", "2009/..", unknown}, {"2013", "../2015", yes},
      {"2013", "2009/..", yes},        {"2016", "../2015", no},
  };
  for (const Comparison& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(within(date(c.a), date(c.b)) == c.expected);
  }
}

TEST_CASE("comparisons agree with trying every pair of days") {
  CHECK(rc::check([] {
    const int from_a = *rc::gen::inRange(0, 8);
    const int to_a = *rc::gen::inRange(from_a, 8);
    const int from_b = *rc::gen::inRange(0, 8);
    const int to_b = *rc::gen::inRange(from_b, 8);
    int earlier = 0;
    int inside = 0;
    for (int a = from_a; a <= to_a; ++a) {
      inside += a >= from_b && a <= to_b ? 1 : 0;
      for (int b = from_b; b <= to_b; ++b) earlier += a < b ? 1 : 0;
    }
    const auto truth_of = [](int holds, int tried) {
      return holds == tried ? Truth::yes : holds > 0 ? Truth::unknown : Truth::no;
    };
    const auto at = [](int days) { return Day{Day::duration{days}}; };
    const Date a{at(from_a), at(to_a)};
    const Date b{at(from_b), at(to_b)};
    const int days_a = to_a - from_a + 1;
    RC_ASSERT(before(a, b) == truth_of(earlier, days_a * (to_b - from_b + 1)));
    RC_ASSERT(within(a, b) == truth_of(inside, days_a));
  }));
}

TEST_CASE("the year, if there is one") {
  CHECK(year_of(date("2013")) == 2013);
  CHECK(year_of(date("2013-04")) == 2013);
  CHECK(year_of(date("2013-01-01/2013-12-31")) == 2013);
  CHECK(year_of(date("2013-12-31")) == 2013);
  CHECK_FALSE(year_of(date("2013/2014")).has_value());
  CHECK_FALSE(year_of(date("../2013")).has_value());
  CHECK_FALSE(year_of(date("2013/..")).has_value());
}

TEST_CASE("a day that was meant is told") {
  CHECK(day_problem("9.2.2018") == "write 2018-02-09");
  CHECK(day_problem("09/02/2018") == "write 2018-02-09");
  CHECK(day_problem("2018-2-9") == "write 2018-02-09");
  CHECK(day_problem("31.2.2018") == "2018-02 has no day 31");
  for (const char* word : {"yesterday", "", "1.2.3", "2018..2", "2018-02-09-1"})
    CHECK(day_problem(word) == "write a day such as 2026-03-01");
}

TEST_CASE("a problem says what is wrong or what to write") {
  constexpr auto how =
      "write a date as 2013-04-16, 2013-04, \"2013\", or 2009/2015 for a day between two bounds"sv;
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"2013-04-16", ""},
      {"../2015", ""},
      {"2018-02-30", "2018-02 has no day 30"},
      {"2018-2-30", "2018-02 has no day 30"},
      {"2018-04-00", "2018-04 has no day 0"},
      {"2018-2-9", "write 2018-02-09"},
      {"2018-02-9", "write 2018-02-09"},
      {"2018-13-01", "there is no month 13"},
      {"2018-00", "there is no month 0"},
      {"2018-13", "there is no month 13"},
      {"2018-2", "write 2018-02"},
      {"0000-2-30", "0000-02 has no day 30"},
      {"2018-2-9-1", how},
      {"2018-2-", how},
      {"2018-002", how},
      {"2009/2018-2-9", "write 2018-02-09"},
      {"2018-13/2019", "there is no month 13"},
      {"../..", "give at least one bound: ../2015, 2009/.."},
      {"2015/2013", "the first bound is later than the second: write the earlier one first"},
      {"", how},
      {"spring 2013", how},
      {"16.4.2013", how},
      {"18-2-30", how},
      {"2018--2-9", how},
      {"2018-2--9", how},
      {"2018- 2- 9", how},
      {" 2018-2-9", how},
      {"+201-2-9", how},
      {"2018-2-9 and more than fits in a date", how},
      {"2013/", how},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(date_problem(text) == expected);
  }
}

TEST_CASE("months and days later") {
  const auto later = [](const char* text, std::uint32_t months, std::uint32_t days) {
    return later_by(*Date::parse(text), months, days).to_string();
  };
  CHECK(later("2026-01-31", 1, 0) == "2026-02-28");
  CHECK(later("2024-01-31", 1, 0) == "2024-02-29");
  CHECK(later("2024-02-29", 12, 0) == "2025-02-28");
  CHECK(later("2025-12-15", 2, 0) == "2026-02-15");
  CHECK(later("2025-12-15", 0, 21) == "2026-01-05");
  CHECK(later("2026-01-31", 1, 1) == "2026-03-01");
  CHECK(later("2026-01", 1, 0) == "2026-02");
  CHECK(later("../2015", 3, 0) == "../2016-03");
  CHECK(later("2015/..", 3, 0) == "2015-04/..");
  CHECK(later("2015-01-01", 4'000'000'000U, 0) == "..");
  CHECK(later("9999-12-30", 0, 1) == "9999-12-31");
  CHECK(later("9999-12-31", 0, 1) == "..");
  CHECK(later("9999-06", 24, 0) == "..");
  CHECK(later("9998-12-31/9999", 12, 0) == "9999-12-31/..");
  CHECK(later("0000-01-01", 12, 0) == "0001-01-01");
}

TEST_CASE("readers of a report get bounds in words") {
  const auto words = [](const char* text) { return Date::parse(text)->in_words(); };
  CHECK(words("2013-04-16") == "2013-04-16");
  CHECK(words("2013") == "2013");
  CHECK(words("2013-03/2015") == "between 2013-03 and 2015");
  CHECK(words("../2015-06") == "2015-06 or before");
  CHECK(words("2009/..") == "2009 or later");
  CHECK(Date{}.in_words() == "on a day not known");
}

TEST_CASE("years that no record can mean") {
  for (const char* text : {"2013", "1900", "2199-12-31", "2009/2015", "../2015", "2009/..", ".."})
    CHECK_FALSE(implausible_year(text));
  CHECK(implausible_year("0218-07-02") == 218);
  CHECK(implausible_year("0000") == 0);
  CHECK(implausible_year("1899/2015") == 1899);
  CHECK(implausible_year("2015/2200-01") == 2200);
  CHECK(implausible_year("../9999-12-31") == 9999);
}

}  // namespace date_test
