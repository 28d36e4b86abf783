#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/figures/answers.hpp"
#include "reports/answers/told_questions.hpp"
#include "reports/year/pages.hpp"

namespace mieux {

/// Which answers a section tells.
struct AnswersWanted {
  const AskedQuestion& question;
  std::string where = {};    ///< a condition on feedback
  std::string by = {};       ///< a field that has a row for each of its values; or none
  bool with_before = false;  ///< beside those of the period before
  std::size_t depth = 3;     ///< of the heading
};

/// The answers to a question below a heading, with a picture and the command that prints them
/// again. Of a text the answers themselves, for staff alone.
void write_question(Pages& pages, const AnswersWanted& wanted);

/// The period before that of the report; nothing if that is open.
std::optional<Period> period_before_of(const Pages& pages);

/// What reports say in words: each feedback of these that has a summary or recommendations, below a
/// heading of this depth. Whether there was any.
bool write_in_words(Pages& pages, const Statistics& feedback, std::size_t depth);

}  // namespace mieux
