#include <algorithm>

#include "common.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// Annotations of one level that GitHub shows of a step.
constexpr std::size_t most_of_level = 10;

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "notice";
}

/// As GitHub reads the text of a command back; in a property, commas and colons end it, too.
std::string escaped(std::string_view text, bool in_property) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string all;
  for (const char c : text) {
    const bool marks =
        c == '%' || c == '\r' || c == '\n' || (in_property && (c == ':' || c == ','));
    if (!marks) {
      all += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    all += '%';
    all += digits[byte >> 4U];
    all += digits[byte & 15U];
  }
  return all;
}

std::string annotation(const FindingsReport& report, const Diagnostic& finding) {
  const Place& where = finding.where;
  std::string text = "::" + std::string{level_of(finding.severity)} +
                     " file=" + escaped(path_in_repository(report, where), true);
  if (where.line > 0)
    text += ",line=" + std::to_string(where.line) + ",col=" + std::to_string(where.column) +
            ",endColumn=" + std::to_string(where.column + where.length);
  return text + ",title=" + escaped(finding.code, true) +
         "::" + escaped(joined(lines_of(finding), "\n"), false) + "\n";
}

/// Stands for those that GitHub would not show.
std::string others(const FindingsReport& report, Severity severity,
                   const std::vector<std::size_t>& left) {
  const std::string number = counted(left.size(), "more " + std::string{name_of(severity)},
                                     "more " + std::string{name_of(severity)} + "s");
  return "::" + std::string{level_of(severity)} + " title=" + escaped(number, true) + "::in " +
         escaped(files_of(report, left), false) + "; `mieux validate` shows all of them\n";
}

}  // namespace

std::string findings_for_github(const FindingsReport& report, const FindingsLayout& /*layout*/) {
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::vector<std::size_t> all = positions_of(report, severity);
    const std::size_t shown = all.size() > most_of_level ? most_of_level - 1 : all.size();
    for (std::size_t i = 0; i < shown; ++i) text += annotation(report, report.diagnostics[all[i]]);
    if (shown < all.size())
      text +=
          others(report, severity, {all.begin() + static_cast<std::ptrdiff_t>(shown), all.end()});
  }
  return text + sum_in_words(report) + "\n";
}

}  // namespace mieux
