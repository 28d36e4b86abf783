#include "mieux/history/difference/comparison_views.hpp"

#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/history/difference/words.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux::history {
namespace {

using Json = nlohmann::ordered_json;
using Sort = RecordChange::Sort;

std::string_view word_of(Sort sort) {
  switch (sort) {
    case Sort::added: return "added";
    case Sort::removed: return "removed";
    case Sort::renamed: return "renamed";
    case Sort::laid_out: return "laid out anew";
    case Sort::unreadable: return "cannot be read";
    case Sort::changed: break;
  }
  return "changed";
}

std::string_view word_of(const FileChange& file) {
  if (!file.before) return "added";
  return file.after ? "changed" : "removed";
}

/// What stands behind the heading of a record; empty for one that is changed.
std::string remark_on(const RecordChange& record) {
  switch (record.sort) {
    case Sort::added: return "new";
    case Sort::removed: return "removed";
    case Sort::laid_out: return "laid out anew, says what it said";
    case Sort::unreadable: return "cannot be read in one of the two states";
    case Sort::renamed:
    case Sort::changed: break;
  }
  return {};
}

/// `3 figures moved`, `no figure moved`.
std::string moved_in_words(const Comparison& comparison) {
  if (!comparison.not_counted.empty()) return "figures not counted";
  return comparison.figures.empty() ? "no figure moved"
                                    : counted(comparison.figures.size(), "figure") + " moved";
}

/// `1 finding comes, 2 go`.
std::string findings_in_words(const Comparison& comparison) {
  const std::size_t come = comparison.come.size();
  const std::size_t gone = comparison.gone.size();
  if (come == 0 && gone == 0) return "no finding comes or goes";
  return counted(come, "finding") + (come == 1 ? " comes, " : " come, ") + std::to_string(gone) +
         (gone == 1 ? " goes" : " go");
}

std::string finding_in_words(const Diagnostic& finding) {
  std::string text = finding.where.path;
  if (finding.where.line > 0)
    text += ":" + std::to_string(finding.where.line) + ":" + std::to_string(finding.where.column);
  return text + ": " + std::string{name_of(finding.severity)} + ": " + finding.message + " [" +
         std::string{finding.code} + "]";
}

/// Its row as people read it.
const std::string& row_of(const MovedFigure& figure) {
  return figure.label.empty() ? figure.row : figure.label;
}

/// `Africa (West), Approved 2 -> 3`.
std::string figure_in_words(const MovedFigure& figure) {
  std::string text = row_of(figure);
  if (!figure.column.empty()) text += (text.empty() ? "" : " / ") + figure.column;
  text += (text.empty() ? "" : " ") + (figure.before.empty() ? "none" : figure.before) + " -> " +
          (figure.after.empty() ? "none" : figure.after);
  return text + (figure.note.empty() ? "" : " (" + figure.note + ")");
}

/// A line for each table.
std::vector<std::string> figures_in_words(const std::vector<MovedFigure>& figures) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const MovedFigure& figure = figures[i];
    const bool goes_on =
        i > 0 && figures[i - 1].report == figure.report && figures[i - 1].table == figure.table;
    if (!goes_on) lines.push_back(figure.report + ", " + figure.table + ": ");
    lines.back() += (goes_on ? "; " : "") + figure_in_words(figure);
  }
  return lines;
}

// Markdown

