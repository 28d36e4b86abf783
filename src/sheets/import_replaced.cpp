#include "import_replaced.hpp"

#include <algorithm>

#include "mieux/base/words.hpp"
#include "mieux/changes/records/fields_of.hpp"

namespace mieux {
namespace {

/// What a difference is about, in words; empty if it may change without a warning.
std::string matter_of(const Difference& difference) {
  const std::string path = difference.path();
  const std::vector<std::string_view> steps = split(path, '.');
  if (steps.front() == "events") return "an event";
  if (steps.front() == "requesters") return "a requester";
  if (steps.front() != "letters") return {};
  if (steps.back() == "requester") return "the requester";
  if (steps.back() == "on_behalf_of") return "the authority spoken for";
  const bool asks = difference.before && find_value(*difference.before, "requester") != nullptr;
  return steps.size() == 2 && asks ? "a letter" : std::string{};
}

/// Is all that was there still there, with more beside it?
bool only_adds(const Difference& difference) {
  if (!difference.before) return true;
  if (!difference.after) return false;
  const auto* old = std::get_if<yaml::Value::Sequence>(&difference.before->data);
  const auto* now = std::get_if<yaml::Value::Sequence>(&difference.after->data);
  return old != nullptr && now != nullptr &&
         std::all_of(old->begin(), old->end(), [&](const yaml::Value& one) {
           return std::any_of(now->begin(), now->end(),
                              [&](const yaml::Value& other) { return yaml::same(one, other); });
         });
}

/// The cell that holds the field, else the first one.
const Sheet::Cell& cell_of(const ImportTask& task, std::size_t row, const Difference& difference) {
  const ImportColumn* column = task.columns.find(difference.path());
  if (column == nullptr) column = task.columns.find(difference.counted);
  return task.sheet.rows[row][column == nullptr ? 0 : column->cell];
}

}  // namespace

std::vector<RowProblem> replaced_values(const ImportTask& task, const ImportDraft& draft,
                                        const std::vector<RecordDifferences>& differences) {
  std::vector<RowProblem> problems;
  for (const RecordDifferences& record : differences) {
    const auto rows = draft.rows.find(record.path);
    if (rows == draft.rows.end() || rows->second.empty()) continue;
    const std::size_t row = rows->second.front().row;
    for (const Difference& difference : record.differences) {
      const std::string matter = matter_of(difference);
      if (matter.empty() || only_adds(difference)) continue;
      const bool gone = !difference.after;
      problems.push_back(
          {row,
           {Severity::warning,
            {},
            task.sheet.place_of(cell_of(task, row, difference)),
            "this " + std::string{gone ? "takes away " : "replaces "} + matter + " of " +
                record.id + " (" + difference.path() + "): " + in_one_line(difference.before) +
                (gone ? std::string{} : " by " + in_one_line(difference.after)),
            "leave the column out if that was not meant; what did not happen so is corrected, "
            "what came later is an event of its own",
            {}}});
    }
  }
  return problems;
}

}  // namespace mieux
