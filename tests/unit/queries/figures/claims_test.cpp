// Claims: each published figure beside what the records say.

#include "mieux/queries/figures/claims.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "queries/samples.hpp"

namespace claims_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

/// A store of five requests and one claim, whose text is given below its header.
class Claimed {
 public:
  explicit Claimed(const std::string& claim)
      : sample_({{"requests/a", received("2010-05-01", "BEN")},
                 {"requests/b", received("2010-06", "BEN")},
                 {"requests/c", received("2012", "PHL")},
                 {"requests/d", received("2013-01/2013-06", "PHL")},
                 {"requests/e", "draft: true\n" + received("2010-01", "TGO")},
                 {"actions/x",
                  "activities:\n  - id: a1\n    participants:\n      total: 12\n"
                  "  - id: a2\n"},
                 {"claims/claim", claim}}) {}

  [[nodiscard]] std::optional<QueryProblem> problem() const {
    return problem_of(on(sample_.store()), *sample_.store().find(RecordKind::claim, "claim"));
  }
  /// The whole file.
  [[nodiscard]] std::string text() const {
    std::ifstream file(sample_.store().root() / "claims/claim.yaml", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] CheckedClaim checked() const {
    const View view = on(sample_.store());
    return check_claim(view, *sample_.store().find(RecordKind::claim, "claim"));
  }

 private:
  static std::string received(const std::string& date, const std::string& country) {
    return "countries: [" + country + "]\nevents:\n  - event: received\n    date: \"" + date +
           "\"\n";
  }

  Sample sample_;
};

struct Case {
  std::string claim;
  std::string_view verdict;
  std::string_view published;
  std::string_view counted;
  std::string_view explanation;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const CheckedClaim checked = Claimed(c.claim).checked();
    CAPTURE(c.claim);
    CHECK(name_of(checked.verdict) == c.verdict);
    CHECK(checked.published == c.published);
    CHECK(checked.counted == c.counted);
    CHECK(checked.explanation == c.explanation);
  }
}

/// `key published/counted`, with `!` before those that do not agree.
std::string lines_of(const CheckedClaim& checked) {
  std::string out;
  for (const CheckedClaim::Line& line : checked.lines)
    out += (out.empty() ? "" : ", ") + std::string{line.agrees ? "" : "!"} + line.key +
           (line.key.empty() ? "" : " ") + line.published + "/" + line.counted;
  return out;
}

const std::string requests = "query:\n  of: requests\n";
const std::string participants = "query:\n  of: actions\n  measure: participants\n";
const std::string by_country = "query:\n  of: requests\n  by: [country]\n";

std::string expected(const std::string& counted) {
  return "expected_difference:\n" + counted + "  explanation: They forgot one.\n";
}

}  // namespace

TEST_CASE("a figure is confirmed by exactly as many records, or more, or not more") {
  check_all({
      {"value: 4\n" + requests, "confirmed", "4", "4", ""},
      {"value: 4\nqualifier: exact\n" + requests, "confirmed", "4", "4", ""},
      {"value: 5\n" + requests, "differs, unexplained", "5", "4", ""},
      {"value: 3\n" + requests, "differs, unexplained", "3", "4", ""},
      {"value: 4.5\n" + requests, "differs, unexplained", "4.5", "4", ""},
      {"value: 3\nqualifier: more-than\n" + requests, "confirmed", "more than 3", "4", ""},
      {"value: 4\nqualifier: more-than\n" + requests, "differs, unexplained", "more than 4", "4",
       ""},
      {"value: 4\nqualifier: up-to\n" + requests, "confirmed", "up to 4", "4", ""},
      {"value: 5\nqualifier: up-to\n" + requests, "confirmed", "up to 5", "4", ""},
      {"value: 3\nqualifier: up-to\n" + requests, "differs, unexplained", "up to 3", "4", ""},
  });
}

TEST_CASE("a lower bound bears out more than, never exactly or up to") {
  check_all({
      {"value: 11\nqualifier: more-than\n" + participants, "confirmed", "more than 11",
       "at least 12", ""},
      {"value: 12\nqualifier: more-than\n" + participants, "differs, unexplained", "more than 12",
       "at least 12", ""},
      {"value: 12\n" + participants, "differs, unexplained", "12", "at least 12", ""},
      {"value: 20\nqualifier: up-to\n" + participants, "differs, unexplained", "up to 20",
       "at least 12", ""},
  });
}

