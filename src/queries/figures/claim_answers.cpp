#include "claim_answers.hpp"

#include <algorithm>
#include <string>

#include "mieux/queries/figures/answers.hpp"

namespace mieux {
namespace {

constexpr std::string_view of_answers = "share:answers.";
constexpr std::string_view field_of_answers = "answers.";

/// `answers.partners.overall` is of the question `partners/overall`.
const AskedQuestion& question_of(const View& view, std::string_view field) {
  std::string word{field.substr(field_of_answers.size())};
  std::replace(word.begin(), word.end(), '.', '/');
  return require_question(view, word, "measure");
}

bool is_meant(const StatsQuery& query, std::string_view answer) {
  Value value;
  value.text = answer;
  return query.counted.holds_of(value) == Truth::yes;
}

}  // namespace

bool is_share_of_answers(std::string_view measure) { return measure.starts_with(of_answers); }

bool is_share_hidden(const View& view, const StatsQuery& query) {
  const AskedQuestion& question = question_of(view, query.measured.name);
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
