// Experts with both parts out of one sheet: each part to its store, and no value of a cell told.
#include "mieux/sheets/import_experts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/experts/two_stores.hpp"

namespace import_experts_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office : TwoStores {
  [[nodiscard]] ImportedExperts plan(const std::string& text) const {
    std::vector<Diagnostic> problems;
    const Sheet sheet = read_sheet("s.csv", text, problems);
    REQUIRE(problems.empty());
    const Store store = open.load();
    const Roster roster = Roster::open(store, 1);
    return import_experts(store, roster, {sheet}, circumstances(), 1);
  }

  /// All that is said, one line each; nothing of it may be of a cell.
  [[nodiscard]] std::string said(const std::string& text) const {
    const ImportedExperts imported = plan(text);
    std::string all;
    const auto tell = [&](const Diagnostic& diagnostic) {
      all += diagnostic.message + "\n";
      CHECK(diagnostic.where.line_text.empty());
      const std::string told = render(diagnostic, false);
      for (const char* secret : {"Aino", "example.org", "1234567", "Secret"})
        CHECK(told.find(secret) == std::string::npos);
    };
    for (const Diagnostic& column : imported.columns) tell(column);
    for (const RowProblem& problem : imported.problems) tell(problem.diagnostic);
    return all;
  }
};

}  // namespace

TEST_CASE("both parts are made, under one id") {
  const Office office;
  const ImportedExperts imported = office.plan(
      "Name,E-mail,Phone,Country,Consent given,Keep until,Contract\n"
      "Aino Example,\"a@example.org, b@example.org\",+000 1234567,Tajikistan,2025-01-01,"
      "2030-01-01,daily fee\n");
  REQUIRE(imported.columns.empty());
  CHECK(imported.problems.empty());
  CHECK(imported.created == 1);
  REQUIRE(imported.change.files.size() == 1);
  REQUIRE(imported.change.private_files.size() == 1);
  const std::string open = *imported.change.files.front().after;
  const std::string personal = *imported.change.private_files.front().after;
  CHECK(open.find("country: TJK\n") != std::string::npos);
  CHECK(open.find("Aino") == std::string::npos);
  CHECK(personal.find("name: Aino Example\n") != std::string::npos);
  CHECK(personal.find("emails: [a@example.org, b@example.org]\n") != std::string::npos);
  CHECK(personal.find("phones: [+000 1234567]\n") != std::string::npos);
  CHECK(personal.find("consent:\n  given: 2025-01-01\n") != std::string::npos);
  CHECK(personal.find("contract_type: daily fee\n") != std::string::npos);
  CHECK(open.substr(0, open.find('\n')) == personal.substr(0, personal.find('\n')));
  // The same sheet again is about the same person.
  office.apply(imported.change);
  const ImportedExperts again = office.plan(
      "Name,E-mail,Country,Consent given\n"
      "\"EXAMPLE, Aino\",\"A@example.org\",Tajikistan,2025-02-02\n");
  CHECK(again.created == 0);
  CHECK(again.changed == 1);
}

TEST_CASE("rows are refused with line and column, and no value is told") {
  const Office office;
  office.expert("e1", "country: TJK\n",
                "name: Aino Example\ncontact:\n  emails: [a@example.org]\n");
  const std::string header = "id,name,email,country,administration,registered\n";
  struct Row {
    std::string_view row;
    std::string_view expected;
  };
  const std::vector<Row> rows{
      {",Aino Secret,x@example.org,Aino Secretland,,\n",
       "line 2: column 'country': what stands there is refused\n"},
      {",Aino Secret,x@example.org,TJK,,Secret day\n",
       "line 2: column 'registered': what stands there is refused\n"},
      {",Aino Secret,x@example.org,TJK,Office of Aino Secret,\n",
       "line 2: column 'administration': it repeats what a personal column says, and everybody may "
       "read it\n"},
      {"e9,Aino Secret,x@example.org,TJK,,\n",
       "line 2: column 'id': there is no expert of this id\n"},
      {",Aino Secret,a@example.org,TJK,,\n",
       "line 2: this is likely expert 'e1': the e-mail is the same\n"},
      {",Aino Secret,x@example.org,TJK,,\n,\"SECRET, Aino\",X@example.org,TJK,,\n",
       "line 3: column 'name': line 2 is about the same person\n"},
      {",Aino Secret,x@example.org,TJK,,\n,\"SECRET, Aino\",y@example.org,TJK,,\n",
       "line 3: this is likely the person of line 2\n"},
      {"e1,Aino Secret,x@example.org,TJK,,\ne1,Bo Secret,x@example.org,TJK,,\n",
       "line 3: column 'id': line 2 is about the same expert\n"},
      {",,x@example.org,TJK,,\n", "line 2: the field 'name' is missing\n"}};
  for (const Row& row : rows) {
    CAPTURE(row.row);
    CHECK(office.said(header + std::string{row.row}) == row.expected);
  }
}

TEST_CASE("bad rows stay out of both stores, good ones come into both") {
  const Office office;
  const ImportedExperts imported = office.plan(
      "name,email,country\nAino Example,a@example.org,Nowhere\nBo Example,b@example.org,TJK\n");
  CHECK(imported.rejected() == std::vector<std::size_t>{0});
  CHECK(imported.created == 1);
  REQUIRE(imported.change.private_files.size() == 1);
  CHECK(imported.change.private_files.front().after->find("Aino") == std::string::npos);
}

TEST_CASE("a first line of data is not repeated, nor is a sheet without personal columns taken") {
  const Office office;
  CHECK(office.said("Aino Example,a@example.org\nBo Example,b@example.org\n") ==
        "the first line names no field of experts\n");
  CHECK(office.said("country,background\nTJK,x\n") == "no column is of the personal part\n");
}

}  // namespace import_experts_test
