#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// A table as a spreadsheet program writes it: CSV after RFC 4180, cells separated by `,`, `;` or
/// tabs, lines ended by LF or CRLF, with a UTF-8 mark at its beginning or without.
struct Sheet {
  struct Cell {
    std::string text;  ///< without its quotes; line breaks in it are LF
    Span span;         ///< of `Sheet::text`, quotes included
  };
  using Row = std::vector<Cell>;  ///< as many cells as the header has

  std::string name;  ///< for messages: the file
  std::string text;  ///< the whole file
  char delimiter = ',';
  bool marked = false;  ///< it begins with the mark of UTF-8
  LineIndex lines;      ///< of `text`
  Row header;
  std::vector<Row> rows;  ///< those in which something is written

  /// Where a cell stands.
  [[nodiscard]] Place place_of(const Cell& cell) const;
};

/// Columns with a name that are read. No record has as many fields; without a bound, a small file
/// of many columns would take much time.
inline constexpr std::size_t most_columns = 1000;

/// Of what is wrong with a header so many are said one by one; of the others, how many they are.
inline constexpr std::size_t most_said_of_header = 20;

/// Reads a sheet and adds all that is wrong with its form to `problems`: text that is not UTF-8, a
/// quote that is not closed, text behind a closing quote, a row with more or fewer cells than the
/// header (empty ones beyond it do not count), a column named twice or not at all, more columns
/// than `most_columns`. After errors the sheet must not be used. Header names lose the spaces
/// around them; columns without a name in which nothing is written are left out.
Sheet read_sheet(std::string name, std::string text, std::vector<Diagnostic>& problems);

/// A cell as it must stand in such a table: quoted where it must be.
std::string quoted_cell(std::string_view text, char delimiter);

/// The header and the rows named, with a last column `reason` for why each is there: `reasons` are
/// as many as `rows`, which count from 0. A column `reason` of the sheet is replaced. In the form
/// of the sheet: its delimiter, its mark; lines end with CRLF.
std::string rejected_rows(const Sheet& sheet, const std::vector<std::size_t>& rows,
                          const std::vector<std::string>& reasons);

}  // namespace mieux
