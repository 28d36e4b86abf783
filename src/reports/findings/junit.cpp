#include "common.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

bool fails(const FindingsReport& report, const Diagnostic& finding) {
  return finding.severity == Severity::error ||
         (report.strict && finding.severity == Severity::warning);
}

std::string attribute(std::string_view name, std::string_view text) {
  return " " + std::string{name} + "=\"" + for_html(for_terminal(text)) + "\"";
}

/// The place and what is to be said of a finding, as the text of an element.
std::string content_of(const FindingsReport& report, const Diagnostic& finding) {
  std::string place = path_in_repository(report, finding.where);
  if (finding.where.line > 0)
    place += ":" + std::to_string(finding.where.line) + ":" + std::to_string(finding.where.column);
  return for_html(for_terminal(place) + ": " + joined(lines_of(finding), "\n"));
}

/// The name of a test case holds no line: it is the same one when the record is edited elsewhere.
std::string case_of(const FindingsReport& report, const Diagnostic& finding) {
  std::string text = "    <testcase";
  text += attribute("classname", path_in_repository(report, finding.where));
  text += attribute("name", std::string{finding.code} + ": " + finding.message) + ">\n";
  if (fails(report, finding))
    text += "      <failure" + attribute("message", finding.message) +
            attribute("type", finding.code) + ">" + content_of(report, finding) + "</failure>\n";
  else
    text += "      <system-out>" + std::string{name_of(finding.severity)} + ": " +
            content_of(report, finding) + "</system-out>\n";
  return text + "    </testcase>\n";
}

}  // namespace

std::string findings_as_junit(const FindingsReport& report, const FindingsLayout& /*layout*/) {
  std::size_t failures = 0;
  std::string cases;
  for (const Diagnostic& finding : report.diagnostics) {
    failures += fails(report, finding) ? 1 : 0;
    cases += case_of(report, finding);
  }
  const std::string numbers = attribute("tests", std::to_string(report.diagnostics.size() + 1)) +
                              attribute("failures", std::to_string(failures)) +
                              attribute("errors", "0");
  // A suite without a case is taken for one that did not run.
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + numbers +
         ">\n  <testsuite name=\"mieux validate\"" + numbers +
         ">\n    <testcase classname=\"mieux validate\"" +
         attribute("name", counted(report.records, "record") + " checked") + "/>\n" + cases +
         "  </testsuite>\n</testsuites>\n";
}

}  // namespace mieux
