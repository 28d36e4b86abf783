// Tables for terminals, in Markdown and in CSV: widths, escapes, and hostile texts in each.

#include "mieux/reports/render/grid.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "reports/formats.hpp"

namespace grid_test {

using namespace mieux;
using namespace mieux::formats;

namespace {

Grid::Cell cell(const std::string& text) { return {text, text}; }

/// A column of texts and one of numbers, with a total.
Grid countries() {
  Grid grid;
  grid.columns = {{"country", "country", false}, {"count", "count", true}};
  grid.rows = {{{{"BRA", "Brasil"}, cell("5")}},
               {{{"CIV", "Côte d'Ivoire"}, cell("12")}},
               {{{"total", "Total"}, {"17", "at least 17"}}, true}};
  return grid;
}

/// One column of each sort, hostile in headings and cells.
Grid hostile() {
  Grid grid;
  for (const std::string& text : hostile_texts()) {
    if (grid.columns.size() < 6) grid.columns.push_back({text, text, false});
    grid.rows.push_back({std::vector<Grid::Cell>(6, cell(text)), grid.rows.size() > 30});
  }
  return grid;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  CHECK(begin == text.size());
  return lines;
}

std::size_t widest(const std::string& text) {
  std::size_t width = 0;
  for (const std::string& line : lines_of(text)) width = std::max(width, display_width(line));
  return width;
}

}  // namespace

TEST_CASE("a table has texts to the left, numbers to the right, and totals set off") {
  CHECK(as_table(countries(), 0) ==
        "country              count\n"
        "--------------------------\n"
        "Brasil                   5\n"
        "Côte d'Ivoire           12\n"
        "--------------------------\n"
        "Total          at least 17\n");
  CHECK(as_table(countries(), 80) == as_table(countries(), 0));
  CHECK(as_table(countries(), 26) == as_table(countries(), 0));
}

TEST_CASE("columns begin at one column of the terminal, whatever the letters before them") {
  Grid grid;
  grid.columns = {{"title", "title"}, {"country", "country"}};
  for (const std::string title :
       {"abcdef", "日本語", "e\u0301e\u0301", "👩‍👩‍👧‍👦 x"})
    grid.rows.push_back({{{title, title}, {"TGO", "Togo"}}});
  for (const unsigned width : {0U, 14U})
    for (const std::string& line : lines_of(as_table(grid, width)))
      if (const std::size_t at = line.find("Togo"); at != std::string::npos)
        CHECK(display_width(line.substr(0, at)) == 8);
}

TEST_CASE("a table too wide is cut where texts can be, with an ellipsis") {
  CHECK(as_table(countries(), 24) ==
        "country            count\n"
        "------------------------\n"
        "Brasil                 5\n"
        "Côte d'Ivo…           12\n"
        "------------------------\n"
        "Total        at least 17\n");
  // Below eight characters no text is cut, and no number at all.
  CHECK(widest(as_table(countries(), 20)) == 21);
  CHECK(as_table(countries(), 20).find("at least 17\n") != std::string::npos);
}

TEST_CASE("characters count, not bytes") {
  Grid grid;
  grid.columns = {{"name", "nämé", false}, {"n", "n", true}};
  grid.rows = {{{cell("éééééééééééé"), cell("1")}}, {{cell("e"), cell("2")}}};
  CHECK(as_table(grid, 0) ==
        "nämé          n\n"
        "---------------\n"
        "éééééééééééé  1\n"
        "e             2\n");
  CHECK(as_table(grid, 12) ==
        "nämé       n\n"
        "------------\n"
        "éééééééé…  1\n"
        "e          2\n");
}

TEST_CASE("a row may lack its last cells, and only totals may be there") {
  Grid grid;
  grid.columns = {{"a", "a", false}, {"b", "b", true}};
  CHECK(as_table(grid, 0) == "a  b\n----\n");
  CHECK(as_csv(grid) == "a,b\r\n");
  CHECK(as_markdown(grid) == "| a | b |\n|---|---:|\n");
  grid.rows = {{{cell("x")}, true}, {{}, true}};
  CHECK(as_table(grid, 0) == "a  b\n----\nx\n\n");
  CHECK(as_csv(grid) == "a,b\r\nx,\r\n,\r\n");
  CHECK(as_markdown(grid) == "| a | b |\n|---|---:|\n| **x** | |\n| | |\n");
}

TEST_CASE("a date is never cut") {
  Grid grid;
  grid.columns = {{"id", "id", false}, {"start", "start", false, true}};
  grid.rows = {{{cell("a-rather-long-name-of-a-record"), cell("2009-09-17/2015-12-31")}}};
  const std::string table = as_table(grid, 40);
  CHECK(table.find("2009-09-17/2015-12-31") != std::string::npos);
  CHECK(widest(table) == 40);
}

TEST_CASE("Markdown aligns numbers and makes totals bold") {
  CHECK(as_markdown(countries()) ==
        "| country | count |\n"
        "|---|---:|\n"
        "| Brasil | 5 |\n"
        "| Côte d'Ivoire | 12 |\n"
        "| **Total** | **at least 17** |\n");
}

TEST_CASE("CSV has ids and numbers, in lines that end with CRLF") {
  CHECK(as_csv(countries()) == "country,count\r\nBRA,5\r\nCIV,12\r\ntotal,17\r\n");
}

TEST_CASE("hostile texts on a terminal are harmless and keep to their line") {
  const Grid grid = hostile();
  for (const unsigned width : {0U, 60U, 80U, 200U}) {
    const std::string table = as_table(grid, width);
    const std::vector<std::string> lines = lines_of(table);
    // A heading may take several lines, the totals have a rule of their own.
    CHECK(lines.size() >= grid.rows.size() + 3);
    for (const std::string& line : lines) CHECK(for_terminal(line) == line);
    if (width > 0) CHECK(widest(table) <= width);
  }
}

TEST_CASE("hostile texts in Markdown stay in their cell and say what they said") {
  const Grid grid = hostile();
  const Rows rows = read_markdown_table(as_markdown(grid));
  REQUIRE(rows.size() == grid.rows.size() + 1);
  CHECK(rows[0].size() == 6);
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    const std::string& text = grid.rows[r].cells[0].label;
    CAPTURE(text);
    for (const std::string& shown : rows[r + 1]) {
      std::string inner = shown;
      if (grid.rows[r].apart && !inner.empty()) {
        REQUIRE(inner.starts_with("**"));
        REQUIRE(inner.ends_with("**"));
        inner = inner.substr(2, inner.size() - 4);
      }
      CHECK(inner == for_markdown(text));
      CHECK(inner.find('<') == std::string::npos);
      if (text == "a | b" || text == "<script>alert(1)</script>" || text == "it's")
        CHECK(plain_markdown(inner) == text);
    }
  }
}

