// Answers added up: respondents and never shares of shares, what is not known, and what is shown.

#include "mieux/queries/figures/answers.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "queries/samples.hpp"

namespace answers_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view form =
    "title: F\ntool: survey\nlanguages: [en]\n"
    "scales:\n  - id: four\n    levels:\n      - id: poor\n      - id: fair\n      - id: good\n"
    "      - id: best\n  - id: two\n    levels:\n      - id: \"no\"\n      - id: \"yes\"\n"
    "versions:\n  - version: \"1\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        scale: four\n"
    "      - id: q2\n        text:\n          en: Which?\n        kind: multiple\n"
    "        choices:\n          - id: one\n          - id: two\n"
    "      - id: q3\n        text:\n          en: Why?\n        kind: text\n"
    "      - id: q4\n        text:\n          en: Again?\n        kind: single\n"
    "        scale: two\n"
    "  - version: \"2\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        scale: four\n        same_as: 1/q1\n";

/// Feedback on the form: `lines` say what it is on and how many forms there were, `questions` what
/// was answered.
std::string feedback(std::string_view lines, std::string_view questions,
                     std::string_view version = "1") {
  return "title: A\ntool: survey\nform: f\nform_version: \"" + std::string{version} + "\"\n" +
         std::string{lines} + "questions:\n" + std::string{questions};
}

std::string q1(std::string_view poor_to_best, std::string_view further = {}) {
  constexpr std::string_view levels[] = {"poor", "fair", "good", "best"};
  std::string text = "  - id: q1\n" + std::string{further} + "    distribution:\n";
  for (std::size_t i = 0; i < 4; ++i)
    text +=
        "      " + std::string{levels[i]} + ": " + std::string{split(poor_to_best, ' ')[i]} + "\n";
  return text;
}

constexpr std::string_view on_programme = "level: programme\ndate: 2024-05-01\n";

View staff_on(const Store& store) {
  View view = on(store);
  view.audience = Audience::staff;
  return view;
}

AnswerTable table_of(const View& view, std::string_view question, const Asked& asked) {
  return count_answers(view, query_of(view, asked), require_question(view, question, "--question"));
}

AnswerSums total_of(const Store& store, std::string_view question,
                    const Asked& asked = {"feedback"}) {
  return table_of(staff_on(store), question, asked).total;
}

/// `0/1/2/3 n 6 missing 1`; `6+` is at least six.
std::string line_of(const AnswerSums& sums) {
  std::string line;
  for (std::size_t i = 0; i < sums.counts.size(); ++i)
    line += (i == 0 ? "" : "/") + (sums.is_hidden(i) ? "?" : std::to_string(sums.counts[i]));
  line += " n " + (sums.hidden_answered ? "?" : std::to_string(sums.answered.value)) +
          (sums.answered.exact ? "" : "+");
  return line + (sums.missing > 0 ? " missing " + std::to_string(sums.missing) : "");
}

}  // namespace

TEST_CASE("answers go by respondents, not by records") {
  const std::string large =
      feedback("level: programme\ndate: 2024-05-01\nsent: 200\nreceived: 91\n",
               q1("0 0 0 90", "    missing: 1\n"));
  const std::string small =
      feedback("level: programme\ndate: 2024-05-02\nreceived: 10\n", q1("10 0 0 0"), "2");
  const Sample sample{{"forms/f", form}, {"feedback/large", large}, {"feedback/small", small}};
  const AnswerSums total = total_of(sample.store(), "f/2/q1");
  const View view = on(sample.store());
  const AskedQuestion& question = require_question(view, "f/q1", "--question");
  CHECK(line_of(total) == "10/0/0/90 n 100 missing 1");
  CHECK(share_of(total, 0) == 10.0);
  CHECK(share_of_top_two(question, total) == 90.0);
  CHECK(top_two(question, total) == 90);
  // The rate is made of records alone that say both numbers; the sums say that they are at least.
  CHECK(response_rate(total) == 45.5);
  CHECK(total.received.value == 101);
  CHECK(total.received.exact);
  CHECK(total.sent.value == 200);
  CHECK_FALSE(total.sent.exact);
}

