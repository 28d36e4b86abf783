#include "mieux/queries/figures/indicators.hpp"

#include <algorithm>

#include "claim_query.hpp"
#include "mieux/queries/figures/steps.hpp"

namespace mieux {
namespace {

/// Calls `use` with each indicator that is counted: its objective, itself, what is counted.
template <typename Use>
void each_counted(const yaml::Document& document, Use use) {
  const yaml::Node* objectives = document.find(document.root(), "objectives");
  if (objectives == nullptr) return;
  for (const yaml::Node& objective : yaml::Children{document, *objectives}) {
    const yaml::Node* indicators = document.find(objective, "indicators");
    if (indicators == nullptr) continue;
    for (const yaml::Node& indicator : yaml::Children{document, *indicators})
      if (const yaml::Node* count = document.find(indicator, "count");
          count != nullptr && count->kind == yaml::Kind::mapping)
        use(objective, indicator, *count);
  }
}

const Record& programme_of(const View& view) {
  return view.store.records(RecordKind::programme).front();
}

std::vector<CountedIndicator::Year> by_year(const View& view, const StatsQuery& asked, bool adds) {
  std::vector<CountedIndicator::Year> years;
  const auto first = first_day(view.store.programme());
  if (!first || *first > view.as_of.day || (adds && !is_dated(*asked.subject))) return years;
  for (const Step& step : whole_steps({*first, view.as_of.day}, Every::year)) {
    View then = view;
    StatsQuery query = asked;
    if (adds)
      query.period = Period{step.days};
    else
      then.as_of.day = std::min(view.as_of.day, step.days.last());
    years.push_back({step.id, count(then, query).total});
  }
  return years;
}

std::string command_of(const View& view, const RecordTree& tree, const yaml::Node& counted) {
  const std::string_view where = tree.text_at(&counted, "where");
  const std::string_view measure = tree.text_at(&counted, "measure");
  const std::string quote = measure.find(' ') == measure.npos ? "" : "\"";
  return "mieux stats " + std::string{tree.text_at(&counted, "of")} +
         (where.empty() ? "" : " --where \"" + std::string{where} + "\"") +
         (measure.empty() ? "" : " --measure " + quote + std::string{measure} + quote) +
         " --as-of " + to_string(view.as_of.day);
}

}  // namespace

std::vector<CountedIndicator> count_indicators(const View& view) {
  std::vector<CountedIndicator> all;
  const RecordTree tree(view.store, programme_of(view));
  each_counted(tree.document, [&](const yaml::Node& objective, const yaml::Node& indicator,
                                  const yaml::Node& counted) {
    const ClaimQuery query(view, tree.document, counted);
    if (query.problem()) return;
    CountedIndicator one;
    one.objective = tree.text_at(&objective, "id");
    one.indicator = tree.text_at(&indicator, "id");
    const std::string_view over = tree.text_at(&indicator, "over_periods");
    one.adds = over.empty() ? adds_up(query.query().measure) : over == "add";
    one.now = count(view, query.query()).total;
    one.years = by_year(view, query.query(), one.adds);
    one.command = command_of(view, tree, counted);
    all.push_back(std::move(one));
  });
  return all;
}

std::vector<QueryProblem> indicator_problems(const View& view) {
  std::vector<QueryProblem> problems;
  const RecordTree tree(view.store, programme_of(view));
  each_counted(tree.document, [&](const yaml::Node&, const yaml::Node&, const yaml::Node& counted) {
    const ClaimQuery query(view, tree.document, counted);
    if (query.problem()) problems.push_back(*query.problem());
  });
  return problems;
}

}  // namespace mieux
