// Feedback of the period: answers by option, never by person.
#include <algorithm>
#include <map>
#include <optional>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/store/visible_record.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

/// Fewer answers than these may tell who gave them: they are not for everybody.
constexpr double fewest_answers = 5;

constexpr std::string_view of_partners = "tool = partner-feedback";

/// A question of a tool and form, as it was asked in the records of the period.
struct AskedQuestion {
  std::string tool;
  std::string form;
  std::string id;

  friend auto operator<=>(const AskedQuestion&, const AskedQuestion&) = default;

  [[nodiscard]] std::string where() const {
    return "tool = " + tool + " and form = " + (form.empty() ? "none" : form);
  }
  [[nodiscard]] std::string distribution() const { return "questions." + id + ".distribution"; }
};
struct QuestionText {
  std::string text;
  std::string kind;
  std::vector<std::string> options;  ///< those that name a good answer, quoted
};
/// Published shares whose number of answers nobody knows.
struct PublishedShares {
  std::string text;
  std::string options;
};

class Questions {
 public:
  Questions(const Pages& pages, const std::string& where) {
    const Statistics statistics = count(pages.view(), pages.query("feedback", where));
    for (const std::uint32_t unit : statistics.total.units) {
      const VisibleRecord visible(pages.view().store, *statistics.units[unit].record,
                                  pages.view().audience);
      for (const VisibleValue& said : visible.at("questions").children()) add(visible, said);
    }
  }

  std::map<AskedQuestion, QuestionText> asked;
  std::vector<PublishedShares> published;

 private:
  void add(const VisibleRecord& record, const VisibleValue& said) {
    const std::string text = for_markdown(said.text_at("text"));
    if (said.text_at("shares_without_n") == "true") return add_published(text, said);
    if (!said.at("distribution")) return;
    AskedQuestion question{std::string{record.text_at("tool")}, std::string{record.text_at("form")},
                           std::string{said.text_at("id")}};
    // Only words that an expression takes as they are can be counted by a command.
    for (const std::string* word : {&question.tool, &question.form, &question.id})
      if (!word->empty() && !schema::matches(schema::Pattern::id, *word)) return;
    QuestionText& known = asked[question];
    if (known.text.empty()) known = {text, std::string{said.text_at("kind")}, {}};
    for (const VisibleValue& option : said.at("distribution").children()) {
      const std::string word = lower_case(trimmed(option.key()));
      if (word != "good" && word != "very good" && word != "excellent") continue;
      const std::string quoted = "'" + std::string{option.key()} + "'";
      if (std::find(known.options.begin(), known.options.end(), quoted) == known.options.end())
        known.options.push_back(quoted);
    }
  }

  void add_published(const std::string& text, const VisibleValue& said) {
    std::string options;
    for (const VisibleValue& option : said.at("distribution").children())
      options += (options.empty() ? "" : ", ") + for_markdown(option.key()) + " " +
                 for_markdown(option.text()) + "%";
    published.push_back({text, options});
  }
};

/// How many persons answered a question; of one with several options at least so many answers.
double answers_of(const Pages& pages, const AskedQuestion& question) {
  return pages.total("feedback", question.where(), "sum:" + question.distribution()).value;
}

bool is_for_everybody(const Pages& pages, double answers) {
  return answers >= fewest_answers || pages.view().audience != Audience::everybody;
}

void tools(Pages& pages) {
  const std::vector<std::string> measures{"count", "sum:sent", "sum:received"};
  std::vector<Statistics> columns;
  std::vector<std::string> commands;
  for (const std::string& measure : measures) {
    columns.push_back(count(pages.view(), pages.query("feedback", {}, "tool", measure)));
    commands.push_back(pages.command("feedback", {}, "tool", measure));
  }
  pages.write("| tool | records | forms sent | received |\n|---|---:|---:|---:|\n");
  for (std::size_t row = 0; row < columns[0].rows.size(); ++row) {
    pages.write("| " + for_markdown(columns[0].rows[row].label) + " |");
    for (const Statistics& column : columns)
      pages.write(" " + to_string(column.row_totals[row]) + " |");
    pages.write("\n");
  }
  pages.sources(commands);
}

