#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/fields.hpp"

namespace mieux {

/// A rendered report: Markdown, and the pictures it shows.
struct Report {
  struct File {
    std::string name;
    std::string text;
  };
  std::string markdown;
  std::vector<File> pictures;
};

/// What a report is asked for.
struct ReportRequest {
  Date period;                 ///< the days it is about
  std::string period_text;     ///< as it was typed: `2009-2015`
  bool with_pictures = false;  ///< whether the Markdown may refer to `Report::pictures`
};

struct ReportKind {
  std::string_view name;
  std::string_view summary;
  Report (*make)(const View&, const ReportRequest&);
};

/// The reports there are.
std::span<const ReportKind> report_kinds();

/// The facility in figures, for any period.
Report glance_report(const View& view, const ReportRequest& request);

}  // namespace mieux
