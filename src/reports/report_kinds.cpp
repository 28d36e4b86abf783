#include <array>

#include "mieux/reports/report.hpp"

namespace mieux {

std::span<const ReportKind> report_kinds() {
  using About = ReportKind::About;
  static constexpr auto reports = std::to_array<ReportKind>({
      {"glance",
       "The facility at a glance: all figures of a period",
       About::period,
       {},
       glance_report},
  });
  return reports;
}

}  // namespace mieux
