#include "common.hpp"

#include <algorithm>
#include <map>

#include "mieux/base/text.hpp"

namespace mieux {

std::vector<std::size_t> positions_of(const FindingsReport& report, Severity severity) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < report.diagnostics.size(); ++i)
    if (report.diagnostics[i].severity == severity) positions.push_back(i);
  return positions;
}

std::string files_of(const FindingsReport& report, const std::vector<std::size_t>& positions) {
  constexpr std::size_t most_files = 5;
  std::map<std::string_view, std::size_t> files;
  for (const std::size_t position : positions) ++files[report.diagnostics[position].where.path];
  std::vector<std::pair<std::string_view, std::size_t>> sorted(files.begin(), files.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), most_files); ++i) {
    text += (i == 0 ? "" : ", ") + for_terminal(sorted[i].first);
    if (sorted[i].second > 1) text += " (" + std::to_string(sorted[i].second) + ")";
  }
  if (sorted.size() > most_files)
    text += " and " + counted(sorted.size() - most_files, "other file");
  return text;
}

std::vector<std::string> lines_of(const Diagnostic& diagnostic) {
  std::vector<std::string> lines{for_terminal(diagnostic.message)};
  for (const Related& related : diagnostic.related)
    lines.push_back(for_terminal(related.place.path) + ":" + std::to_string(related.place.line) +
                    ": " + for_terminal(related.message));
  if (!diagnostic.hint.empty()) lines.push_back("hint: " + for_terminal(diagnostic.hint));
  return lines;
}

std::string path_in_repository(const FindingsReport& report, const Place& place) {
  return report.place + place.path;
}

std::string sum_in_words(const FindingsReport& report) {
  const Counts counts = count(report.diagnostics);
  return counted(report.records, "record") + ": " + counted(counts.errors, "error") + ", " +
         counted(counts.warnings, "warning") +
         (report.since.empty() ? "" : " since " + for_terminal(report.since));
}

}  // namespace mieux