Grid grid_of(const std::vector<MovedFigure>& figures) {
  Grid grid;
  for (const char* name : {"table", "row", "column", "before", "after", "note"})
    grid.columns.push_back({name, name});
  for (const MovedFigure& figure : figures) {
    Grid::Row row;
    for (const std::string& text : {figure.report + ", " + figure.table, row_of(figure),
                                    figure.column, figure.before, figure.after, figure.note})
      row.cells.push_back({text, text});
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string folded(const std::string& title, const std::string& content) {
  return "\n<details>\n<summary>" + title + "</summary>\n\n" + content + "\n</details>\n";
}

std::string record_in_markdown(const RecordChange& record, const schema::Schemas& schemas) {
  const std::string remark = remark_on(record);
  std::string text = "- **" + for_markdown(heading_of(record)) + "**";
  text += (remark.empty() ? "" : ": " + remark) + "\n";
  for (const Entry& entry : entries_of(record, schemas))
    text += "  - " + for_markdown(entry.text) + "\n";
  return text;
}

std::string findings_in_markdown(const std::vector<Diagnostic>& findings) {
  std::string text;
  for (const Diagnostic& finding : findings)
    text += "- " + for_markdown(finding_in_words(finding)) + "\n";
  return text;
}

// JSON

Json entries_as_json(const RecordChange& record, const schema::Schemas& schemas) {
  Json entries = Json::array();
  for (const Entry& entry : entries_of(record, schemas)) {
    Json json{{"id", entry.id}, {"text", entry.text}};
    if (!entry.part.empty()) json["part"] = entry.part;
    if (!entry.field.empty()) json["field"] = entry.field;
    entries.push_back(std::move(json));
  }
  return entries;
}

Json findings_as_json(const std::vector<Diagnostic>& findings) {
  Json list = Json::array();
  for (const Diagnostic& finding : findings)
    list.push_back({{"severity", name_of(finding.severity)},
                    {"code", finding.code},
                    {"path", finding.where.path},
                    {"line", finding.where.line},
                    {"message", finding.message}});
  return list;
}

}  // namespace

std::string summary_of(const Comparison& comparison) {
  if (!comparison.changes.any()) return "nothing changed";
  std::string text;
  for (const Sort sort : {Sort::added, Sort::changed, Sort::renamed, Sort::removed, Sort::laid_out,
                          Sort::unreadable}) {
    const std::size_t count = comparison.changes.count(sort);
    if (count == 0) continue;
    text += text.empty() ? counted(count, "record") : ", " + std::to_string(count);
    text += " " + std::string{word_of(sort)};
  }
  if (!comparison.changes.others.empty())
    text += (text.empty() ? "" : ", ") + counted(comparison.changes.others.size(), "other file") +
            " changed";
  if (comparison.records_alone) return text;
  return text + "; " + moved_in_words(comparison) + "; " + findings_in_words(comparison);
}

std::string comparison_as_text(const Comparison& comparison, const schema::Schemas& schemas,
                               unsigned width) {
  std::string text = comparison.before + " to " + comparison.after + ": ";
  text = wrapped("", text + summary_of(comparison), width, 2);
  const auto line = [&](const std::string& words) { text += wrapped("  ", words, width, 4); };
  for (const RecordChange& record : comparison.changes.records) {
    const std::string remark = remark_on(record);
    text +=
        "\n" + wrapped("", heading_of(record) + (remark.empty() ? "" : ": " + remark), width, 2);
    for (const Entry& entry : entries_of(record, schemas)) line(entry.text);
  }
  if (!comparison.changes.others.empty()) text += "\nother files\n";
  for (const FileChange& file : comparison.changes.others)
    line(file.path + ": " + std::string{word_of(file)});
  if (!comparison.not_counted.empty()) text += "\nfigures\n";
  if (!comparison.not_counted.empty()) line("not counted: " + comparison.not_counted);
  if (!comparison.figures.empty()) text += "\nfigures that moved\n";
  for (const std::string& figures : figures_in_words(comparison.figures)) line(figures);
  if (!comparison.come.empty()) text += "\nfindings that come\n";
  for (const Diagnostic& finding : comparison.come) line(finding_in_words(finding));
  if (!comparison.gone.empty()) text += "\nfindings that go\n";
  for (const Diagnostic& finding : comparison.gone) line(finding_in_words(finding));
  return text;
}

std::string comparison_as_markdown(const Comparison& comparison, const schema::Schemas& schemas,
                                   std::size_t most) {
  std::string text = "**" + for_markdown(summary_of(comparison)) + "**\n\n" +
                     for_markdown(comparison.before + " to " + comparison.after) + "\n\n";
  const std::string whole = "`mieux diff` shows all of them.\n";
  // Room for what says that something was cut.
  const std::size_t room = most - std::min<std::size_t>(most, 512);
  std::size_t cut = 0;
  const auto add = [&](const std::string& piece) {
    if (cut == 0 && text.size() + piece.size() <= room)
      text += piece;
    else
      ++cut;
  };
  for (const RecordChange& record : comparison.changes.records)
    add(record_in_markdown(record, schemas));
  for (const FileChange& file : comparison.changes.others)
    add("- " + for_markdown(file.path) + ": " + std::string{word_of(file)} + "\n");
  if (cut > 0) text += "\n" + counted(cut, "record") + " more left out: " + whole;
  const auto fold = [&](const std::string& title, const std::string& content) {
    const std::string piece = folded(title, content);
    if (text.size() + piece.size() <= room)
      text += piece;
    else
      text += "\n" + title + ": too long for this place; " + whole;
  };
  if (!comparison.not_counted.empty())
    text += "\nFigures are not counted: " + for_markdown(comparison.not_counted) + ".\n";
  if (!comparison.figures.empty())
    fold("Figures that moved (" + std::to_string(comparison.figures.size()) + ")",
         as_markdown(grid_of(comparison.figures)));
  if (!comparison.come.empty())
    fold("Findings that come (" + std::to_string(comparison.come.size()) + ")",
         findings_in_markdown(comparison.come));
  if (!comparison.gone.empty())
    fold("Findings that go (" + std::to_string(comparison.gone.size()) + ")",
         findings_in_markdown(comparison.gone));
  return text;
}

std::string comparison_as_json(const Comparison& comparison, const schema::Schemas& schemas) {
  Json json{{"format", "mieux.diff/1"},
            {"before", comparison.before},
            {"after", comparison.after},
            {"summary", summary_of(comparison)}};
  json["records"] = Json::array();
  for (const RecordChange& record : comparison.changes.records) {
    Json one{{"change", word_of(record.sort)},
             {"kind", subject_of(record.kind).singular},
             {"id", record.id},
             {"uid", record.uid},
             {"name", record.name},
             {"path", record.path}};
    if (!record.was.empty()) one["was"] = record.was;
    one["entries"] = entries_as_json(record, schemas);
    json["records"].push_back(std::move(one));
  }
  json["files"] = Json::array();
  for (const FileChange& file : comparison.changes.others)
    json["files"].push_back({{"path", file.path}, {"change", word_of(file)}});
  if (!comparison.not_counted.empty()) json["not_counted"] = comparison.not_counted;
  json["figures"] = Json::array();
  for (const MovedFigure& figure : comparison.figures)
    json["figures"].push_back({{"report", figure.report},
                               {"table", figure.table},
                               {"row", figure.row},
                               {"column", figure.column},
                               {"before", figure.before},
                               {"after", figure.after},
                               {"note", figure.note}});
  json["findings"] = {{"come", findings_as_json(comparison.come)},
                      {"gone", findings_as_json(comparison.gone)}};
  return for_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace mieux::history
