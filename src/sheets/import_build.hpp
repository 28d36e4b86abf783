#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "import_match.hpp"
#include "mieux/changes/records/give_id.hpp"

namespace mieux {

/// A row that had a part in a file: all of it, or what stands at a path.
struct RowPart {
  std::size_t row = 0;
  yaml::Path start;
};

/// What the rows of a sheet make of a store.
struct ImportDraft {
  std::map<std::string, FileChange> files;           ///< by path
  std::map<std::string, std::vector<RowPart>> rows;  ///< that changed a file
  std::vector<RowProblem> problems;
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::vector<std::string> skipped;  ///< what rows are about that `ImportTask::only` leaves out
};

/// What an import works on.
struct ImportTask {
  const View& view;
  const Subject& subject;
  const Sheet& sheet;
  const ImportColumns& columns;
  const ImportTerms& terms;
};

/// Carries out all rows but those left out. A row that cannot be carried out leaves no trace but
/// its problem.
ImportDraft build_rows(const ImportTask& task, const std::set<std::size_t>& left_out);

}  // namespace mieux
