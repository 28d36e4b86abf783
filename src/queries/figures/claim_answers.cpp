#include "claim_answers.hpp"

#include "mieux/queries/figures/answers.hpp"
#include "queries/fields/facts.hpp"

namespace mieux {
namespace {

constexpr std::string_view of_answers = "share:answers.";

bool is_meant(const StatsQuery& query, std::string_view answer) {
  Value value;
  value.text = answer;
  return query.counted.holds_of(value) == Truth::yes;
}

}  // namespace

bool is_share_of_answers(std::string_view measure) { return measure.starts_with(of_answers); }

bool is_share_hidden(const View& view, const StatsQuery& query) {
  // The field is there, so it means one question.
  const AskedQuestion& question = *questions_of_field(view, query.measured.name).front();
  StatsQuery answered = query;
  answered.measure = Measure::count;
  const AnswerSums total = count_answers(view, answered, question).total;
  if (total.hidden_answered) return true;
  const std::size_t count = question.answers.size();
  bool is_top_two = top_two(question, total).has_value();
  bool hides_one = false;
  for (std::size_t i = 0; i < count; ++i) {
    const bool meant = is_meant(query, question.answers[i]);
    is_top_two = is_top_two && meant == (i + 2 >= count);
    hides_one = hides_one || (meant && total.is_hidden(i));
  }
  return is_top_two ? total.hidden_top : hides_one;
}

}  // namespace mieux
