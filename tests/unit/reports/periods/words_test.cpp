// Abbreviations of a text; periods in one word.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/reports/periods/glossary.hpp"
#include "mieux/reports/periods/period_word.hpp"
#include "queries/samples.hpp"

namespace report_words_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view words =
    "id\tlabel\nEU\tEuropean Union\nM&D\tMigration and development\nToT\tTraining of trainers\n";

std::string period(std::string_view word) {
  const auto found = parse_period_word(word);
  return found ? found->from + " to " + found->to : std::string{"none"};
}

}  // namespace

TEST_CASE("a glossary has the abbreviations of the text itself") {
  const Sample sample({{"vocabularies/abbreviations.tsv", words}});
  const Vocabularies& terms = sample.store().vocabularies();
  const std::string head = "| abbreviation | means |\n|---|---|\n";
  const std::string eu = head + "| EU | European Union |\n";
  for (const std::string_view there : {"the EU.", "(EU)", "EU", "EU-funded", "[EU](x)", "**EU**",
                                       "a `b` EU `c`", "<!-- x --> EU", "\\(EU)", "EU`"}) {
    CAPTURE(there);
    CHECK(glossary_of(terms, there) == eu);
  }
  for (const std::string_view no :
       {"", "eu", "EUR", "NEUF", "`EU`", "``a ` EU``", "```\nEU\n```", "<!-- EU -->", "<!-- EU",
        "[a](https://x.org/EU)", "https://x.org/EU", "ÉEU", "EU2"}) {
    CAPTURE(no);
    CHECK(glossary_of(terms, no).empty());
  }
  CHECK(glossary_of(terms, "ToT, M&amp;D") ==
        head + "| M&amp;D | Migration and development |\n| ToT | Training of trainers |\n");
  CHECK(glossary_of(Vocabularies{}, "EU").empty());
}

TEST_CASE("a period in one word") {
  for (const auto& [word, expected] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"2018", "2018 to 2018"},
           {"2018-06", "2018-06 to 2018-06"},
           {"2018-06-04", "2018-06-04 to 2018-06-04"},
           {"2015..2018", "2015 to 2018"},
           {"2015-11..2016", "2015-11 to 2016"},
           {"..2018", " to 2018"},
           {"2018..", "2018 to "},
           {"2018-Q3", "2018-07 to 2018-09"},
           {"2018-H1", "2018-01 to 2018-06"},
           {"2018-Q4..2019-H1", "2018-10 to 2019-06"},
           {"2018..2019-Q1", "2018 to 2019-03"},
           {"2018-Q5", "none"},
           {"2018-H3", "none"},
           {"2018-Q2..2018-Q1", "none"},
           {"2018..2015", "none"},
           {"2015/2018", "none"},
           {"..", "none"},
           {"", "none"},
           {"2018-13", "none"},
           {"benin", "none"},
           {"2018...2019", "none"}}) {
    CAPTURE(word);
    CHECK(period(word) == expected);
  }
}

}  // namespace report_words_test
