// The quick look for e-mail addresses and telephone numbers must not miss one, wherever it stands.

#include "mieux/base/contact.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace contact_test {

using namespace mieux;

TEST_CASE("texts that may hold an address or a number") {
  const std::vector<std::string_view> cases = {
      "office@example.org", "call +43 1 504 46 77", "0043 1 504 46",    "tel 0043 150446",
      "Tel.0043150446",     "- 0043150446",         "(0043) 1-504.467", "x\\u0040y",
      "tel:0043150446",     "tel-0043/150446",      "\n0043150446",     "@",
      "+12345678",
  };
  for (const std::string_view text : cases) {
    CAPTURE(text);
    CHECK(may_hold_contact(text));
  }
}

TEST_CASE("texts that hold none") {
  const std::vector<std::string_view> cases = {
      "",
      "2000",
      "2018-0012",
      "1000.00",
      "3.001",
      "2013-04-16",
      "a0b0",
      "title: T",
      "Brasília 2000",
      "10 0 0",
      "12-00.00",
      "0",
      "a 0 0",
      "+",
      "00",
      "+43 1 504",
      "+1234567x8",
      "action-00012",
      "a+b: 0043 150",
  };
  for (const std::string_view text : cases) {
    CAPTURE(text);
    CHECK_FALSE(may_hold_contact(text));
  }
}

TEST_CASE("wherever in a text it stands") {
  for (const std::string_view what :
       {"@", "+12345678", "\\", "0012345678", " 00 12.34-56/78", "x.0012345678", "é0012345678"})
    for (std::size_t size = what.size(); size < 70; ++size)
      for (std::size_t at = 0; at + what.size() <= size; ++at) {
        std::string text(size, 'x');
        text.replace(at, what.size(), what);
        if (may_hold_contact(text)) continue;
        CAPTURE(text);
        CHECK(may_hold_contact(text));
      }
}

TEST_CASE("numbers hide nothing, wherever they stand") {
  for (const std::string_view what : {"2000", "2018-00", "9.00", "0", "2018-0012 "})
    for (std::size_t size = what.size(); size < 70; ++size)
      for (std::size_t at = 0; at + what.size() <= size; ++at) {
        std::string text(size, 'x');
        text.replace(at, what.size(), what);
        if (!may_hold_contact(text)) continue;
        CAPTURE(text);
        CHECK_FALSE(may_hold_contact(text));
      }
}

}  // namespace contact_test
