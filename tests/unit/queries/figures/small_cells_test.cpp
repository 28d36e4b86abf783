// Small cells of answers, table by table and over all that is published together.

#include "mieux/queries/figures/small_cells.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace small_cells_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view form =
    "title: F\ntool: survey\nlanguages: [en]\n"
    "versions:\n  - version: \"1\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        choices:\n          - id: bad\n          - id: fair\n          - id: good\n"
    "      - id: q2\n        text:\n          en: Which?\n        kind: multiple\n"
    "        choices:\n          - id: one\n          - id: two\n"
    "      - id: q3\n        text:\n          en: Why?\n        kind: text\n";

/// Feedback of a day with so many answers to q1 and further lines.
std::string answered(std::string_view date, std::vector<std::uint32_t> counts,
                     std::string_view further = {}) {
  std::uint32_t all = 0;
  for (const std::uint32_t one : counts) all += one;
  return "title: A\ntool: survey\nform: f\nform_version: \"1\"\nlevel: programme\ndate: " +
         std::string{date} + "\nsent: 90\nreceived: " + std::to_string(all) +
         "\nquestions:\n  - id: q1\n    distribution:\n      bad: " + std::to_string(counts[0]) +
         "\n      fair: " + std::to_string(counts[1]) +
         "\n      good: " + std::to_string(counts[2]) + "\n" + std::string{further};
}

/// A row as everybody reads it: `? 20 ? | 32`.
std::string line_of(const AnswerSums& sums) {
  std::string line;
  for (std::size_t i = 0; i < sums.counts.size(); ++i)
    line += (sums.is_hidden(i) ? "?" : std::to_string(sums.counts[i])) + " ";
  return line + "| " + (sums.hidden_answered ? "?" : std::to_string(sums.answered.value));
}

std::string lines_of(const AnswerTable& table) {
  std::string lines;
  for (const AnswerSums& sums : table.sums) lines += line_of(sums) + "; ";
  return lines + line_of(table.total);
}

AnswerTable table_of(const View& view, std::string_view question, const Asked& asked) {
  return count_answers(view, query_of(view, asked), require_question(view, question, "--question"));
}

std::string printed(const Store& store, std::string_view question,
                    const Asked& asked = {"feedback"}) {
  return lines_of(table_of(on(store), question, asked));
}

/// All that is hidden in a table of answers.
std::size_t hidden_in(const AnswerTable& table) {
  std::size_t hidden = 0;
  const auto add = [&](const AnswerSums& sums) {
    for (std::size_t i = 0; i < sums.counts.size(); ++i) hidden += sums.is_hidden(i) ? 1 : 0;
    hidden += sums.hidden_answered ? 1 : 0;
  };
  for (const AnswerSums& sums : table.sums) add(sums);
  add(table.total);
  return hidden;
}

}  // namespace

TEST_CASE("a small cell is hidden with another answer, and n stays") {
  const std::string text = answered("2024-05-01", {3, 9, 20});
  const Sample sample{{"forms/f", form}, {"feedback/a", text}};
  CHECK(printed(sample.store(), "q1") == "? ? 20 | 32");
}

TEST_CASE("nothing is hidden from staff, and nothing where all cells are large or zero") {
  const std::string small = answered("2024-05-01", {3, 9, 20});
  const std::string large = answered("2024-05-01", {0, 9, 20});
  const Sample with_small{{"forms/f", form}, {"feedback/a", small}};
  View staff = on(with_small.store());
  staff.audience = Audience::staff;
  CHECK(lines_of(table_of(staff, "q1", {"feedback"})) == "3 9 20 | 32");
  const Sample with_large{{"forms/f", form}, {"feedback/a", large}};
  CHECK(printed(with_large.store(), "q1") == "0 9 20 | 29");
}

TEST_CASE("the complement of several answers is protected") {
  // 20 of 21 chose it: one did not.
  const std::string most = answered(
      "2024-05-01", {0, 0, 21}, "  - id: q2\n    distribution:\n      one: 20\n      two: 10\n");
  const Sample sample{{"forms/f", form}, {"feedback/a", most}};
  const AnswerTable table = table_of(on(sample.store()), "q2", {"feedback"});
  CHECK((table.total.is_hidden(0) || table.total.hidden_answered));
  const std::string all = answered("2024-05-01", {0, 0, 21},
                                   "  - id: q2\n    distribution:\n      one: 21\n      two: 10\n");
  const Sample whole{{"forms/f", form}, {"feedback/a", all}};
  CHECK(printed(whole.store(), "q2") == "21 10 | 21");
}

TEST_CASE("how many answered in words is hidden where they are few") {
  const std::string few = answered("2024-05-01", {0, 0, 21},
                                   "  - id: q3\n    missing: 18\n    answers: [So., Thus.]\n");
  const Sample sample{{"forms/f", form}, {"feedback/a", few}};
  CHECK(printed(sample.store(), "q3") == "| ?");
}

TEST_CASE("a row of a breakdown is covered by another one, not by its total alone") {
  const std::string first = answered("2023-05-01", {3, 9, 20});
  const std::string second = answered("2024-05-01", {10, 11, 12});
  const Sample sample{{"forms/f", form}, {"feedback/a", first}, {"feedback/b", second}};
  const AnswerTable table = table_of(on(sample.store()), "q1", {"feedback", "year"});
  REQUIRE(table.sums.size() == 2);
  CHECK(table.sums[0].is_hidden(0));
  // 13 in the total and 10 in the other year would tell 3.
  CHECK((table.sums[1].is_hidden(0) || table.total.is_hidden(0)));
}

TEST_CASE("two tables that are safe alone are not safe in one document") {
  // Both together less the first are 2, 10 and 0 answers of the second.
  const std::string first = answered("2023-05-01", {10, 11, 12});
  const std::string second = answered("2024-05-01", {2, 10, 0});
  const Sample sample{{"forms/f", form}, {"feedback/a", first}, {"feedback/b", second}};
  const View view = on(sample.store());
  const Asked whole{"feedback"};
  const Asked part{"feedback", {}, {}, "count", "2023"};
  CHECK(hidden_in(table_of(view, "q1", whole)) == 0);
  CHECK(hidden_in(table_of(view, "q1", part)) == 0);
  const auto together = published_together(view, [&](const View& published) {
    return std::vector<AnswerTable>{table_of(published, "q1", whole),
                                    table_of(published, "q1", part)};
  });
  CHECK(hidden_in(together[0]) + hidden_in(together[1]) >= 2);
  CHECK((together[0].total.is_hidden(0) || together[1].total.is_hidden(0)));
}

TEST_CASE("what stands in no table that was taken into account is hidden as a whole") {
  const std::string text = answered("2024-05-01", {10, 11, 12});
  const Sample sample{{"forms/f", form}, {"feedback/a", text}};
  View view = on(sample.store());
  view.small_cells = std::make_shared<SmallCells>();
  view.small_cells->decide();
  CHECK(lines_of(table_of(view, "q1", {"feedback"})) == "? ? ? | ?");
}

TEST_CASE("what has no answers is decided once and printed as it is") {
  const Sample sample{{"forms/f", form}};
  int made = 0;
  const AnswerTable table = published_together(on(sample.store()), [&](const View& published) {
    ++made;
    return table_of(published, "q1", {"feedback"});
  });
  CHECK(lines_of(table) == "0 0 0 | 0");
  CHECK(made == 1);
}

}  // namespace small_cells_test