TEST_CASE("hostile texts in CSV are read back as they were") {
  const Grid grid = hostile();
  const Rows rows = read_csv(as_csv(grid));
  REQUIRE(rows.size() == grid.rows.size() + 1);
  for (std::size_t c = 0; c < grid.columns.size(); ++c) CHECK(rows[0][c] == grid.columns[c].id);
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    REQUIRE(rows[r + 1].size() == 6);
    for (const std::string& field : rows[r + 1]) CHECK(field == grid.rows[r].cells[0].id);
  }
}

namespace {

Grid any_grid() {
  const auto text = [] {
    return *rc::gen::oneOf(rc::gen::elementOf(hostile_texts()), rc::gen::arbitrary<std::string>(),
                           rc::gen::element<std::string>("a", "two words", "été"));
  };
  Grid grid;
  const int columns = *rc::gen::inRange(1, 6);
  for (int c = 0; c < columns; ++c)
    grid.columns.push_back({text(), text(), *rc::gen::arbitrary<bool>()});
  const int rows = *rc::gen::inRange(0, 6);
  for (int r = 0; r < rows; ++r) {
    Grid::Row row;
    for (int c = 0; c < columns; ++c) row.cells.push_back({text(), text()});
    row.apart = *rc::gen::arbitrary<bool>();
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

}  // namespace

TEST_CASE("any grid is a table, Markdown and CSV") {
  CHECK(rc::check([] {
    const Grid grid = any_grid();
    const unsigned width = *rc::gen::inRange(20U, 200U);
    for (const std::string& line : lines_of(as_table(grid, width)))
      RC_ASSERT(for_terminal(line) == line);
    const Rows markdown = read_markdown_table(as_markdown(grid));
    RC_ASSERT(markdown.size() == grid.rows.size() + 1);
    RC_ASSERT(markdown[0].size() == grid.columns.size());
    const Rows csv = read_csv(as_csv(grid));
    RC_ASSERT(csv.size() == grid.rows.size() + 1);
    for (std::size_t r = 0; r < grid.rows.size(); ++r)
      for (std::size_t c = 0; c < grid.columns.size(); ++c)
        RC_ASSERT(csv[r + 1][c] == grid.rows[r].cells[c].id);
  }));
}

TEST_CASE("texts alone fit into any width that leaves each eight characters") {
  CHECK(rc::check([] {
    Grid grid = any_grid();
    for (Grid::Column& column : grid.columns) column.numeric = false;
    const auto columns = static_cast<unsigned>(grid.columns.size());
    const unsigned width = *rc::gen::inRange(10 * columns - 2, 120U);
    RC_ASSERT(widest(as_table(grid, width)) <= width);
  }));
}

}  // namespace grid_test
