#pragma once

#include <cstddef>
#include <vector>

#include "mieux/queries/figures/answers.hpp"
#include "reports/periods/period_report.hpp"

namespace mieux {

/// The questions that a section tells one by one, in the order of the store.
struct ToldQuestions {
  std::vector<const AskedQuestion*> told;
  std::size_t left_out = 0;  ///< of single records, too many to be told
};

/// Those that the feedback was asked: of forms all; of single records, which belong to no form, all
/// while they are few. Who has hundreds of such records wants no section for each.
ToldQuestions told_questions(const View& view, const Statistics& feedback);

/// Says how many were left out, if any were.
void say_left_out(PeriodReport& pages, const ToldQuestions& questions);

}  // namespace mieux
