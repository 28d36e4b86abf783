// Effects are reported by the day asked about.

#include <doctest/doctest.h>

#include <string>

#include "rules/checking.hpp"

namespace effects_in_future_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

std::string action(const std::string& rest) {
  return "== actions/a\nrequest: r\nevents:\n  - event: started\n    date: \"2013\"\n" + rest;
}

}  // namespace

TEST_CASE("effects are not reported in the future") {
  const std::string effect = "effects:\n  - title: E\n    reported: ";
  check_each("event-in-future", Severity::error, {action(effect + "«2024-07-01»\n")});
  check_none("event-in-future", {action(effect + "2024-06-30\n"), action(effect + "\"2024\"\n"),
                                 action("effects:\n  - title: E\n")});
}

}  // namespace effects_in_future_test
