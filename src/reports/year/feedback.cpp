// Feedback of the period: answers by question, never by person.
#include <algorithm>
#include <optional>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "reports/answers/answer_tables.hpp"
#include "reports/answers/told_questions.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view of_partners = "tool = partner-feedback";

/// The forms of the records of a row, added up as they are in memory: the commands read each file.
std::string forms(const Pages& pages, const Statistics& statistics, const Figure& row,
                  std::optional<std::uint32_t> Feedback::*number) {
  Figure sum{0, true, {}};
  for (const Unit& unit : units_of_figure(statistics, row)) {
    const auto& said = pages.view().store.feedback()[unit.record->position].*number;
    sum.exact = sum.exact && said.has_value();
    sum.value += said.value_or(0);
  }
  return sum.value == 0 && !sum.exact ? pages.words("not recorded") : pages.number(sum);
}

void tools(Pages& pages) {
  const Statistics statistics = count(pages.view(), pages.query("feedback", {}, "tool"));
  pages.table_head({"tool", "records:", "forms sent:"});
  for (std::size_t row = 0; row < statistics.rows.size(); ++row) {
    const Figure& records = statistics.row_totals[row];
    pages.write("| " + for_markdown(statistics.rows[row].label) + " | " + pages.number(records) +
                " | " + forms(pages, statistics, records, &Feedback::sent) + " |\n");
  }
  pages.sources(
      {pages.command("feedback", {}, "tool"), pages.command("feedback", {}, "tool", "sum:sent")});
}

/// Does a scale end with good answers: `good, excellent`?
bool rates(const AskedQuestion& question) {
  if (!question.on_scale || question.answers.size() < 3) return false;
  const auto is_good = [](std::string_view answer) {
    const std::string word = lower_case(answer);
    return word == "good" || word == "very good" || word == "excellent";
  };
  return std::all_of(question.answers.end() - 2, question.answers.end(), is_good);
}

/// Questions of forms to be told, with their answers in the period.
void answers(Pages& pages, const AskedQuestion& question, const StatsQuery& query) {
  const AnswerTable table = count_answers(pages.view(), query, question);
  const bool is_told = !table.total.units.empty() && question.kind != "text";
  if (!is_told && table.total.shares_alone.empty()) return;
  pages.title(3, Phrase{question.id, question.id});
  write_answers(pages, {question, query}, table);
}

}  // namespace

void write_ratings(Pages& pages) {
  pages.title(3, "Partner authorities that rate good or excellent");
  const Table* known = pages.view().store.vocabularies().table("feedback_tools");
  if (known == nullptr || known->find("partner-feedback") == Table::none)
    return pages.paragraph("The vocabulary of feedback tools has no form for partners.");
  const StatsQuery query = pages.query("feedback", of_partners);
  const Language& language = pages.language();
  std::string rows;
  std::vector<std::string> commands;
  std::size_t shares_alone = 0;
  const ToldQuestions questions = told_questions(pages.view(), count(pages.view(), query));
  for (const AskedQuestion* asked : questions.told) {
    const AskedQuestion& question = *asked;
    if (question.tool != "partner-feedback") continue;
    const AnswerTable table = count_answers(pages.view(), query, question);
    shares_alone += table.total.shares_alone.empty() ? 0 : 1;
    if (!rates(question) || table.total.units.empty()) continue;
    rows += "| " + for_markdown(question.words(language)) + " | " +
            top_two_in_words(language, question, table.total) + " | " +
            answered_in_words(language, table.total) + " |\n";
    commands.push_back(command_of(pages, {question, query, std::string{of_partners}}));
  }
  if (rows.empty())
    pages.sentence("No partner authority gave a rating that can be counted.");
  else {
    pages.table_head({"question", "good or excellent:", "answers:"});
    pages.write(rows);
  }
  if (shares_alone > 0)
    pages.write("\n" +
                pages.words("Published in percent alone, and in no figure: {}.",
                            language.counted(shares_alone, "question", "questions")) +
                "\n");
  if (commands.empty())
    pages.source("feedback", of_partners, {});
  else
    pages.sources(commands);
}

void write_feedback(Pages& pages) {
  pages.title(2, "Feedback");
  const StatsQuery query = pages.query("feedback", {});
  const Statistics of_period = count(pages.view(), query);
  if (of_period.total.units.empty()) {
    pages.sentence("No feedback was recorded.");
    pages.source("feedback", {}, "tool");
    return;
  }
  tools(pages);
  const ToldQuestions questions = told_questions(pages.view(), of_period);
  for (const AskedQuestion* question : questions.told) answers(pages, *question, query);
  say_left_out(pages, questions);
}

}  // namespace mieux
