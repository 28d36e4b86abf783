#include <algorithm>
#include <cmath>

#include "figure_views.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/render/grid.hpp"
#include "mieux/reports/render/stats_views.hpp"

namespace mieux {
namespace {

using Json = nlohmann::ordered_json;

/// The number alone; empty if there is none.
std::string to_id(const Figure& figure) {
  if (figure.hidden) return "hidden";
  return figure.rests_on == 0U ? std::string{} : to_string(Figure{figure.value, true, {}});
}

/// What is in a column of keys; a step of figures over time is called by its length.
Grid::Column column_of(const StatsQuery& query, const Field& field, const Language& language) {
  const bool step = !query.step_word.empty() && &field == &query.by.front();
  return {field.name, step ? language.text(query.step_word) : field_label(field.name, language),
          false, step};
}

std::string_view words_on_undated(const StatsQuery& query) {
  return open_words(query.period ? query.period->reading : Reading::begun);
}

void add_figures(Grid::Row& row, const Statistics& statistics) {
  for (const Figure& figure : statistics.column_totals)
    row.cells.push_back(cell_of(figure, statistics.language));
  row.cells.push_back(cell_of(statistics.total, statistics.language));
}

std::vector<Unit> units_behind(const Statistics& statistics, const Figure& figure) {
  std::vector<Unit> units;
  for (const std::uint32_t unit : figure.units) units.push_back(statistics.units[unit]);
  return units;
}

Json names_of(const View& view, const StatsQuery& query, const std::vector<Unit>& units) {
  Json names = Json::array();
  for (const Unit& unit : units) names.push_back(name_of(view.store, *query.subject, unit));
  return names;
}

Json rows_to_json(const View& view, const StatsQuery& query, const Statistics& statistics,
                  bool explain) {
  Json rows = Json::array();
  const std::size_t width = statistics.columns.empty() ? 1 : statistics.columns.size();
  for (std::size_t r = 0; r < statistics.rows.size(); ++r)
    for (std::size_t c = 0; c < width; ++c) {
      const Figure& figure = statistics.cell(r, c);
      if (width > 1 && figure.units.empty() && figure.value == 0 && !figure.hidden) continue;
      Json row = to_json(figure);
      Json key{{query.by[0].name, statistics.rows[r].id}};
      if (!statistics.columns.empty()) key[query.by[1].name] = statistics.columns[c].id;
      row["key"] = std::move(key);
      if (explain) row["records"] = names_of(view, query, units_behind(statistics, figure));
      rows.push_back(std::move(row));
    }
  return rows;
}

}  // namespace

std::string field_label(std::string_view field, const Language& language) {
  if (language.is_english()) return language.text(field);
  std::string words{field.substr(field.rfind('.') + 1)};
  std::replace(words.begin(), words.end(), '_', ' ');
  return language.text(words);
}

Grid::Cell cell_of(const Figure& figure, const Language& language) {
  if (figure.rests_on) return {to_id(figure), to_string(figure, language)};
  return {to_id(figure),
          figure.value == 0 && figure.exact && !figure.hidden ? "0" : to_string(figure, language)};
}

Grid::Cell cell_of(const Key& key) { return {key.id, key.label}; }

std::string undated_label(std::string_view words, const Language& language) {
  return language.text("unknown ({})", language.text(words));
}

std::string measure_label(const std::string& measure, const Language& language) {
  const std::size_t colon = measure.find(':');
  if (colon == measure.npos) return language.text(measure);
  return language.is_english() ? measure : language.text(measure.substr(0, colon));
}

Json to_json(const Figure& figure) {
  Json json;
  constexpr double most = 1e15;  // beyond it a number is no longer a count
  if (figure.rests_on == 0U || figure.hidden)
    json["value"] = nullptr;
  else if (figure.value == std::floor(figure.value) && figure.value < most)
    json["value"] = static_cast<std::int64_t>(figure.value);
  else
    json["value"] = figure.value;
  if (figure.hidden) json["hidden"] = true;
  if (!figure.exact) json["at_least"] = true;
  if (figure.rests_on) json["rests_on"] = *figure.rests_on;
  if (figure.open > 0) json["unknown"] = figure.open;
  return json;
}

Grid grid_of(const StatsQuery& query, const Statistics& statistics) {
  Grid grid;
  const bool two = !statistics.columns.empty() || query.by.size() == 2;
  const Language& language = statistics.language;
  grid.columns.push_back(query.by.empty() ? Grid::Column{"of", "", false}
                                          : column_of(query, query.by[0], language));
  for (const Key& key : statistics.columns) grid.columns.push_back({key.id, key.label, true});
  grid.columns.push_back(
      {two ? "total" : query.measure_name,
       two ? language.text("Total") : measure_label(query.measure_name, language), true});
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    Grid::Row row;
    row.cells.push_back(cell_of(statistics.rows[r]));
    for (std::size_t c = 0; c < statistics.columns.size(); ++c)
      row.cells.push_back(cell_of(statistics.cell(r, c), language));
    row.cells.push_back(cell_of(statistics.row_totals[r], language));
    grid.rows.push_back(std::move(row));
  }
  Grid::Row total;
  total.cells.push_back(
      {"total", language.text(query.by.empty() ? query.subject->plural : "Total")});
  add_figures(total, statistics);
  total.apart = !query.by.empty();
  grid.rows.push_back(std::move(total));
  if (!statistics.undated.units.empty()) {
    Grid::Row undated;
    undated.cells.push_back({"undated", undated_label(words_on_undated(query), language)});
    undated.cells.resize(1 + statistics.columns.size());
    undated.cells.push_back(cell_of(statistics.undated, language));
    undated.apart = true;
    grid.rows.push_back(std::move(undated));
  }
  return grid;
}

