#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>

namespace mieux {

/// A day of the civil calendar, in four bytes.
using Day = std::chrono::time_point<std::chrono::system_clock,
                                    std::chrono::duration<std::int32_t, std::ratio<86400>>>;

/// What a comparison of dates of limited precision can say: it holds for every possible day, for
/// none, or that depends on the day nobody wrote down.
enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }
constexpr Truth operator!(Truth a) { return a == Truth::unknown ? a : truth(a == Truth::no); }
constexpr Truth operator&&(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth operator||(Truth a, Truth b) { return a < b ? b : a; }

/// One day of which the records know only these bounds: a day (`2013-04-16`), a month (`2013-04`),
/// a year (`2013`), or a day between two of those (`2009/2015`), either side of which may be open
/// (`../2015`: not later than 2015). Open bounds are `earliest` and `latest`.
class Date {
 public:
  static constexpr Day earliest{Day::duration{-10'000'000}};
  static constexpr Day latest{Day::duration{10'000'000}};
  /// The years that a date of a record can lie in.
  static constexpr int first_year = 1900;
  static constexpr int last_year = 2199;

  constexpr Date() = default;
  constexpr Date(Day first, Day last) : first_(first), last_(last) {}

  /// The date written as `text`; nothing if it is not one, or names a day that no calendar has.
  static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] constexpr Day first() const { return first_; }
  [[nodiscard]] constexpr Day last() const { return last_; }
  [[nodiscard]] constexpr bool is_day() const { return first_ == last_; }

  /// The shortest way to write these bounds.
  [[nodiscard]] std::string to_string() const;
  /// The same for readers of a report: `2013-04`, `between 2013-03 and 2015`, `2015 or before`.
  [[nodiscard]] std::string in_words() const;

  friend constexpr bool operator==(const Date&, const Date&) = default;

 private:
  Day first_ = earliest;
  Day last_ = latest;
};

/// Is `a` before `b` whatever the unknown days are? The two days are taken to be independent.
constexpr Truth before(Date a, Date b) {
  if (a.last() < b.first()) return Truth::yes;
  return a.first() >= b.last() ? Truth::no : Truth::unknown;
}

/// Not later than.
constexpr Truth not_after(Date a, Date b) { return !before(b, a); }

/// Does the date lie between the bounds of `period`, both included?
constexpr Truth within(Date date, Date period) {
  if (date.first() >= period.first() && date.last() <= period.last()) return Truth::yes;
  return date.last() < period.first() || date.first() > period.last() ? Truth::no : Truth::unknown;
}

/// `date` and so many calendar months and days on. A month later is the same day of the next month,
/// or its last one: 31 January and a month is the last day of February. Open bounds stay open; what
/// lies beyond the year 9999 is open.
Date later_by(Date date, std::uint32_t months, std::uint32_t days);

/// A year in the text of a date that no record can mean; nothing if there is none.
std::optional<int> implausible_year(std::string_view date);

/// The year, if every possible day lies in one.
std::optional<int> year_of(Date date);

/// `YYYY-MM-DD`; the day itself, in words a hint can use.
std::string to_string(Day day);

/// Why `text` is not a date, and how to write it: "2018 has no 30 February" or
/// "write 2018-02-09". Empty if `text` is a date.
std::string date_problem(std::string_view text);

/// How to write the day that a person meant with `text`, in words a hint can use: "2018 has no 30
/// February", "write 2018-02-09" for `9.2.2018`, else "write a day such as 2026-03-01".
std::string day_problem(std::string_view text);

}  // namespace mieux
