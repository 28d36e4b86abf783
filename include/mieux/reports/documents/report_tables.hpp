#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// A number in a table or sentence of a report.
struct TableFigure {
  std::string title;   ///< the heading above it
  std::string row;     ///< the first cell of its row; of a sentence `text`, `text2` ...
  std::string column;  ///< the name of its column; empty if the table has no other of numbers
  std::string value;
  std::vector<std::string> sources;  ///< the commands below it that print it again
  bool in_sentence = false;
};

/// The numbers of a Markdown text that we wrote, in their order, without marks of bold text and
/// without escapes: the cells of columns that stand to the right (`---:`), and the first number in
/// bold letters of a line.
std::vector<TableFigure> figures_in(std::string_view markdown, const Language& language = {});

/// Is it a command below a table, or the first line of a list of such?
bool is_source(std::string_view line, const Language& language);

}  // namespace mieux
