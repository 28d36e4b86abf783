// Values of the private roster are found in a text as whole words, whatever their capitals and
// blanks; the roster is read where mieux.yaml says it is, if it can be read.

#include "mieux/store/private_values.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "store_folder.hpp"

using namespace mieux;

namespace {

PrivateValues some_values() {
  PrivateValues values;
  values.add("Tessa Testwood");
  values.add("tessa@example.org");
  values.add("+32 2 555 01 23");
  values.add("12 Harbour Road\nOld  Port\n");
  values.add("Ève Ükelwood");
  return values;
}

std::string found_in(std::string_view text) {
  const auto span = some_values().find(text, 0);
  return span ? std::string{text.substr(span->begin, span->end - span->begin)} : std::string{};
}

}  // namespace

TEST_CASE("a value is found as words of their own") {
  struct Case {
    std::string_view text;
    std::string_view found;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"Tessa", ""},
      {"Tessa Testwood", "Tessa Testwood"},
      {"remarks: tessa  TESTWOOD, too", "tessa  TESTWOOD"},
      {"by Tessa\n  Testwood.", "Tessa\n  Testwood"},
      {"(Tessa Testwood)", "Tessa Testwood"},
      {"Tessa Testwoodson", ""},
      {"Ratessa Testwood", ""},
      {"Tessa TestwoodÉ", ""},
      {"write to Tessa@Example.org", "Tessa@Example.org"},
      {"call +32 2 555 01 23.", "+32 2 555 01 23"},
      {"call +32 2 555 01 234", ""},
      {"at 12 harbour road old port", "12 harbour road old port"},
      {"Ève Ükelwood spoke", "Ève Ükelwood"},
      {"Tessa Testwoo", ""},
      {"ÈVE ÜKELWOOD spoke", "ÈVE ÜKELWOOD"},
      {"E\u0300ve U\u0308kelwood spoke", "E\u0300ve U\u0308kelwood"},
      {"Eve Ukelwood spoke", "Eve Ukelwood"},
      {"Tessa\u00a0Testwood", "Tessa\u00a0Testwood"},
      {"Tes\u00adsa\u2003 Testwood\u0301!", "Tes\u00adsa\u2003 Testwood\u0301"},
      {"\u201cTessa Testwood\u201d", "Tessa Testwood"},
      {"\u200bTessa Testwood\u200b", "Tessa Testwood"},
      {"ＴＥＳＳＡ Testwood", "ＴＥＳＳＡ Testwood"},
      {"Жtessa Testwood", ""},
      {"tessa＠example.org", "tessa＠example.org"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found_in(c.text) == c.found);
  }
}

TEST_CASE("single words and very short values are not looked for") {
  PrivateValues values;
  for (const char* value : {"", " ", "Testwood", "Ana", "a b", "no\n"}) values.add(value);
  CHECK(values.empty());
}

TEST_CASE("the search goes on behind what was found") {
  const PrivateValues values = some_values();
  const std::string_view text = "Tessa Testwood and Tessa Testwood";
  const auto first = values.find(text, 0);
  REQUIRE(first);
  const auto second = values.find(text, first->end);
  REQUIRE(second);
  CHECK(second->begin == 19);
  CHECK_FALSE(values.find(text, second->end));
}

TEST_CASE("the values of the roster that mieux.yaml names") {
  const StoreFolder roster;
  roster.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\nprivate: true\n");
  roster.write("expert-private/k7p3xq.yaml",
               StoreFolder::header("expert-private/k7p3xq.yaml") +
                   "name: Tessa Testwood\ncontact:\n  emails: [tessa@example.org]\n"
                   "  note: likes the sea\n");
  roster.write("expert-private/broken.yaml", "name: [\n");
  const StoreFolder office;
  const auto with_roster = [&](const std::string& path) {
    office.write("mieux.yaml",
                 "format: mieux.store/1\ntitle: Office\nprivate_roster: " + path + "\n");
    return private_values(office.load());
  };
  const PrivateValues values = with_roster(roster.path().string());
  CHECK(values.find("Tessa Testwood", 0));
  CHECK(values.find("tessa@example.org", 0));
  CHECK_FALSE(values.find("who likes the sea", 0));
  CHECK_FALSE(with_roster("../" + roster.path().filename().string()).empty());
  CHECK(with_roster("../no-such-roster").empty());
  CHECK(private_values(StoreFolder().load()).empty());
}
