#pragma once

#include <string>
#include <vector>

#include "mieux/changes/feedback/record_feedback.hpp"
#include "mieux/procedure/feedback/questions.hpp"
#include "mieux/sheets/import_rows.hpp"
#include "mieux/sheets/sheet.hpp"

namespace mieux {

/// What a sheet of answers says.
struct SheetAnswers {
  std::vector<CountedAnswers> questions;  ///< in the order of the form, those of the sheet
  std::uint32_t received = 0;             ///< rows, or as a sheet of counts adds up
  std::string fingerprint;                ///< of what is counted, whatever the order of its rows
  std::vector<Diagnostic> columns;        ///< errors of the header; then nothing else is said
  std::vector<Diagnostic> notes;          ///< columns that are not read
  std::vector<RowProblem> problems;       ///< in the order of the rows
};

/// Counts the answers in a sheet to the questions of a version of a form. Either a row is a form
/// that came back, a column a question by its id: typed by hand, or as Kobo and ODK export it
/// (`group/q2`; of several answers one cell, or a column `q2/ANSWER` for each). Or a row is an
/// answer with how often it was given: columns `question`, `answer` and `number`.
/// An answer is understood by its id or its words, without regard to capitals and `_`.
/// Columns that hold persons are refused, and answers in words in which one is found.
SheetAnswers count_sheet(const Store& store, const Record& form, const FormVersion& version,
                         const Sheet& sheet);

/// The sheet to type answers into: its header, one column for each question.
std::string empty_answer_sheet(const FormVersion& version);

}  // namespace mieux
