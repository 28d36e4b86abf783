// Blocks of figures: a number in a sentence, a table, a chart.
#include <algorithm>

#include "block.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/reports/stats_options.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/reports/render/charts_of_figures.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux::cli {
namespace {

struct Counted {
  View view;
  StatsQuery query;
  Statistics statistics;
  std::string grouping;  ///< asked for
};

/// What people call the unit; empty if it has no title.
std::string title_of(const View& view, const Subject& subject, const Unit& unit) {
  const auto field = find_field(view, subject, "title");
  Values values;
  if (field) field->get(view, unit, values);
  return values.empty() ? std::string{} : std::string{values.front().text};
}

Counted counted_of(const Call& call, const BlockMaker& maker, const std::string& by) {
  const Subject& subject = require_subject(call.text("KIND"), "block");
  StatsOptions options = stats_options_of(call);
  options.by = by;
  options.measure = call.text("measure");
  require_over_time(options, subject);
  if (options.period.active) require_lasting(subject, "active");
  View view = view_of_block(call, maker);
  StatsQuery query = asked_query(view, subject, options);
  Statistics statistics = count(view, query);
  return {std::move(view), std::move(query), std::move(statistics), call.text("grouping")};
}

Key total_key(const Counted& counted) {
  return {std::string{total_id}, counted.view.language.text("Total")};
}

Key undated_key(const Counted& counted) {
  return {std::string{undated_id}, counted.view.language.text("unknown")};
}

struct Noun {
  std::string singular;
  std::string plural;
};

/// What a figure counts, in a sentence; nothing if the figure says it all: a share, a median.
Noun noun_of(const Counted& counted, const std::string& given) {
  const std::size_t slash = given.find_first_of("/|");
  if (!given.empty())
    return {given.substr(0, slash), slash == std::string::npos ? given : given.substr(slash + 1)};
  switch (counted.query.measure) {
    case Measure::count: break;
    case Measure::participants: return {"participant", "participants"};
    case Measure::activities: return {"activity", "activities"};
    case Measure::experts: return {"expert", "experts"};
    case Measure::mission_days: return {"mission day", "mission days"};
    default: return {};
  }
  const Subject& subject = *counted.query.subject;
  if (subject.kind == RecordKind::action && subject.part == Part::none)
    return {"Action", "Actions"};
  return {std::string{subject.singular}, std::string{subject.plural}};
}

/// What the units of a row or column have in common, as an expression; nothing where dates leave
/// it open.
std::optional<std::string> condition_of(const Counted& counted, std::size_t axis, const Key& key) {
  const bool is_step = axis == 0 && !counted.query.step_word.empty();
  if (key.kind == Key::Kind::undecided || is_step) return std::nullopt;
  return comparison_of(in_grouping(counted.query.by[axis].name, counted.grouping), key.id);
}

/// Those of a row and a column; either may be null: all of them.
std::optional<std::string> condition_of(const Counted& counted, const Key* row, const Key* column) {
  const std::optional<std::string> all{""};
  const auto first = row == nullptr ? all : condition_of(counted, 0, *row);
  const auto second = column == nullptr ? all : condition_of(counted, 1, *column);
  if (!first || !second) return std::nullopt;
  return *first + (first->empty() || second->empty() ? "" : " and ") + *second;
}

/// What a unit adds to a figure; empty of a count, where each is one.
std::string share_of(const Counted& counted, const Figure& figure, std::uint32_t unit) {
  if (counted.query.measure == Measure::count) return {};
  return to_string(of_unit(counted.view, counted.query, counted.statistics, figure, unit),
                   counted.view.language);
}

BlockFigure figure_of(const Counted& counted, const Key& key, const Figure& figure) {
  BlockFigure one{key.id, to_string(figure, counted.view.language), key.label, {}};
  const Subject& subject = *counted.query.subject;
  for (const std::uint32_t position : figure.units) {
    const Unit& unit = counted.statistics.units[position];
    one.records.push_back({name_of(counted.view.store, subject, unit),
                           share_of(counted, figure, position),
                           title_of(counted.view, subject, unit)});
  }
  one.unit = figure.is_percent ? "%" : noun_of(counted, {}).plural;
  return one;
}

/// Cell by cell, then totals, then what could not be dated.
std::vector<BlockFigure> figures_of(const Counted& counted) {
  const Statistics& statistics = counted.statistics;
  std::vector<BlockFigure> figures;
  const auto add = [&](const Key* row, const Key* column, const Figure& figure) {
    const Key first = row == nullptr ? total_key(counted) : *row;
    const Key key = column == nullptr
                        ? first
                        : Key{first.id + "/" + column->id, first.label + "/" + column->label};
    figures.push_back(figure_of(counted, key, figure));
    figures.back().where = condition_of(counted, row, column);
  };
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    for (std::size_t c = 0; c < statistics.columns.size(); ++c)
      add(&statistics.rows[r], &statistics.columns[c], statistics.cell(r, c));
    add(&statistics.rows[r], nullptr, statistics.row_totals[r]);
  }
  for (std::size_t c = 0; c < statistics.columns.size(); ++c)
    add(nullptr, &statistics.columns[c], statistics.column_totals[c]);
  add(nullptr, nullptr, statistics.total);
  if (!statistics.undated.units.empty())
    figures.push_back(figure_of(counted, undated_key(counted), statistics.undated));
  return figures;
}

