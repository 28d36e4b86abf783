#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mieux/changes/judge.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "mieux/sheets/sheet.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Something to say about a row of a sheet: an error keeps it out, a warning does not.
struct RowProblem {
  std::size_t row = 0;  ///< of `Sheet::rows`
  Diagnostic diagnostic;
};

/// What a sheet would do to a store.
struct Imported {
  Change change;                     ///< of all rows without errors
  Judgement judgement;               ///< findings of this change that belong to no row
  std::vector<Diagnostic> columns;   ///< errors of the header; then nothing else is said
  std::vector<RowProblem> problems;  ///< in the order of the rows
  std::vector<Diagnostic> notes;     ///< columns that are not read, and why
  std::size_t created = 0;           ///< rows that make a new record or activity
  std::size_t changed = 0;
  std::size_t unchanged = 0;

  /// The rows that errors keep out, in order.
  [[nodiscard]] std::vector<std::size_t> rejected() const;
};

/// Brings a sheet into a store; `subject` must be importable. A column is a field's path as
/// `set_fields` takes it, or a name that `mieux list` gives one (`country`, `name`); `id` says
/// which record or activity a row is about. A record that is there gets the cells that differ from
/// what it says; an empty cell takes the value away; what no column names stays. A row without an
/// id is about the record that has its official number, else its title (name) and countries; if
/// there is none, it makes a new one. A row that adds an error to the store is left out.
Imported import_rows(const Store& store, const Subject& subject, const Sheet& sheet,
                     const Circumstances& circumstances, unsigned threads);

}  // namespace mieux
