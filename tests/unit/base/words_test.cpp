#include "mieux/base/words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace words_test {

using mieux::is_device_name;
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

TEST_CASE("names that Windows keeps for devices") {
  for (const std::string_view name :
       {"con", "CON", "Nul", "aux", "prn", "com0", "com1", "COM9", "lpt1", "lpt0"})
    CHECK(is_device_name(name));
  for (const std::string_view name :
       {"", "co", "cons", "con-1", "com", "com10", "coma", "lpt", "lptx", "nul2", "auxiliary"})
    CHECK_FALSE(is_device_name(name));
}

}  // namespace words_test