/// The number in words that hold whatever is not known: `27`, `27 to 29`, `at least 27`.
std::string number_of(const Counted& counted) {
  const Statistics& statistics = counted.statistics;
  const Figure& total = statistics.total;
  const Language& language = counted.view.language;
  const auto text = [&](const Figure& figure) { return to_string(figure, language); };
  if (counted.query.measure == Measure::distinct && !statistics.undated.units.empty())
    return text(Figure{total.value, false, {}});  // those may have others
  if (!adds_up(counted.query.measure)) return text(total);
  const bool counts = counted.query.measure == Measure::count;
  const double undecided = counts ? static_cast<double>(statistics.undecided.size()) : 0;
  const double open = statistics.undated.value + undecided;
  // What the filter leaves open adds one to a count, and nobody knows how much to another figure.
  const bool bounded = counts || statistics.undecided.empty();
  if (bounded && open == 0) return text(total);
  if (bounded && total.exact && statistics.undated.exact)
    return language.text("{} to {}|numbers", text(total),
                         text(Figure{total.value + open, true, {}}));
  return text(Figure{total.value, false, {}});
}

/// The picture that `as` asks for: `bars`, `columns` or `map`.
std::string drawn(const Counted& counted, const std::string& as, const std::string& title) {
  const StatsQuery& query = counted.query;
  const Statistics& statistics = counted.statistics;
  if (query.by.empty() || query.by.size() > 2)
    throw Failure(Exit::usage, "a chart shows one field, or one by another",
                  "such as by=region, or by=region,status");
  const bool two = query.by.size() == 2;
  if (as == "columns") return as_svg(columns_of(statistics, query.measure, title));
  if (as == "map" && (two || query.by[0].vocabulary != "countries"))
    throw Failure(Exit::usage, "a map shows countries, and nothing by them",
                  "write by=country, or leave as=map out");
  if (as == "map") return as_svg(map_of(statistics, title));
  if (two && !adds_up(query.measure))
    throw Failure(Exit::usage,
                  "these figures do not add up, so a bar cannot be made of parts of them",
                  "write as=columns, which stand side by side");
  return two ? as_svg(stacked_bars_of(statistics, title)) : as_svg(bars_of(statistics, title));
}

/// `given`: the noun is the author's, in the words of the document.
std::string with_noun(const std::string& number, const Noun& noun, bool given,
                      const Language& language) {
  if (noun.singular.empty()) return number;
  if (number == "0" && language.is_english()) return "no " + noun.plural;
  if (number == "0" && !given) return language.text("no " + noun.plural);
  const std::size_t count = number == "0" ? 0 : number == "1" ? 1 : 2;
  const std::string_view word = language.for_count(count, noun.singular, noun.plural);
  return number + " " + (given ? std::string{word} : language.text(word));
}

}  // namespace

StatsOptions stats_options_of(const Call& call) {
  StatsOptions options;
  options.period = period_options_of(call);
  options.selection = selection_of(call);
  if (call.takes("over")) {
    options.over = call.text_if_typed("over");
    options.every = call.text("every");
  }
  return options;
}

BlockResult figure_block(const Call& call, const BlockMaker& maker) {
  const Counted counted = counted_of(call, maker, {});
  const std::string number = number_of(counted);
  std::string text = call.has("bare") ? number
                                      : with_noun(number, noun_of(counted, call.text("noun")),
                                                  call.has("noun"), counted.view.language);
  if (call.has("capital") && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  BlockResult result{
      for_markdown(text), {figure_of(counted, total_key(counted), counted.statistics.total)}, {}};
  result.figures[0].value = number;
  result.figures[0].where = "";
  if (result.figures[0].unit != "%")
    result.figures[0].unit = noun_of(counted, call.text("noun")).plural;
  if (!counted.statistics.undated.units.empty())
    result.figures.push_back(figure_of(counted, undated_key(counted), counted.statistics.undated));
  return result;
}

BlockResult stats_block(const Call& call, const BlockMaker& maker) {
  if (comma_list(call.text("by")).size() > 2)
    throw Failure(Exit::usage, "by: figures are grouped by one or two fields", "leave one out");
  const Counted counted = counted_of(call, maker, call.text("by"));
  return {as_markdown(grid_of(counted.query, counted.statistics)), figures_of(counted), {}};
}

BlockResult chart_block(const Call& call, const BlockMaker& maker) {
  const Counted counted = counted_of(call, maker, call.text("by"));
  const std::string file = maker.pictures + ".svg";
  BlockResult result{{}, figures_of(counted), {}};
  if (!counted.statistics.rows.empty()) {
    const std::string& title = call.text("title");
    result.pictures.push_back({file, drawn(counted, call.text("as"), title)});
    if (!maker.pictures.empty())
      result.markdown = "![" + for_markdown(title) + "](" + file + ")\n\n";
  }
  result.markdown += as_markdown(grid_of(counted.query, counted.statistics));
  return result;
}

}  // namespace mieux::cli
