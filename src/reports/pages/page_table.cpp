#include "page_table.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using Tree = nlohmann::json;

// Characters of a line of the page, in the letters of a table.
constexpr double page_columns = 88;
constexpr double cell_margin = 3;
constexpr double bold_letters = 1.2;       ///< heads and sums are wider
constexpr double longest_word_kept = 26;   ///< longer ones are broken
constexpr double most_text_weighed = 160;  ///< a novel in a cell shall not starve the others

// Places in pandoc's `Table` and its parts.
constexpr std::size_t table_attributes = 0;
constexpr std::size_t table_columns = 2;
constexpr std::size_t head_of_table = 3;
constexpr std::size_t table_bodies = 4;
constexpr std::size_t head_rows = 1;
constexpr std::size_t body_rows = 3;
constexpr std::size_t row_cells = 1;
constexpr std::size_t cell_blocks = 4;
constexpr std::size_t classes = 1;

/// What a column needs.
struct RoomWanted {
  double whole = 1;  ///< its longest text on one line
  double least = 1;  ///< its longest word
};

void measure(const Tree& cell, RoomWanted& need, double letter) {
  const std::string text = plain_text(cell.at(cell_blocks));
  const auto width = [&](std::string_view words) {
    return letter * static_cast<double>(character_count(words));
  };
  need.whole = std::max(need.whole, width(text));
  for (const std::string_view word : split(text, ' '))
    need.least = std::max(need.least, std::min(width(word), longest_word_kept));
}

/// `letter`: how wide one is.
void measure_rows(const Tree& rows, std::vector<RoomWanted>& needs, double letter) {
  for (const Tree& row : rows) {
    const Tree& cells = row.at(row_cells);
    for (std::size_t i = 0; i < std::min(cells.size(), needs.size()); ++i)
      measure(cells.at(i), needs[i], letter);
  }
}

double sum(const std::vector<RoomWanted>& needs, double RoomWanted::*part) {
  return std::accumulate(
      needs.begin(), needs.end(), 0.0,
      [&](double so_far, const RoomWanted& need) { return so_far + need.*part; });
}

/// Parts of the page's width, for each column; together 1 at most.
std::vector<double> widths_of(std::vector<RoomWanted> needs) {
  for (RoomWanted& need : needs) {
    need.least += cell_margin;
    need.whole = std::min(need.whole, most_text_weighed) + cell_margin;
  }
  const double whole = sum(needs, &RoomWanted::whole);
  const double least = sum(needs, &RoomWanted::least);
  std::vector<double> widths;
  for (const RoomWanted& need : needs) {
    if (whole <= page_columns)
      widths.push_back(need.whole / page_columns);
    else if (least >= page_columns)
      widths.push_back(need.least / least);
    else
      widths.push_back((need.least + (page_columns - least) * (need.whole - need.least) /
                                         std::max(whole - least, 1.0)) /
                       page_columns);
  }
  return widths;
}

bool is_without_words(const Tree& rows) {
  return std::all_of(rows.begin(), rows.end(), [](const Tree& row) {
    const Tree& cells = row.at(row_cells);
    return std::all_of(cells.begin(), cells.end(), [](const Tree& cell) {
      return trimmed(plain_text(cell.at(cell_blocks))).empty();
    });
  });
}

void make_small_rows(Tree& rows) {
  const Tree style = Tree::array({Tree::array({"custom-style", "Table Small"})});
  for (Tree& row : rows)
    for (Tree& cell : row.at(row_cells))
      for (Tree& block : cell.at(cell_blocks)) {
        if (block.value("t", "") != "Plain" && block.value("t", "") != "Para") continue;
        Tree content =
            Tree::array({Tree::array({"", Tree::array(), style}), std::move(block.at("c"))});
        block["c"] = Tree::array({Tree{{"t", "Span"}, {"c", std::move(content)}}});
      }
}

void make_small(Tree& table) {
  make_small_rows(table.at(head_of_table).at(head_rows));
  for (Tree& body : table.at(table_bodies)) make_small_rows(body.at(body_rows));
}

void add_plain(const Tree& tree, std::string& text) {
  if (tree.is_array()) {
    for (const Tree& part : tree) add_plain(part, text);
    return;
  }
  if (!tree.is_object()) return;
  const std::string type = tree.value("t", "");
  const auto content = tree.find("c");
  if (type == "Str") {
    text += content->get<std::string>();
  } else if (type == "Space" || type == "SoftBreak" || type == "LineBreak") {
    text += ' ';
  } else if (type == "Code" || type == "RawInline" || type == "CodeBlock" || type == "RawBlock") {
    text += content->at(1).get<std::string>();
  } else if (content != tree.end()) {
    add_plain(*content, text);
  }
}

}  // namespace

std::string plain_text(const Tree& tree) {
  std::string text;
  add_plain(tree, text);
  return text;
}

void fit_table(Tree& table, bool as_html) {
  Tree& parts = table.at("c");
  Tree& columns = parts.at(table_columns);
  std::vector<RoomWanted> needs(columns.size());
  Tree& head = parts.at(head_of_table).at(head_rows);
  if (is_without_words(head)) head = Tree::array();
  measure_rows(head, needs, bold_letters);
  for (const Tree& body : parts.at(table_bodies)) measure_rows(body.at(body_rows), needs, 1);
  const bool wide =
      sum(needs, &RoomWanted::least) + cell_margin * static_cast<double>(needs.size()) >
      page_columns;
  if (wide && as_html) parts.at(table_attributes).at(classes) = Tree::array({"wide"});
  if (wide && !as_html) make_small(parts);
  const std::vector<double> widths = widths_of(std::move(needs));
  for (std::size_t i = 0; i < widths.size(); ++i)
    columns.at(i).at(1) = Tree{{"t", "ColWidth"}, {"c", widths[i]}};
}

}  // namespace mieux
