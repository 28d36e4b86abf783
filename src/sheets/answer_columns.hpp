#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/sheets/answer_sheet.hpp"

namespace mieux {

/// A word of a header or a cell as it is compared: folded, `_` and `-` as a space.
std::string answer_key(std::string_view text);

/// The answer that a word means, by its id or its words in any language; null if it is none.
const Answer* answer_meant(List<Answer> answers, std::string_view word);

/// The columns of a sheet that answer one question.
struct QuestionColumns {
  const FormQuestion* question = nullptr;
  List<Answer> answers;
  std::optional<std::size_t> whole;  ///< the cell with the answer, or several
  /// Of several answers: a cell for each, which says whether it was given.
  std::vector<std::pair<const Answer*, std::size_t>> each;
};

/// Where a sheet of counts has what was asked, what was answered, and how often.
struct CountColumns {
  std::size_t question = 0;
  std::size_t answer = 0;
  std::size_t number = 0;
};

struct AnswerColumns {
  std::vector<QuestionColumns> questions;  ///< in the order of the form
  std::optional<CountColumns> counts;      ///< then the others are empty
};

/// Reads the header. What is wrong with it is added to `said.columns`, what is not read to
/// `said.notes`.
AnswerColumns read_answer_columns(const FeedbackForm& form, const FormVersion& version,
                                  const Sheet& sheet, SheetAnswers& said);

}  // namespace mieux