TEST_CASE("of several answers shares are of forms with an answer, if it is known how many") {
  const std::string answers =
      "  - id: q2\n    missing: 2\n    distribution:\n      one: 8\n      two: 5\n";
  const std::string known = feedback("level: programme\ndate: 2024-05-01\nreceived: 12\n", answers);
  const std::string not_known = feedback("level: programme\ndate: 2024-05-02\n", answers);
  const Sample first{{"forms/f", form}, {"feedback/a", known}};
  const AnswerSums exact = total_of(first.store(), "q2");
  CHECK(line_of(exact) == "8/5 n 10 missing 2");
  CHECK(share_of(exact, 0) == 80.0);
  const Sample both{{"forms/f", form}, {"feedback/a", known}, {"feedback/b", not_known}};
  const AnswerSums open = total_of(both.store(), "q2");
  CHECK(line_of(open) == "16/10 n 18+ missing 4");
  CHECK_FALSE(share_of(open, 0).has_value());
  const View view = on(both.store());
  const AskedQuestion& question = require_question(view, "q2", "--question");
  CHECK_FALSE(top_two(question, open).has_value());
  CHECK_FALSE(median_answer(question, open).has_value());
}

TEST_CASE("answers in words are forms with one") {
  const std::string text = feedback("level: programme\ndate: 2024-05-01\nreceived: 12\n",
                                    "  - id: q3\n    missing: 5\n    answers: [So., Thus.]\n");
  const Sample sample{{"forms/f", form}, {"feedback/a", text}};
  CHECK(line_of(total_of(sample.store(), "q3")) == " n 7 missing 5");
}

TEST_CASE("published shares are shown and in no number") {
  const std::string shares = feedback(on_programme,
                                      "  - id: q1\n    shares_without_n: true\n    distribution:\n "
                                      "     good: 62.5\n      best: 37.5\n");
  const std::string counts = feedback("level: programme\ndate: 2024-05-02\n", q1("1 2 3 4"));
  const Sample sample{{"forms/f", form}, {"feedback/a", shares}, {"feedback/b", counts}};
  const AnswerSums total = total_of(sample.store(), "q1");
  CHECK(line_of(total) == "1/2/3/4 n 10");
  CHECK(total.shares_alone.size() == 1);
  CHECK(total.units.size() == 1);
  CHECK(figures(staff_on(sample.store()), {"feedback", "answers.f.q1"}) ==
        "poor 1, fair 1, good 1, best 1, none 1 | 2");
}

TEST_CASE("a record under two countries counts once in the total") {
  const std::string action = "title: A\ncountries: [BEN, PHL]\n";
  const std::string on_action =
      feedback("level: action\naction: a\ndate: 2024-05-01\n", q1("0 0 6 7"));
  const Sample sample{{"forms/f", form}, {"actions/a", action}, {"feedback/x", on_action}};
  const AnswerTable table = table_of(staff_on(sample.store()), "q1", {"feedback", "country"});
  REQUIRE(table.sums.size() == 2);
  CHECK(line_of(table.sums[0]) == "0/0/6/7 n 13");
  CHECK(line_of(table.sums[1]) == "0/0/6/7 n 13");
  CHECK(line_of(table.total) == "0/0/6/7 n 13");
}

TEST_CASE("the median is that of the middle respondent, of two the lower one") {
  const auto median = [](std::string_view counts) {
    const std::string text = feedback(on_programme, q1(counts));
    const Sample sample{{"forms/f", form}, {"feedback/a", text}};
    const View view = on(sample.store());
    const AskedQuestion& question = require_question(view, "q1", "--question");
    const auto level = median_answer(question, total_of(sample.store(), "q1"));
    return level ? std::string{question.answers[*level]} : std::string{"none"};
  };
  CHECK(median("0 0 0 0") == "none");
  CHECK(median("1 0 0 0") == "poor");
  CHECK(median("1 0 0 1") == "poor");
  CHECK(median("1 0 0 2") == "best");
  CHECK(median("5 0 1 4") == "poor");
  CHECK(median("5 0 1 5") == "good");
}

