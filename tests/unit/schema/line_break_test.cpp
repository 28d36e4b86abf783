// Texts are one line unless their schema says otherwise.

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "checking.hpp"

namespace line_break_test {

using namespace mieux;
using namespace mieux::schema;
using mieux::yaml::Marked;

namespace {

constexpr std::string_view one_line = R"({"type": "string", "description": "X.",
                                          "x-visibility": "public"})";
constexpr std::string_view many_lines = R"({"type": "string", "x-lines": "many",
                                            "description": "X.", "x-visibility": "public"})";
constexpr std::string_view list = R"({"type": "array", "items": {"type": "string"},
                                      "description": "X.", "x-visibility": "public"})";
constexpr std::string_view table = R"({"type": "object", "additionalProperties": {"type": "string"},
                                       "description": "X.", "x-visibility": "public"})";

Checked check(std::string_view x, const std::string& text) {
  return {compile_with("claim.schema.json", claim_schema(x)), RecordKind::claim, "id: a\n" + text};
}

void check_found(std::string_view x, std::string_view marked) {
  const Marked expected("id: a\n" + std::string{marked});
  const Checked checked = check(x, expected.text.substr(6));
  CAPTURE(marked);
  REQUIRE(checked.findings.size() == 1);
  CHECK(checked.findings.front().code == "line-break");
  CHECK(checked.findings.front().severity == Severity::error);
  CHECK(checked.findings.front().span == expected.span);
}

}  // namespace

TEST_CASE("a line break in a text of one line is found at its value") {
  check_found(one_line, "x: «\"a\\nb\"»\n");
  check_found(one_line, "x: «|\n  two\n  lines»\n");
  check_found(one_line, "x: «|\n  one»\n");
  check_found(one_line, "x: «>\n  one»\n");
  check_found(list, "x:\n  - a\n  - «\"b\\nc\"»\n");
  check_found(table, "x:\n  a: «\"b\\n\"»\n");
  check_found(table, "x:\n  «\"a\\nb\"»: c\n");
}

TEST_CASE("one line in any style, and lines where they belong, fit") {
  for (const std::string text :
       {"x: a\n", "x: |-\n  one\n", "x: >-\n  one\n  line\n", "x: 'a\\nb'\n"})
    CHECK(check(one_line, text).findings.empty());
  for (const std::string text : {"x: \"a\\nb\"\n", "x: |\n  two\n  lines\n"})
    CHECK(check(many_lines, text).findings.empty());
}

TEST_CASE("titles, names and places are one line, what people tell is not") {
  for (const char* field : {"title", "short_name"}) {
    const Checked checked{built_in_schemas(), RecordKind::request,
                          "id: a\n" + std::string{field} + ": \"a\\nb\"\n"};
    CHECK(std::any_of(checked.findings.begin(), checked.findings.end(),
                      [](const Finding& finding) { return finding.code == "line-break"; }));
  }
  for (const char* field : {"need", "remarks"}) {
    const Checked checked{built_in_schemas(), RecordKind::request,
                          "id: a\n" + std::string{field} + ": \"a\\nb\"\n"};
    CHECK(std::none_of(checked.findings.begin(), checked.findings.end(),
                       [](const Finding& finding) { return finding.code == "line-break"; }));
  }
}

TEST_CASE("a schema says one or many lines") {
  CHECK_THROWS_AS(
      compile_with("claim.schema.json",
                   claim_schema(R"({"type": "string", "x-lines": "two", "description": "X.",
                                    "x-visibility": "public"})")),
      std::runtime_error);
}

}  // namespace line_break_test
