#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/queries/figures/answers.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// Answers to a question as they are shown: those of a period, and of the one before it if asked.
struct ShownAnswers {
  const View& view;
  const StatsQuery& query;
  const AnswerTable& table;
  const AnswerTable* before = nullptr;
};

/// Without groups a row for each answer, then what they make together; else a row for each group,
/// with a column for each answer. Figures over time say how the share of the top two changed.
Grid grid_of(const ShownAnswers& shown);

/// JSON `mieux.answers/1`; with the records behind each row if `explain`. What is hidden is null,
/// and named in `hidden`.
std::string as_json(const ShownAnswers& shown, bool explain);

/// The question as asked, then sentences on what is in no number.
std::vector<std::string> about(const ShownAnswers& shown);

/// 95.2%, or a word for what is hidden or cannot be told; `forms` are those it is a share of.
std::string share_in_words(const Language& language, const std::optional<double>& share,
                           bool hidden);

}  // namespace mieux
