// What the tables of a store say about countries, topics and bodies.

#include "mieux/vocabulary/vocabularies.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vocabularies_test {

using namespace mieux;

namespace {

Date date(std::string_view text) {
  const auto parsed = Date::parse(text);
  CAPTURE(text);
  REQUIRE(parsed.has_value());
  return parsed.value_or(Date{});
}

/// The vocabularies of the small office.
const Vocabularies& small_office() {
  static const Vocabularies loaded = [] {
    Vocabularies vocabularies;
    std::vector<Diagnostic> diagnostics;
    const std::filesystem::path folder{MIEUX_SOURCE_DIR "/examples/small-office/vocabularies"};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      vocabularies.add(entry.path().stem().string(),
                       Table(entry.path().string(),
                             std::string{std::istreambuf_iterator<char>(file), {}}, diagnostics));
    }
    REQUIRE(diagnostics.empty());
    return vocabularies;
  }();
  return loaded;
}

/// Vocabularies of one table.
Vocabularies with(std::string name, std::string text) {
  std::vector<Diagnostic> diagnostics;
  Vocabularies vocabularies;
  vocabularies.add(std::move(name), Table("t.tsv", std::move(text), diagnostics));
  REQUIRE(diagnostics.empty());
  return vocabularies;
}

struct Membership {
  std::string_view country;
  std::string_view date;
  Truth expected;
};

struct Eligible {
  std::string_view country;
  std::string_view date;
  Truth verdict;
  std::string_view instrument;
};

}  // namespace

TEST_CASE("membership of the EU follows the dates of accession and exit") {
  using enum Truth;
  const std::vector<Membership> cases = {
      {"GBR", "2020-01-30", yes},
      {"GBR", "2020-01-31", yes},  // the last day counts
      {"GBR", "2020-02-01", no},
      {"GBR", "2020-01", yes},
      {"GBR", "2020-02", no},
      {"GBR", "2020", unknown},
      {"GBR", "2019", yes},
      {"GBR", "2021", no},
      {"GBR", "1972", no},
      {"GBR", "2019/2020", unknown},
      {"GBR", "2020/..", unknown},
      {"GBR", "2020-02-01/..", no},
      {"GBR", "../2020-01-31", unknown},  // perhaps before 1973
      {"HRV", "2013-06-30", no},
      {"HRV", "2013-07-01", yes},
      {"HRV", "2013-06", no},
      {"HRV", "2013-07", yes},
      {"HRV", "2013", unknown},
      {"HRV", "2012", no},
      {"HRV", "2014", yes},
      {"HRV", "2013-07-01/..", yes},
      {"HRV", "../2013-06-30", no},
      {"FRA", "1957", no},
      {"FRA", "2013", yes},
      {"TJK", "2013", no},
      {"XXX", "2013", no},
      {"", "2013", no},
  };
  for (const Membership& c : cases) {
    CAPTURE(c.country);
    CAPTURE(c.date);
    CHECK(small_office().eu_member(c.country, date(c.date)) == c.expected);
  }
}

TEST_CASE("without the table, or without a date of accession, membership is unknown") {
  CHECK(Vocabularies{}.eu_member("FRA", date("2013")) == Truth::unknown);
  const Vocabularies one =
      with("eu_membership", "iso3\taccession\texit\nFRA\t\t\nBEL\tlong ago\t\n");
  CHECK(one.eu_member("FRA", date("2013")) == Truth::unknown);
  CHECK(one.eu_member("BEL", date("2013")) == Truth::unknown);
}

TEST_CASE("a country is under the instrument whose years hold the day") {
  using enum Truth;
  const std::vector<Eligible> cases = {
      {"TJK", "2007-01-01", yes, "DCI"},   {"TJK", "2006-12-31", unknown, ""},
      {"TJK", "2013", yes, "DCI"},         {"TJK", "2020-12-31", yes, "DCI"},
      {"TJK", "2021-01-01", yes, "NDICI"}, {"TJK", "2028", unknown, ""},
      {"BEN", "2008-01-01", yes, "EDF"},   {"BEN", "2007-12-31", unknown, ""},
      {"BEN", "2022", yes, "NDICI"},       {"GEO", "2013-05", yes, "ENI"},
      {"GRL", "2001-01-01", yes, "OAD"},   {"GRL", "2030", yes, "OAD"},
      {"GRL", "2000", unknown, ""},        {"SRB", "2013", yes, "IPA"},
      {"HKG", "2013", unknown, ""},        {"XXX", "2013", unknown, ""},
      {"FRA", "2013", unknown, ""},        {"TJK", "2006/2007", unknown, "DCI"},
      {"TJK", "../2013", unknown, "DCI"},  {"GRL", "2010/..", yes, "OAD"},
  };
  for (const Eligible& c : cases) {
    CAPTURE(c.country);
    CAPTURE(c.date);
    const auto found = small_office().instrument_for(c.country, date(c.date));
    CHECK(found.verdict == c.verdict);
    CHECK(found.instrument == c.instrument);
    CHECK(found.years.empty() == c.instrument.empty());
  }
}

