#include "mieux/base/fold.hpp"

#include <doctest/doctest.h>

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

TEST_CASE("folding keeps letters, without accents if asked") {
  CHECK(folded_name("  Côte d’IVOIRE ") == "côte d'ivoire");
  CHECK(folded_letters("Côte d’IVOIRE") == "cote d'ivoire");
  CHECK(folded_letters("Łódź, Ærø, São Tomé, Curaçao") == "lodz, aero, sao tome, curacao");
  CHECK(folded_letters("Türkiye İstanbul") == "turkiye istanbul");
  CHECK(folded_name("") == "");
  CHECK(folded_name(" \u200b ") == "");
  CHECK(folded_name("A\xff B") == "a\xff b");
}
