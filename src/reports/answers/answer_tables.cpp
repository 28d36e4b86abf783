#include "answer_tables.hpp"

#include "mieux/base/text.hpp"
#include "mieux/reports/answers/answer_chart.hpp"
#include "mieux/reports/answers/answer_views.hpp"

namespace mieux {

std::string command_of(const PeriodReport& pages, const ToldAnswers& told) {
  return pages.command_without_period(
      "feedback --question " + told.question.id + (told.by.empty() ? "" : " --by " + told.by) +
      (told.where.empty() ? "" : " --where \"" + told.where + "\"") + pages.period_options() +
      (told.before == nullptr ? "" : " --before"));
}

void write_answers(PeriodReport& pages, const ToldAnswers& told, const AnswerTable& table) {
  const ShownAnswers shown{pages.view(), told.query, table, told.before};
  for (const std::string& line : about(shown)) pages.write(for_markdown(line) + "\n\n");
  if (const auto chart = chart_of(shown, std::string{told.question.words(pages.language())}))
    pages.picture(chart->title, "answers-" + slug(told.question.id), as_svg(*chart));
  pages.write(as_markdown(grid_of(shown)));
  pages.sources({command_of(pages, told)});
}

std::string top_two_in_words(const Language& language, const AskedQuestion& question,
                             const AnswerSums& sums) {
  return share_in_words(language, share_of_top_two(question, sums), sums.hides_share_of_top());
}

std::string answered_in_words(const Language& language, const AnswerSums& sums) {
  if (sums.hidden_answered) return language.text("hidden");
  Figure figure;
  figure.value = sums.answered.value;
  figure.exact = sums.answered.exact;
  return to_string(figure, language);
}

}  // namespace mieux
