#include "mieux/reports/render/charts_of_figures.hpp"

#include <algorithm>

#include "figure_views.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

/// The figures of a step that are drawn.
struct DrawnStep {
  std::string label;
  std::vector<Figure> cells;  ///< by the keys; without keys none
  std::optional<Figure> total;
  bool is_known = true;
  bool is_time = true;
};

std::string number_above(const Figure& figure, const Language& language) {
  if (figure.rests_on == 0U) return {};
  Figure plain = figure;
  plain.exact = true;
  plain.open = 0;
  return (figure.exact ? "" : "≥ ") + to_string(plain, language);
}

/// Puts the figures into a chart.
class Drawing {
 public:
  Drawing(ColumnChart& chart, const std::vector<Key>& keys, Measure measure)
      : chart_(chart), language_(chart.language), keys_(keys), adds_up_(adds_up(measure)) {
    chart_.stacked = adds_up_;
  }

  void draw(const std::vector<DrawnStep>& steps) {
    choose(steps);
    for (const DrawnStep& step : steps) add(step);
    if (chart_.description.empty()) chart_.description = language_.text("no figures");
    if (several_)
      chart_.notes.push_back(
          language_.text("A record with several values counts once under each: a column can be "
                         "higher than its total."));
    if (left_out() > 0 && !adds_up_)
      chart_.notes.push_back(
          language_.text(language_.for_count(left_out(), "{} more value is not drawn.",
                                             "{} more values are not drawn."),
                         left_out()));
  }

 private:
  [[nodiscard]] std::size_t left_out() const { return keys_.size() - chosen_.size(); }

  /// Which keys get a look of their own: the largest, in their order.
  void choose(const std::vector<DrawnStep>& steps) {
    std::vector<double> sizes(keys_.size(), 0);
    for (const DrawnStep& step : steps)
      for (std::size_t k = 0; k < step.cells.size(); ++k) sizes[k] += step.cells[k].value;
    chosen_ = with_looks(sizes, adds_up_);
    for (const std::size_t key : chosen_) chart_.series.push_back(keys_[key].label);
    if (left_out() > 0 && adds_up_) chart_.series.push_back(others(left_out(), language_));
  }

  void add(const DrawnStep& from) {
    ColumnChart::Step step{from.label, {}, from.is_known, {}, from.is_time};
    std::string said;
    if (from.total) {
      step.shown = chart_.stacked || keys_.empty() ? number_above(*from.total, language_) : "";
      said = to_string(*from.total, language_);
      if (keys_.empty()) step.values.push_back(from.total->value);
      parts(from, step, said);
    } else if (!from.is_known) {
      said = language_.text("not known");
    }
    if (!said.empty())
      language_.append(chart_.description, language_.text("{}: {}", from.label, said));
    chart_.steps.push_back(std::move(step));
  }

  void parts(const DrawnStep& from, ColumnChart::Step& step, std::string& said) {
    double others = 0;
    double all = 0;
    std::string words;
    for (std::size_t k = 0; k < from.cells.size(); ++k) {
      const Figure& figure = from.cells[k];
      const bool chosen = std::binary_search(chosen_.begin(), chosen_.end(), k);
      if (chosen) step.values.push_back(figure.value);
      if (!chosen) others += figure.value;
      all += figure.value;
      if (!figure.units.empty())
        words += (words.empty() ? "" : ", ") + keys_[k].label + " " + to_string(figure, language_);
    }
    if (left_out() > 0 && adds_up_) step.values.push_back(others);
    if (!words.empty()) said += " (" + words + ")";
    several_ = several_ || (adds_up_ && !keys_.empty() && all > from.total->value);
  }

  ColumnChart& chart_;
  const Language& language_;
  const std::vector<Key>& keys_;
  bool adds_up_;
  bool several_ = false;
  std::vector<std::size_t> chosen_;  ///< sorted
};

struct Asked {
  const Subject& subject;
  std::string_view measure_name;
  std::string_view by;
  std::string_view how;   ///< such as "{} active in each {}"; may be empty
  std::string_view step;  ///< `year`
  std::string first;      ///< steps
  std::string last;
};

/// `Requests by outcome, 2018 to 2026`.
std::string title_of(const Asked& asked, const Language& language) {
  std::string title = capitalized(language.text(asked.subject.plural));
  if (asked.measure_name != "count")
    title =
        language.text("{}: {}", title, measure_label(std::string{asked.measure_name}, language));
  if (!asked.how.empty()) title = language.text(asked.how, title, language.text(asked.step));
  if (!asked.by.empty()) title = language.text("{} by {}", title, field_label(asked.by, language));
  return asked.first == asked.last ? title + ", " + asked.first
                                   : language.text("{}, {} to {}", title, asked.first, asked.last);
}

/// What of the past is in no column.
void note_gaps(ColumnChart& chart, const PastFigures& figures) {
  std::size_t most = 0;
  bool known = true;
  for (const PastStep& step : figures.steps) {
    most = std::max(most, step.undated.units.size());
    known =
        known && (step.sort == PastStep::Sort::counted || step.sort == PastStep::Sort::no_store);
  }
  const Language& language = figures.language;
  if (most > 0)
    chart.notes.push_back(language.text(
        "Up to {} more at the end of a step: their dates leave open whether they were there.",
        most));
  if (!known) chart.notes.push_back(language.text("?: cannot be counted."));
}

