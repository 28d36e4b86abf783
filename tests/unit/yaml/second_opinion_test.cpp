#include "mieux/yaml/second_opinion.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "reading.hpp"

namespace second_opinion_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

struct Case {
  std::string_view text;   ///< read by us
  std::string_view bytes;  ///< read by yaml-cpp
  std::string_view said;   ///< part of the message
};

}  // namespace

TEST_CASE("the first difference between the trees is found") {
  const std::vector<Case> cases = {
      {"a: b\n", "a: c\n", "we read 'b', yaml-cpp reads 'c'"},
      {"a: b\n", "c: b\n", "we read the key 'a', yaml-cpp reads 'c'"},
      {"a: b\n", "a: \"b\"\n", "tag '!'"},
      {"a: \"b\"\n", "a: b\n", "tag '?'"},
      {"a: b\n", "a: ~\n", "we read a text, yaml-cpp reads nothing"},
      {"a:\n", "a: b\n", "we read nothing, yaml-cpp reads a text"},
      {"a: [b]\n", "a: b\n", "we read a list, yaml-cpp reads a text"},
      {"a: [b]\n", "a: {b: c}\n", "we read a list, yaml-cpp reads a table"},
      {"a: [b]\n", "a: [b, c]\n", "yaml-cpp reads a text more here"},
      {"a: [b, c]\n", "a: [b]\n", "does not read what we read here"},
      {"a: b\n", "a: b\nc: d\n", "yaml-cpp reads a text more here"},
      {"a: b\nc: d\n", "a: b\n", "does not read what we read here"},
      {"a: b\n", "? [a]\n: b\n", "yaml-cpp reads a list in place of this key"},
      {"a: b\n", "~: b\n", "we read the key 'a'"},
      {"a: b\n", "- a\n", "we read a table, yaml-cpp reads a list"},
      {"a: b\n", "a: &x b\n", "anchor"},
      {"a: [b, c]\n", "a: [&x b, *x]\n", "anchor"},
      {"a: [b]\n", "a: !t [b]\n", "tag"},
      {"a: b\n", "a: b\n---\nc: d\n", "second document"},
      {"a: b\n", "", "no record"},
      {"a: b\n", "a: [b\n", "refuses"},
      {"a: b\n", "a: b: c\n", "refuses"},
  };
  for (const Case& c : cases) {
    CAPTURE(for_terminal(c.bytes));
    const Reading reading{std::string(c.text)};
    REQUIRE(reading.whole);
    CHECK(second_opinion(c.text, reading.document).empty());
    const std::vector<Finding> findings = second_opinion(c.bytes, reading.document);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "second-opinion");
    CHECK(findings[0].severity == Severity::error);
    CAPTURE(findings[0].message);
    CHECK(findings[0].message.find(c.said) != std::string::npos);
  }
}

TEST_CASE("a difference is located") {
  const std::string_view text = "a: 1\nb:\n  - c\n  - d\n";
  const Reading reading{std::string(text)};
  const std::vector<Finding> findings =
      second_opinion("a: 1\nb:\n  - c\n  - e\n", reading.document);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].span == Span{18, 19});
  const std::string_view damaged = "a: 1\nb: [c\n";
  for (const Finding& finding : second_opinion(damaged, reading.document)) {
    CHECK(finding.span.begin <= damaged.size());
  }
}

}  // namespace second_opinion_test
