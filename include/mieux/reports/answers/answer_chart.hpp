#pragma once

#include <optional>
#include <string>

#include "mieux/reports/answers/answer_views.hpp"
#include "mieux/reports/answers/diverging_chart.hpp"

namespace mieux {

/// The answers to a question on a scale as bars: one for each group and one for all, or all and
/// those of the period before. What is hidden is not drawn, and the bar says so. Nothing if the
/// question has no scale, or more levels than can be told apart.
std::optional<DivergingChart> chart_of(const ShownAnswers& shown, const std::string& title);

}  // namespace mieux
