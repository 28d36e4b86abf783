// The codes of diagnostics: one entry each, and a concern that decides what an import forgives.

#include "mieux/base/codes.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string_view>
#include <vector>

namespace codes_test {

using namespace mieux;

TEST_CASE("every code has one entry, written as a slug") {
  std::set<std::string_view> seen;
  for (const Code& code : codes()) {
    CAPTURE(code.name);
    CHECK(seen.insert(code.name).second);
    CHECK(code.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    const Code* found = find_code(code.name);
    REQUIRE(found != nullptr);
    CHECK(found->concern == code.concern);
  }
  CHECK(seen.size() > 50);
}

TEST_CASE("there are no other codes") {
  for (const std::string_view name :
       {"", "bad", "unknown_field", "unknown-field ", "Unknown-Field"})
    CHECK(find_code(name) == nullptr);
}

TEST_CASE("what an import forgives") {
  using enum Concern;
  const std::vector<std::pair<std::string_view, Concern>> cases = {
      {"missing-field", completeness},
      {"approved-without-action", completeness},
      {"completed-without-end", completeness},
      {"missing-reason", completeness},
      {"expert-unnamed", completeness},
      {"date-order", sequence},
      {"event-order", sequence},
      {"outside-action", sequence},
      {"ineligible-requester", eligibility},
      {"ineligible-country", eligibility},
      {"theme-out-of-scope", eligibility},
      {"unknown-reference", consistency},
      {"event-in-future", consistency},
      {"duplicate-uid", consistency},
      {"personal-data", consistency},
      {"wrong-type", schema},
      {"bad-date", schema},
      {"duplicate-key", format},
  };
  for (const auto& [name, concern] : cases) {
    CAPTURE(name);
    const Code* code = find_code(name);
    REQUIRE(code != nullptr);
    CHECK(code->concern == concern);
  }
}

}  // namespace codes_test
