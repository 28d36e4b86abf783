#include "mieux/base/fold.hpp"

#include <doctest/doctest.h>

namespace fold_test {

using namespace mieux;

TEST_CASE("names are one if people see no difference") {
  CHECK(same_name("Ministère du Travail", "MINISTÈRE DU TRAVAIL"));
  CHECK(same_name("Ministère du Travail", "  Ministère  du\tTravail\n"));
  CHECK(same_name("Ministère du Travail", "Ministe\u0300re du Travail"));
  CHECK(same_name("Ministère du Travail", "Ministère\u00a0du\u202fTravail"));
  CHECK(same_name("Ministère du Travail", "Minis\u00adtère du\u200b Travail\ufeff"));
  CHECK(same_name("l'étranger", "l’étranger"));
  CHECK(same_name("l'étranger", "l\u00b4étranger"));
  CHECK(same_name("Inter-Agency", "Inter–Agency"));
  CHECK(same_name("Inter-Agency", "Inter\u2011Agency"));
  CHECK(same_name("the \"Agency\"", "the «Agency»"));
  CHECK(same_name("МИНИСТЕРСТВО", "министерство"));
  CHECK(same_name("Straße", "STRASSE"));
  CHECK(same_name("O`Brien", "O'Brien"));
}

TEST_CASE("names differ where people see a difference") {
  CHECK_FALSE(same_name("Ministère", "Ministere"));
  CHECK_FALSE(same_name("Ministry of Labour", "Ministry of Labor"));
  CHECK_FALSE(same_name("Border Guard", "Borderguard"));
  CHECK_FALSE(same_name("Benin", "Belin"));
  CHECK_FALSE(same_name("\xff", "\xfe"));
  CHECK_FALSE(same_name("a\xff", "a"));
}

TEST_CASE("words of all scripts, joined") {
  CHECK(folded_phrase(" Côte d’Ivoire: l'Intérieur ") == "cote-d-ivoire-l-interieur");
  CHECK(folded_phrase("Министерство — труда") == "министерство-труда");
  CHECK(folded_phrase("• (…)") == "");
}

TEST_CASE("a text is folded as its characters are") {
  for (const std::string_view text : {"Ærø  Straße", "Ministe\u0300re\u00a0", "ﬁn ①", "İstanbul",
                                      "한국", "क्ष", "A\xff", "\u00a8x"}) {
    CAPTURE(text);
    std::string joined;
    for (std::string_view rest = text; !rest.empty();) {
      const FoldedCharacter character = folded_character(rest);
      joined += character.letters;
      rest.remove_prefix(character.length);
    }
    CHECK(folded_letters(joined) == folded_letters(text));
  }
}

TEST_CASE("letters, accents and digits of any script make words") {
  for (const char32_t point : {U'a', U'7', U'é', U'ж', U'日', U'\u0301', U'٣'})
    CHECK(is_word_character(point));
  for (const char32_t point : {U' ', U'-', U'\u201c', U'\u00a0', U'\u200b', U'€', U'_'})
    CHECK_FALSE(is_word_character(point));
  CHECK(ends_in_word("né"));
  CHECK_FALSE(ends_in_word("n\u201d"));
  CHECK_FALSE(ends_in_word(""));
  CHECK(begins_in_word("é"));
  CHECK_FALSE(begins_in_word("«é"));
}

TEST_CASE("folding keeps letters, without accents if asked") {
  CHECK(folded_name("  Côte d’IVOIRE ") == "côte d'ivoire");
  CHECK(folded_letters("Côte d’IVOIRE") == "cote d'ivoire");
  CHECK(folded_letters("Łódź, Ærø, São Tomé, Curaçao") == "lodz, aero, sao tome, curacao");
  CHECK(folded_letters("Türkiye İstanbul") == "turkiye istanbul");
  CHECK(folded_name("") == "");
  CHECK(folded_name(" \u200b ") == "");
  CHECK(folded_name("A\xff B") == "a\xff b");
}

}  // namespace fold_test
