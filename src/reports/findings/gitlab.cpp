#include <algorithm>
#include <nlohmann/json.hpp>

#include "common.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

std::string_view degree_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "major";
    case Severity::warning: return "minor";
    case Severity::note: break;
  }
  return "info";
}

}  // namespace

std::string findings_for_gitlab(const FindingsReport& report, const FindingsLayout& /*layout*/) {
  auto list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < report.diagnostics.size(); ++i) {
    const Diagnostic& finding = report.diagnostics[i];
    nlohmann::ordered_json json{{"description", finding.message}, {"check_name", finding.code}};
    json["fingerprint"] = report.fingerprints.at(i);
    json["severity"] = degree_of(finding.severity);
    json["location"]["path"] = path_in_repository(report, finding.where);
    // Of a file as a whole GitLab wants a line, too.
    json["location"]["lines"]["begin"] = std::max(finding.where.line, 1U);
    list.push_back(std::move(json));
  }
  return for_json(list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) +
         "\n";
}

}  // namespace mieux
