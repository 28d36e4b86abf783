// Answers to questions, and what reports say in words, as sections of a report.
#include "questions.hpp"

#include <optional>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/visible_record.hpp"
#include "reports/answers/answer_tables.hpp"

namespace mieux {
namespace {

/// The answers in words, which only staff may see.
void write_text_answers(Pages& pages, const AnswersWanted& wanted, const StatsQuery& query) {
  const View& view = pages.view();
  const Statistics feedback = count(view, query);
  std::string answers;
  for (const std::uint32_t unit : feedback.total.units) {
    const Record& record = *feedback.units[unit].record;
    const VisibleRecord visible(view.store, record, view.audience);
    std::size_t position = 0;
    for (const VisibleValue& said : visible.at("questions").children()) {
      const Question& typed = view.store.feedback()[record.position].questions[position++];
      if (&view.questions().of(record, typed) != &wanted.question) continue;
      for (const VisibleValue& answer : said.at("answers").children())
        answers += "- " + for_markdown(answer.text()) + "\n";
    }
  }
  if (!answers.empty()) return pages.write(answers + "\n");
  pages.paragraph(view.audience == Audience::everybody
                      ? "Answered in words, which are not published."
                      : "No answers in words are on record.");
}

/// A part of a report in words: the text, and its recommendations as a list.
std::string in_words(const Pages& pages, const VisibleRecord& visible) {
  std::string text;
  if (const std::string_view summary = visible.text_at("summary"); !summary.empty())
    text += for_markdown(trimmed(summary)) + "\n\n";
  std::string list;
  for (const VisibleValue& one : visible.at("recommendations").children())
    list += "- " + for_markdown(one.text()) + "\n";
  if (!list.empty()) text += pages.words("Recommendations:") + "\n\n" + list + "\n";
  return text;
}

}  // namespace

void write_question(Pages& pages, const AnswersWanted& wanted) {
  const AskedQuestion& question = wanted.question;
  const StatsQuery query = pages.query("feedback", wanted.where, wanted.by);
  pages.title(wanted.depth, Phrase{question.id, question.id});
  if (question.kind == "text") {
    pages.write(for_markdown(question.words(pages.language())) + "\n\n");
    return write_text_answers(pages, wanted, query);
  }
  const AnswerTable answers = count_answers(pages.view(), query, question);
  StatsQuery earlier = query;
  earlier.period = wanted.with_before ? period_before_of(pages) : std::nullopt;
  std::optional<AnswerTable> before;
  if (earlier.period) before = count_answers(pages.view(), earlier, question);
  write_answers(pages, {question, query, wanted.where, wanted.by, before ? &*before : nullptr},
                answers);
}

std::optional<Period> period_before_of(const Pages& pages) {
  const Date period = pages.period();
  if (period.first() == Date::earliest || period.last() == Date::latest) return std::nullopt;
  return Period{period_before(period)};
}

bool write_in_words(Pages& pages, const Statistics& feedback, std::size_t depth) {
  const View& view = pages.view();
  bool any = false;
  for (const std::uint32_t unit : feedback.total.units) {
    const Record& record = *feedback.units[unit].record;
    const VisibleRecord visible(view.store, record, view.audience);
    const std::string text = in_words(pages, visible);
    if (text.empty()) continue;
    any = true;
    const std::string title{record.title.is_there() ? record.title.value : record.id};
    pages.title(depth, Phrase{title, title});
    std::string tool{view.label("feedback_tools", visible.text_at("tool"))};
    const When& date = view.store.feedback()[record.position].date;
    pages.write("*" + for_markdown(tool) +
                (date.known ? ", " + view.language.date(date.date) : std::string{}) + "*\n\n" +
                text);
  }
  return any;
}

}  // namespace mieux