std::string as_json(const View& view, const StatsQuery& query, const Statistics& statistics,
                    bool explain) {
  Json json{{"format", "mieux.stats/1"}, {"of", query.subject->plural}};
  json["by"] = Json::array();
  for (const Field& field : query.by) json["by"].push_back(field.name);
  json["measure"] = query.measure_name;
  if (!query.step_word.empty()) json["every"] = query.step_word;
  json["as_of"] = to_string(view.as_of.day);
  if (view.audience == Audience::staff) json[std::string{audience_column}] = "staff";
  if (query.period) {
    json["period"] = query.period->days.to_string();
    json["reading"] = query.period->reading == Reading::active ? "active" : "begun";
  }
  json["rows"] = rows_to_json(view, query, statistics, explain);
  json["total"] = to_json(statistics.total);
  if (explain)
    json["total"]["records"] = names_of(view, query, units_behind(statistics, statistics.total));
  if (query.period || !statistics.undated.units.empty()) {
    json["undated"] = to_json(statistics.undated);
    json["undated"]["records"] =
        names_of(view, query, units_behind(statistics, statistics.undated));
  }
  json["undecided"] = names_of(view, query, statistics.undecided);
  json["drafts"] = Json::array();
  for (const Record* draft : statistics.drafts) json["drafts"].push_back(draft->id);
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

Grid explained(const View& view, const StatsQuery& query, const Statistics& statistics) {
  const Language& language = view.language;
  Grid grid;
  for (const Field& field : query.by) grid.columns.push_back(column_of(query, field, language));
  if (query.by.empty()) grid.columns.push_back({"of", "", false});
  grid.columns.push_back({query.measure_name, measure_label(query.measure_name, language), true});
  grid.columns.push_back({"records", language.text("records"), false});
  const auto add = [&](std::vector<Grid::Cell> keys, const Figure& figure, bool apart) {
    if (figure.units.empty()) return;
    std::string names;
    for (const std::uint32_t unit : figure.units)
      names +=
          (names.empty() ? "" : " ") + name_of(view.store, *query.subject, statistics.units[unit]);
    keys.resize(std::max<std::size_t>(query.by.size(), 1));
    keys.push_back(cell_of(figure, language));
    keys.push_back({names, names});
    grid.rows.push_back({std::move(keys), apart});
  };
  for (std::size_t r = 0; r < statistics.rows.size(); ++r) {
    if (statistics.columns.empty())
      add({cell_of(statistics.rows[r])}, statistics.cell(r, 0), false);
    for (std::size_t c = 0; c < statistics.columns.size(); ++c)
      add({cell_of(statistics.rows[r]), cell_of(statistics.columns[c])}, statistics.cell(r, c),
          false);
  }
  if (query.by.empty())
    add({{"total", language.text(query.subject->plural)}}, statistics.total, false);
  add({{"undated", undated_label(words_on_undated(query), language)}}, statistics.undated, true);
  return grid;
}

std::string explained_as_text(const View& view, const StatsQuery& query,
                              const Statistics& statistics, unsigned width) {
  std::string out;
  for (const Grid::Row& row : explained(view, query, statistics).rows) {
    std::string heading;
    for (std::size_t c = 0; c + 2 < row.cells.size(); ++c)
      if (!row.cells[c].label.empty())
        heading += (heading.empty() ? "" : ", ") + for_terminal(row.cells[c].label);
    if (heading.empty()) heading = view.language.text(query.subject->plural);
    out += heading + ": " + row.cells[row.cells.size() - 2].label + "\n" +
           wrapped("  ", for_terminal(row.cells.back().label), width, 2);
  }
  return out;
}

}  // namespace mieux