void answers(Pages& pages, const AskedQuestion& question, const QuestionText& text) {
  const std::string tool{pages.view().store.vocabularies().label("feedback_tools", question.tool)};
  pages.title(3,
              tool + (question.form.empty() ? "" : ", form " + question.form) + ": " + question.id);
  pages.write(text.text + "\n\n");
  const double all = answers_of(pages, question);
  if (!is_for_everybody(pages, all)) {
    pages.write("Fewer than five answers: not shown.\n\n");
    return;
  }
  const std::string by = question.distribution();
  const std::string measures[] = {"sum:" + by, "share:" + by};
  const Statistics numbers =
      count(pages.view(), pages.query("feedback", question.where(), by, measures[0]));
  const Statistics shares =
      count(pages.view(), pages.query("feedback", question.where(), by, measures[1]));
  pages.write("| answer | answers | share |\n|---|---:|---:|\n");
  for (std::size_t row = 0; row < numbers.rows.size(); ++row)
    if (numbers.rows[row].kind == Key::Kind::value)
      pages.write("| " + for_markdown(numbers.rows[row].label) + " | " +
                  to_string(numbers.row_totals[row]) + " | " + to_string(shares.row_totals[row]) +
                  " |\n");
  if (text.kind == "multiple") pages.write("\nSeveral answers were possible.\n");
  pages.sources({pages.command("feedback", question.where(), by, measures[0]),
                 pages.command("feedback", question.where(), by, measures[1])});
}

}  // namespace

void write_ratings(Pages& pages) {
  pages.title(3, "Partner authorities that rate good or excellent");
  const Table* known = pages.view().store.vocabularies().table("feedback_tools");
  if (known == nullptr || known->find("partner-feedback") == Table::none)
    return pages.write("The vocabulary of feedback tools has no form for partners.\n\n");
  const Questions questions(pages, std::string{of_partners});
  std::string rows;
  std::vector<std::string> commands;
  for (const auto& [question, text] : questions.asked) {
    if (text.options.empty()) continue;
    const std::string measure =
        "share:" + question.distribution() + " in (" + joined(text.options, ", ") + ")";
    const Figure share = pages.total("feedback", question.where(), measure);
    const double all = answers_of(pages, question);
    const bool shown = is_for_everybody(pages, all);
    rows += "| " + text.text + " | " + (shown ? to_string(share) : "not shown") + " | " +
            (shown ? number_text(all) : "fewer than 5") + " |\n";
    if (shown)
      commands.push_back(pages.command("feedback", question.where(), {}, "\"" + measure + "\""));
  }
  if (rows.empty())
    pages.write("No partner authority gave a rating that can be counted.\n");
  else
    pages.write("| question | good or excellent | answers |\n|---|---:|---:|\n" + rows);
  if (!questions.published.empty())
    pages.write("\nPublished in percent alone, and in no figure: " +
                counted(questions.published.size(), "question") + ".\n");
  if (commands.empty())
    pages.source("feedback", of_partners, {});
  else
    pages.sources(commands);
}

void write_feedback(Pages& pages) {
  pages.title(2, "Feedback");
  const Statistics all = count(pages.view(), pages.query("feedback", {}));
  if (all.total.units.empty()) {
    pages.write("No feedback was recorded.\n");
    pages.source("feedback", {}, "tool");
    return;
  }
  tools(pages);
  const Questions questions(pages, {});
  for (const auto& [question, text] : questions.asked) answers(pages, question, text);
  if (questions.published.empty()) return;
  pages.title(3, "Published shares");
  pages.write(
      "Published in percent, without the number of answers: they are part of no figure.\n\n");
  for (const PublishedShares& one : questions.published)
    pages.write("- " + one.text + " " + one.options + "\n");
  pages.write("\n");
}

}  // namespace mieux
