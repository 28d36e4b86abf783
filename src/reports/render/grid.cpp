#include "mieux/reports/render/grid.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"

namespace mieux {
namespace {

constexpr std::size_t gap = 2;             ///< spaces between columns
constexpr std::size_t narrowest_text = 8;  ///< no column of texts is cut below this
constexpr std::size_t widest_number = 16;  ///< a column of numbers is cut above this: to be wider
                                           ///< it must hold a text among them

std::string padded(const std::string& text, std::size_t width, bool numeric) {
  const std::size_t size = display_width(text);
  const std::string space(width > size ? width - size : 0, ' ');
  return numeric ? space + text : text + space;
}

std::string shown(const Grid::Row& row, std::size_t column) {
  return column < row.cells.size() ? for_terminal(row.cells[column].label) : std::string{};
}

std::size_t widest_cell(const Grid& grid, std::size_t column) {
  std::size_t width = 0;
  for (const Grid::Row& row : grid.rows) width = std::max(width, display_width(shown(row, column)));
  return width;
}

/// Down to which widths the columns may be cut. Of a column of numbers only the heading gives way.
std::vector<std::size_t> least_widths(const Grid& grid, unsigned limit) {
  std::vector<std::size_t> least;
  for (std::size_t c = 0; c < grid.columns.size(); ++c)
    least.push_back(grid.columns[c].whole ? limit
                    : c == 0              ? limit / 2
                    : grid.columns[c].numeric
                        ? std::max(narrowest_text, std::min(widest_number, widest_cell(grid, c)))
                        : narrowest_text);
  return least;
}

/// The column to narrow, the widest that may give way; the first one, which names
/// the row, goes below half of the line only if no other may. The number of columns if none may.
std::size_t column_to_cut(const std::vector<std::size_t>& widths,
                          const std::vector<std::size_t>& least) {
  std::size_t widest = widths.size();
  for (std::size_t c = 0; c < widths.size(); ++c)
    if (widths[c] > least[c] && (widest == widths.size() || widths[c] > widths[widest])) widest = c;
  return widest == widths.size() && widths[0] > narrowest_text ? 0 : widest;
}

/// Widths of the columns, cut until all fits into `limit`.
std::vector<std::size_t> widths_of(const Grid& grid, unsigned limit) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < grid.columns.size(); ++c)
    widths.push_back(
        std::max(display_width(for_terminal(grid.columns[c].label)), widest_cell(grid, c)));
  if (limit == 0 || widths.empty()) return widths;
  const std::vector<std::size_t> least = least_widths(grid, limit);
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  for (; total > limit; --total) {
    const std::size_t column = column_to_cut(widths, least);
    if (column == widths.size()) break;
    --widths[column];
  }
  return widths;
}

void append_line(std::string& out, const std::vector<std::string>& cells, const Grid& grid,
                 const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c)
    line += (c == 0 ? "" : std::string(gap, ' ')) +
            padded(cut_to_width(cells[c], widths[c]), widths[c], grid.columns[c].numeric);
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + "\n";
}

/// The words of a heading in lines of at most `width` columns; a longer word is cut.
std::vector<std::string> heading_lines(std::string_view heading, std::size_t width) {
  std::vector<std::string> lines{""};
  while (!heading.empty()) {
    const std::size_t space = heading.find(' ');
    const std::string word = cut_to_width(heading.substr(0, space), width);
    heading = space == std::string_view::npos ? std::string_view{} : heading.substr(space + 1);
    if (lines.back().empty())
      lines.back() = word;
    else if (display_width(lines.back()) + 1 + display_width(word) <= width)
      lines.back() += ' ' + word;
    else
      lines.push_back(word);
  }
  return lines;
}

/// The headings, those of several lines standing on the rule below.
void append_headings(std::string& out, const Grid& grid, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> headings;
  std::size_t height = 1;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    headings.push_back(heading_lines(for_terminal(grid.columns[c].label), widths[c]));
    height = std::max(height, headings.back().size());
  }
  std::vector<std::string> cells(headings.size());
  for (std::size_t line = 0; line < height; ++line) {
    for (std::size_t c = 0; c < headings.size(); ++c) {
      const std::size_t above = height - headings[c].size();
      cells[c] = line < above ? "" : headings[c][line - above];
    }
    append_line(out, cells, grid, widths);
  }
}

}  // namespace

std::string as_table(const Grid& grid, unsigned width) {
  const std::vector<std::size_t> widths = widths_of(grid, width);
  std::string out;
  append_headings(out, grid, widths);
  const std::size_t total =
      std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  const std::string rule(total, '-');
  out += rule + "\n";
  bool apart = false;
  std::vector<std::string> cells;
  for (const Grid::Row& row : grid.rows) {
    if (row.apart && !apart && &row != &grid.rows.front()) out += rule + "\n";
    apart = row.apart;
    cells.clear();
    for (std::size_t c = 0; c < grid.columns.size(); ++c) cells.push_back(shown(row, c));
    append_line(out, cells, grid, widths);
  }
  return out;
}

std::string as_markdown(const Grid& grid) {
  std::string out = "|";
  for (const Grid::Column& column : grid.columns) out += " " + for_markdown(column.label) + " |";
  out += "\n|";
  for (const Grid::Column& column : grid.columns) out += column.numeric ? "---:|" : "---|";
  out += "\n";
  for (const Grid::Row& row : grid.rows) {
    out += "|";
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      const std::string text = c < row.cells.size() ? for_markdown(row.cells[c].label) : "";
      out += text.empty() ? " |" : row.apart ? " **" + text + "** |" : " " + text + " |";
    }
    out += "\n";
  }
  return out;
}

std::string as_csv(const Grid& grid) {
  std::string out;
  for (std::size_t c = 0; c < grid.columns.size(); ++c)
    out += (c == 0 ? "" : ",") + for_csv(grid.columns[c].id);
  out += "\r\n";
  for (const Grid::Row& row : grid.rows) {
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
      out += (c == 0 ? "" : ",") + (c < row.cells.size() ? for_csv(row.cells[c].id) : "");
    out += "\r\n";
  }
  return out;
}

std::string mark_of(Audience audience, const Language& language) {
  return audience == Audience::staff
             ? language.text("Internal: for staff alone, not for publication.") + "\n\n"
             : std::string{};
}

std::string rendered(const Grid& grid, Format format, unsigned width, Audience audience,
                     const Language& language) {
  switch (format) {
    case Format::table: return mark_of(audience, language) + as_table(grid, width);
    case Format::markdown: return mark_of(audience, language) + as_markdown(grid);
    case Format::csv: break;
    case Format::json: throw std::logic_error("a grid has no JSON of its own");
  }
  if (audience == Audience::everybody) return as_csv(grid);
  Grid marked = grid;
  marked.columns.push_back({std::string{audience_column}, std::string{audience_column}});
  for (Grid::Row& row : marked.rows) {
    row.cells.resize(grid.columns.size());
    row.cells.push_back({"staff", "staff"});
  }
  return as_csv(marked);
}

}  // namespace mieux