void note_audience(ColumnChart& chart, Audience audience) {
  if (audience == Audience::staff)
    chart.notes.emplace_back(trimmed(mark_of(audience, chart.language)));
}

std::vector<DrawnStep> steps_of(const Statistics& statistics) {
  std::vector<DrawnStep> steps;
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    DrawnStep& step = steps.emplace_back();
    step.label = statistics.rows[r].label;
    step.total = statistics.row_totals[r];
    for (std::size_t c = 0; c < statistics.columns.size(); ++c)
      step.cells.push_back(statistics.cell(r, c));
    step.is_time = statistics.rows[r].kind == Key::Kind::value;
  }
  return steps;
}

/// What a picture of the rows says, for those who do not see it.
std::string description_of(const Statistics& statistics) {
  std::string text;
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    statistics.language.append(
        text, statistics.language.text("{}: {}", statistics.rows[r].label,
                                       to_string(statistics.row_totals[r], statistics.language)));
  return text;
}

}  // namespace

ColumnChart columns_of(const Statistics& statistics, Measure measure, const std::string& title) {
  ColumnChart chart;
  chart.language = statistics.language;
  chart.title = title;
  Drawing(chart, statistics.columns, measure).draw(steps_of(statistics));
  return chart;
}

ColumnChart chart_of(const View& view, const StatsQuery& query, const Statistics& statistics) {
  const bool two = query.by.size() == 2;
  const Language& language = statistics.language;
  ColumnChart chart;
  chart.language = language;
  const std::vector<DrawnStep> steps = steps_of(statistics);
  std::vector<std::string> names;
  for (const DrawnStep& step : steps)
    if (step.is_time) names.push_back(step.label);
  const Reading reading = query.period->reading;
  chart.title = title_of({*query.subject, query.measure_name, two ? query.by[1].name : "",
                          reading == Reading::active ? "{} active in each {}" : "", query.step_word,
                          names.front(), names.back()},
                         language);
  note_audience(chart, view.audience);
  Drawing(chart, statistics.columns, query.measure).draw(steps);
  if (query.period->days.last() > view.as_of.day)
    chart.notes.push_back(language.text("{} is not over: it is counted as of {}.", names.back(),
                                        Date{view.as_of.day, view.as_of.day}));
  if (!statistics.undated.units.empty())
    chart.notes.push_back(language.text("{} {}: in no column.",
                                        to_string(statistics.undated, language),
                                        undated_label(open_words(reading), language)));
  return chart;
}

ColumnChart chart_of(const PastFigures& figures) {
  const Language& language = figures.language;
  ColumnChart chart;
  chart.language = language;
  std::vector<DrawnStep> steps;
  for (const PastStep& past : figures.steps) {
    DrawnStep& step = steps.emplace_back();
    step.label = language.date(past.step.id);
    step.is_known = past.sort == PastStep::Sort::counted || past.sort == PastStep::Sort::no_store;
    if (past.sort != PastStep::Sort::counted) continue;
    step.total = past.total;
    step.cells = past.cells;
  }
  chart.title = title_of(
      {*figures.subject, figures.measure_name, figures.by, "{} recorded by the end of each {}",
       figures.step_word, steps.front().label, steps.back().label},
      language);
  note_audience(chart, figures.audience);
  Drawing(chart, figures.columns, figures.measure).draw(steps);
  note_gaps(chart, figures);
  const PastStep& last = figures.steps.back();
  if (last.day < last.step.days.last())
    chart.notes.push_back(language.text("{} is not over: it is counted as of {}.",
                                        steps.back().label, Date{last.day, last.day}));
  return chart;
}

Chart bars_of(const Statistics& statistics, const std::string& title) {
  Chart chart{title, description_of(statistics), {}};
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    chart.bars.push_back({statistics.rows[r].label, statistics.row_totals[r].value,
                          to_string(statistics.row_totals[r], statistics.language)});
  return chart;
}

StackedChart stacked_bars_of(const Statistics& statistics, const std::string& title) {
  StackedChart chart{title, description_of(statistics), {}, {}, {}, statistics.language};
  for (const Key& column : statistics.columns) chart.sorts.push_back(column.label);
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    const Figure& all = statistics.row_totals[r];
    StackedChart::Bar bar{statistics.rows[r].label, {}, to_string(all, statistics.language)};
    double sum = 0;
    for (std::size_t c = 0; c < statistics.columns.size(); ++c) {
      bar.parts.push_back(statistics.cell(r, c).value);
      sum += bar.parts.back();
    }
    if (sum > all.value)
      chart.note = statistics.language.text(
          "What has several values is in several parts of a bar; the number counts it once.");
    chart.bars.push_back(std::move(bar));
  }
  return chart;
}

WorldMap map_of(const Statistics& statistics, const std::string& title) {
  WorldMap map{title, description_of(statistics), {}, statistics.language};
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    const Figure& figure = statistics.row_totals[r];
    map.countries.push_back({statistics.rows[r].id, statistics.rows[r].label, figure.value,
                             to_string(figure, statistics.language)});
  }
  return map;
}

}  // namespace mieux