TEST_CASE("a difference is explained as long as the records give what the claim expects") {
  const std::string stale = "The claim expects another count than the records give";
  check_all({
      {"value: 5\n" + requests + expected("  counted: 4\n"), "differs", "5", "4",
       "They forgot one."},
      {"value: 5\n" + requests + expected(""), "differs", "5", "4", "They forgot one."},
      {"value: 5\n" + requests + expected("  counted: as the table says\n"), "differs", "5", "4",
       "They forgot one."},
      {"value: 5\n" + requests + expected("  counted: 3\n"), "differs, unexplained", "5", "4",
       stale + ": 3. It says: They forgot one."},
      {"value: 5\n" + requests + expected("  counted: 5\n"), "differs, unexplained", "5", "4",
       stale + ": 5. It says: They forgot one."},
      {"value: 4\n" + requests + expected("  counted: 3\n"), "confirmed", "4", "4", ""},
      {"value: 9\nas_of: 2010-05\n" + requests + expected("  counted: 0\n"), "differs, unexplained",
       "9", "1", stale + ": 0. It says: They forgot one."},
  });
}

TEST_CASE("what cannot be counted says why") {
  check_all({
      {"value: 21\nnot_countable: Nobody wrote it down.\n", "not countable", "21", "",
       "Nobody wrote it down."},
      {"value: six or seven\nnot_countable: An average.\n", "not countable", "six or seven", "",
       "An average."},
      {"value: \"2009\"\nnot_countable: A year.\n", "not countable", "2009", "", "A year."},
      {"value: 300\nqualifier: more-than\nnot_countable: No lists.\n", "not countable",
       "more than 300", "", "No lists."},
      {"value:\n  a: 1\n  b: 2.5\nnot_countable: No lists.\n", "not countable", "table of 2", "",
       "No lists."},
  });
  CHECK(lines_of(Claimed("value:\n  b: 2.5\n  a: 1\nnot_countable: No.\n").checked()) ==
        "a 1/, b 2.5/");
}

TEST_CASE("a table is compared key by key") {
  const auto check = [](const std::string& claim, std::string_view verdict,
                        std::string_view lines) {
    const CheckedClaim checked = Claimed(claim).checked();
    CAPTURE(claim);
    CHECK(name_of(checked.verdict) == verdict);
    CHECK(lines_of(checked) == lines);
  };
  check("value:\n  BEN: 2\n  PHL: 2\n" + by_country, "confirmed", "BEN 2/2, PHL 2/2");
  check("value:\n  BEN: 2\n  PHL: 3\n" + by_country, "differs, unexplained", "BEN 2/2, !PHL 3/2");
  check("value:\n  BEN: 2\n" + by_country, "differs, unexplained", "BEN 2/2, !PHL /2");
  check("value:\n  BEN: 2\n  PHL: 2\n  TGO: 1\n" + by_country, "differs, unexplained",
        "BEN 2/2, PHL 2/2, !TGO 1/0");
  check("value:\n  BEN: 2\n  PHL: 2\n  TGO: 0\n" + by_country, "confirmed",
        "BEN 2/2, PHL 2/2, TGO 0/0");
  check("value: 4\n" + by_country, "differs, unexplained", "!4/0, !BEN /2, !PHL /2");
  check("value:\n  BEN: 2\n" + requests, "differs, unexplained", "!/4");
  check("value: four\n" + requests, "differs, unexplained", "!/4");
}

TEST_CASE("the expected table must be the whole of what the records give") {
  const auto verdict = [](const std::string& counted) {
    return name_of(Claimed("value:\n  BEN: 5\n" + by_country + expected("  counted:\n" + counted))
                       .checked()
                       .verdict);
  };
  CHECK(verdict("    BEN: 2\n    PHL: 2\n") == "differs");
  CHECK(verdict("    BEN: 2\n    PHL: 2\n    TGO: 0\n") == "differs");
  CHECK(verdict("    BEN: 2\n") == "differs, unexplained");
  CHECK(verdict("    BEN: 3\n    PHL: 2\n") == "differs, unexplained");
  CHECK(verdict("    BEN: 2\n    PHL: 2\n    TGO: 1\n") == "differs, unexplained");
}

TEST_CASE("a claim is counted for its day and its period") {
  check_all({
      {"value: 2\nas_of: 2010-12-31\n" + requests, "confirmed", "2", "2", ""},
      {"value: 2\nas_of: \"2010\"\n" + requests, "confirmed", "2", "2", ""},
      {"value: 3\nas_of: \"2012\"\n" + requests, "confirmed", "3", "3", ""},
      {"value: 2\n" + requests + "  to: \"2010\"\n", "confirmed", "2", "2", ""},
      {"value: 1\n" + requests + "  from: \"2012\"\n  to: \"2012\"\n", "confirmed", "1", "1", ""},
      {"value: 2\n" + requests + "  from: \"2012\"\n", "confirmed", "2", "2", ""},
      {"value: 2\n" + requests + "  where: country = Benin\n", "confirmed", "2", "2", ""},
      {"value: 2\n" + requests + "  measure: distinct:country\n", "confirmed", "2", "2", ""},
      {"value: 2010\n" + requests + "  measure: median:year\n  where: country = BEN\n", "confirmed",
       "2010", "2010", ""},
      {"value: 0\n" + requests + "  measure: median:days.decided\n", "differs, unexplained", "0",
       "none", ""},
  });
}

