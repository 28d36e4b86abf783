#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

#include "mieux/yaml/document.hpp"

namespace plain_test {

using namespace mieux::yaml;

namespace {

void check(Plain expected, std::initializer_list<std::string_view> cases) {
  for (const std::string_view text : cases) {
    CAPTURE(text);
    CHECK(static_cast<int>(resolve(text)) == static_cast<int>(expected));
  }
}

}  // namespace

TEST_CASE("what a plain scalar is to tools that read YAML") {
  check(Plain::null, {"", "~", "null", "Null", "NULL"});
  check(Plain::boolean, {"true", "false"});
  check(Plain::integer, {"0", "7", "-7", "2013", "-0", "12345678901234567890"});
  check(Plain::number, {"0.5", "-1.25", "10.0", "1.10"});
}

TEST_CASE("what tools do not agree about") {
  check(Plain::ambiguous,
        {"no",    "No",    "NO",      "yes",   "Yes",      "YES",   "on",    "On",   "ON",
         "off",   "Off",   "OFF",     "y",     "Y",        "n",     "N",     "True", "TRUE",
         "False", "FALSE", ".inf",    ".Inf",  ".INF",     "-.inf", "+.inf", ".nan", ".NaN",
         ".NAN",  "=",     "<<",      "012",   "00",       "-012",  "+1",    "+1.5", ".5",
         "-.5",   "1.",    "1e3",     "1E3",   "1.5e-3",   "1e+3",  "0x1f",  "0o17", "0b101",
         "1_000", "1:30",  "1:30:00", "-1:30", "190:20:30"});
}

TEST_CASE("text") {
  check(Plain::text,
        {"a",       "2013-04",    "2013-04-16", "2009/2015",  "../2015", "2015/..", "..",  ".",
         "-",       "1st",        "1 000",      "1,000",      "3 days",  "1.2.3.x", "v1",  "nope",
         "nULL",    "tRUE",       "none",       "yes please", "inf",     "nan",     "0xg", "a1:30",
         "1:30 pm", "+49 30 123", "-a",         "1-2",        "on-hold", "e3",      "TJK", "é"});
}

}  // namespace plain_test
