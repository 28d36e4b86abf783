#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mieux/sheets/import_rows.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

/// What a sheet with both parts of experts would do to a store and its roster.
struct ImportedExperts {
  Change change;                     ///< of all rows without errors, in both stores
  std::vector<Diagnostic> columns;   ///< errors of the header; then nothing else is said
  std::vector<RowProblem> problems;  ///< in the order of the rows
  std::vector<Diagnostic> notes;     ///< columns that are not read, and why
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;

  /// The rows that errors keep out, in order.
  [[nodiscard]] std::vector<std::size_t> rejected() const;
};

/// A sheet, and whether what is said of it may repeat what its cells say.
struct SheetOfExperts {
  const Sheet& sheet;
  bool repeat_cells = false;
};

/// Brings in experts with their personal parts. A column is a field of the public or of the
/// personal part, or a usual name of one: `email`, `phone`, `address`, `consent`. A row is about
/// the expert of its `id`, else about the one of this name and an e-mail address or telephone
/// number of it in the roster, else about a new one. A row that likely is about an expert who is
/// there, or about the person of a row above, has a warning with the id or the row. Problems name
/// row and column. Fails as `import_rows` does.
ImportedExperts import_experts(const Store& store, const Roster& roster, const SheetOfExperts& of,
                               const Circumstances& circumstances, unsigned threads);

}  // namespace mieux
