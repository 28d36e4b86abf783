#include "mieux/reports/findings/findings_report.hpp"

namespace mieux {

std::string findings_as_text(const FindingsReport& report, const FindingsLayout& layout) {
  FindingsLayout with_state = layout;
  with_state.since = report.since;
  return diagnostics_as_text(report.diagnostics, report.records, with_state);
}

}  // namespace mieux
