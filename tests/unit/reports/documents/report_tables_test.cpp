// The numbers in the tables and sentences of a report.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/reports/documents/report_tables.hpp"

namespace report_tables_test {

using namespace mieux;

namespace {

std::vector<std::string> found(std::string_view markdown) {
  std::vector<std::string> lines;
  for (const TableFigure& figure : figures_in(markdown))
    lines.push_back(figure.title + "|" + figure.row + "|" + figure.column + "|" + figure.value);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("cells of number columns are figures, names are none") {
  CHECK(found("# R\n\n### Out \\& in\n\n| a | n | names |\n|---|---:|---|\n"
              "| X \\| Y | 12 | Z |\n| **Total** | **12** | |\n\nText\n") ==
        Lines{"Out & in|X | Y||12", "Out & in|Total||12"});
}

TEST_CASE("several columns of numbers are named, and each table has its own") {
  CHECK(found("## T\n\n| a | b | c |\n|---|---:|---:|\n| x | 1 | 2 |\n\n## U\n\n"
              "| a | b |\n|:--|--:|\n| y | 3 |\n") == Lines{"T|x|b|1", "T|x|c|2", "U|y||3"});
}

TEST_CASE("rows that are too short or too long do no harm") {
  CHECK(found("| a | b |\n|---|---:|\n| x |\n| y | 1 | 2 |\n|") == Lines{"|y||1"});
  CHECK(found("").empty());
  CHECK(found("|").empty());
}

TEST_CASE("the first bold number of a sentence is a figure, names in bold are none") {
  CHECK(found("### Who\n\n**At least 12** persons, **4**.\n\n**Action 1** with Benin.\n\n"
              "Of them **33.3%** were women.\n") ==
        Lines{"Who|text||at least 12", "Who|text2||33.3%"});
}

namespace {

std::vector<std::string> sources_of(std::string_view markdown) {
  std::vector<std::string> lines;
  for (const TableFigure& figure : figures_in(markdown)) {
    lines.push_back(figure.value + ":");
    for (const std::string& source : figure.sources) lines.back() += " " + source;
  }
  return lines;
}

}  // namespace

TEST_CASE("a command is the source of what stands above it, up to another one") {
  CHECK(sources_of("### T\n\n| a | n |\n|---|---:|\n| x | 1 |\n| y | 2 |\n\nSource: `mieux a`\n\n"
                   "**3** more.\n\nSource (to date): `mieux b`\n\n### U\n\n**4** here.\n") ==
        Lines{"1: mieux a", "2: mieux a", "3: mieux b", "4:"});
}

TEST_CASE("as many commands as rows or cells are theirs, one by one; fewer are all of them") {
  const std::string table =
      "### T\n\n| a | n | m |\n|---|---:|---:|\n| x | 1 | 2 |\n| y | 3 | 4 |\n\n";
  CHECK(sources_of(table + "Sources:\n\n- `mieux x`\n- `mieux y`\n") ==
        Lines{"1: mieux x", "2: mieux x", "3: mieux y", "4: mieux y"});
  CHECK(sources_of(table + "- `mieux a`\n- `mieux b`\n- `mieux c`\n- `mieux d`\n\nEnd.\n") ==
        Lines{"1: mieux a", "2: mieux b", "3: mieux c", "4: mieux d"});
  CHECK(sources_of(table + "- `mieux a`\n- `mieux b`\n- `mieux c`\n") ==
        Lines{"1: mieux a mieux b mieux c", "2: mieux a mieux b mieux c",
              "3: mieux a mieux b mieux c", "4: mieux a mieux b mieux c"});
}

}  // namespace report_tables_test
