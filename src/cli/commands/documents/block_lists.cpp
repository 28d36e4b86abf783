// Blocks of records, one a line: lists, a timeline, the published figures.
#include <algorithm>

#include "block.hpp"
#include "cli/command_line/choice.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/reports/render/claim_views.hpp"
#include "mieux/reports/render/list_views.hpp"
#include "mieux/reports/render/timeline.hpp"

namespace mieux::cli {
namespace {

struct Chosen {
  const Subject& subject;
  View view;
  ChosenUnits found;
};

/// The records that a block is about, in the order it asks for.
Chosen chosen_of(const Call& call, const BlockMaker& maker) {
  const Subject& subject = require_subject(call.text("KIND"), "block");
  View view = view_of_block(call, maker);
  const Choice choice{subject,
                      nullptr,
                      filter_of(selection_of(call), view, subject),
                      period_of(period_options_of(call)),
                      true,
                      false};
  ChosenUnits found = chosen_units(view, choice);
  const std::vector<Ordering> orderings = orderings_of(view, subject, call.text("sort"));
  sort_units(view, orderings, found.units);
  if (call.has("limit"))
    found.units.resize(std::min<std::size_t>(found.units.size(), number_of(call, "limit")));
  return {subject, std::move(view), std::move(found)};
}

/// A sentence on the records of which dates leave it open.
std::string left_open(const Chosen& chosen) {
  if (chosen.found.undecided.empty()) return {};
  const Language& language = chosen.view.language;
  return "\n" +
         language.text("Of {} the dates leave open whether they belong here.",
                       language.counted(chosen.found.undecided.size(), chosen.subject.singular,
                                        chosen.subject.plural)) +
         "\n";
}

/// One figure a line: the sum of its cells, so that a change of any is found.
void add_lines(const Grid& grid, const std::vector<std::string>& ids, BlockResult& result) {
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    std::string cells;
    for (const Grid::Cell& cell : grid.rows[i].cells) cells += cell.label + '\n';
    const std::string sum = "~" + sum_of(cells).substr(0, 6);
    result.figures.push_back({ids[i], sum, {}, {{ids[i], sum, {}}}});
  }
}

/// A field as the heading of a column that people read: `short_name` as `short name`,
/// `participants.total` as `participants, total`.
std::string heading_of(const std::string& field) {
  std::string words;
  for (const char c : field)
    if (c == '.')
      words += ", ";
    else
      words += c == '_' ? ' ' : c;
  return words;
}

std::vector<std::string> names_of(const Chosen& chosen) {
  std::vector<std::string> names;
  for (const Unit& unit : chosen.found.units)
    names.push_back(name_of(chosen.view.store, chosen.subject, unit));
  return names;
}

/// The first date of a field; nothing if it has none.
std::optional<Date> date_of(const Chosen& chosen, const char* name, const Unit& unit) {
  const Field field = require_field(chosen.view, chosen.subject, name, {"block", name, {}});
  if (field.type != FieldType::date) return std::nullopt;
  Values values;
  field.get(chosen.view, unit, values);
  return values.empty() ? std::nullopt : std::optional{values.front().date};
}

/// What people call the unit: its short name, else its title, else its id.
std::string label_of(const Chosen& chosen, const Unit& unit) {
  for (const char* name : {"short_name", "title"}) {
    const auto field = find_field(chosen.view, chosen.subject, name);
    Values values;
    if (field) field->get(chosen.view, unit, values);
    if (!values.empty()) return std::string{values.front().text};
  }
  return name_of(chosen.view.store, chosen.subject, unit);
}

/// From the start to the end; what has not ended goes on to the day asked about, and what lies
/// behind that day is planned. Of an imported record without an end nobody knows how long it went
/// on.
std::optional<Timeline::Row> row_of(const Chosen& chosen, const Unit& unit) {
  using Style = Timeline::Style;
  const auto start = date_of(chosen, "start", unit);
  if (!start || start->last() == Date::latest) return std::nullopt;
  const Date today{chosen.view.as_of.day, chosen.view.as_of.day};
  const auto end = date_of(chosen, "end", unit);
  Timeline::Row row{label_of(chosen, unit), {}, {}};
  if (start->first() > today.first())
    row.bars.push_back({*start, end.value_or(*start), Style::planned});
  else if (end && end->first() > today.first())
    row.bars = {{*start, today, Style::done}, {today, *end, Style::planned}};
  else if (end || !unit.record->imported)
    row.bars.push_back({*start, end.value_or(today), Style::done});
  else
    row.marks.push_back(*start);
  return row;
}

}  // namespace

