#include "mieux/base/date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return !text.empty();
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

Day day_of(year_month_day date) { return std::chrono::sys_days{date}; }

Day last_of(year y, month m) {
  return std::chrono::sys_days{year_month_day_last{y, std::chrono::month_day_last{m}}};
}

/// The number that `count` characters say; negative if one of them is no digit.
int number_at(const char* from, int count) {
  int value = 0;
  bool digits = true;
  for (int i = 0; i < count; ++i) {
    digits = digits && is_digit(from[i]);
    value = value * 10 + (from[i] - '0');
  }
  return digits ? value : -1;
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
std::optional<Date> parse_simple(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const char* from = text.data();
  const int years = number_at(from, 4);
  if (years < 0) return std::nullopt;
  const year y{years};
  if (text.size() == 4) return Date{day_of({y, month{1}, day{1}}), last_of(y, month{12})};
  const int months = number_at(from + 5, 2);
  if (text[4] != '-' || months < 1 || months > 12) return std::nullopt;
  const month m{static_cast<unsigned>(months)};
  if (text.size() == 7) return Date{day_of({y, m, day{1}}), last_of(y, m)};
  const int days = number_at(from + 8, 2);
  if (text[7] != '-' || days < 1) return std::nullopt;
  const year_month_day whole{y, m, day{static_cast<unsigned>(days)}};
  if (!whole.ok()) return std::nullopt;
  const Day only = day_of(whole);
  return Date{only, only};
}

/// Dates have four digits for the year.
constexpr Day end_of_calendar{
    std::chrono::sys_days{year{9999} / std::chrono::December / 31}.time_since_epoch()};

Day later_by(Day from, std::uint32_t months, std::uint32_t days) {
  if (from == Date::earliest || from == Date::latest) return from;
  constexpr std::uint32_t too_far = 100'000;  // beyond any calendar: never
  if (months > too_far || days > too_far) return Date::latest;
  const year_month_day date{from};
  const auto moved = year_month_day{date.year(), date.month(), day{1}} +
                     std::chrono::months{static_cast<int>(months)};
  const year_month_day last{
      year_month_day_last{moved.year(), std::chrono::month_day_last{moved.month()}}};
  const Day whole = day_of({moved.year(), moved.month(), std::min(date.day(), last.day())});
  const Day later = whole + Day::duration{static_cast<std::int32_t>(days)};
  return later > end_of_calendar ? Date::latest : later;
}

/// The shortest text whose first day is `d`.
std::string lower_bound_text(Day d) {
  std::string text = to_string(d);
  if (text.ends_with("-01-01")) return text.substr(0, 4);
  if (text.ends_with("-01")) return text.substr(0, 7);
  return text;
}

/// The shortest text whose last day is `d`.
std::string upper_bound_text(Day d) {
  const year_month_day date{d};
  std::string text = to_string(d);
  if (date.month() == month{12} && date.day() == day{31}) return text.substr(0, 4);
  if (d == last_of(date.year(), date.month())) return text.substr(0, 7);
  return text;
}

/// The numbers of `2018-2-9`: four digits, then once or twice one or two. Those left out are 0;
/// nothing if the text has another form.
std::optional<std::array<int, 3>> numbers(std::string_view text) {
  std::array<int, 3> found{};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t dash = text.find('-');
    const std::string_view digits = text.substr(0, dash);
    const bool fits = i == 0 ? digits.size() == 4 : digits.size() == 1 || digits.size() == 2;
    if (!fits || !all_digits(digits)) return std::nullopt;
    found[i] = number(digits);
    if (dash == std::string_view::npos) return i == 0 ? std::nullopt : std::optional{found};
    text.remove_prefix(dash + 1);
  }
  return std::nullopt;
}

