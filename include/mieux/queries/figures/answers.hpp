#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/queries/figures/stats.hpp"

namespace mieux {

/// A sum of numbers that some records do not state: then it is at least so much.
struct FormCount {
  std::uint32_t value = 0;
  bool exact = true;
};

/// The answers of some records to one question, added up: respondents, never a mean of shares.
struct AnswerSums {
  std::vector<std::uint32_t> units;  ///< records that asked it, positions in `Statistics::units`
  /// Records of which only shares were published, without the number of answers: in no number.
  std::vector<std::uint32_t> shares_alone;
  FormCount sent;
  FormCount received;
  /// Forms received and sent of the records that state both: what the response rate is made of.
  std::uint32_t received_of_sent = 0;
  std::uint32_t sent_and_received = 0;
  FormCount answered;                 ///< n: forms with an answer to the question
  std::uint32_t missing = 0;          ///< forms without one
  std::vector<std::uint32_t> counts;  ///< by answer, in the order of `AskedQuestion::answers`

  // What may not be shown (`SmallCells`); nothing is hidden from staff.
  std::vector<bool> hidden_counts;  ///< empty: none
  bool hidden_answered = false;     ///< with it all forms that came back, and all shares
  bool hidden_top = false;

  [[nodiscard]] bool is_hidden(std::size_t answer) const {
    return !hidden_counts.empty() && hidden_counts[answer];
  }
  /// A share would tell n.
  [[nodiscard]] bool hides_share(std::size_t answer) const {
    return hidden_answered || is_hidden(answer);
  }
  [[nodiscard]] bool hides_share_of_top() const { return hidden_answered || hidden_top; }
  [[nodiscard]] bool hides_any() const;
};

/// In percent with one decimal; nothing if nobody answered, or the number of forms is not known.
std::optional<double> share_of(const AnswerSums& sums, std::size_t answer);
/// Forms received of those sent, in percent.
std::optional<double> response_rate(const AnswerSums& sums);
/// How many chose one of the two highest levels; nothing unless the scale has three or more.
std::optional<std::uint32_t> top_two(const AskedQuestion& question, const AnswerSums& sums);
/// The same as a share, in percent.
std::optional<double> share_of_top_two(const AskedQuestion& question, const AnswerSums& sums);
/// The level that the middle respondent chose, as a position in the answers; the lower one of two.
/// Nothing without a scale or without answers.
std::optional<std::size_t> median_answer(const AskedQuestion& question, const AnswerSums& sums);

/// The answers to a question, in the rows that a query groups feedback by.
struct AnswerTable {
  const AskedQuestion* question = nullptr;
  Statistics statistics;          ///< of all feedback that the query means: keys, what is left out
  std::vector<std::size_t> rows;  ///< of `statistics`: those in which it was asked
  std::vector<AnswerSums> sums;   ///< of each of them
  AnswerSums total;               ///< of all records, once
  AnswerSums undated;             ///< may lie in the period or not; in no other number
};

/// Counts the answers to a question: `query` says of which feedback, grouped by one field or none.
/// Fails (3) if a record cannot be read. For everybody, what must not be shown is hidden: by all
/// that is published together (`published_together`), else as if the table stood alone.
AnswerTable count_answers(const View& view, const StatsQuery& query, const AskedQuestion& question);

/// The answers of one record of the table alone.
AnswerSums sums_of_unit(const View& view, const AnswerTable& table, std::uint32_t unit);

/// The question that a person means by `word`. Fails (2) if there is none, or if it may be several.
const AskedQuestion& require_question(const View& view, std::string_view word,
                                      std::string_view option);

/// The period of the same length before this one: of whole months, as many months.
Date period_before(Date period);

}  // namespace mieux
