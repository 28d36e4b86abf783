#include <nlohmann/json.hpp>

#include "mieux/base/text.hpp"
#include "mieux/reports/findings/findings_report.hpp"

namespace mieux {
namespace {

nlohmann::ordered_json place_as_json(const Place& place) {
  nlohmann::ordered_json json{{"path", place.path}};
  if (place.line == 0) return json;
  json["line"] = place.line;
  json["column"] = place.column;
  json["length"] = place.length;
  return json;
}

nlohmann::ordered_json finding_as_json(const Diagnostic& finding, const std::string& fingerprint) {
  nlohmann::ordered_json json{{"severity", name_of(finding.severity)}, {"code", finding.code}};
  json["where"] = place_as_json(finding.where);
  json["message"] = finding.message;
  if (!finding.hint.empty()) json["hint"] = finding.hint;
  for (const Related& related : finding.related) {
    nlohmann::ordered_json other{{"message", related.message}};
    other["where"] = place_as_json(related.place);
    json["related"].push_back(std::move(other));
  }
  json["fingerprint"] = fingerprint;
  return json;
}

}  // namespace

std::string findings_as_json(const FindingsReport& report, const FindingsLayout& /*layout*/) {
  auto list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < report.diagnostics.size(); ++i)
    list.push_back(finding_as_json(report.diagnostics[i], report.fingerprints.at(i)));
  const Counts counts = count(report.diagnostics);
  nlohmann::ordered_json json{{"format", "mieux.validate/1"}};
  if (!report.since.empty()) json["since"] = report.since;
  json["records"] = report.records;
  json["errors"] = counts.errors;
  json["warnings"] = counts.warnings;
  json["diagnostics"] = std::move(list);
  return for_json(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) +
         "\n";
}

}  // namespace mieux
