#include "mieux/reports/render/diagnostics_views.hpp"

#include <algorithm>
#include <map>

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

/// How often each code was found: what a long list comes down to.
std::string codes_in(const std::vector<Diagnostic>& diagnostics, unsigned width) {
  std::map<std::string_view, std::size_t> codes;
  for (const Diagnostic& d : diagnostics) ++codes[d.code];
  std::string text;
  for (const auto& [code, times] : codes)
    text += (text.empty() ? "" : ", ") + std::to_string(times) + " " + std::string{code};
  return wrapped("  ", text, width, 2) +
         "  `mieux explain CODE` says what a code means and how to mend it\n";
}

/// The files with the most findings.
std::string files_in(const std::vector<Diagnostic>& diagnostics, unsigned width) {
  constexpr std::size_t most_files = 10;
  std::map<std::string_view, std::size_t> files;
  for (const Diagnostic& d : diagnostics) ++files[d.where.path];
  std::vector<std::pair<std::string_view, std::size_t>> sorted(files.begin(), files.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), most_files); ++i)
    text += (i == 0 ? "" : ", ") + std::to_string(sorted[i].second) + " in " +
            for_terminal(sorted[i].first);
  if (sorted.size() > most_files)
    text += ", and in " + counted(sorted.size() - most_files, "other file");
  return wrapped("  ", text, width, 2);
}

}  // namespace

Counts count(const std::vector<Diagnostic>& diagnostics) {
  Counts counts;
  for (const Diagnostic& d : diagnostics) {
    counts.errors += d.severity == Severity::error ? 1 : 0;
    counts.warnings += d.severity == Severity::warning ? 1 : 0;
  }
  return counts;
}

std::string diagnostics_as_text(const std::vector<Diagnostic>& diagnostics, std::size_t records,
                                const FindingsLayout& layout) {
  constexpr std::size_t many = 10;
  const std::size_t shown = std::min(layout.most, diagnostics.size());
  const std::size_t left = diagnostics.size() - shown;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += render(diagnostics[i], layout.colour);
  if (left > 0)
    text += "... and " + std::to_string(left) + " more: `mieux validate --all` shows " +
            (left == 1 ? "it" : "them") + "\n";
  const Counts counts = count(diagnostics);
  text += counted(records, "record") + ": " + counted(counts.errors, "error") + ", " +
          counted(counts.warnings, "warning");
  text += (layout.since.empty() ? "" : " since " + for_terminal(layout.since)) + "\n";
  if (diagnostics.size() > many) text += codes_in(diagnostics, layout.width);
  if (left > 0) text += files_in(diagnostics, layout.width);
  return text;
}

}  // namespace mieux