BlockResult list_block(const Call& call, const BlockMaker& maker) {
  const Chosen chosen = chosen_of(call, maker);
  const std::string columns =
      call.has("columns") ? call.text("columns") : std::string{chosen.subject.columns};
  const std::vector<Typed> words = typed_words("columns", columns);
  const std::vector<Field> fields = require_fields(chosen.view, chosen.subject, words);
  Grid grid = grid_of(chosen.view, chosen.subject, fields, chosen.found.units);
  if (!call.has("ids")) {
    grid.columns.erase(grid.columns.begin());
    for (Grid::Row& row : grid.rows) row.cells.erase(row.cells.begin());
  }
  const Language& language = chosen.view.language;
  for (Grid::Column& column : grid.columns) column.label = language.text(heading_of(column.id));
  BlockResult result;
  result.markdown = grid.rows.empty() ? language.text("None.") + "\n" : as_markdown(grid);
  add_lines(grid, names_of(chosen), result);
  result.markdown += left_open(chosen);
  return result;
}

namespace {

/// The lines of a timeline as a table, and as the description of its picture.
struct TimelineText {
  Grid grid;
  std::vector<std::string> undated;
};

TimelineText text_of(const Chosen& chosen, Timeline& timeline) {
  const Language& language = chosen.view.language;
  TimelineText text;
  text.grid.columns = {{"name", language.text(chosen.subject.singular)},
                       {"start", language.text("from")},
                       {"end", language.text("to|time")}};
  for (const Unit& unit : chosen.found.units) {
    const auto start = date_of(chosen, "start", unit);
    const auto end = date_of(chosen, "end", unit);
    const std::string from = start ? language.date(start->to_string()) : std::string{};
    const std::string to = end ? language.date(end->to_string()) : std::string{};
    const std::string label = label_of(chosen, unit);
    text.grid.rows.push_back({{{label, label}, {from, from}, {to, to}}});
    if (auto row = row_of(chosen, unit))
      timeline.rows.push_back(std::move(*row));
    else
      text.undated.push_back(label);
    const std::string days = from.empty() ? language.text("no date")
                             : to.empty() ? from
                                          : language.text("{} to {}|numbers", from, to);
    language.append(timeline.description, language.text("{}: {}", label, days));
  }
  return text;
}

}  // namespace

BlockResult timeline_block(const Call& call, const BlockMaker& maker) {
  const Chosen chosen = chosen_of(call, maker);
  const Language& language = chosen.view.language;
  Timeline timeline{call.text("title"), {}, {}, chosen.view.as_of.day, language};
  const TimelineText text = text_of(chosen, timeline);
  BlockResult result;
  if (!maker.pictures.empty() && extent_of(timeline)) {
    const std::string file = maker.pictures + ".svg";
    result.pictures.push_back({file, as_svg(timeline)});
    result.markdown = "![" + for_markdown(timeline.title) + "](" + file + ")\n\n";
  }
  result.markdown +=
      text.grid.rows.empty() ? language.text("None.") + "\n" : as_markdown(text.grid);
  if (!text.undated.empty())
    result.markdown += "\n" +
                       language.text("Without a known start, so not drawn: {}.",
                                     for_markdown(joined(text.undated, ", "))) +
                       "\n";
  add_lines(text.grid, names_of(chosen), result);
  result.markdown += left_open(chosen);
  return result;
}

BlockResult claims_block(const Call& call, const BlockMaker& maker) {
  const View view = view_of_block(call, maker);
  require_readable(maker.store, RecordKind::claim);
  std::vector<CheckedClaim> claims;
  std::vector<std::string> ids;
  for (const Record& record : maker.store.records(RecordKind::claim)) {
    if (record.draft) continue;
    claims.push_back(check_claim(view, record));
    ids.emplace_back(record.id);
  }
  Grid grid = grid_of(claims, false, view.language);
  for (std::size_t i = 0; i < grid.rows.size(); ++i)
    grid.rows[i].cells[0].label = std::string{claims[i].record->title.value};
  BlockResult result;
  result.markdown = grid.rows.empty() ? view.language.text("None.") + "\n" : as_markdown(grid);
  add_lines(grid, ids, result);
  return result;
}

}  // namespace mieux::cli
