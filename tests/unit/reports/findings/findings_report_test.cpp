// The forms of what validate found: what other programs read, and how much of it.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "mieux/base/words.hpp"
#include "mieux/reports/findings/findings_report.hpp"
#include "reports/formats.hpp"

namespace findings_report_test {

using namespace mieux;
using nlohmann::json;

namespace {

Diagnostic finding(Severity severity, const std::string& path, const std::string& message) {
  Diagnostic one;
  one.severity = severity;
  one.code = "unknown-term";
  one.where = {path, 3, 5, 4, "  x: abcd", 0};
  one.message = message;
  one.hint = "write it so";
  return one;
}

/// So many errors, then so many warnings.
FindingsReport report_of(int errors, int warnings) {
  FindingsReport report;
  report.records = 56;
  report.version = "1.2.3";
  const auto add = [&](Severity severity, int number, const std::string& word) {
    report.diagnostics.push_back(finding(severity,
                                         "actions/" + word + std::to_string(number) + ".yaml",
                                         word + " " + std::to_string(number)));
    report.fingerprints.push_back(word + std::to_string(number));
  };
  for (int i = 1; i <= warnings; ++i) add(Severity::warning, i, "warning");
  for (int i = 1; i <= errors; ++i) add(Severity::error, i, "error");
  return report;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string line_of(const std::string& text, std::size_t number) {
  return std::string{split(text, '\n').at(number)};
}

}  // namespace

TEST_CASE("GitHub: worst first, ten of each level, the last says how many more and where") {
  const std::string text = findings_for_github(report_of(12, 10), {});
  CHECK(line_of(text, 0) ==
        "::error file=actions/error1.yaml,line=3,col=5,endColumn=9,title=unknown-term::error 1"
        "%0Ahint: write it so");
  CHECK(line_of(text, 9) ==
        "::error title=3 more errors::in actions/error10.yaml, actions/error11.yaml, "
        "actions/error12.yaml; `mieux validate` shows all of them");
  CHECK(line_of(text, 10).starts_with("::warning file=actions/warning1.yaml,"));
  CHECK(line_of(text, 19).starts_with("::warning file=actions/warning10.yaml,"));
  CHECK(line_of(text, 20) == "56 records: 12 errors, 10 warnings");
  CHECK(split(text, '\n').size() == 22);
}

TEST_CASE("GitHub: nothing in a text ends a command, a property or a line") {
  FindingsReport report = report_of(1, 0);
  report.place = "store/";
  report.diagnostics[0].where.path = "actions/a,b:c%.yaml";
  report.diagnostics[0].message = "50% of\r\n::error::no, a: b";
  const std::string text = findings_for_github(report, {});
  CHECK(line_of(text, 0) ==
        "::error file=store/actions/a%2Cb%3Ac%25.yaml,line=3,col=5,endColumn=9,"
        "title=unknown-term::50%25 of\\r\\n::error::no, a: b%0Ahint: write it so");
  for (const std::string& hostile : formats::hostile_texts()) {
    report.diagnostics[0].message = hostile;
    CHECK(split(findings_for_github(report, {}), '\n').size() == 3);
  }
}

TEST_CASE("GitHub: a file as a whole has no line") {
  FindingsReport report = report_of(1, 0);
  report.diagnostics[0].where.line = 0;
  CHECK(findings_for_github(report, {})
            .starts_with("::error file=actions/error1.yaml,title=unknown-term::"));
}

TEST_CASE("GitLab: what its code quality report must have") {
  FindingsReport report = report_of(1, 1);
  report.place = "store/";
  report.diagnostics[0].where.line = 0;
  const json list = json::parse(findings_for_gitlab(report, {}));
  REQUIRE(list.size() == 2);
  CHECK(list[0]["severity"] == "minor");
  CHECK(list[0]["location"]["lines"]["begin"] == 1);
  CHECK(list[1] ==
        json{{"description", "error 1"},
             {"check_name", "unknown-term"},
             {"fingerprint", "error1"},
             {"severity", "major"},
             {"location", {{"path", "store/actions/error1.yaml"}, {"lines", {{"begin", 3}}}}}});
  CHECK(json::parse(findings_for_gitlab(report_of(0, 0), {})) == json::array());
}

TEST_CASE("SARIF: the structure that its schema requires") {
  FindingsReport report = report_of(2, 1);
  report.explanation = [](std::string_view) -> std::string_view { return "What it means."; };
  report.diagnostics[1].where.path = "actions/é b#%.yaml";
  report.diagnostics[2].where.line = 0;
  report.diagnostics[1].related.push_back({{"requests/a.yaml", 1, 1, 2, "id", 0}, "the other"});
  const json sarif = json::parse(findings_as_sarif(report, {}));
  CHECK(sarif.at("version") == "2.1.0");
  REQUIRE(sarif.at("runs").size() == 1);
  const json& run = sarif["runs"][0];
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  const json& driver = run.at("tool").at("driver");
  CHECK(driver.at("name") == "mieux");
  CHECK(driver.at("version") == "1.2.3");
  REQUIRE(driver.at("rules").size() == 1);
  CHECK(driver["rules"][0].at("help").at("text") == "What it means.");
  REQUIRE(run.at("results").size() == 3);
  std::set<std::string> fingerprints;
  for (const json& result : run["results"]) {
    CHECK(driver["rules"].at(result.at("ruleIndex").get<std::size_t>()).at("id") ==
          result.at("ruleId"));
    CHECK(std::set<std::string>{"error", "warning", "note"}.contains(result.at("level")));
    CHECK_FALSE(result.at("message").at("text").get<std::string>().empty());
    fingerprints.insert(result.at("partialFingerprints").at("mieux/v1").get<std::string>());
    const json& place = result.at("locations").at(0).at("physicalLocation");
    CHECK(place.at("artifactLocation").at("uriBaseId") == "%SRCROOT%");
    if (place.contains("region")) CHECK(place["region"].at("startLine") >= 1);
  }
  CHECK(fingerprints.size() == 3);
  const json& second = run["results"][1];
  CHECK(second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "actions/%C3%A9%20b%23%25.yaml");
  CHECK(second["locations"][0]["physicalLocation"]["region"] ==
        json{{"startLine", 3}, {"startColumn", 5}, {"endColumn", 9}});
  CHECK(second["relatedLocations"][0]["message"]["text"] == "the other");
  CHECK_FALSE(run["results"][2]["locations"][0]["physicalLocation"].contains("region"));
}

TEST_CASE("SARIF: nothing found is a run without results") {
  const json sarif = json::parse(findings_as_sarif(report_of(0, 0), {}));
  CHECK(sarif["runs"][0]["results"] == json::array());
}

TEST_CASE("JUnit: errors fail; with --strict, warnings too; something always passes") {
  FindingsReport report = report_of(1, 2);
  const auto suite = [&] {
    const std::string text = findings_as_junit(report, {});
    REQUIRE(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"));
    return formats::read_xml(std::string_view{text}.substr(text.find('\n') + 1));
  };
  CHECK(suite().attributes.at("tests") == "4");
  CHECK(suite().attributes.at("failures") == "1");
  REQUIRE(suite().all("failure").size() == 1);
  CHECK(suite().all("failure")[0]->attributes.at("type") == "unknown-term");
  CHECK(suite().all("failure")[0]->text == "actions/error1.yaml:3:5: error 1\nhint: write it so");
  CHECK(suite().all("testcase").size() == 4);
  report.strict = true;
  CHECK(suite().all("failure").size() == 3);
  for (const std::string& hostile : formats::hostile_texts()) {
    report.diagnostics[0].message = hostile;
    CHECK(suite().all("testcase").size() == 4);
  }
  report = report_of(0, 0);
  CHECK(suite().all("testcase").size() == 1);
  CHECK(suite().attributes.at("failures") == "0");
}

TEST_CASE("JSON: each finding has its fingerprint") {
  FindingsReport report = report_of(1, 0);
  report.since = "main";
  const json read = json::parse(findings_as_json(report, {}));
  CHECK(read["format"] == "mieux.validate/1");
  CHECK(read["since"] == "main");
  CHECK(read["diagnostics"][0]["fingerprint"] == "error1");
}

TEST_CASE("a summary is worst first and says what it leaves out") {
  FindingsReport report = report_of(300, 300);
  report.since = "origin/main";
  const std::string all = findings_summary(report, 1'000'000);
  CHECK(has(all, "56 records: 300 errors, 300 warnings since origin/main\n"));
  CHECK(all.find("error 300") < all.find("warning 1"));
  CHECK_FALSE(has(all, "left out"));
  const std::string cut = findings_summary(report, 20'000);
  CHECK(cut.size() <= 20'000);
  const std::size_t shown = split(cut, '\n').size() - 10;
  CHECK(has(cut, std::to_string(600 - shown) + " findings more left out"));
  report.diagnostics[0].message = std::string(30'000, 'x');
  CHECK(findings_summary(report, 20'000).size() <= 20'000);
  for (const std::string& hostile : formats::hostile_texts()) {
    FindingsReport one = report_of(1, 0);
    one.diagnostics[0].message = hostile;
    CHECK(split(findings_summary(one, 60'000), '\n').size() == 9);
  }
}

}  // namespace findings_report_test
