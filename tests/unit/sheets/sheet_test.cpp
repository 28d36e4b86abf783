// Sheets: CSV as spreadsheet programs write it.

#include "mieux/sheets/sheet.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace sheet_test {

using namespace mieux;

namespace {

/// The cells of a sheet, one row a line: `a|b`; line breaks in cells as `\n`.
std::string cells_of(const Sheet& sheet) {
  std::string text;
  const auto add = [&](const Sheet::Row& row) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      text += c == 0 ? "" : "|";
      for (const char letter : row[c].text) text += letter == '\n' ? "\\n" : std::string(1, letter);
    }
    text += "\n";
  };
  add(sheet.header);
  for (const Sheet::Row& row : sheet.rows) add(row);
  return text;
}

/// What is wrong, one line each: `2:3 message`.
std::string problems_in(const std::string& text) {
  std::vector<Diagnostic> problems;
  read_sheet("s.csv", text, problems);
  std::string lines;
  for (const Diagnostic& problem : problems)
    lines += std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + " " +
             problem.message + "\n";
  return lines;
}

}  // namespace

TEST_CASE("sheets of every dialect are read") {
  struct Case {
    std::string text;
    std::string cells;
  };
  const std::vector<Case> cases{
      {"id,title\n1,a\n", "id|title\n1|a\n"},
      {"id,title\r\n1,a\r\n2,b", "id|title\n1|a\n2|b\n"},
      {"\xEF\xBB\xBFid;title\r\n1;\"a;b\"\r\n", "id|title\n1|a;b\n"},
      {"id\ttitle\n1\ta,b;c\n", "id|title\n1|a,b;c\n"},
      {"\"a,b,c\";d\n1;2\n", "a,b,c|d\n1|2\n"},
      {"id,title\n1,\"a \"\"b\"\"\r\nc\"\n", "id|title\n1|a \"b\"\\nc\n"},
      {"id,title\n1, a\"b \n", "id|title\n1| a\"b \n"},
      {" id , title\n\n,\n1,\n", "id|title\n1|\n"},
      {"id,title,,\n1,a,,\n", "id|title\n1|a\n"},
      {"name;country\nA Office;Togo;;;\n", "name|country\nA Office|Togo\n"},
      {"id,title\n1,a, ,\"\"\n2,b\n", "id|title\n1|a\n2|b\n"},
      {"title\n\"=1+1\"\n", "title\n=1+1\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    std::vector<Diagnostic> problems;
    const Sheet sheet = read_sheet("s.csv", one.text, problems);
    CHECK(problems.empty());
    CHECK(cells_of(sheet) == one.cells);
  }
}

TEST_CASE("what is wrong with a sheet is located") {
  struct Case {
    std::string text;
    std::string problems;
  };
  const std::vector<Case> cases{
      {"", "1:1 this sheet is empty\n"},
      {"\n \n", "1:1 this sheet is empty\n"},
      {"a,b\n1,\"x\n\n", "2:3 this quote is not closed\n"},
      {"a,b\n\"1\" x,2\n\"1\"\"\"y,2\n",
       "2:4 here is text behind a closing quote\n3:6 here is text behind a closing quote\n"},
      {"a,b\n1,2,3\n1\n1,2\n",
       "2:5 this row has 3 cells, the header has 2\n3:1 this row has 1 cell, the header has 2\n"},
      {"a,b, a\n1,2,3\n", "1:5 the column 'a' is there twice\n"},
      {"a,,c\n1,2,3\n", "1:3 column 2 has no name\n"},
      {"a,b\n\xC3\xA9,M\xFCnchen\n", "2:4 this is not UTF-8\n"},
      {"\xFF\xFE"
       "a",
       "1:1 this is not UTF-8\n"},
      {"a,b\r1,2\r", "1:4 this line ends with a carriage return alone\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(problems_in(one.text) == one.problems);
  }
}

TEST_CASE("so many columns are read, and no more; those without a name do not count") {
  const auto header = [](std::size_t count) {
    std::string text = "c0";
    for (std::size_t i = 1; i < count; ++i) text += ",c" + std::to_string(i);
    return text;
  };
  CHECK(problems_in(header(most_columns) + std::string(20'000, ',') + "\n").empty());
  CHECK(problems_in(header(most_columns + 5) + "\n") ==
        "1:4891 this sheet has 1005 columns; at most 1000 are read\n");
}

TEST_CASE("of many columns with one mistake the first are said, and how many more there are") {
  std::string header = "a";
  for (int i = 0; i < 100; ++i) header += ",a";
  const std::string problems = problems_in(header + "\n");
  CHECK(std::count(problems.begin(), problems.end(), '\n') == 21);
  CHECK(problems.ends_with("1:43 from here on, 80 more columns have errors\n"));
}

TEST_CASE("a cell knows where it begins, also below cells of several lines") {
  std::vector<Diagnostic> problems;
  const Sheet sheet = read_sheet("s.csv", "a,b\n\"x\ny\",\xC3\xA9\xC3\xA9\n1,2\n", problems);
  const Place second = sheet.place_of(sheet.rows[0][1]);
  CHECK(second.line == 3);
  CHECK(second.column == 4);
  CHECK(second.length == 2);
  const Place last = sheet.place_of(sheet.rows[1][1]);
  CHECK(last.line == 4);
  CHECK(last.column == 3);
  CHECK(last.line_text == "1,2");
}

TEST_CASE("rejected rows go out with their reasons, in the form they came in") {
  std::vector<Diagnostic> problems;
  const Sheet sheet = read_sheet(
      "s.csv", "\xEF\xBB\xBFid;reason;title\n1;old;a\n2;old;\"b;\n\"\"c\"\"\"\n", problems);
  CHECK(rejected_rows(sheet, {1}, {"no; not so"}) ==
        "\xEF\xBB\xBFid;title;reason\r\n2;\"b;\n\"\"c\"\"\";\"no; not so\"\r\n");
}

TEST_CASE("what is written is read again") {
  const auto cell =
      rc::gen::container<std::string>(rc::gen::elementOf(std::string{"ab,;\t\"\n =[]"}));
  rc::check("any cells, any delimiter", [&] {
    const auto cells = *rc::gen::container<std::vector<std::string>>(3, cell);
    const char delimiter = *rc::gen::elementOf(std::string{",;\t"});
    std::string text = std::string{"x"} + delimiter + "y" + delimiter + "z\n";
    for (std::size_t c = 0; c < cells.size(); ++c)
      text += (c == 0 ? "" : std::string(1, delimiter)) + quoted_cell(cells[c], delimiter);
    std::vector<Diagnostic> problems;
    const Sheet sheet = read_sheet("s.csv", text + "\n", problems);
    RC_ASSERT(problems.empty());
    RC_PRE(!sheet.rows.empty());  // rows of blanks are left out
    for (std::size_t c = 0; c < cells.size(); ++c) RC_ASSERT(sheet.rows[0][c].text == cells[c]);
  });
}

TEST_CASE("bytes of any kind never break the reader") {
  rc::check("any bytes", [](const std::string& text) {
    std::vector<Diagnostic> problems;
    const Sheet sheet = read_sheet("s.csv", text, problems);
    if (!problems.empty()) return;
    for (const Sheet::Row& row : sheet.rows) RC_ASSERT(row.size() == sheet.header.size());
  });
}

}  // namespace sheet_test
