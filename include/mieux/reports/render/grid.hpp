#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/schema/visibility.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// A table to be shown: what people read and what programs read, cell by cell.
struct Grid {
  struct Column {
    std::string id;
    std::string label;
    bool numeric = false;
    bool whole = false;  ///< never cut to fit a screen: half a date is another date
  };
  struct Cell {
    std::string id;     ///< in CSV
    std::string label;  ///< in tables and Markdown
  };
  struct Row {
    std::vector<Cell> cells;
    bool apart = false;  ///< a total or remainder, set off from the rows above
  };

  std::vector<Column> columns;
  std::vector<Row> rows;
};

enum class Format : std::uint8_t { table, markdown, csv, json };

/// For a terminal: aligned columns, no wider than `width` where texts can be cut. 0: no limit.
std::string as_table(const Grid& grid, unsigned width);
/// A Markdown table; texts are escaped.
std::string as_markdown(const Grid& grid);
/// RFC 4180 with a header line of ids.
std::string as_csv(const Grid& grid);

/// The grid in one of the forms above (`json` is none of them). What is for staff alone is marked:
/// by a line above a table, by a last column `audience` in CSV.
std::string rendered(const Grid& grid, Format format, unsigned width, Audience audience,
                     const Language& language = {});

/// The line that marks a text which shows internal values; empty for everybody.
std::string mark_of(Audience audience, const Language& language = {});

}  // namespace mieux
