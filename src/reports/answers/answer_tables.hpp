#pragma once

#include <string>

#include "mieux/queries/figures/answers.hpp"
#include "reports/periods/period_report.hpp"

namespace mieux {

/// A question and the feedback of a report whose answers to it are told.
struct ToldAnswers {
  const AskedQuestion& question;
  const StatsQuery& query;  ///< `PeriodReport::query` of feedback, grouped by one field or none
  std::string where = {};   ///< its condition, as it was asked for
  std::string by = {};      ///< its field
  /// The answers in the period before, if they are shown beside; then it has begin and end.
  const AnswerTable* before = nullptr;
};

/// Writes the question as asked, a picture of its answers where pictures are asked for, their table
/// and the command that prints it again.
void write_answers(PeriodReport& pages, const ToldAnswers& told, const AnswerTable& table);

/// The command that prints the table again.
std::string command_of(const PeriodReport& pages, const ToldAnswers& told);

/// A share with its n, as it may be shown: `95.2%`, `hidden`, `none`.
std::string top_two_in_words(const Language& language, const AskedQuestion& question,
                             const AnswerSums& sums);
/// How many forms had an answer, as it may be shown.
std::string answered_in_words(const Language& language, const AnswerSums& sums);

}  // namespace mieux
