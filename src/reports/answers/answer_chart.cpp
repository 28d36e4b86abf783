#include "mieux/reports/answers/answer_chart.hpp"

#include "mieux/reports/render/picture.hpp"

namespace mieux {
namespace {

/// Makes the bars and, in the same order, what they say in words.
class AnswerBars {
 public:
  AnswerBars(const ShownAnswers& shown, DivergingChart& chart)
      : question_(*shown.table.question), language_(shown.view.language), chart_(chart) {}

  void add(const std::string& label, const AnswerSums& sums) {
    DivergingChart::Bar bar;
    bar.label = label;
    bar.counts = sums.counts;
    bar.answered = number(sums.answered.value, sums.hidden_answered);
    bar.missing = number(sums.missing, sums.hidden_answered);
    if (sums.hides_any())
      bar.note = language_.text("hidden");
    else if (sums.answered.value == 0)
      bar.note = language_.text("no answers");
    language_.append(chart_.description,
                     label + ": " + (bar.note.empty() ? in_words(sums) : bar.note));
    chart_.bars.push_back(std::move(bar));
  }

 private:
  [[nodiscard]] std::string number(std::uint32_t count, bool hidden) const {
    return hidden ? language_.text("hidden") : language_.number(count);
  }

  /// "agree 14, rather agree 6, no answer 1".
  [[nodiscard]] std::string in_words(const AnswerSums& sums) const {
    std::string text;
    for (std::size_t level = sums.counts.size(); level-- > 0;)
      text += std::string{question_.words_of(question_.answers[level], language_)} + " " +
              language_.number(sums.counts[level]) + ", ";
    return text + language_.text("no answer") + " " + language_.number(sums.missing);
  }

  const AskedQuestion& question_;
  const Language& language_;
  DivergingChart& chart_;
};

}  // namespace

std::optional<DivergingChart> chart_of(const ShownAnswers& shown, const std::string& title) {
  const AskedQuestion& question = *shown.table.question;
  const Language& language = shown.view.language;
  const std::size_t levels = question.answers.size();
  if (!question.on_scale || levels < 2 || levels > most_looks) return std::nullopt;
  DivergingChart chart;
  chart.title = title;
  chart.language = language;
  for (const std::string_view answer : question.answers)
    chart.levels.emplace_back(question.words_of(answer, language));
  AnswerBars bars(shown, chart);
  if (!shown.query.by.empty())
    for (std::size_t row = 0; row < shown.table.rows.size(); ++row)
      bars.add(shown.table.statistics.rows[shown.table.rows[row]].label, shown.table.sums[row]);
  bars.add(language.text("Total"), shown.table.total);
  if (shown.before != nullptr) bars.add(language.text("period before"), shown.before->total);
  return chart;
}

}  // namespace mieux
