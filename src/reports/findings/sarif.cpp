#include <map>
#include <nlohmann/json.hpp>

#include "common.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

using SarifJson = nlohmann::ordered_json;

/// The path as a URI reference: what is no letter, digit or one of `-._~/` as its bytes.
std::string as_uri(std::string_view path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
    if (letter || std::string_view{"-._~/"}.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += hex[byte >> 4U];
    uri += hex[byte & 15U];
  }
  return uri;
}

SarifJson location_of(const FindingsReport& report, const Place& place) {
  SarifJson physical;
  physical["artifactLocation"] = {{"uri", as_uri(path_in_repository(report, place))},
                                  {"uriBaseId", "%SRCROOT%"}};
  if (place.line > 0)
    physical["region"] = {{"startLine", place.line},
                          {"startColumn", place.column},
                          {"endColumn", place.column + place.length}};
  return {{"physicalLocation", std::move(physical)}};
}

SarifJson rule_of(const FindingsReport& report, std::string_view code) {
  std::string words{code};
  for (char& c : words)
    if (c == '-') c = ' ';
  SarifJson rule{{"id", code}};
  rule["shortDescription"]["text"] = words;
  const std::string_view manual =
      report.explanation == nullptr ? std::string_view{} : report.explanation(code);
  if (!manual.empty()) rule["help"] = {{"text", manual}, {"markdown", manual}};
  return rule;
}

SarifJson result_of(const FindingsReport& report, std::size_t position, std::size_t rule) {
  const Diagnostic& finding = report.diagnostics[position];
  SarifJson result{{"ruleId", finding.code}, {"ruleIndex", rule}};
  result["level"] = name_of(finding.severity);
  result["message"]["text"] =
      finding.message + (finding.hint.empty() ? "" : "\nhint: " + finding.hint);
  result["locations"].push_back(location_of(report, finding.where));
  std::size_t id = 0;
  for (const Related& related : finding.related) {
    SarifJson other = location_of(report, related.place);
    other["id"] = id++;
    other["message"]["text"] = related.message;
    result["relatedLocations"].push_back(std::move(other));
  }
  result["partialFingerprints"]["mieux/v1"] = report.fingerprints.at(position);
  return result;
}

}  // namespace

std::string findings_as_sarif(const FindingsReport& report, const FindingsLayout& /*layout*/) {
  std::map<std::string_view, std::size_t> codes;
  for (const Diagnostic& finding : report.diagnostics) codes[finding.code];
  auto rules = SarifJson::array();
  for (auto& [code, index] : codes) {
    index = rules.size();
    rules.push_back(rule_of(report, code));
  }
  auto results = SarifJson::array();
  for (std::size_t i = 0; i < report.diagnostics.size(); ++i)
    results.push_back(result_of(report, i, codes.at(report.diagnostics[i].code)));
  SarifJson driver{{"name", "mieux"}, {"version", report.version}, {"rules", std::move(rules)}};
  SarifJson run;
  run["tool"]["driver"] = std::move(driver);
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  SarifJson json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"}};
  json["runs"].push_back(std::move(run));
  return for_json(json.dump(2, ' ', false, SarifJson::error_handler_t::replace)) + "\n";
}

}  // namespace mieux
