#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "mieux/sheets/import_rows.hpp"
#include "mieux/sheets/sheet.hpp"

namespace mieux::cli {

// Sheets that are brought in: how they are read, and how what is wrong with them is said.

/// The sheet in a file, or of standard input for `-`. Fails (3), with all that is wrong, if it is
/// none.
Sheet read_sheet_file(const std::string& file, Environment& environment);

/// The same of a sheet with personal data: no line of it is shown.
Sheet read_private_sheet_file(const std::string& file, Environment& environment);

/// Says what is wrong with columns, and which are not read. Fails (2) for the first.
void say_columns(const std::vector<Diagnostic>& wrong, const std::vector<Diagnostic>& notes,
                 const Sheet& sheet, Environment& environment);

/// Says what is wrong with rows.
void say_rows(const std::vector<RowProblem>& problems, Environment& environment);

/// Why rows have errors, by row.
std::map<std::size_t, std::string> reasons_by_row(const std::vector<RowProblem>& problems);

/// `2 of 18 rows have errors`.
std::string rows_in_words(std::size_t rejected, const Sheet& sheet);

}  // namespace mieux::cli
