#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mieux/changes/judge.hpp"
#include "mieux/changes/parts/difference.hpp"
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
  Change change;                               ///< of all rows without errors
  Judgement judgement;                         ///< findings of this change that belong to no row
  std::vector<Diagnostic> columns;             ///< errors of the header; then nothing else is said
  std::vector<RowProblem> problems;            ///< in the order of the rows
  std::vector<Diagnostic> notes;               ///< columns that are not read, and why
  std::vector<RecordDifferences> differences;  ///< of the change, record by record
  std::vector<std::string> skipped;  ///< what rows are about that `ImportTerms::only` leaves out
  std::size_t created = 0;           ///< rows that make a new record or activity
  std::size_t changed = 0;
  std::size_t unchanged = 0;

  /// The rows that errors keep out, in order.
  [[nodiscard]] std::vector<std::size_t> rejected() const;
};

/// Which rows are brought in.
enum class Only : std::uint8_t {
  any,
  added,  ///< those that make a new record or activity
  known,  ///< those about a record or activity that is there
};

/// On what terms.
struct ImportTerms {
  const Circumstances& circumstances;
  Only only = Only::any;

  ImportTerms(const Circumstances& in, Only which = Only::any) : circumstances(in), only(which) {}
};

/// Brings a sheet into a store; `subject` must be importable. A column is a field's path as
/// `set_fields` takes it, or a name that `mieux list` gives one (`country`, `name`); `id` says
/// which record or activity a row is about. A record that is there gets the cells that differ from
/// what it says; an empty cell takes the value away; what no column names stays. A row without an
/// id is about the record that has its official number, else its title (name) and countries; if
/// there is none, it makes a new one. A row that adds an error to the store is left out. Fails (3)
/// while a record cannot be read that a row or a cell may mean. A row whose id no record has is
/// refused if its title and countries are those of a record, or if new ids have a pattern that it
/// does not fit. Warns where the requester or an event of a record is replaced.
Imported import_rows(const Store& store, const Subject& subject, const Sheet& sheet,
                     const ImportTerms& terms, unsigned threads);

}  // namespace mieux
