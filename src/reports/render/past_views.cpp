#include "mieux/reports/render/past_views.hpp"

#include <algorithm>

#include "figure_views.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using PastJson = nlohmann::ordered_json;

constexpr std::size_t short_id = 8;

bool is_counted(const PastStep& step) { return step.sort == PastStep::Sort::counted; }

/// What stands in place of a figure.
Grid::Cell gap_of(const PastStep& step, const Language& language) {
  return {"", step.sort == PastStep::Sort::no_store ? "" : language.text("not known")};
}

std::vector<std::string> names_behind(const PastStep& step, const Figure& figure) {
  std::vector<std::string> names;
  for (const std::uint32_t unit : figure.units) names.push_back(step.units[unit]);
  return names;
}

std::string_view word_of(PastStep::Sort sort) {
  switch (sort) {
    case PastStep::Sort::no_store: return "no-store";
    case PastStep::Sort::not_fetched: return "not-fetched";
    case PastStep::Sort::not_counted: return "not-counted";
    case PastStep::Sort::counted: break;
  }
  return "counted";
}

PastJson rows_to_json(const PastFigures& figures, const PastStep& step, bool explain) {
  PastJson rows = PastJson::array();
  for (std::size_t c = 0; c < figures.columns.size(); ++c) {
    if (step.cells[c].units.empty()) continue;
    PastJson row = to_json(step.cells[c]);
    row["key"] = {{figures.by, figures.columns[c].id}};
    if (explain) row["records"] = names_behind(step, step.cells[c]);
    rows.push_back(std::move(row));
  }
  return rows;
}

PastJson to_json(const PastFigures& figures, const PastStep& step, bool explain) {
  PastJson json{{"step", step.step.id}, {"day", to_string(step.day)}};
  json["revision"] = step.revision.empty() ? PastJson(nullptr) : PastJson(step.revision);
  json["state"] = word_of(step.sort);
  if (!step.problem.empty()) json["problem"] = step.problem;
  if (!is_counted(step)) return json;
  if (!figures.by.empty()) json["rows"] = rows_to_json(figures, step, explain);
  json["total"] = to_json(step.total);
  if (explain) json["total"]["records"] = names_behind(step, step.total);
  json["undated"] = to_json(step.undated);
  json["undated"]["records"] = names_behind(step, step.undated);
  json["undecided"] = step.undecided;
  json["drafts"] = step.drafts;
  return json;
}

bool has_undated(const PastFigures& figures) {
  return std::any_of(figures.steps.begin(), figures.steps.end(),
                     [](const PastStep& step) { return !step.undated.units.empty(); });
}

}  // namespace

Grid grid_of(const PastFigures& figures) {
  const Language& language = figures.language;
  Grid grid;
  grid.columns.push_back({"step", language.text(figures.step_word), false, true});
  for (const Key& key : figures.columns) grid.columns.push_back({key.id, key.label, true});
  const bool one = figures.by.empty();
  grid.columns.push_back(
      {one ? figures.measure_name : "total",
       one ? measure_label(figures.measure_name, language) : language.text("Total"), true});
  const bool undated = has_undated(figures);
  if (undated) grid.columns.push_back({"undated", undated_label(open_in_the_past, language), true});
  for (const PastStep& step : figures.steps) {
    Grid::Row row{{{step.step.id, language.date(step.step.id)}}};
    for (std::size_t c = 0; c < figures.columns.size(); ++c)
      row.cells.push_back(is_counted(step) ? cell_of(step.cells[c], language) : Grid::Cell{});
    row.cells.push_back(is_counted(step) ? cell_of(step.total, language) : gap_of(step, language));
    if (undated)
      row.cells.push_back(is_counted(step) ? cell_of(step.undated, language) : Grid::Cell{});
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string as_json(const PastFigures& figures, bool explain) {
  PastJson json{{"format", "mieux.stats-history/1"}, {"of", figures.subject->plural}};
  json["by"] = PastJson::array();
  if (!figures.by.empty()) json["by"].push_back(figures.by);
  json["measure"] = figures.measure_name;
  json["every"] = figures.step_word;
  json["as_of"] = to_string(figures.as_of);
  if (figures.audience == Audience::staff) json[std::string{audience_column}] = "staff";
  json["steps"] = PastJson::array();
  for (const PastStep& step : figures.steps)
    json["steps"].push_back(to_json(figures, step, explain));
  return for_json(json.dump(2, ' ', false, PastJson::error_handler_t::replace)) + "\n";
}

Grid explained(const PastFigures& figures) {
  const Language& language = figures.language;
  Grid grid;
  grid.columns = {{"step", language.text(figures.step_word), false, true},
                  {"revision", language.text("revision"), false, true}};
  grid.columns.push_back(figures.by.empty()
                             ? Grid::Column{"of", ""}
                             : Grid::Column{figures.by, field_label(figures.by, language)});
  grid.columns.push_back(
      {figures.measure_name, measure_label(figures.measure_name, language), true});
  grid.columns.push_back({"records", language.text("records")});
  const auto add = [&](const PastStep& step, const Grid::Cell& key, const Figure& figure) {
    if (figure.units.empty()) return;
    std::string names;
    for (const std::string& name : names_behind(step, figure))
      names += (names.empty() ? "" : " ") + name;
    grid.rows.push_back({{{step.step.id, language.date(step.step.id)},
                          {step.revision, step.revision.substr(0, short_id)},
                          key,
                          cell_of(figure, language),
                          {names, names}}});
  };
  for (const PastStep& step : figures.steps) {
    if (!is_counted(step)) continue;
    for (std::size_t c = 0; c < figures.columns.size(); ++c)
      add(step, cell_of(figures.columns[c]), step.cells[c]);
    if (figures.by.empty()) add(step, {"total", ""}, step.total);
    add(step, {"undated", undated_label(open_in_the_past, language)}, step.undated);
  }
  return grid;
}

std::string explained_as_text(const PastFigures& figures, unsigned width) {
  std::string out;
  for (const Grid::Row& row : explained(figures).rows) {
    const std::vector<Grid::Cell>& cells = row.cells;
    const std::string key = cells[2].label.empty() ? "" : ", " + for_terminal(cells[2].label);
    out += cells[0].label + " (" + cells[1].label + ")" + key + ": " + cells[3].label + "\n" +
           wrapped("  ", for_terminal(cells[4].label), width, 2);
  }
  return out;
}

}  // namespace mieux
