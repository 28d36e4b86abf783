// The numbers in the tables of a report.

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

}  // namespace report_tables_test
