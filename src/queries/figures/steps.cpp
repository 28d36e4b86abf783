#include "mieux/queries/figures/steps.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

namespace mieux {
namespace {

constexpr int months_of_year = 12;

constexpr int months_of(Every every) {
  switch (every) {
    case Every::year: return months_of_year;
    case Every::half_year: return months_of_year / 2;
    case Every::quarter: return 3;
    case Every::month: return 1;
  }
  return months_of_year;
}

/// What stands before the number of a step within its year; empty where it is called by its date.
constexpr std::string_view letter_of(Every every) {
  return every == Every::quarter ? "Q" : every == Every::half_year ? "H" : "";
}

/// Steps of this length since the year 0, at whose beginning the one lies that holds the day.
int number_of_step(Day day, Every every) {
  const std::chrono::year_month_day date{std::chrono::sys_days{day}};
  const int month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  return (static_cast<int>(date.year()) * months_of_year + month) / months_of(every);
}

Day first_day_of(int step, Every every) {
  const int month = step * months_of(every);
  const std::chrono::year_month_day date{
      std::chrono::year{month / months_of_year},
      std::chrono::month{static_cast<unsigned>(month % months_of_year + 1)}, std::chrono::day{1}};
  return Day{std::chrono::sys_days{date}.time_since_epoch()};
}

std::string name_of_step(int step, Every every, Date days) {
  if (letter_of(every).empty()) return days.to_string();
  const int in_year = months_of_year / months_of(every);
  const std::string year = to_string(days.first()).substr(0, 4);
  return year + "-" + std::string{letter_of(every)} + std::to_string(step % in_year + 1);
}

/// `2018-03/2018-12`, or by its days where it does not have whole months.
std::string name_of_cut(Date days) {
  const std::string first = to_string(days.first());
  const std::string last = to_string(days.last());
  if (days.is_day()) return first;
  constexpr std::size_t year_and_month = 7;
  const bool whole_months =
      first.ends_with("-01") && to_string(days.last() + std::chrono::days{1}).ends_with("-01");
  if (!whole_months) return first + "/" + last;
  const std::string month = first.substr(0, year_and_month);
  return last.starts_with(month) ? month : month + "/" + last.substr(0, year_and_month);
}

/// In which steps a unit lies.
class Placing {
 public:
  Placing(const View& view, const Subject& subject, const Unit& unit,
          const std::vector<Step>& steps, Values& values)
      : view_(view), subject_(subject), unit_(unit), steps_(steps), values_(values) {}

  void place(Reading reading) {
    if (reading == Reading::active)
      place_active(0, steps_.size());
    else
      place_begun();
    if (open_) values_.push_back({{}, {}, 0, true});
  }

 private:
  void add(const Step& step, Truth lies_in) {
    if (lies_in == Truth::yes) values_.push_back({step.id, step.days, 0, false});
    if (lies_in == Truth::unknown) open_ = true;
  }

  void place_begun() {
    const When when = main_date(view_.store, subject_, unit_, view_.as_of);
    const auto step = std::partition_point(steps_.begin(), steps_.end(), [&](const Step& one) {
      return one.days.last() < when.date.first();
    });
    if (step != steps_.end()) add(*step, within(when.date, step->days));
  }

  /// Halves of the steps, as long as it may have been active in them.
  void place_active(std::size_t first, std::size_t last) {
    if (first == last) return;
    const Date days{steps_[first].days.first(), steps_[last - 1].days.last()};
    const Truth active = was_active(view_, subject_, unit_, days);
    if (last - first == 1) return add(steps_[first], active);
    if (active == Truth::no) return;
    const std::size_t middle = first + (last - first) / 2;
    place_active(first, middle);
    place_active(middle, last);
  }

  const View& view_;
  const Subject& subject_;
  const Unit& unit_;
  const std::vector<Step>& steps_;
  Values& values_;
  bool open_ = false;
};

}  // namespace

Every every_named(std::string_view word) {
  for (const Every every : {Every::half_year, Every::quarter, Every::month})
    if (word_of(every) == word) return every;
  return Every::year;
}

std::string_view word_of(Every every) {
  switch (every) {
    case Every::year: return "year";
    case Every::half_year: return "half-year";
    case Every::quarter: return "quarter";
    case Every::month: return "month";
  }
  return {};
}

std::optional<Date> days_of_step(std::string_view id) {
  constexpr std::size_t at = 5;  // of the letter in `2018-Q3`
  if (id.size() != at + 2) return Date::parse(id);
  for (const Every every : {Every::half_year, Every::quarter}) {
    const int in_year = months_of_year / months_of(every);
    const int step = id[at + 1] - '1';
    if (id.substr(at, 1) != letter_of(every) || step < 0 || step >= in_year) continue;
    const auto year = Date::parse(id.substr(0, at - 1));
    if (!year || id[at - 1] != '-') return std::nullopt;
    const int first = number_of_step(year->first(), every) + step;
    return Date{first_day_of(first, every), first_day_of(first + 1, every) - std::chrono::days{1}};
  }
  return Date::parse(id);
}

std::size_t count_of_steps(Date period, Every every) {
  const int count =
      number_of_step(period.last(), every) - number_of_step(period.first(), every) + 1;
  return static_cast<std::size_t>(std::max(count, 0));
}

std::vector<Step> steps_of(Date period, Every every) {
  std::vector<Step> steps;
  const int last = number_of_step(period.last(), every);
  for (int step = number_of_step(period.first(), every); step <= last; ++step) {
    const Day begin = first_day_of(step, every);
    const Day end = first_day_of(step + 1, every) - std::chrono::days{1};
    const Date days{std::max(begin, period.first()), std::min(end, period.last())};
    const bool whole = days == Date{begin, end};
    steps.push_back({whole ? name_of_step(step, every, days) : name_of_cut(days), days});
  }
  return steps;
}

std::vector<Step> whole_steps(Date period, Every every) {
  const Day first = first_day_of(number_of_step(period.first(), every), every);
  const Day next = first_day_of(number_of_step(period.last(), every) + 1, every);
  return steps_of({first, next - std::chrono::days{1}}, every);
}

Field step_field(const Subject& subject, Reading reading, std::vector<Step> steps) {
  const auto kept = std::make_shared<const std::vector<Step>>(std::move(steps));
  Field field;
  field.name = "step";
  field.complete = true;
  for (const Step& step : *kept) field.words.push_back(step.id);
  field.get = [kept, &subject, reading](const View& view, const Unit& unit, Values& values) {
    Placing(view, subject, unit, *kept, values).place(reading);
  };
  return field;
}

}  // namespace mieux
