// Claims that are lists or shares: how precisely they are compared, and what is left open.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/words.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "queries/figures/claim_values.hpp"
#include "queries/samples.hpp"

namespace claim_values_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

std::string received(const std::string& date, const std::string& country) {
  return "countries: [" + country + "]\nevents:\n  - event: received\n    date: \"" + date + "\"\n";
}

/// A store of nine requests of 2010 to 2013, the first two of Benin, one of nowhere, and a claim.
class Claimed {
 public:
  explicit Claimed(const std::string& claim)
      : sample_({{"requests/a", received("2010-05-01", "BEN")},
                 {"requests/b", received("2010-05-01", "BEN")},
                 {"requests/c", received("2010-05-01", "PHL")},
                 {"requests/d", received("2010-05-01", "PHL")},
                 {"requests/e", received("2010-05-01", "PHL")},
                 {"requests/f", received("2010-05-01", "PHL")},
                 {"requests/g", received("2010-05-01", "PHL")},
                 {"requests/h", received("2013-05-01", "PHL")},
                 {"requests/i", received("2012", "PHL")},
                 {"requests/j", "events:\n  - event: received\n    date: 2010-05-01\n"},
                 {"claims/claim", claim}}) {}

  [[nodiscard]] const Record& record() const {
    return *sample_.store().find(RecordKind::claim, "claim");
  }
  [[nodiscard]] CheckedClaim checked() const { return check_claim(on(sample_.store()), record()); }
  [[nodiscard]] std::string unknown() const {
    std::string out;
    for (const QueryProblem& problem : unknown_elements(on(sample_.store()), record()))
      out += problem.message + " (" + problem.hint + "); ";
    return out;
  }
  [[nodiscard]] std::string problem() const {
    const auto found = problem_of(on(sample_.store()), record());
    return found ? found->message : std::string{};
  }

 private:
  Sample sample_;
};

std::string share(const std::string& of, const std::string& where) {
  return "unit: \"%\"\nquery:\n  of: requests\n  where: " + where + "\n  measure: share:" + of +
         "\n";
}

/// One of eight: 12.5%.
const std::string eighth = share("country=BEN", "not id = a");
/// Two of three: 66.666...%.
const std::string two_thirds = share("country=BEN", "id in (a, b, c)");
/// One of two, and one that is open.
const std::string open = share("received<=2012-06", "id in (a, h, i)");

const std::string by_country = "query:\n  of: requests\n  by: [country]\n";

bool is_confirmed(const std::string& claim) {
  return Claimed(claim).checked().verdict == Verdict::confirmed;
}

}  // namespace

TEST_CASE("a share is compared as precisely as it is published, a half upwards") {
  for (const std::string_view value : {"67", "66.7", "66.67", "66.667"})
    CHECK_MESSAGE(is_confirmed("value: " + std::string{value} + "\n" + two_thirds), value);
  for (const std::string_view value : {"66", "66.6", "66.66", "67.0", "68", "66.70"})
    CHECK_MESSAGE(!is_confirmed("value: " + std::string{value} + "\n" + two_thirds), value);
  for (const std::string_view value : {"13", "12.5", "12.50"})
    CHECK_MESSAGE(is_confirmed("value: " + std::string{value} + "\n" + eighth), value);
  for (const std::string_view value : {"12", "12.4", "12.6", "12.51"})
    CHECK_MESSAGE(!is_confirmed("value: " + std::string{value} + "\n" + eighth), value);
}

TEST_CASE("a share is not rounded twice") {
  Figure figure;  // 5 of 11 is 45.4545...%: by way of 45.5% it would be 46%
  figure.is_percent = true;
  figure.rests_on = 11;
  figure.all = 11;
  figure.meant = 5;
  figure.value = 45.5;
  CHECK(bears_out("45", "", figure, false));
  CHECK(!bears_out("46", "", figure, false));
  CHECK(bears_out("45.5", "", figure, false));
  CHECK(bears_out("45.45", "", figure, false));
  CHECK(is_same("45", figure));
  CHECK(!is_same("46", figure));
}

TEST_CASE("a share of a table of numbers is not decided while one of them is open") {
  Figure figure;
  figure.is_percent = true;
  figure.rests_on = 10;
  figure.all = 10;
  figure.meant = 5;
  figure.open = 1;
  CHECK(!bears_out("40", "more-than", figure, true));
  CHECK(bears_out("40", "more-than", figure, false));
  CHECK(words_on_open(figure, true, {}) ==
        "In 1 record a number is not known, so the share is open.");
}

TEST_CASE("what a share is said to be, beside what is counted") {
  const auto shown = [](const std::string& claim) {
    const CheckedClaim checked = Claimed(claim).checked();
    return checked.published + ", " + checked.counted;
  };
  CHECK(shown("value: 67\n" + two_thirds) == "67%, 66.7%");
  CHECK(shown("value: 66.66\n" + two_thirds) == "66.66%, 66.67%");
  CHECK(shown("value: 60\nqualifier: more-than\n" + two_thirds) == "more than 60%, 66.7%");
}

TEST_CASE("a qualifier of a share is compared with what was counted, not with what is printed") {
  CHECK(is_confirmed("value: 66\nqualifier: more-than\n" + two_thirds));
  CHECK(!is_confirmed("value: 66.7\nqualifier: more-than\n" + two_thirds));
  CHECK(is_confirmed("value: 66.7\nqualifier: at-least\n" + two_thirds));
  CHECK(!is_confirmed("value: 68\nqualifier: at-least\n" + two_thirds));
  CHECK(is_confirmed("value: 67\nqualifier: up-to\n" + two_thirds));
  CHECK(!is_confirmed("value: 66\nqualifier: up-to\n" + two_thirds));
}

