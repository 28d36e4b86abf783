// Values of the private roster are found in a text as whole words, whatever their capitals and
// blanks; the roster is read where mieux.yaml says it is, if it can be read.

#include "mieux/store/private_values.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/rules/rules.hpp"
#include "store_folder.hpp"

namespace private_values_test {

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
      {"\u3164Tessa Test\u3164wood\u3164", "Tessa Test\u3164wood\u3164"},
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
                   "  address: |\n    Harbour Road 12\n    10243 Old Port\n"
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
  for (const char* part : {"Harbour Road 12", "10243 Old Port", "Harbour Road 12 10243 Old Port"})
    CHECK(values.find(part, 0));
  CHECK_FALSE(values.find("who likes the sea", 0));
  CHECK_FALSE(with_roster("../" + roster.path().filename().string()).empty());
  CHECK(with_roster("../no-such-roster").empty());
  CHECK(private_values(StoreFolder().load()).empty());
}

TEST_CASE("a value is found in a record however YAML spells it") {
  const StoreFolder roster;
  roster.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\nprivate: true\n");
  roster.write("expert-private/k7p3xq.yaml",
               StoreFolder::header("expert-private/k7p3xq.yaml") + "name: Tëssa O'Testwood\n");
  const StoreFolder office;
  office.write("mieux.yaml", std::string{StoreFolder::programme} +
                                 "private_roster: " + roster.path().string() + "\n");
  const auto count = [&](const std::string& lines) {
    office.write("requests/r.yaml", StoreFolder::header("requests/r.yaml") +
                                        "title: T\nevents:\n  - event: received\n" + lines);
    const Day day{Day::duration{20'000}};
    const std::vector<Diagnostic> all = validate(office.load(), AsOf{day, day}, 1);
    return std::count_if(all.begin(), all.end(),
                         [](const Diagnostic& each) { return each.code == "personal-data"; });
  };
  for (const char* spelled :
       {"remarks: Tëssa O'Testwood\n", "remarks: 'Tëssa O''Testwood'\n",
        "remarks: \"T\\u00ebssa O\\x27Testwood\"\n", "remarks: \"Te\\u0308ssa O'Testwood\"\n",
        "remarks: \"Tëssa\\tO'Testwood\"\n", "remarks: >-\n  by Tëssa\n  O'Testwood\n",
        "remarks: |\n  by Tëssa\n  O'Testwood\n", "remarks: x  # Tëssa O'Testwood\n",
        "# Tëssa\n# O'Testwood\n", "remarks: |\n  x\n  # Tëssa\n  # O'Testwood\n"}) {
    CAPTURE(std::string{spelled});
    CHECK(count(spelled) == 1);
  }
  CHECK(count("remarks: 'Tessa said it''s O.Testwoods'\n") == 0);
}

TEST_CASE("marks count as blanks, and numbers are compared by their last digits") {
  CHECK(found_in("id: tessa-testwood") == "tessa-testwood");
  CHECK(found_in("tessa_testwood.yaml") == "tessa_testwood");
  CHECK(found_in("call 0032 2 555 01 23 today") == "0032 2 555 01 23");
  CHECK(found_in("call 00 32 (2) 555-01-23") == "00 32 (2) 555-01-23");
  CHECK(found_in("on 32 2 555 01 2").empty());
}

TEST_CASE("a name is found in any order, with an initial, and joined to an id") {
  const PrivateValues values =
      values_of_private_record("id: k1\nuid: aaaaaaaaaaaaaaaa\nname: Anna Maria Testwood\n");
  for (const std::string_view text :
       {"Anna Maria Testwood", "Testwood Anna Maria", "Testwood, Anna", "Anna Testwood",
        "A. Testwood", "testwood a.", "anna-maria-testwood", "anna.testwood"})
    CHECK_MESSAGE(values.find(text, 0).has_value(), text);
  for (const std::string_view text : {"Anna Maria", "Testwood", "Maria Anna", "Ann Testwood"})
    CHECK_MESSAGE(!values.find(text, 0).has_value(), text);
}

}  // namespace private_values_test
