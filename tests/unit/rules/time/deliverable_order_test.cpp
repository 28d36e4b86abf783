// What happened to a deliverable, in an order that can be.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "rules/checking.hpp"

namespace deliverable_order_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

/// A deliverable with two events, in the order of the record.
std::string two(std::string_view first, std::string_view day, std::string_view second,
                std::string_view other_day) {
  std::string text = "== actions/a\ndeliverables:\n  - title: D\n    events:\n";
  const auto add = [&](std::string_view event, std::string_view date) {
    text += "      - event: " + std::string{event} + "\n";
    if (!date.empty()) text += "        date: " + std::string{date} + "\n";
  };
  add(first, day);
  add(second, other_day);
  return text;
}

}  // namespace

TEST_CASE("a deliverable adopted before it was drafted, or before it was handed over") {
  const std::string early = two("adopted", "«2017-05»", "drafted", "2018-09-21");
  check_each("event-order", Severity::error,
             {early, two("handed-over", "2019-03-20", "adopted", "«2019-02»"),
              two("validated", "2019-03-20", "adopted", "«2019-03-19»"),
              two("published", "«2017-05-01»", "drafted", "2018-09-21")});
  check_each("event-order", Severity::warning, {with_lines(early, imported)});
}

TEST_CASE("an order of events that may be right") {
  check_none("event-order", {two("drafted", "2018-09-21", "adopted", "2018-09-21"),
                             two("handed-over", "2019-03-20", "adopted", "2019-03"),
                             two("adopted", "2018-09-21", "drafted", {}),
                             two("published", "2018-01-01", "handed-over", "2019-01-01"),
                             two("applied", "2018-01-01", "adopted", "2019-01-01")});
}

}  // namespace deliverable_order_test
