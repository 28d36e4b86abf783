// Why a figure moved: which records stand behind it now, and which did before.
#include "behind.hpp"

#include <algorithm>

#include "mieux/base/words.hpp"

namespace mieux::cli {
namespace {

/// What stands for a value that is no figure begins so.
bool is_sum(const std::string& value) { return value.starts_with('~'); }

BlockFigure figure_called(const BlockResult* result, const std::string& id, const Circle& circle) {
  if (result == nullptr) return {};
  for (const BlockFigure& figure : result->figures)
    if (figure.id == id)
      return with_records(figure, {circle.store, circle.as_of, circle.err, {}}, circle.schemas);
  return {};
}

/// The file of the record that `togo-ii` or `togo-ii/a3` is, or is a part of.
std::string path_of(const std::string& name, RecordKind kind) {
  const std::string record = name.substr(0, name.find('/'));
  return std::string{subject_of(kind).place} + "/" + record + ".yaml";
}

void add_words(std::string& text, const std::vector<std::string>& records, const char* verb) {
  if (records.empty()) return;
  text += (text.empty() ? "" : "; ") + joined(records, ", ") + " " + verb;
}

}  // namespace

std::string in_words(const MovedValue& value) {
  if (is_sum(value.before) || is_sum(value.now))
    return value.before.empty() ? "new" : value.now.empty() ? "gone" : "changed";
  const auto shown = [](const std::string& text) { return text.empty() ? "nothing" : text; };
  return std::string{shown(value.before)} + " -> " + shown(value.now);
}

std::string in_words(const MovedFigure& figure) {
  std::string text;
  add_words(text, figure.come, "came");
  add_words(text, figure.gone, "went");
  add_words(text, figure.changed, "changed");
  return text;
}

void explain(MovedFigure& figure, const BlockResult* before, const BlockResult* now,
             const TwoStates& states) {
  const BlockFigure old = figure_called(before, figure.value.id, states.before);
  const BlockFigure current = figure_called(now, figure.value.id, states.now);
  const std::set<std::string> were(old.records.begin(), old.records.end());
  const std::set<std::string> are(current.records.begin(), current.records.end());
  for (const std::string& record : are)
    if (!were.contains(record))
      figure.come.push_back(record);
    else if (states.changed.contains(path_of(record, current.kind)))
      figure.changed.push_back(record);
  std::set_difference(were.begin(), were.end(), are.begin(), are.end(),
                      std::back_inserter(figure.gone));
}

}  // namespace mieux::cli
