// How languages write numbers, dates and their ranges, and what they call languages.

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/vocabulary/languages.hpp"

namespace language_test {

using namespace mieux;

namespace {

Date date(std::string_view text) { return Date::parse(std::string{text}).value(); }

}  // namespace

TEST_CASE("numbers, dates and counted nouns as French writes them") {
  const Language english;
  const Language french = language_named({}, "fr");
  CHECK(english.number(1234567.25) == "1234567.25");
  CHECK(french.number(1234567.25) == "1\u202f234\u202f567,25");
  CHECK(french.number(-1234) == "-1\u202f234");
  CHECK(french.number(999) == "999");
  CHECK(french.percent(33.3) == "33,3\u202f%");
  CHECK(english.percent(33.3) == "33.3%");
  CHECK(french.counted(0, "activity", "activities") == "0 activité");
  CHECK(french.counted(1, "activity", "activities") == "1 activité");
  CHECK(french.counted(2, "activity", "activities") == "2 activités");
  CHECK(english.counted(0, "activity", "activities") == "0 activities");
  CHECK(french.date(date("2018-03-01")) == "1er mars 2018");
  CHECK(french.date(date("2018-03")) == "mars 2018");
  CHECK(french.date(date("2018")) == "2018");
  CHECK(french.date("no date") == "no date");
  CHECK(french.date(date("2018-03-05/2018-05")) == "entre le 5 mars 2018 et mai 2018");
  CHECK(french.date(date("2018-03/2018-05-07")) == "entre mars 2018 et le 7 mai 2018");
  CHECK(french.date(date("../2018-05")) == "mai 2018 ou avant");
  CHECK(english.date(date("2018-03")) == "2018-03");
  CHECK(french.text("since {}", date("2018-03-05")) == "depuis le 5 mars 2018");
  CHECK(french.text("since {}", date("2018-03")) == "depuis mars 2018");
  CHECK(french.text("until {}", date("2018-03")) == "jusqu’en mars 2018");
  CHECK(french.text("from {}", date("2018")) == "à partir de 2018");
  CHECK(french.text("{} to {}", date("2018-03"), date("2018-05")) == "de mars 2018 à mai 2018");
  CHECK(french.date("2018-Q1") == "1er trimestre 2018");
  CHECK(french.date("2018-Q5") == "2018-Q5");
  CHECK(french.date("2018-H1") == "1er semestre 2018");
  CHECK(french.date("2018-H3") == "2018-H3");
  CHECK(english.date("2018-Q1") == "2018-Q1");
}

TEST_CASE("a range says once what both dates share") {
  const Language english;
  const Language french = language_named({}, "fr");
  const auto range = [&](std::string_view first, std::string_view last) {
    return french.range(date(first), date(last));
  };
  CHECK(range("2019-06-05", "2019-06-06") == "du 5 au 6 juin 2019");
  CHECK(range("2019-06-01", "2019-06-02") == "du 1er au 2 juin 2019");
  CHECK(range("2019-05-28", "2019-06-03") == "du 28 mai au 3 juin 2019");
  CHECK(range("2018-12-28", "2019-01-03") == "du 28 décembre 2018 au 3 janvier 2019");
  CHECK(range("2018-06-05", "2019-06-06") == "du 5 juin 2018 au 6 juin 2019");
  CHECK(range("2018-03", "2018-05") == "de mars à mai 2018");
  CHECK(range("2018-03", "2019-03") == "de mars 2018 à mars 2019");
  CHECK(range("2018", "2019") == "de 2018 à 2019");
  CHECK(range("2018-03-05", "2018-05") == "du 5 mars 2018 à mai 2018");
  CHECK(range("2018-03/2018-04", "2018-05") ==
        french.text("{} to {}", date("2018-03/2018-04"), date("2018-05")));
  CHECK(english.range(date("2019-06-05"), date("2019-06-06")) == "2019-06-05 to 2019-06-06");
  CHECK(written_before(date("2019-06-05"), date("2019-06-06"), "en") == "5");
  CHECK(written_before(date("2019-05-28"), date("2019-06-03"), "en") == "28 May");
  CHECK(written_before(date("2019-05-28"), date("2020-06-03"), "en") == "28 May 2019");
  CHECK(written_before(date("2019-05-28"), date("2019-06"), "de") == "2019-05-28");
  const Language spanish("es", {{"{} to {}", "del {} al {}"}});
  CHECK(spanish.range(date("2019-06-05"), date("2019-06-06")) == "del 5 al 6 de junio de 2019");
}

TEST_CASE("a language that there is not: which one was meant, and which there are") {
  const auto hint = [](std::string_view code) {
    try {
      static_cast<void>(language_named({}, code));
    } catch (const Failure& failure) {
      return failure.hint();
    }
    return std::string{};
  };
  const std::string_view there = "there are: en, fr; a file vocabularies/labels.";
  for (const char* meant : {"FR", "frnch", "French", "francais"})
    CHECK(hint(meant) == "did you mean fr? " + std::string{there} + "es.tsv adds Spanish");
  CHECK(hint("de") == std::string{there} + "de.tsv adds German");
  CHECK(hint("xyzxyz") == std::string{there} + "es.tsv adds Spanish");
}

TEST_CASE("languages are called by their names") {
  const Language french = language_named({}, "fr");
  CHECK(Language{}.name_of_language("fr") == "French");
  CHECK(french.name_of_language("fr") == "français");
  CHECK(french.name_of_language("qq") == "qq");
  CHECK(Language("es", {{"French", "francés"}}).name_of_language("fr") == "francés");
  CHECK(language_names().size() > 180);
}

TEST_CASE("what is said is called by its name in English, with its values") {
  using Names = std::vector<std::string>;
  const Language french = language_named({}, "fr").with_names();
  const std::string approved = french.text("{}: {}", french.text("Region"), french.text("reached"));
  CHECK(french.names_of(approved) == Names{"Region: reached"});
  CHECK(french.names_of(french.name_of_language("fr")) == Names{"fr"});
  CHECK(french.names_of(french.date("2018-Q1")) == Names{"2018-Q1"});
  CHECK(french.names_of(french.date(date("2018-03-05"))) == Names{"2018-03-05"});
  CHECK(french.names_of("never said") == Names{"never said"});
  const std::string same = french.text("held");
  CHECK(same == french.text("was held"));
  CHECK(french.names_of(same) == Names{"held", "was held"});
  const Language plain = language_named({}, "fr");
  CHECK(plain.names_of(plain.text("held")) == Names{same});
}

TEST_CASE("values stand where a label puts them, and what is missing is remembered") {
  const Language language("xx", {{"{} of {}", "{2}: {1}"}, {"from|place", "de"}});
  CHECK(language.text("{} of {}", "a", 1234) == "1234: a");
  CHECK(language.text("from|place") == "de");
  CHECK(language.text("to|place") == "to");
  CHECK(language.text("No {} here.", "x") == "No x here.");
  const Language copy = language;
  CHECK(copy.missing() == std::set<std::string>{"No {} here.", "to|place"});
  CHECK(Language{}.text("to|place") == "to");
  CHECK(Language{}.missing().empty());
  CHECK(count_of_places("{} {1} {x} {") == 2);
}

}  // namespace language_test
