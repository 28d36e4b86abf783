#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/reports/render/diagnostics_views.hpp"

namespace mieux {

/// What `mieux validate` found, to be written in any of its forms.
struct FindingsReport {
  std::vector<Diagnostic> diagnostics;    ///< sorted
  std::vector<std::string> fingerprints;  ///< of each (`fingerprints_of`); empty: not asked for
  std::size_t records = 0;                ///< that were looked at
  std::string since;    ///< only what is new compared with this revision, as it was named
  std::string place;    ///< from the top of the repository to the store, with `/` at its end
  bool strict = false;  ///< warnings count as errors
  std::string version;  ///< of the program
  /// What the manual says of a code, as Markdown.
  std::string_view (*explanation)(std::string_view code) = nullptr;
};

// The forms of `--format`, one file each.

/// As a person reads it.
std::string findings_as_text(const FindingsReport& report, const FindingsLayout& layout);
/// JSON `mieux.validate/1`.
std::string findings_as_json(const FindingsReport& report, const FindingsLayout& layout);
/// Workflow commands of GitHub, which shows them beside the lines of a pull request: worst first,
/// ten of each level, since GitHub shows no more; the tenth says how many more there are and where.
std::string findings_for_github(const FindingsReport& report, const FindingsLayout& layout);
/// The code quality report of GitLab.
std::string findings_for_gitlab(const FindingsReport& report, const FindingsLayout& layout);
/// SARIF 2.1.0 (OASIS), with the section of the manual for each code.
std::string findings_as_sarif(const FindingsReport& report, const FindingsLayout& layout);
/// JUnit XML: a test case for each finding, which fails if it is an error, and one that passes.
std::string findings_as_junit(const FindingsReport& report, const FindingsLayout& layout);

struct FindingsForm {
  std::string_view name;
  bool wants_fingerprints;
  std::string (*print)(const FindingsReport& report, const FindingsLayout& layout);
};

inline constexpr std::array<FindingsForm, 6> findings_forms{{
    {"text", false, findings_as_text},
    {"json", true, findings_as_json},
    {"github", false, findings_for_github},
    {"gitlab", true, findings_for_gitlab},
    {"sarif", true, findings_as_sarif},
    {"junit", false, findings_as_junit},
}};

/// A page in Markdown for the summary of a CI job, worst first: at most `most` bytes, of which the
/// last say what was left out.
std::string findings_summary(const FindingsReport& report, std::size_t most);

}  // namespace mieux