TEST_CASE("a cell may hold several ranges of years, open at either end") {
  const Vocabularies one = with(
      "countries", "iso3\tdci\tedf\nAAA\t2007-2009;2014-2016\t\nBBB\t\t-2010\nCCC\tyes\t20x-\n");
  const auto verdict = [&](std::string_view country, std::string_view day) {
    return one.instrument_for(country, date(day)).verdict;
  };
  CHECK(verdict("AAA", "2008") == Truth::yes);
  CHECK(verdict("AAA", "2010") == Truth::unknown);
  CHECK(one.instrument_for("AAA", date("2010")).instrument.empty());
  CHECK(verdict("AAA", "2015") == Truth::yes);
  CHECK(one.instrument_for("AAA", date("2015")).years == "2007-2009;2014-2016");
  CHECK(verdict("BBB", "1999") == Truth::yes);
  CHECK(verdict("BBB", "2010-12-31") == Truth::yes);
  CHECK(verdict("BBB", "2011") == Truth::unknown);
  CHECK(verdict("CCC", "2011") == Truth::unknown);
  CHECK(Vocabularies{}.instrument_for("TJK", date("2013")).verdict == Truth::unknown);
}

TEST_CASE("an instrument that surely covers the days counts before one that covers some") {
  const Vocabularies one =
      with("countries", "iso3\tdci\tedf\teni\nAAA\t2010-2012\t2007-2020\t2010-2012\n");
  const auto found = one.instrument_for("AAA", date("2009/2011"));
  CHECK(found.verdict == Truth::yes);
  CHECK(found.instrument == "EDF");
  CHECK(found.years == "2007-2020");
}

TEST_CASE("regions are the labels of a grouping, as slugs, in the order of the labels") {
  const auto& regions = small_office().regions("region_2015");
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"asia", "Asia"},
      {"eastern-europe", "Eastern Europe"},
      {"latin-america", "Latin America"},
      {"middle-east-and-north-africa", "Middle East and North Africa"},
      {"sub-saharan-africa", "Sub-Saharan Africa"},
  };
  REQUIRE(regions.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(regions[i].id == expected[i].first);
    CHECK(regions[i].label == expected[i].second);
  }
  CHECK(small_office().regions("region_2018").size() == 5);
  CHECK(small_office().regions("region_1999").empty());
  CHECK(small_office().regions("iso2").empty());
  CHECK(Vocabularies{}.regions("region_2015").empty());
}

TEST_CASE("a country lies in one region of a grouping, or in none") {
  struct Case {
    std::string_view country;
    std::string_view grouping;
    std::string_view region;
  };
  const std::vector<Case> cases = {
      {"TJK", "region_2015", "asia"},
      {"BEN", "region_2015", "sub-saharan-africa"},
      {"BEN", "region_2018", "africa-west"},
      {"GEO", "region_2015", "eastern-europe"},
      {"GEO", "region_2018", "eastern-and-southern-eu-neighbourhood"},
      {"MAR", "region_2015", "middle-east-and-north-africa"},
      {"CUB", "region_2018", "latin-america-and-the-caribbean"},
      {"GRL", "region_2015", ""},
      {"XXX", "region_2015", ""},
      {"TJK", "region_1999", ""},
      {"", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.country);
    CHECK(small_office().region_of(c.country, c.grouping) == c.region);
  }
}

TEST_CASE("regions stay when vocabularies move, and change with another table of countries") {
  Vocabularies first = with("countries", "iso3\tregion_a\nAAA\tFar Away\nBBB\t\n");
  Vocabularies moved = std::move(first);
  CHECK(moved.region_of("AAA", "region_a") == "far-away");
  CHECK(moved.region_of("BBB", "region_a").empty());
  std::vector<Diagnostic> diagnostics;
  moved.add("countries", Table("t.tsv", "iso3\tregion_b\nAAA\tNear\n", diagnostics));
  CHECK(moved.region_of("AAA", "region_a").empty());
  CHECK(moved.region_of("AAA", "region_b") == "near");
}

TEST_CASE("the theme of a topic") {
  CHECK(small_office().theme_of("border-procedures") == "irregular-thb");
  CHECK(small_office().theme_of("labour-migration") == "legal");
  CHECK(small_office().theme_of("legal").empty());
  CHECK(small_office().theme_of("").empty());
  CHECK(Vocabularies{}.theme_of("border-procedures").empty());
  const Table* topics = small_office().table("topics");
  REQUIRE(topics != nullptr);
  REQUIRE(small_office().table("themes") != nullptr);
  for (std::uint32_t row = 0; row < topics->size(); ++row) {
    const std::string_view theme = small_office().theme_of(topics->id(row));
    CAPTURE(topics->id(row));
    CHECK(small_office().table("themes")->find(theme) != Table::none);
  }
}

TEST_CASE("the year from which a body may request or a theme is in scope") {
  const Vocabularies& v = small_office();
  CHECK(v.year_from("requester_types", "ministry", "eligible_from") == 2009);
  CHECK(v.year_from("requester_types", "cso", "eligible_from") == 2016);
  CHECK(v.year_from("themes", "legal", "in_scope_from") == 2012);
  CHECK_FALSE(v.year_from("requester_types", "bank", "eligible_from").has_value());
  CHECK_FALSE(v.year_from("requester_types", "cso", "label").has_value());
  CHECK_FALSE(v.year_from("requester_types", "cso", "until").has_value());
  CHECK_FALSE(v.year_from("donors", "cso", "eligible_from").has_value());
}

TEST_CASE("labels, and the names of all tables") {
  const Vocabularies& v = small_office();
  CHECK(v.label("countries", "TJK") == "Tajikistan");
  CHECK(v.label("countries", "XXX") == "XXX");
  CHECK(v.label("donors", "x") == "x");
  CHECK(v.table("donors") == nullptr);
  const auto names = v.names();
  CHECK(std::set<std::string_view>(names.begin(), names.end()).contains("rejection_reasons"));
  CHECK(names.size() > 10);
}

}  // namespace vocabularies_test
