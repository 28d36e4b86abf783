// What countries are called, and what no country is called.

#include "mieux/vocabulary/country_names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/words.hpp"
#include "mieux/vocabulary/table.hpp"

namespace country_names_test {

using namespace mieux;

namespace {

Table table_of(std::string text) {
  std::vector<Diagnostic> diagnostics;
  Table table("vocabularies/countries.tsv", std::move(text), diagnostics);
  REQUIRE(diagnostics.empty());
  return table;
}

/// The countries of the small office.
const Table& countries() {
  static const Table table = [] {
    std::ifstream file{MIEUX_SOURCE_DIR "/examples/small-office/vocabularies/countries.tsv"};
    REQUIRE(file);
    return table_of({std::istreambuf_iterator<char>{file}, {}});
  }();
  return table;
}

void check_all(std::string_view id, std::string_view names) {
  for (const std::string_view name : split(names, '|')) {
    CAPTURE(name);
    CHECK(countries().resolve(name) == id);
  }
}

}  // namespace

TEST_CASE("countries are known by the short names of ISO 3166 and IATI, in either order") {
  check_all("COD",
            "Congo (the Democratic Republic of the)|Congo, The Democratic Republic of the|"
            "Democratic Republic of the Congo|The Democratic Republic of the Congo|Zaire");
  check_all("COG", "Congo (the)|Republic of the Congo|Congo, Republic of the|Congo-Brazzaville");
  check_all("KOR", "Korea, Republic of|Korea (the Republic of)|Republic of Korea|South Korea");
  check_all("PRK",
            "Korea (the Democratic People's Republic of)|Korea, Democratic People’s Republic of");
  check_all("PHL", "Philippines (the)|The Philippines|PHILIPPINES (THE)|philippines , the");
  check_all("LAO", "Lao People's Democratic Republic (the)|Laos|Lao PDR|Lao P.D.R.");
  check_all("BOL", "Bolivia (Plurinational State of)|Bolivia, Plurinational State of");
  check_all("FLK", "Falkland Islands (the) [Malvinas]|Falkland Islands (Malvinas)");
  check_all("TWN", "Taiwan (Province of China)|Taiwan, Province of China");
  check_all("TZA", "Tanzania, United Republic of|Tanzania, the United Republic of");
  check_all("GBR", "United Kingdom of Great Britain and Northern Ireland (the)|UK|U.K.");
  check_all("USA", "United States of America (the)|U.S.A.|United States (the)");
  check_all("VIR", "Virgin Islands (U.S.)|Virgin Islands, U.S.|United States Virgin Islands");
  check_all("PSE", "Palestine, State of|West Bank and Gaza Strip|oPt|OPT");
  check_all("VNM", "Viet Nam|Viet-Nam|VIETNAM");
  check_all("CZE", "Czechia|Czech Republic|Czech Republic (the)");
  check_all("TUR", "Türkiye|Turkiye|Turkey|Republic of Türkiye");
  check_all("XKX", "Kosovo|XK|Kosovo*|Kosovo (UNSCR 1244)");
  check_all("NLD", "Netherlands (Kingdom of the)|Netherlands (the)|Holland");
}

TEST_CASE("countries are known by the names they had") {
  check_all("SWZ", "Swaziland");
  check_all("MKD",
            "Macedonia, the former Yugoslav Republic of|FYR Macedonia|"
            "former Yugoslav Republic of Macedonia");
  check_all("LBY", "Libyan Arab Jamahiriya");
  check_all("MMR", "Burma, Socialist Republic of the Union of|Burma");
  check_all("BEN", "Dahomey");
  check_all("BFA", "Upper Volta, Republic of|Upper Volta");
  check_all("TLS", "East Timor|E. Timor");
  check_all("CPV", "Cape Verde");
  check_all("LKA", "Ceylon");
}

TEST_CASE("countries are known in French, Spanish and Portuguese, with accents or without") {
  check_all("MAR", "Maroc|Marruecos|Marrocos|maroc");
  check_all("BEN", "Bénin|Benín|Benim|BÉNIN|Be\u0301nin");
  check_all("COD", "Congo (la République démocratique du)|Congo, Rép. dém. du|RDC");
  check_all("CIV", "Côte d’Ivoire|Cote d'Ivoire|Costa de Marfil|Costa do Marfim");
  check_all("DEU", "Allemagne|Alemania|Alemanha|Allemagne (l')");
  check_all("DOM", "dominicaine (la République)|República Dominicana|Dominican Rep.");
  check_all("FRO", "Féroé (les Îles)|Îles Féroé");
  check_all("KEN", "Quênia|Quénia|Kenia");
  check_all("GNQ", "Guinée équatoriale (la)|Guinea Ecuatorial|Guiné Equatorial|Eq. Guinea");
}

TEST_CASE("usual abbreviations in names of countries are read as their words") {
  check_all("EGY", "Egypt, Arab Rep.|Egypt, Arab Rep|Arab Rep. of Egypt");
  check_all("YEM", "Yemen, Rep.");
  check_all("PRK", "Korea, Dem. People's Rep.|Korea, Dem People's Rep");
  check_all("COD", "Congo, Dem. Rep.|Dem. Rep. of the Congo|D.R. Congo|DR Congo");
  check_all("IRN", "Iran, Islamic Rep.|Iran, Isl. Rep.");
  check_all("FSM", "Micronesia, Fed. Sts.");
  check_all("LCA", "St. Lucia|St Lucia|Saint Lucia|Sainte-Lucie|St.Lucia");
  check_all("VCT", "St. Vincent & the Grenadines|St. Vincent and the Grenadines");
  check_all("SLB", "Solomon Is.|Solomon Isl.");
  check_all("BIH", "Bosnia & Herzegovina|Bosnia-Herzegovina|Bosnia and Herzegovina");
  check_all("CAF", "Central African Rep.|Central African Republic (the)");
  check_all("SSD", "S. Sudan|South Sudan");
}

TEST_CASE("codes of ISO 3166, and those of the European Union") {
  check_all("GRC", "EL|GR|GRC|el");
  check_all("GBR", "UK|GB|GBR");
  check_all("BRN", "BN|BRN");
}

TEST_CASE("a name that several countries have is none of theirs, and they are said") {
  for (const std::string_view name : {"Congo", "congo", "Korea", "Corée", "Virgin Islands",
                                      "Yugoslavia", "Czechoslovakia", "Soviet Union"}) {
    CAPTURE(name);
    CHECK(countries().resolve(name).empty());
    CHECK(countries().suggestion(name).starts_with("several countries are called so: write "));
  }
  CHECK(countries().suggestion("Congo") ==
        "several countries are called so: write COD (Democratic Republic of the Congo) or COG "
        "(Republic of the Congo)");
}

TEST_CASE("a name the store gives to a country goes first") {
  const Table table = table_of("iso3\tname\talias\nCOD\tCongo (DRC)\tCongo\nCOG\tCongo (Rep.)\t\n");
  CHECK(table.resolve("Congo") == "COD");
  CHECK(table.resolve("Congo-Brazzaville") == "COG");
  CHECK(table.resolve("Benin").empty());  // not in this store's table
}

TEST_CASE("what is no name of a country") {
  for (const std::string_view word :
       {"", " ", "the", "Republic", "Islands", "Democratic Republic", "Atlantis", "Africa", "()",
        "People's", "XX", "EU", "Republic of"}) {
    CAPTURE(word);
    CHECK(countries().resolve(word).empty());
  }
}

TEST_CASE("one letter makes another code: only swapped letters are taken for a slip") {
  CHECK(countries().suggestion("BNE") == "did you mean BEN (Benin)?");
  for (const std::string_view code : {"EX", "oPx", "BNX", "XEL", "ZZ", "TGX", "PRX"}) {
    CAPTURE(code);
    CHECK(countries().suggestion(code).empty());
  }
}

TEST_CASE("a misspelt name is answered with the country that is nearest to it") {
  CHECK(countries().suggestion("Tadjikistann") == "did you mean TJK (Tajikistan)?");
  CHECK(countries().suggestion("Phillipines (the)") == "did you mean PHL (Philippines)?");
  CHECK(countries().suggestion("Marocc") == "did you mean MAR (Morocco)?");
  for (const std::string_view name : {"Atlantis", "Republic of Chima", "Vietnam Republik",
                                      "Democratic Republic", "French Guinea", "French Sudan"}) {
    CAPTURE(name);
    CHECK(countries().suggestion(name).empty());
  }
}

TEST_CASE("each name that the program knows leads to its country, alone or among several") {
  const CountryNames names(countries());
  std::size_t count = 0;
  for (const std::string_view line : split(known_country_names(), '\n')) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 3 || cells.front() == "iso3") continue;
    const std::uint32_t row = countries().find(cells.front());
    CAPTURE(line);
    REQUIRE(row != Table::none);
    for (const std::string_view name : split(cells[2], '|')) {
      const std::vector<std::uint32_t> called = names.called(name);
      CAPTURE(name);
      CHECK(std::find(called.begin(), called.end(), row) != called.end());
      ++count;
    }
  }
  CHECK(count > 1500);
}

TEST_CASE("names of one country alone: no words in another order make them two") {
  const CountryNames names(countries());
  std::string shared;
  for (std::uint32_t row = 0; row < countries().size(); ++row)
    if (names.called(countries().label(row)).size() != 1)
      shared += std::string{countries().label(row)} + "; ";
  CHECK(shared.empty());
}

}  // namespace country_names_test
