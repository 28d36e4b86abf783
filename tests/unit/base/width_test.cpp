// Columns of a terminal: what texts take, and where they are cut.

#include "mieux/base/width.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/base/text.hpp"

namespace width_test {

using namespace mieux;

TEST_CASE("a text takes a column for each letter, two if it is East Asian, none for marks") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Bénin") == 5);
  CHECK(display_width("Be\u0301nin") == 5);
  CHECK(display_width("e\u0323\u0302") == 1);
  CHECK(display_width("日本語の題名") == 12);
  CHECK(display_width("한국어") == 6);
  CHECK(display_width("\u1112\u1161\u11ab") == 2);  // 한, taken apart
  CHECK(display_width("ﾊﾝｶｸ") == 4);                // halfwidth
  CHECK(display_width("Ｆｕｌｌ") == 8);
  CHECK(display_width("Министерство") == 12);
  CHECK(display_width("وزارة العمل") == 11);
  CHECK(display_width("a\u200bb\ufeffc") == 3);  // invisible
  CHECK(display_width("a\xff"
                      "b") == 3);  // a stray byte is shown as something
}

TEST_CASE("an emoji takes two columns, of however many signs it is made") {
  CHECK(display_width("😀") == 2);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("👩‍👩‍👧‍👦") == 2);
  CHECK(display_width("🇫🇷") == 2);
  CHECK(display_width("🇫🇷🇹🇬") == 4);
  CHECK(display_width("❤\ufe0f") == 2);
}

TEST_CASE("a character as people see it is a letter with its marks") {
  CHECK(seen_character("") == 0);
  CHECK(seen_character("ab") == 1);
  CHECK(seen_character("e\u0301b") == 3);
  CHECK(seen_character("é") == 2);
  CHECK(seen_character("👩‍👩‍👧‍👦!") == 25);
  CHECK(seen_character("\xff\u0301") == 1);
  CHECK(seen_character("a\xff") == 1);
}

TEST_CASE("a text is cut to the columns there are, with an ellipsis") {
  CHECK(cut_to_width("abcdef", 6) == "abcdef");
  CHECK(cut_to_width("abcdef", 5) == "abcd…");
  CHECK(cut_to_width("日本語", 6) == "日本語");
  CHECK(cut_to_width("日本語", 5) == "日本…");
  CHECK(cut_to_width("日本語", 4) == "日…");  // half a character is none
  CHECK(cut_to_width("abcdef", 1) == "…");
  CHECK(cut_to_width("abcdef", 0) == "…");
}

TEST_CASE("a text is never cut between a letter and its mark") {
  CHECK(cut_to_width("ae\u0301bc", 3) == "ae\u0301…");
  CHECK(cut_to_width("ae\u0301bc", 2) == "a…");
  CHECK(cut_to_width("e\u0301e\u0301", 2) == "e\u0301e\u0301");
  CHECK(fitting_bytes("e\u0301e\u0301e", 2) == 6);
  CHECK(fitting_bytes("e\u0301", 0) == 0);
}

TEST_CASE("words are wrapped at columns, not at bytes or code points") {
  CHECK(wrapped("", "日本 日本 日本", 9, 2) == "日本 日本\n  日本\n");
  CHECK(wrapped("", "e\u0301e\u0301 e\u0301e\u0301", 5, 0) == "e\u0301e\u0301 e\u0301e\u0301\n");
}

}  // namespace width_test
