#include <algorithm>

#include "common.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

std::string row_of(const FindingsReport& report, const Diagnostic& finding) {
  std::string place = path_in_repository(report, finding.where);
  if (finding.where.line > 0) place += ":" + std::to_string(finding.where.line);
  std::string text = "| " + std::string{name_of(finding.severity)} + " | " + for_markdown(place) +
                     " | " + for_markdown(finding.message);
  if (!finding.hint.empty()) text += "<br>hint: " + for_markdown(finding.hint);
  return text + " | " + std::string{finding.code} + " |\n";
}

std::vector<std::size_t> worst_first(const FindingsReport& report) {
  std::vector<std::size_t> order;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
    for (const std::size_t position : positions_of(report, severity)) order.push_back(position);
  return order;
}

}  // namespace

std::string findings_summary(const FindingsReport& report, std::size_t most) {
  // Room for what says that something was left out.
  const std::size_t room = most - std::min<std::size_t>(most, 512);
  std::string text = "### mieux validate\n\n" + for_markdown(sum_in_words(report)) + "\n\n";
  const std::vector<std::size_t> order = worst_first(report);
  if (!order.empty()) text += "| | where | what is wrong | code |\n|---|---|---|---|\n";
  std::size_t shown = 0;
  for (; shown < order.size(); ++shown) {
    const std::string row = row_of(report, report.diagnostics[order[shown]]);
    if (text.size() + row.size() > room) break;
    text += row;
  }
  if (shown < order.size())
    text += "\n" + counted(order.size() - shown, "finding") +
            " more left out, since this place holds no longer text: `mieux validate` shows all.\n";
  return text + "\n";
}

}  // namespace mieux
