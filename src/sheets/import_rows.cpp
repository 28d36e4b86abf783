#include "mieux/sheets/import_rows.hpp"

#include <algorithm>

#include "import_build.hpp"
#include "import_findings.hpp"
#include "import_replaced.hpp"
#include "mieux/base/text.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

std::string sentence_of(const Subject& subject, const Imported& imported) {
  std::string words;
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  };
  add(imported.created, "new");
  add(imported.changed, "changed");
  add(imported.unchanged, "as before");
  add(imported.skipped.size(), "left out");
  return std::string{subject.plural} + " imported: " + (words.empty() ? "none" : words);
}

void sort_by_row(std::vector<RowProblem>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const RowProblem& a, const RowProblem& b) {
    return std::pair(a.row, a.diagnostic.where.column) <
           std::pair(b.row, b.diagnostic.where.column);
  });
}

/// Adds the problems to those of the import; the rows that errors keep out go to `left_out`.
void take_over(std::vector<RowProblem>& problems, Imported& imported,
               std::set<std::size_t>& left_out) {
  for (RowProblem& problem : problems) {
    if (problem.diagnostic.severity == Severity::error) left_out.insert(problem.row);
    imported.problems.push_back(std::move(problem));
  }
}

void finish(const ImportTask& task, ImportDraft& draft, Change guarded, Imported& imported) {
  imported.differences = differences_of(task.view.store, guarded);
  for (RowProblem& problem : replaced_values(task, draft, imported.differences))
    imported.problems.push_back(std::move(problem));
  imported.skipped = std::move(draft.skipped);
  imported.change = std::move(guarded);
  imported.created = draft.created;
  imported.changed = draft.changed;
  imported.unchanged = draft.unchanged;
  imported.change.sentence = sentence_of(task.subject, imported);
  sort_by_row(imported.problems);
}

/// Which record a row or a cell means follows from all records of these kinds.
void require_meant_read(const Store& store, const Subject& subject, const ImportColumns& columns) {
  KindSet kinds = set_of(subject.kind) | set_of(RecordKind::programme);
  for (const ImportColumn& column : columns.values) {
    const schema::Rule& rule = *column.rule;
    kinds |= rule.refers_to;
    if (rule.type == schema::Type::array) kinds |= store.schemas().rule(rule.items).refers_to;
  }
  require_read(store, kinds, "which records the sheet means is not known");
}

}  // namespace

std::vector<std::size_t> Imported::rejected() const {
  std::set<std::size_t> rows;
  for (const RowProblem& problem : problems)
    if (problem.diagnostic.severity == Severity::error) rows.insert(problem.row);
  return {rows.begin(), rows.end()};
}

Imported import_rows(const Store& store, const Subject& subject, const Sheet& sheet,
                     const ImportTerms& terms, unsigned threads) {
  Imported imported;
  View view(store, terms.circumstances.as_of);
  view.audience = Audience::staff;  // whoever writes a field may see it
  const ImportColumns columns = read_columns(view, subject, sheet, imported);
  if (!imported.columns.empty()) return imported;
  require_meant_read(store, subject, columns);
  const ImportTask task{view, subject, sheet, columns, terms};
  std::set<std::size_t> left_out;
  for (;;) {
    ImportDraft draft = build_rows(task, left_out);
    const std::size_t before = left_out.size();
    take_over(draft.problems, imported, left_out);
    Change change;
    for (const auto& [path, file] : draft.files) change.files.push_back(file);
    Judged judged = judge(store, std::move(change), terms.circumstances, threads);
    imported.judgement = std::move(judged.judgement);
    // The guards complete what is written: findings are in their texts.
    for (const FileChange& file : judged.change.files)
      if (const auto found = draft.files.find(file.path); found != draft.files.end())
        found->second = file;
    std::vector<RowProblem> problems = problems_of_rows(task, draft, imported.judgement);
    const bool again = std::any_of(problems.begin(), problems.end(), [](const RowProblem& problem) {
      return problem.diagnostic.severity == Severity::error;
    });
    // Without the bad rows, others may be bad, or warn of something else.
    if (again)
      std::erase_if(problems, [](const RowProblem& problem) {
        return problem.diagnostic.severity != Severity::error;
      });
    take_over(problems, imported, left_out);
    if (again && left_out.size() > before) continue;
    finish(task, draft, std::move(judged.change), imported);
    return imported;
  }
}

}  // namespace mieux
