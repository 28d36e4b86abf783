// Many findings on a terminal: the first ones, then where the others are.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/reports/render/diagnostics_views.hpp"

namespace diagnostics_views_test {

using namespace mieux;

namespace {

std::vector<Diagnostic> findings(int count) {
  std::vector<Diagnostic> all;
  for (int i = 0; i < count; ++i) {
    Diagnostic one;
    one.code = i % 3 == 0 ? "bad-date" : "unknown-term";
    one.where.path = i < 2 ? "requests/a.yaml" : "requests/b" + std::to_string(i) + ".yaml";
    one.message = "finding " + std::to_string(i);
    all.push_back(std::move(one));
  }
  return all;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("all findings are shown where nothing limits them") {
  const std::string text = diagnostics_as_text(findings(120), 200, {});
  CHECK(has(text, "finding 0"));
  CHECK(has(text, "finding 119"));
  CHECK_FALSE(has(text, "--all"));
  CHECK_FALSE(has(text, "2 in requests/a.yaml"));
}

TEST_CASE("the others are counted by code and by file") {
  const std::string text = diagnostics_as_text(findings(120), 200, {80, false, 100});
  CHECK(has(text, "finding 99"));
  CHECK_FALSE(has(text, "finding 100"));
  CHECK(has(text, "... and 20 more: `mieux validate --all` shows them"));
  CHECK(has(text, "200 records: 120 errors"));
  CHECK(has(text, "40 bad-date, 80 unknown-term"));
  CHECK(has(text, "2 in requests/a.yaml, 1 in requests/b10.yaml"));
  CHECK(has(text, "and in 109 other files"));
}

TEST_CASE("as many as are shown are no list to be cut") {
  CHECK_FALSE(has(diagnostics_as_text(findings(100), 100, {80, false, 100}), "--all"));
  CHECK(has(diagnostics_as_text(findings(101), 101, {80, false, 100}),
            "1 more: `mieux validate --all` shows it"));
}

}  // namespace diagnostics_views_test
