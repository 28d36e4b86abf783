#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reports/periods/period_report.hpp"

namespace mieux {

/// A table of figures with its heading, or a sentence where there is nothing to count.
struct FigureTable {
  Phrase title;
  std::string subject;
  std::string by;
  std::string where = {};
  std::string_view none;    ///< the label "No activity was held."
  std::size_t depth = 3;    ///< of the heading
  std::size_t most = 0;     ///< only so many rows, the most common first; 0: all
  bool with_chart = false;  ///< where pictures are asked for
};

/// A report on a period whose headings all differ, so that each section can be asked for by its
/// own: the report of a year and what shares its parts.
class Pages : public PeriodReport {
 public:
  Pages(const View& view, const ReportRequest& request, std::string name);

  /// A heading; one that is there already gets a number behind it.
  void title(std::size_t depth, const Phrase& text);
  void title(std::size_t depth, std::string_view label) { title(depth, phrase(label)); }
  /// A row of a table without heads: what it is, and what it says; none if it says nothing.
  void fact(std::string_view label, const std::string& value);
  void figures(const FigureTable& table);
  /// The same of another measure than the number of units.
  void measured(std::string_view title, const std::string& subject, const std::string& by,
                const std::string& measure, const std::string& where = {});

  /// `query` without the period: what was there on the day of the report.
  [[nodiscard]] StatsQuery to_date(std::string_view subject, std::string_view where,
                                   std::string_view by = {},
                                   std::string_view measure = "count") const;
  /// The command of such a query.
  [[nodiscard]] std::string command_to_date(std::string_view subject, std::string_view where,
                                            std::string_view by = {},
                                            std::string_view measure = "count") const;
  void source_to_date(std::string_view subject, std::string_view where, std::string_view by = {});

  /// Names of the first records, and how many parts of each, ready for Markdown.
  [[nodiscard]] std::string names_of_units(const std::vector<Unit>& units) const;
  /// "For **2** activities the records leave it open: Benin (2)."; nothing if there are none.
  void left_undecided(const StatsQuery& asked, const Statistics& statistics);

  /// The condition on a region; several conditions as one.
  [[nodiscard]] static std::string in_region(const std::string& region);
  [[nodiscard]] static std::string both(const std::string& a, const std::string& b);

  /// Has the Action been told in full? From now on it has.
  bool is_told(const Record& action) { return !told_.insert(&action).second; }

 private:
  void commonest(const StatsQuery& asked, const Statistics& statistics, std::size_t most);

  std::set<std::string> slugs_;
  std::map<std::string, std::size_t> last_number_;  ///< behind a heading that is there already
  std::set<const Record*> told_;
};

/// The units behind a figure.
inline std::vector<Unit> units_of_figure(const Statistics& statistics, const Figure& figure) {
  std::vector<Unit> units;
  for (const std::uint32_t unit : figure.units) units.push_back(statistics.units[unit]);
  return units;
}

/// Which activities were held.
inline constexpr std::string_view held = "was_held = true";

/// Which missions took place.
inline constexpr std::string_view went = "took_place = true";

/// The region that stands for records without one.
inline constexpr std::string_view no_region = "none";

}  // namespace mieux