/// What is wrong with one side of a date.
std::string simple_problem(std::string_view text) {
  const auto found = numbers(text);
  if (!found)
    return "write a date as 2013-04-16, 2013-04, \"2013\", or 2009/2015 for a day between two "
           "bounds";
  const auto [y, m, d] = *found;
  if (m < 1 || m > 12) return "there is no month " + std::to_string(m);
  const Day first = day_of({year{y}, month{static_cast<unsigned>(m)}, day{1}});
  const std::string in_month = to_string(first).substr(0, 7);
  if (std::count(text.begin(), text.end(), '-') == 1) return "write " + in_month;
  const year_month_day whole{year{y}, month{static_cast<unsigned>(m)},
                             day{static_cast<unsigned>(d)}};
  if (!whole.ok()) return in_month + " has no day " + std::to_string(d);
  return "write " + to_string(day_of(whole));
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (const auto simple = parse_simple(text)) return simple;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view low = text.substr(0, slash);
  const std::string_view high = text.substr(slash + 1);
  if (low == ".." && high == "..") return std::nullopt;
  Day first = earliest;
  Day last = latest;
  if (low != "..") {
    const auto date = parse_simple(low);
    if (!date) return std::nullopt;
    first = date->first();
  }
  if (high != "..") {
    const auto date = parse_simple(high);
    if (!date) return std::nullopt;
    last = date->last();
  }
  if (first > last) return std::nullopt;
  return Date{first, last};
}

std::string Date::to_string() const {
  if (is_day()) return mieux::to_string(first_);
  const std::string low = first_ == earliest ? ".." : lower_bound_text(first_);
  const std::string high = last_ == latest ? ".." : upper_bound_text(last_);
  for (const std::string& simple : {low, high})
    if (const auto date = parse_simple(simple); date && *date == *this) return simple;
  return low + "/" + high;
}

std::string Date::in_words() const {
  if (*this == Date{}) return "on a day not known";
  std::string text = to_string();
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return text;
  const std::string low = text.substr(0, slash);
  const std::string high = text.substr(slash + 1);
  if (low == "..") return high + " or before";
  return high == ".." ? low + " or later" : "between " + low + " and " + high;
}

Date later_by(Date date, std::uint32_t months, std::uint32_t days) {
  return {later_by(date.first(), months, days), later_by(date.last(), months, days)};
}

std::optional<int> implausible_year(std::string_view date) {
  while (!date.empty()) {
    const std::string_view side = date.substr(0, date.find('/'));
    date.remove_prefix(std::min(side.size() + 1, date.size()));
    if (side.size() < 4 || !all_digits(side.substr(0, 4))) continue;
    const int year = number(side.substr(0, 4));
    if (year < Date::first_year || year > Date::last_year) return year;
  }
  return std::nullopt;
}

std::optional<int> year_of(Date date) {
  if (date.first() == Date::earliest || date.last() == Date::latest) return std::nullopt;
  const year first = year_month_day{date.first()}.year();
  if (first != year_month_day{date.last()}.year()) return std::nullopt;
  return int{first};
}

std::string to_string(Day day) {
  if (day == Date::earliest || day == Date::latest) return "..";
  const year_month_day date{day};
  char buffer[40];
  const int size = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", int{date.year()},
                                 unsigned{date.month()}, unsigned{date.day()});
  return {buffer, static_cast<std::size_t>(size)};
}

std::string date_problem(std::string_view text) {
  if (Date::parse(text)) return {};
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return simple_problem(text);
  const std::string_view low = text.substr(0, slash);
  const std::string_view high = text.substr(slash + 1);
  if (low == ".." && high == "..") return "give at least one bound: ../2015, 2009/..";
  for (const std::string_view side : {low, high})
    if (side != ".." && !parse_simple(side)) return simple_problem(side);
  return "the first bound is later than the second: write the earlier one first";
}

std::string day_problem(std::string_view text) {
  std::vector<std::string_view> numbers;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '.' && text[i] != '/' && text[i] != '-') continue;
    numbers.push_back(text.substr(start, i - start));
    start = i + 1;
  }
  const std::string usual = "write a day such as 2026-03-01";
  if (numbers.size() != 3 || !std::all_of(numbers.begin(), numbers.end(), all_digits)) return usual;
  if (numbers[0].size() < 4) std::swap(numbers[0], numbers[2]);
  if (numbers[0].size() != 4 || numbers[1].empty() || numbers[1].size() > 2 || numbers[2].empty() ||
      numbers[2].size() > 2)
    return usual;
  std::string day{numbers[0]};
  for (const std::string_view part : {numbers[1], numbers[2]})
    day += (part.size() == 1 ? "-0" : "-") + std::string{part};
  return Date::parse(day) ? "write " + day : date_problem(day);
}

}  // namespace mieux
