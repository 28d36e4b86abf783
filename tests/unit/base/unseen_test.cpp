// Characters that nobody sees are found; those that scripts and emoji need are left alone.

#include "mieux/base/unseen.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace unseen_test {

using namespace mieux;
using namespace std::string_view_literals;

TEST_CASE("characters that nobody sees are found, with their place") {
  for (const std::string_view unseen :
       {"\0"sv,     "\x07"sv,       "\r"sv,         "\x1b"sv,       "\x7f"sv,      "\u0085"sv,
        "\u009b"sv, "\u00ad"sv,     "\u034f"sv,     "\u061c"sv,     "\u115f"sv,    "\u180e"sv,
        "\u200b"sv, "\u200c"sv,     "\u200d"sv,     "\u200e"sv,     "\u200f"sv,    "\u2028"sv,
        "\u2029"sv, "\u202a"sv,     "\u202e"sv,     "\u2060"sv,     "\u2064"sv,    "\u2066"sv,
        "\u2069"sv, "\u206a"sv,     "\u3164"sv,     "\ufe0f"sv,     "\ufeff"sv,    "\ufff9"sv,
        "\ufffe"sv, "\U000e0001"sv, "\U000e0041"sv, "\U000e007f"sv, "\U000e0100"sv}) {
    const std::string text = "Té" + std::string{unseen} + "st";
    CAPTURE(text);
    const auto found = find_unseen(text);
    REQUIRE(found);
    CHECK(found->at == 3);
    CHECK(found->length == unseen.size());
    CHECK_FALSE(find_unseen(text, found->at + found->length));
    CHECK(without_unseen_ends(std::string{unseen} + "Tést" + std::string{unseen}) == "Tést");
    CHECK(without_unseen_ends(unseen).empty());
  }
}

TEST_CASE("what is seen, lines and tabs are left alone") {
  for (const std::string_view text :
       {"", "one\n\ttwo", "Côte d’Ivoire – «x»\u00a0y", "日本語", "Кыргызстан", "\u2003wide",
        "a\xff", "\u0600\u0661", "שלום", "한국", "\u0e17\u0e48", "e\u0301"})
    CHECK_FALSE(find_unseen(text));
}

TEST_CASE("joiners belong between letters of scripts that need them, and in emoji") {
  for (const std::string_view text :
       {"می\u200cخواهم", "نامه\u200cای", "می\u064e\u200cخ", "क्\u200dष", "क्\u200cष", "ශ්\u200dරී",
        "ക്\u200d", "র\u200d্য", "👩\u200d💻", "👩🏽\u200d💻", "🏳\ufe0f\u200d🌈", "❤\ufe0f",
        "1\ufe0f\u20e3", "≨\ufe00", "葛\U000e0100", "\u1820\u180b"}) {
    CAPTURE(text);
    CHECK_FALSE(find_unseen(text));
    CHECK(without_unseen_ends(text) == text);
  }
  for (const std::string_view text : {"a\u200db", "می\u200c", "\u200cمی", "می\u200ca", "👩\u200d",
                                      "👩\u200dx", "👩\u200c💻", "a\ufe0f", " \ufe0f", "\ufe0fa",
                                      "❤\ufe0f\ufe0f", "a\U000e0100", "日\u200d本", "क\u200cष"}) {
    CAPTURE(text);
    CHECK(find_unseen(text));
  }
}

TEST_CASE("characters have names") {
  CHECK(called(0x200B) == "U+200B zero width space");
  CHECK(called(0xFEFF) == "U+FEFF byte order mark");
  CHECK(called(0x202E) == "U+202E right-to-left override");
  CHECK(called(0x7) == "U+0007 control character");
  CHECK(called(0xFE0F) == "U+FE0F variation selector");
  CHECK(called(0xE0041) == "U+E0041 tag character");
  CHECK(called(0x206A) == "U+206A invisible character");
}

}  // namespace unseen_test
