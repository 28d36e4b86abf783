// Claims of shares of answers: counted where everybody may see the figure.

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/base/words.hpp"
#include "mieux/queries/figures/claims.hpp"
#include "mieux/queries/figures/small_cells.hpp"
#include "queries/samples.hpp"

namespace claim_answers_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view form =
    "title: F\ntool: survey\nlanguages: [en]\n"
    "scales:\n  - id: s\n    levels:\n      - id: poor\n      - id: fair\n      - id: good\n"
    "      - id: best\n"
    "versions:\n  - version: \"1\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n        scale: s\n";

std::string answers(std::string_view poor_to_best) {
  constexpr std::string_view levels[] = {"poor", "fair", "good", "best"};
  std::string text =
      "title: A\ntool: survey\nlevel: programme\ndate: 2024-05-01\nform: f\n"
      "form_version: \"1\"\nquestions:\n  - id: q1\n    distribution:\n";
  const auto counts = split(poor_to_best, ' ');
  for (std::size_t i = 0; i < counts.size(); ++i)
    text += "      " + std::string{levels[i]} + ": " + std::string{counts[i]} + "\n";
  return text;
}

std::string claim(std::string_view value, std::string_view further) {
  return "title: C\nvalue: " + std::string{value} + "\nquery:\n  of: feedback\n" +
         std::string{further};
}

/// `confirmed 80%`, or the verdict and what it says.
std::string checked(std::string_view poor_to_best, const std::string& text) {
  const std::string feedback = answers(poor_to_best);
  const Sample sample{{"forms/f", form}, {"feedback/a", feedback}, {"claims/c", text}};
  const View view = on(sample.store());
  const Record& record = *sample.store().find(RecordKind::claim, "c");
  const CheckedClaim found = published_together(
      view, [&](const View& published) { return check_claim(published, record); });
  CHECK(problem_of(view, record).has_value() == (found.verdict == Verdict::wrong_query));
  return std::string{name_of(found.verdict)} + " " +
         (found.counted.empty() ? found.explanation : found.counted);
}

constexpr std::string_view top = "  measure: share:answers.f.q1 in (good, best)\n";

}  // namespace

TEST_CASE("a share of answers is counted where nothing of it is hidden") {
  CHECK(checked("0 6 10 14", claim("80", top)) == "confirmed 80%");
  CHECK(checked("0 6 10 14", claim("90", top)) == "differs, unexplained 80%");
  // The two levels are few each, and all respondents together.
  CHECK(checked("0 0 3 4", claim("100", top)) == "confirmed 100%");
}

TEST_CASE("a share that tells of few respondents is not counted for everybody") {
  const std::string hidden = "not countable Hidden: numbers under five, and what would tell them.";
  CHECK(checked("0 3 5 7", claim("80", top)) == hidden);
  CHECK(checked("0 0 1 2", claim("100", top)) == hidden);
  CHECK(checked("0 3 9 30", claim("7.1", "  measure: share:answers.f.q1 = fair\n")) == hidden);
}

TEST_CASE("answers are no condition of a claim, and no rows of it") {
  const auto verdict = [&](std::string_view further) {
    return checked("0 6 10 14", claim("1", further));
  };
  CHECK(verdict("  where: answers.f.q1 = good\n").starts_with("cannot be counted"));
  CHECK(verdict("  measure: sum:answers.f.q1\n").starts_with("cannot be counted"));
  CHECK(verdict("  by: [answers.f.q1]\n  measure: share:answers.f.q1 = good\n")
            .starts_with("cannot be counted"));
}

}  // namespace claim_answers_test