TEST_CASE("a share that units leave open holds if it does whatever they turn out to be") {
  const CheckedClaim checked = Claimed("value: 50\n" + open).checked();
  CHECK(name_of(checked.verdict) == "differs, unexplained");
  CHECK(checked.counted == "50% (1 unknown)");
  CHECK(checked.explanation ==
        "Whether 1 record counts is open: the share lies between 33.3% and 66.7%.");
  CHECK(is_confirmed("value: 33\nqualifier: more-than\n" + open));
  CHECK(!is_confirmed("value: 34\nqualifier: more-than\n" + open));
  CHECK(is_confirmed("value: 67\nqualifier: up-to\n" + open));
  CHECK(!is_confirmed("value: 60\nqualifier: up-to\n" + open));
}

TEST_CASE("a difference of shares is explained as precisely as it is written") {
  const auto verdict = [](const std::string& counted) {
    return name_of(Claimed("value: 70\n" + two_thirds + "expected_difference:\n  counted: " +
                           counted + "\n  explanation: They guessed.\n")
                       .checked()
                       .verdict);
  };
  CHECK(verdict("66.7") == "differs");
  CHECK(verdict("67") == "differs");
  CHECK(verdict("66") == "differs, unexplained");
}

TEST_CASE("at least holds for a lower bound") {
  const std::string counted = "query:\n  of: requests\n";
  CHECK(is_confirmed("value: 10\nqualifier: at-least\n" + counted));
  CHECK(is_confirmed("value: 9\nqualifier: at-least\n" + counted));
  CHECK(!is_confirmed("value: 11\nqualifier: at-least\n" + counted));
}

TEST_CASE("a list is the set of the values that are counted") {
  struct Case {
    std::string_view list;
    std::string_view qualifier;
    std::string_view verdict;
    std::string_view not_published;
    std::string_view not_counted;
  };
  const std::vector<Case> cases = {
      {"BEN, PHL", "exact", "confirmed", "", ""},
      {"PHL, BEN", "exact", "confirmed", "", ""},
      {"BEN", "exact", "differs, unexplained", "Philippines", ""},
      {"BEN, PHL, TGO", "exact", "differs, unexplained", "", "Togo"},
      {"TGO", "exact", "differs, unexplained", "Benin, Philippines", "Togo"},
      {"BEN", "at-least", "confirmed", "", ""},
      {"BEN", "more-than", "confirmed", "", ""},
      {"TGO", "more-than", "differs, unexplained", "", "Togo"},
      {"BEN, PHL, TGO", "up-to", "confirmed", "", ""},
      {"BEN, TGO", "up-to", "differs, unexplained", "Philippines", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.list);
    CAPTURE(c.qualifier);
    const CheckedClaim checked =
        Claimed("value: [" + std::string{c.list} + "]\nqualifier: " + std::string{c.qualifier} +
                "\n" + by_country)
            .checked();
    CHECK(name_of(checked.verdict) == c.verdict);
    CHECK(joined(checked.not_published(false), ", ") == c.not_published);
    CHECK(joined(checked.not_counted(false), ", ") == c.not_counted);
    CHECK(checked.counted == "list of 2");
  }
  CHECK(Claimed("value: [BEN, TGO]\n" + by_country).checked().not_counted(true) ==
        std::vector<std::string>{"TGO"});
}

TEST_CASE("the list that a claim expects must be all that is counted") {
  const auto verdict = [](const std::string& counted) {
    return name_of(Claimed("value: [BEN, TGO]\n" + by_country +
                           "expected_difference:\n  counted: " + counted +
                           "\n  explanation: Togo came later.\n")
                       .checked()
                       .verdict);
  };
  CHECK(verdict("[BEN, PHL]") == "differs");
  CHECK(verdict("[BEN]") == "differs, unexplained");
  CHECK(verdict("[BEN, PHL, NER]") == "differs, unexplained");
  CHECK(verdict("2") == "differs, unexplained");
}

TEST_CASE("a list wants one field and no measure") {
  CHECK(Claimed("value: [BEN]\nquery:\n  of: requests\n").problem() ==
        "by: a list is compared with the values of one field");
  CHECK(Claimed("value: [BEN]\nquery:\n  of: requests\n  by: [country, year]\n").problem() ==
        "by: a list is compared with the values of one field");
  CHECK(Claimed("value: [BEN]\n" + by_country + "  measure: distinct:year\n").problem() ==
        "measure: a list has no numbers that could be measured");
  CHECK(Claimed("value: [BEN]\n" + by_country).problem().empty());
}

TEST_CASE("elements of a list that there are not are found, in what is expected, too") {
  CHECK(Claimed("value: [BEN, PHL, TGO]\n" + by_country).unknown().empty());
  CHECK(Claimed("value: [Togo]\n" + by_country).unknown() ==
        "'Togo' is no id of 'country' (write TGO); ");
  CHECK(Claimed("value: [Benni]\n" + by_country + "expected_difference:\n  counted: [Togo]\n" +
                "  explanation: None.\n")
            .unknown() ==
        "'Benni' is no value of 'country' (did you mean BEN (Benin)?); 'Togo' is no id of "
        "'country' (write TGO); ");
  CHECK(Claimed("value: [BEN]\nnot_countable: No.\n").unknown().empty());
}

TEST_CASE("a list that nothing counts is a list all the same") {
  const CheckedClaim checked = Claimed("value: [BEN, TGO]\nnot_countable: No.\n").checked();
  CHECK(checked.published == "list of 2");
  CHECK(checked.lines.size() == 2);
  CHECK(checked.not_counted(true).empty());
}

}  // namespace claim_values_test
