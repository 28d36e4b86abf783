#include "import_findings.hpp"

#include <algorithm>
#include <memory_resource>

namespace mieux {
namespace {

/// The byte of a text at a line and column in characters, both from 1.
std::uint32_t byte_at(std::string_view text, const Place& place) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < place.line && at < text.size(); ++line)
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  for (std::uint32_t column = 1; column < place.column && at < text.size(); ++column) do
      ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return static_cast<std::uint32_t>(at);
}

/// A file as it is to be, to look up what a finding is about.
class FutureFile {
 public:
  explicit FutureFile(std::string text) : text_(std::move(text)) {
    std::vector<Finding> findings;
    whole_ = yaml::read(text_, document_, unescaped_, findings);
  }

  [[nodiscard]] yaml::Path path_at(const Place& place) const {
    return whole_ ? yaml::path_at(document_, byte_at(text_, place)) : yaml::Path{};
  }

  /// Is the path of a column, which begins at `start`, on the way to `path`?
  [[nodiscard]] bool leads_to(const yaml::Path& start, const ImportColumn& column,
                              const yaml::Path& path) const {
    if (!whole_ || start.size() + column.steps.size() > path.size()) return false;
    for (std::size_t i = 0; i < column.steps.size(); ++i) {
      const yaml::Step& there = path[start.size() + i];
      if (there != column.steps[i] && !is_id(path, start.size() + i + 1, column.steps[i]))
        return false;
    }
    return true;
  }

 private:
  /// Is the element at the first `length` steps of the path the one with this id?
  [[nodiscard]] bool is_id(const yaml::Path& path, std::size_t length,
                           const yaml::Step& step) const {
    const auto* wanted = std::get_if<std::string>(&step);
    if (wanted == nullptr || !std::holds_alternative<std::uint32_t>(path[length - 1])) return false;
    const yaml::Path way(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length));
    const yaml::Node* element = yaml::find(document_, way);
    const yaml::Node* id = element == nullptr ? nullptr : document_.find(*element, "id");
    return id != nullptr && id->text == *wanted;
  }

  std::string text_;
  yaml::Document document_;
  std::pmr::monotonic_buffer_resource unescaped_;
  bool whole_ = false;
};

class Assignment {
 public:
  Assignment(const ImportTask& task, const ImportDraft& draft) : task_(task), draft_(draft) {}

  /// Whether rows are behind the finding; they get it.
  bool assign(const Diagnostic& diagnostic) {
    if (assign_at(diagnostic, diagnostic.where)) return true;
    return std::any_of(
        diagnostic.related.begin(), diagnostic.related.end(),
        [&](const Related& related) { return assign_at(diagnostic, related.place); });
  }

  /// What the rows got. What a row says by what follows from one of its cells is said once.
  std::vector<RowProblem> problems() {
    for (RowProblem& problem : of_rows_)
      if (in_cells_.count({problem.row, problem.diagnostic.message}) == 0)
        problems_.push_back(std::move(problem));
    return std::move(problems_);
  }

 private:
  bool assign_at(const Diagnostic& diagnostic, const Place& place) {
    const auto rows = draft_.rows.find(place.path);
    if (rows == draft_.rows.end()) return false;
    const auto& after = draft_.files.at(place.path).after;
    if (!after) return false;
    if (file_of_ != place.path) {
      file_ = std::make_unique<FutureFile>(*after);
      file_of_ = place.path;
    }
    const yaml::Path path = place.line == 0 ? yaml::Path{} : file_->path_at(place);
    bool assigned = false;
    for (const RowPart& part : rows->second)
      if (part.start.size() <= path.size() &&
          std::equal(part.start.begin(), part.start.end(), path.begin())) {
        add(diagnostic, part, path);
        assigned = true;
      }
    if (!assigned)  // about the file as a whole: each row may have done it
      for (const RowPart& part : rows->second) add(diagnostic, part, path);
    return true;
  }

  void add(const Diagnostic& diagnostic, const RowPart& part, const yaml::Path& path) {
    const Sheet::Row& row = task_.sheet.rows[part.row];
    const Sheet::Cell* cell = nullptr;
    if (task_.columns.id && path.size() == part.start.size() + 1 && path.back() == yaml::Step{"id"})
      cell = &row[*task_.columns.id];
    for (const ImportColumn& column : task_.columns.values)
      if (file_->leads_to(part.start, column, path)) cell = &row[column.cell];
    if (cell != nullptr) in_cells_.emplace(part.row, diagnostic.message);
    const Place place = task_.sheet.place_of(cell == nullptr ? row.front() : *cell);
    (cell == nullptr ? of_rows_ : problems_)
        .push_back({part.row,
                    {diagnostic.severity,
                     diagnostic.code,
                     place,
                     diagnostic.message,
                     diagnostic.hint,
                     {}}});
  }

  const ImportTask& task_;
  const ImportDraft& draft_;
  std::unique_ptr<FutureFile> file_;
  std::string file_of_;
  std::vector<RowProblem> problems_;
  std::vector<RowProblem> of_rows_;  ///< those that no column explains
  std::set<std::pair<std::size_t, std::string>> in_cells_;
};

}  // namespace

std::vector<RowProblem> problems_of_rows(const ImportTask& task, const ImportDraft& draft,
                                         Judgement& judgement) {
  Assignment assignment(task, draft);
  std::erase_if(judgement.added, [&](const Diagnostic& diagnostic) {
    const bool assigned = assignment.assign(diagnostic);
    if (assigned && diagnostic.severity == Severity::error) --judgement.added_errors;
    return assigned;
  });
  return assignment.problems();
}

}  // namespace mieux
