#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// A number in a table of a report.
struct TableFigure {
  std::string title;   ///< the heading above the table
  std::string row;     ///< its first cell
  std::string column;  ///< the name of its column; empty if the table has no other of numbers
  std::string value;
  std::vector<std::string> sources;  ///< the commands below the table that print it again
};

/// The numbers in the tables of a Markdown text that we wrote: the cells of columns that stand to
/// the right (`---:`), in their order, without marks of bold text and without escapes.
std::vector<TableFigure> figures_in(std::string_view markdown);

}  // namespace mieux