TEST_CASE("a scale of two levels has no top two") {
  const std::string text =
      feedback(on_programme, "  - id: q4\n    distribution:\n      \"no\": 7\n      \"yes\": 8\n");
  const Sample sample{{"forms/f", form}, {"feedback/a", text}};
  const View view = on(sample.store());
  const AskedQuestion& question = require_question(view, "q4", "--question");
  const AnswerSums total = total_of(sample.store(), "q4");
  CHECK_FALSE(top_two(question, total).has_value());
  CHECK_FALSE(share_of_top_two(question, total).has_value());
  CHECK(median_answer(question, total) == 1);
}

TEST_CASE("what was answered outside of the period, or at no known day, is in no number") {
  const std::string inside = feedback("level: programme\ndate: 2024-05-01\n", q1("0 0 6 7"));
  const std::string outside = feedback("level: programme\ndate: 2023-05-01\n", q1("5 0 0 0"));
  const std::string open = feedback("level: programme\ndate: 2024\n", q1("0 9 0 0"));
  const Sample sample{
      {"forms/f", form}, {"feedback/a", inside}, {"feedback/b", outside}, {"feedback/c", open}};
  const AnswerTable table =
      table_of(staff_on(sample.store()), "q1", {"feedback", {}, {}, "count", "2024-04/2024-06"});
  CHECK(line_of(table.total) == "0/0/6/7 n 13");
  CHECK(line_of(table.undated) == "0/9/0/0 n 9");
}

TEST_CASE("a question that may be several, or none, is refused with what it may be") {
  const std::string alone =
      "title: F\ntool: survey\nlevel: programme\ndate: 2020-05-01\nquestions:\n"
      "  - id: q1\n    text: T\n    kind: single\n    distribution:\n      often: 7\n";
  const Sample sample{{"forms/f", form}, {"feedback/s", alone}};
  const View view = on(sample.store());
  const auto refused = [&](std::string_view word) {
    try {
      (void)require_question(view, word, "--question");
    } catch (const Failure& failure) {
      return std::string{failure.what()} + " | " + failure.hint();
    }
    return std::string{};
  };
  CHECK(refused("q1") ==
        "--question: 'q1' may be several questions | write one of them: f/1/q1, s/q1");
  CHECK(refused("f/1/q11") ==
        "--question: no form or feedback has a question 'f/1/q11' | did you mean f/1/q1?");
  CHECK(refused("f/q1").empty());
}

TEST_CASE("the period before is as long: in whole months, else in days") {
  const auto before = [](std::string_view period) {
    const Date earlier = period_before(date(period));
    return to_string(earlier.first()) + ".." + to_string(earlier.last());
  };
  CHECK(before("2024-04/2024-06") == "2024-01-01..2024-03-31");
  CHECK(before("2024-01/2024-03") == "2023-10-01..2023-12-31");
  CHECK(before("2024-01/2024-06") == "2023-07-01..2023-12-31");
  CHECK(before("2024") == "2023-01-01..2023-12-31");
  CHECK(before("2024-03") == "2024-02-01..2024-02-29");
  CHECK(before("2023-03") == "2023-02-01..2023-02-28");
  CHECK(before("2024-02-01/2024-02-29") == "2024-01-01..2024-01-31");
  // Not to the end of February: 28 days.
  CHECK(before("2024-02-01/2024-02-28") == "2024-01-04..2024-01-31");
  CHECK(before("2024-03-01/2024-03-01") == "2024-02-29..2024-02-29");
  CHECK(before("2024-01-15/2024-02-14") == "2023-12-15..2024-01-14");
  CHECK(before("2023/2024") == "2021-01-01..2022-12-31");
}

}  // namespace answers_test
