// Tab-separated vocabularies: rows, terms, and what is wrong with a file.

#include "mieux/vocabulary/table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/words.hpp"

namespace table_test {

using namespace mieux;

namespace {

struct Read {
  explicit Read(std::string text) : table("vocabularies/t.tsv", std::move(text), diagnostics) {}

  std::vector<Diagnostic> diagnostics;
  Table table;
};

constexpr std::string_view countries =
    "iso3\tiso2\tname\talias\tregion\n"
    "TJK\tTJ\tTajikistan\tTadjikistan|Republic of Tajikistan\tAsia\n"
    "CIV\tCI\tCôte d'Ivoire\t\tAfrica\n"
    "BEN\tBJ\tBenin\n";

}  // namespace

TEST_CASE("a table has rows of cells under the names of its header") {
  const Read read{std::string{countries}};
  const Table& table = read.table;
  CHECK(read.diagnostics.empty());
  CHECK(table.size() == 3);
  CHECK(table.columns().size() == 5);
  CHECK(table.column("iso3") == 0);
  CHECK(table.column("region") == 4);
  CHECK_FALSE(table.column("Region").has_value());
  CHECK(table.id(0) == "TJK");
  CHECK(table.cell(0, "name") == "Tajikistan");
  CHECK(table.cell(0, "region") == "Asia");
  CHECK(table.cell(1, "alias").empty());
  CHECK(table.cell(2, "region").empty());  // a short row: its last cells are empty
  CHECK(table.cell(0, "dci").empty());     // no such column
}

TEST_CASE("a term is found by its id, and only by that") {
  const Read read{std::string{countries}};
  CHECK(read.table.find("TJK") == 0);
  CHECK(read.table.find("BEN") == 2);
  for (const std::string_view word : {"tjk", "Tajikistan", "TJ", "", "iso3", "XXX"})
    CHECK(read.table.find(word) == Table::none);
}

TEST_CASE("people read the label, the name or the title of a term, otherwise its id") {
  const auto label = [](std::string text) {
    const Read read(std::move(text));
    return std::string{read.table.label(std::uint32_t{0})};
  };
  CHECK(label("id\tlabel\na\tAlpha\n") == "Alpha");
  CHECK(label("id\tname\na\tAlpha\n") == "Alpha");
  CHECK(label("id\ttitle\na\tAlpha\n") == "Alpha");
  CHECK(label("id\ttitle\tlabel\na\tTitle\tLabel\n") == "Label");
  CHECK(label("id\tlabel\na\t\n") == "a");
  CHECK(label("id\tnote\na\tAlpha\n") == "a");
  const Read read{std::string{countries}};
  CHECK(read.table.label("CIV") == "Côte d'Ivoire");
  CHECK(read.table.label("XXX") == "XXX");
}

TEST_CASE("a word is resolved by id, label, alias or two-letter code, upper and lower case alike") {
  const Read read{std::string{countries}};
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"TJK", "TJK"},
      {"tjk", "TJK"},
      {"Tajikistan", "TJK"},
      {"TAJIKISTAN", "TJK"},
      {"Tadjikistan", "TJK"},
      {"republic of tajikistan", "TJK"},
      {"TJ", "TJK"},
      {"ci", "CIV"},
      {"Co\u0302te d’Ivoire", "CIV"},
      {"CÔTE\u00a0D'IVOIRE", "CIV"},
      {"Benin", "BEN"},
      {"bj", "BEN"},
      {"Asia", ""},
      {"Tadjikistan|Republic of Tajikistan", ""},
      {"", ""},
      {"Tajik", ""},
  };
  for (const auto& [word, id] : cases) {
    CAPTURE(word);
    CHECK(read.table.resolve(word) == id);
  }
}

TEST_CASE("a word of several terms means none of them") {
  const Read read("id\tlabel\none\tBorder  Guards\ntwo\tBORDER GUARDS\n");
  CHECK(read.table.resolve("border guards").empty());
  CHECK(read.table.suggestion("Border guards") ==
        "several terms are called so: write one (Border  Guards) or two (BORDER GUARDS)");
  CHECK(read.table.resolve("").empty());
}

TEST_CASE("an id is taken before another term's label") {
  const Read read("id\tlabel\nlegal\tthb\nthb\tTrafficking\n");
  CHECK(read.table.resolve("thb") == "thb");
  CHECK(read.table.resolve("THB") == "thb");  // in another spelling
}

