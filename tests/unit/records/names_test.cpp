// Which of an organisation's dated names is in use on a day.

#include "mieux/records/names.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/records/read.hpp"
#include "yaml/reading.hpp"

namespace names_test {

using namespace mieux;

namespace {

std::string name_in_use(const std::string& names, std::string_view day,
                        std::string_view language = {}) {
  const yaml::Reading reading("names:\n" + names);
  REQUIRE(reading.whole);
  Arena arena;
  const Organisation body = read_organisation(reading.document, arena);
  return std::string{name_on(body, Date::parse(day).value().first(), language).value};
}

}  // namespace

TEST_CASE("the name of an organisation is the one in use that day") {
  const std::string renamed =
      "  - name: Service\n    to: 2019-12-31\n  - name: Agency\n    from: 2020-01-01\n";
  CHECK(name_in_use(renamed, "2019-12-31") == "Service");
  CHECK(name_in_use(renamed, "2020-01-01") == "Agency");
  const std::string open = "  - name: Service\n  - name: Agency\n    from: 2020-01-01\n";
  CHECK(name_in_use(open, "2019-12-31") == "Service");
  CHECK(name_in_use(open, "2021-05-05") == "Agency");  // the one taken up last
  const std::string gap =
      "  - name: Service\n    from: \"2005\"\n    to: \"2010\"\n"
      "  - name: Bureau\n    from: \"2011\"\n    to: \"2015\"\n"
      "  - name: Agency\n    from: \"2020\"\n";
  CHECK(name_in_use(gap, "2017-01-01") == "Bureau");   // the last before
  CHECK(name_in_use(gap, "2001-01-01") == "Service");  // none before: the first
  CHECK(name_in_use(gap, "2021-01-01") == "Agency");
  CHECK(name_in_use("  - language: en\n", "2020-01-01").empty());
}

TEST_CASE("of several names in use, the language given first decides") {
  const std::string both =
      "  - name: Ministry\n    language: en\n    to: 2019-12-31\n"
      "  - name: Ministère\n    language: fr\n"
      "  - name: Department\n    language: en\n    from: 2020-01-01\n";
  CHECK(name_in_use(both, "2019-06-01") == "Ministry");
  CHECK(name_in_use(both, "2020-06-01") == "Department");
  CHECK(name_in_use(both, "2020-06-01", "fr") == "Ministère");
  CHECK(name_in_use(both, "2020-06-01", "es") == "Department");
  CHECK(name_in_use("  - name: Ministry\n    to: \"2010\"\n  - name: Ministère\n    language: fr\n",
                    "2020-06-01") == "Ministère");
}

}  // namespace names_test