TEST_CASE("a figure that rests on dates nobody knows is not confirmed") {
  check_all({
      {"value: 2\nas_of: 2010-06-15\n" + requests, "differs, unexplained", "2", "1",
       "Of 1 record the dates known do not decide it."},
      {"value: 1\nas_of: 2010-06-15\n" + requests, "differs, unexplained", "1", "1",
       "Of 1 record the dates known do not decide it."},
      {"value: 3\n" + requests + "  to: 2013-03\n", "differs, unexplained", "3", "3",
       "Of 1 record the dates known do not decide it."},
      {"value: 2\n" + requests + "  where: received <= 2012-06\n", "differs, unexplained", "2", "2",
       "Of 1 record the dates known do not decide it."},
      {"value: 2\n" + requests + "  where: received <= 2012-06\n" + expected("  counted: 2\n"),
       "differs", "2", "2", "They forgot one. Of 1 record the dates known do not decide it."},
  });
}

TEST_CASE("the records behind a counted figure are named") {
  const Claimed claimed("value:\n  BEN: 2\n  TGO: 1\n" + by_country);
  const CheckedClaim checked = claimed.checked();
  REQUIRE(checked.lines.size() == 3);
  using Names = std::vector<std::string>;
  CHECK(checked.lines[0].records == Names{"a", "b"});
  CHECK(checked.lines[1].records == Names{});  // TGO
  CHECK(checked.lines[2].records == Names{"c", "d"});
  CHECK(checked.record->id == "claim");
}

TEST_CASE("a query that means nothing is refused with its place") {
  struct Wrong {
    std::string query;
    std::string_view message;
    std::string_view at;  ///< the text the problem is at
  };
  const std::vector<Wrong> cases = {
      {"query:\n  of: meetings\n", "of: the query counts nothing known", "meetings"},
      {"query:\n  where: a = b\n", "of: the query counts nothing known", "where: a = b"},
      {requests + "  where: contry = BEN\n", "where: requests have no field 'contry'",
       "contry = BEN"},
      {requests + "  where: country =\n", "where: expected a value here, found the end",
       "country ="},
      {requests + "  by: [region@nowhere]\n", "by: there is no grouping 'nowhere' of 'region'",
       "region@nowhere"},
      {requests + "  by: [year, country, outcome]\n",
       "by: figures are grouped by one or two fields", "outcome"},
      {requests + "  measure: people\n", "measure: there is no measure 'people'", "people"},
      {requests + "  active: true\n", "active: the query names no period", "true"},
      {requests + "  from: 2018-01-01\n  active: true\n",
       "active: requests have no first and last day in which they are active", "true"},
  };
  for (const Wrong& wrong : cases) {
    CAPTURE(wrong.query);
    const Claimed claim("value: 1\n" + wrong.query);
    const auto problem = claim.problem();
    REQUIRE(problem.has_value());
    CHECK(problem->message == wrong.message);
    CHECK(claim.text().substr(problem->span.begin, problem->span.end - problem->span.begin) ==
          wrong.at);
    CHECK(!problem->hint.empty());
    CHECK(claim.checked().verdict == Verdict::wrong_query);
  }
}

TEST_CASE("a claim that cannot be read, or whose records cannot, is refused") {
  const Sample sample({{"claims/broken.yaml", "value: [\n"},
                       {"claims/fine", "value: 1\n" + requests},
                       {"requests/broken.yaml", "id: \"a\n"}});
  const View view = on(sample.store());
  for (const std::string_view id : {"broken", "fine"}) {
    CAPTURE(id);
    try {
      check_claim(view, *sample.store().find(RecordKind::claim, id));
      FAIL_CHECK("no failure");
    } catch (const Failure& failure) {
      CHECK(failure.exit() == Exit::refused);
    }
  }
}

TEST_CASE("every claim of the examples is confirmed, explained or not countable") {
  const auto verdicts = [](const Store& store) {
    std::map<std::string_view, int> counts;
    for (const Record& record : store.records(RecordKind::claim))
      ++counts[name_of(check_claim(on(store, "2026-01-15"), record).verdict)];
    std::string out;
    for (const auto& [verdict, number] : counts)
      out += (out.empty() ? "" : ", ") + std::string{verdict} + " " + std::to_string(number);
    return out;
  };
  CHECK(verdicts(small_office()) == "confirmed 2, differs 1, not countable 1");
  CHECK(verdicts(published()) == "confirmed 15, differs 6, not countable 27");
}

}  // namespace claims_test