TEST_CASE("a misspelt word is answered with the term that is nearest to it") {
  const Read terms{"id\tlabel\talias\nthb\tTrafficking\t\nlabour\tLabour migration\tWork|Jobs\n"};
  CHECK(terms.table.suggestion("thbb") == "did you mean thb (Trafficking)?");
  CHECK(terms.table.suggestion("Labour migrasion") == "did you mean labour (Labour migration)?");
  CHECK(terms.table.suggestion("jobbs") == "did you mean labour (Labour migration)?");
  CHECK(terms.table.suggestion("visas").empty());
  CHECK(terms.table.suggestion("visas", "look it up") == "look it up");
}

TEST_CASE("rows that do not fit are told, with their line, and left out") {
  struct Bad {
    std::string text;
    std::uint32_t line;
    std::string_view says;
    std::uint32_t rows;
  };
  const std::vector<Bad> cases = {
      {"id\tlabel\na\tAlpha\nb\tBeta\tand more\nc\tGamma\n", 3, "more cells", 2},
      {"id\tlabel\na\tAlpha\na\tAgain\n", 3, "'a' stands here for the second time", 1},
      {"id\tlabel\na\tAlpha\n\tNone\n", 3, "no id", 1},
      {"id\tlabel\r\na\tAlpha\r\n\tNone\r\n", 3, "no id", 1},
      {"id\n\n\na\nb\na\n", 6, "second time", 2},
  };
  for (const Bad& bad : cases) {
    const Read read(bad.text);
    CAPTURE(bad.text);
    REQUIRE(read.diagnostics.size() == 1);
    const Diagnostic& d = read.diagnostics.front();
    CHECK(d.severity == Severity::error);
    CHECK(d.code == "bad-vocabulary");
    CHECK(d.where.path == "vocabularies/t.tsv");
    CHECK(d.where.line == bad.line);
    CHECK(d.where.column == 1);
    CHECK(d.message.find(bad.says) != std::string::npos);
    CHECK(read.table.size() == bad.rows);
  }
}

TEST_CASE("every bad row is told") {
  const Read read("id\na\na\na\n\tx\tb\n\tb\n");
  CHECK(read.diagnostics.size() == 4);
  CHECK(read.table.size() == 1);
}

TEST_CASE("line ends and empty lines make no terms") {
  const Read read("id\tlabel\r\n\r\na\tAlpha\r\n\nb\tBeta");
  CHECK(read.diagnostics.empty());
  REQUIRE(read.table.size() == 2);
  CHECK(read.table.label("a") == "Alpha");
  CHECK(read.table.label("b") == "Beta");
}

TEST_CASE("a table without lines or without rows is empty") {
  for (const std::string_view text : {"", "\n", "id\tlabel\n", "id\tlabel"}) {
    const Read read{std::string{text}};
    CAPTURE(text);
    CHECK(read.diagnostics.empty());
    CHECK(read.table.size() == 0);
    CHECK(read.table.find("a") == Table::none);
    CHECK(read.table.resolve("a").empty());
    CHECK(read.table.suggestion("a").empty());
  }
}

TEST_CASE("a file of codelists names a list on many lines") {
  const Read read(
      "codelist\tcode\tname\nStatus\t1\tPipeline\nStatus\t2\tOngoing\nRole\t1\tFunding\n");
  CHECK(read.diagnostics.empty());
  CHECK(read.table.size() == 3);
  CHECK(read.table.cell(1, "name") == "Ongoing");
  CHECK(read.table.find("Status") == 0);
  CHECK(read.table.find("Role") == 2);
  const Read bad("codelist\tcode\nStatus\t1\n\t2\n");
  CHECK(bad.diagnostics.size() == 1);
}

TEST_CASE("a table may come from elsewhere than a file") {
  const Table table({"id", "label"}, {{"one", "Phase I"}, {"two", "Phase II"}, {"three"}});
  CHECK(table.size() == 3);
  CHECK(table.label("two") == "Phase II");
  CHECK(table.label("three") == "three");
  CHECK(table.resolve("phase ii") == "two");
  CHECK(table.find("four") == Table::none);
}

TEST_CASE("a table that has moved is the same") {
  std::vector<Diagnostic> diagnostics;
  std::vector<Table> tables;
  for (int i = 0; i < 10; ++i) tables.emplace_back("t.tsv", std::string{countries}, diagnostics);
  for (const Table& table : tables) {
    CHECK(table.label("TJK") == "Tajikistan");
    CHECK(table.columns().front() == "iso3");
  }
}

TEST_CASE("the parts of a cell") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a|b|c", '|') == Parts{"a", "b", "c"});
  CHECK(split("a", '|') == Parts{"a"});
  CHECK(split("", '|') == Parts{""});
  CHECK(split("|", '|') == Parts{"", ""});
  CHECK(split("a||b", '|') == Parts{"a", "", "b"});
  CHECK(split("2007-2020;2021-", ';') == Parts{"2007-2020", "2021-"});
}

}  // namespace table_test
