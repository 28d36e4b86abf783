#include "mieux/base/words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using mieux::joined;
using mieux::lower_case;
using mieux::trimmed;

TEST_CASE("blanks at the ends go, those within stay") {
  CHECK(trimmed(" \t a  b\r\n") == "a  b");
  CHECK(trimmed("a") == "a");
  CHECK(trimmed(" \n").empty());
  CHECK(trimmed("").empty());
}

TEST_CASE("a separator stands between each two texts, empty ones too") {
  CHECK(joined(std::vector<std::string>{"a", "b", "c"}, ", ") == "a, b, c");
  CHECK(joined(std::vector<std::string_view>{"a"}, ", ") == "a");
  CHECK(joined(std::vector<std::string>{"", "b", ""}, "; ") == "; b; ");
  CHECK(joined(std::vector<std::string>{}, ", ").empty());
}

TEST_CASE("only capitals of ASCII become small") {
  CHECK(lower_case("TRUE Zz-9") == "true zz-9");
  CHECK(lower_case("\xC3\x89"
                   "COLE") ==
        "\xC3\x89"
        "cole");
}
