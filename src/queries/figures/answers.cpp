#include "mieux/queries/figures/answers.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/figures/small_cells.hpp"

namespace mieux {
namespace {

constexpr std::size_t levels_with_top_two = 3;

std::optional<double> percent_of(std::uint32_t part, std::uint32_t whole) {
  if (whole == 0) return std::nullopt;
  return std::round(1000.0 * part / whole) / 10;
}

void add_forms(FormCount& sum, const std::optional<std::uint32_t>& stated) {
  sum.value += stated.value_or(0);
  sum.exact = sum.exact && stated.has_value();
}

/// Adds up the answers of records to one question.
class Adding {
 public:
  Adding(const View& view, const AskedQuestion& question, const std::vector<Unit>& units)
      : view_(view), question_(question), units_(units) {}

  [[nodiscard]] AnswerSums sums_of(const std::vector<std::uint32_t>& positions) const {
    AnswerSums sums;
    sums.counts.assign(question_.answers.size(), 0);
    for (const std::uint32_t position : positions) {
      const Record& record = *units_[position].record;
      const Feedback& feedback = view_.store.feedback()[record.position];
      for (const Question& answered : feedback.questions)
        if (&view_.questions().of(record, answered) == &question_) {
          if (answered.shares_without_n)
            sums.shares_alone.push_back(position);
          else
            add(feedback, answered, position, sums);
        }
    }
    return sums;
  }

 private:
  void add(const Feedback& feedback, const Question& answered, std::uint32_t position,
           AnswerSums& sums) const {
    sums.units.push_back(position);
    add_forms(sums.sent, feedback.sent);
    add_forms(sums.received, feedback.received);
    if (feedback.sent && feedback.received) {
      sums.received_of_sent += *feedback.received;
      sums.sent_and_received += *feedback.sent;
    }
    sums.missing += answered.missing;
    std::uint32_t most = 0;
    // An answer that the form does not have, or too many, is a finding and in no figure.
    for (const AnswerCount& one : answered.counts) {
      const auto place =
          std::find(question_.answers.begin(), question_.answers.end(), one.answer.value);
      if (one.number > UINT32_MAX) continue;
      const auto number = static_cast<std::uint32_t>(std::lround(one.number));
      most = std::max(most, number);
      if (place != question_.answers.end())
        sums.counts[static_cast<std::size_t>(place - question_.answers.begin())] += number;
    }
    if (!question_.takes_several() && question_.kind != "text") {
      sums.answered.value += answered.answers;
    } else if (feedback.received && *feedback.received >= answered.missing) {
      sums.answered.value += *feedback.received - answered.missing;
    } else {
      sums.answered.value += most;
      sums.answered.exact = false;
    }
  }

  const View& view_;
  const AskedQuestion& question_;
  const std::vector<Unit>& units_;
};

bool is_empty(const AnswerSums& sums) { return sums.units.empty() && sums.shares_alone.empty(); }

/// Years and months from the beginning of the calendar.
int month_number(Day day) {
  constexpr int months_of_year = 12;
  const std::chrono::year_month_day date{std::chrono::sys_days{day}};
  return static_cast<int>(date.year()) * months_of_year +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

bool begins_month(Day day) { return to_string(day).ends_with("-01"); }

}  // namespace

bool AnswerSums::hides_any() const {
  return hidden_answered || hidden_top ||
         std::find(hidden_counts.begin(), hidden_counts.end(), true) != hidden_counts.end();
}

std::optional<double> share_of(const AnswerSums& sums, std::size_t answer) {
  if (!sums.answered.exact) return std::nullopt;
  return percent_of(sums.counts[answer], sums.answered.value);
}

std::optional<double> response_rate(const AnswerSums& sums) {
  return percent_of(sums.received_of_sent, sums.sent_and_received);
}

std::optional<std::uint32_t> top_two(const AskedQuestion& question, const AnswerSums& sums) {
  if (!question.on_scale || sums.counts.size() < levels_with_top_two) return std::nullopt;
  return sums.counts[sums.counts.size() - 1] + sums.counts[sums.counts.size() - 2];
}

std::optional<double> share_of_top_two(const AskedQuestion& question, const AnswerSums& sums) {
  const auto top = top_two(question, sums);
  return top ? percent_of(*top, sums.answered.value) : std::nullopt;
}

std::optional<std::size_t> median_answer(const AskedQuestion& question, const AnswerSums& sums) {
  const auto all = std::accumulate(sums.counts.begin(), sums.counts.end(), std::uint32_t{0});
  if (!question.on_scale || all == 0) return std::nullopt;
  std::uint32_t below = 0;
  for (std::size_t level = 0; level < sums.counts.size(); ++level) {
    below += sums.counts[level];
    if (2 * below >= all) return level;
  }
  return std::nullopt;
}

AnswerTable count_answers(const View& view, const StatsQuery& query,
                          const AskedQuestion& question) {
  AnswerTable table;
  table.question = &question;
  table.statistics = count(view, query);
  const Adding adding(view, question, table.statistics.units);
  for (std::size_t row = 0; row < table.statistics.rows.size(); ++row) {
    AnswerSums sums = adding.sums_of(table.statistics.row_totals[row].units);
    if (is_empty(sums) && query.step_word.empty()) continue;
    table.rows.push_back(row);
    table.sums.push_back(std::move(sums));
  }
  table.total = adding.sums_of(table.statistics.total.units);
  table.undated = adding.sums_of(table.statistics.undated.units);
  if (view.audience != Audience::everybody) return table;
  SmallCells alone;
  SmallCells& together = view.small_cells == nullptr ? alone : *view.small_cells;
  if (!together.is_decided()) together.add(view, table);
  if (view.small_cells == nullptr) together.decide();
  if (together.is_decided()) together.hide(table);
  return table;
}

AnswerSums sums_of_unit(const View& view, const AnswerTable& table, std::uint32_t unit) {
  return Adding(view, *table.question, table.statistics.units).sums_of({unit});
}

const AskedQuestion& require_question(const View& view, std::string_view word,
                                      std::string_view option) {
  const auto found = view.questions().named(word);
  if (found.size() == 1) return *found.front();
  std::vector<std::string_view> known;
  std::string several;
  for (const AskedQuestion* question : found)
    several += (several.empty() ? "" : ", ") + question->id;
  if (!found.empty())
    throw Failure(Exit::usage,
                  std::string{option} + ": " + in_quotes(word) + " may be several questions",
                  "write one of them: " + several);
  for (const AskedQuestion& question : view.questions().all()) known.push_back(question.id);
  throw Failure(Exit::usage,
                std::string{option} + ": no form or feedback has a question " + in_quotes(word),
                suggest(word, known,
                        "`mieux form list` lists the forms, `mieux form show FORM` "
                        "the questions of one"));
}

Date period_before(Date period) {
  const Day last = period.first() - std::chrono::days{1};
  const Day after = period.last() + std::chrono::days{1};
  if (!begins_month(period.first()) || !begins_month(after))
    return {last - (period.last() - period.first()), last};
  const int months = month_number(after) - month_number(period.first());
  const std::chrono::year_month_day first{std::chrono::sys_days{period.first()}};
  const std::chrono::year_month_day begin = first - std::chrono::months{months};
  return {Day{std::chrono::sys_days{begin}.time_since_epoch()}, last};
}

}  // namespace mieux
