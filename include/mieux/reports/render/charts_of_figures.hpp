#pragma once

#include <string>

#include "mieux/queries/figures/past_figures.hpp"
#include "mieux/reports/render/chart.hpp"
#include "mieux/reports/render/column_chart.hpp"
#include "mieux/reports/render/stacked_chart.hpp"
#include "mieux/reports/render/world_map.hpp"

namespace mieux {

/// Figures over time as a chart: a column for each step, its parts the values of the second field.
/// If these are more than can be told apart, the smaller ones are `Others`, or left out where
/// figures cannot be added up, and a note says so.
ColumnChart chart_of(const View& view, const StatsQuery& query, const Statistics& statistics);
ColumnChart chart_of(const PastFigures& figures);

// Any statistics as a picture of their rows, in their order.

ColumnChart columns_of(const Statistics& statistics, Measure measure, const std::string& title);

Chart bars_of(const Statistics& statistics, const std::string& title);
/// The columns are the parts of the bars. The measure must add up.
StackedChart stacked_bars_of(const Statistics& statistics, const std::string& title);
/// The rows are countries.
WorldMap map_of(const Statistics& statistics, const std::string& title);

}  // namespace mieux
