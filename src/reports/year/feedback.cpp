// Feedback of the period: answers by option, never by person.
#include <algorithm>
#include <charconv>
#include <cmath>
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
/// What was answered. Each record is read once, for all its questions: the commands below the
/// tables read it for each of them.
struct Answers {
  std::string text;
  bool several = false;                     ///< more than one option could be chosen
  double persons = 0;                       ///< at least so many answered
  std::map<std::string, double> by_option;  ///< in the words of the records
  double all = 0;                           ///< of all options
  std::optional<double> forms = 0.0;        ///< with an answer; nothing if a record does not say
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

  std::map<AskedQuestion, Answers> asked;
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
    Answers& known = asked[question];
    if (known.text.empty()) known.text = text;
    known.several = known.several || said.text_at("kind") == "multiple";
    double most = 0;
    double sum = 0;
    for (const VisibleValue& option : said.at("distribution").children()) {
      const double number = number_of(option.text());
      known.by_option[std::string{option.key()}] += number;
      most = std::max(most, number);
      sum += number;
    }
    known.all += sum;
    const std::string_view received = record.text_at("received");
    if (received.empty())
      known.forms.reset();
    else if (known.forms)
      *known.forms += number_of(received) - number_of(said.text_at("missing"));
    known.persons += said.text_at("kind") == "multiple" ? most : sum;
  }

  static double number_of(std::string_view text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }

  void add_published(const std::string& text, const VisibleValue& said) {
    std::string options;
    for (const VisibleValue& option : said.at("distribution").children())
      options += (options.empty() ? "" : ", ") + for_markdown(option.key()) + " " +
                 for_markdown(option.text()) + "%";
    published.push_back({text, options});
  }
};

/// Does the option name a good answer?
bool is_good(const std::string& option) {
  const std::string word = lower_case(trimmed(option));
  return word == "good" || word == "very good" || word == "excellent";
}

std::string percent(const Language& language, double part, double whole) {
  return language.percent(std::round(1000 * part / whole) / 10);
}

bool is_for_everybody(const Pages& pages, double answers) {
  return answers >= fewest_answers || pages.view().audience != Audience::everybody;
}

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
  pages.table_head({"tool", "records:", "forms sent:", "received|forms:"});
  for (std::size_t row = 0; row < statistics.rows.size(); ++row) {
    const Figure& records = statistics.row_totals[row];
    pages.write("| " + for_markdown(statistics.rows[row].label) + " | " + pages.number(records) +
                " | " + forms(pages, statistics, records, &Feedback::sent) + " | " +
                forms(pages, statistics, records, &Feedback::received) + " |\n");
  }
  pages.sources({pages.command("feedback", {}, "tool"),
                 pages.command("feedback", {}, "tool", "sum:sent"),
                 pages.command("feedback", {}, "tool", "sum:received")});
}

void answers(Pages& pages, const AskedQuestion& question, const Answers& found) {
  const Phrase tool{
      std::string{pages.view().store.vocabularies().label("feedback_tools", question.tool)},
      std::string{pages.view().label("feedback_tools", question.tool)}};
  const Phrase form{question.form, question.form};
  const Phrase id{question.id, question.id};
  pages.title(3, question.form.empty()
                     ? phrase(pages.language(), "{}: {}", tool, id)
                     : phrase(pages.language(), "{}, form {}: {}", tool, form, id));
  pages.write(found.text + "\n\n");
  if (!is_for_everybody(pages, found.persons)) {
    pages.paragraph("Fewer than five answers: not shown.");
    return;
  }
  // Where several could be chosen, a share is one of those who answered, not of their ticks.
  const double whole = found.several ? found.forms.value_or(0) : found.all;
  if (whole > 0)
    pages.table_head({"answer", "answers:", "share:"});
  else
    pages.table_head({"answer", "answers:"});
  const Language& language = pages.language();
  for (const auto& [option, number] : found.by_option)
    pages.write("| " + for_markdown(option) + " | " + language.number(number) + " | " +
                (whole > 0 ? percent(language, number, whole) + " |\n" : "\n"));
  if (found.several)
    pages.write("\n" +
                (whole > 0 ? pages.words("Several answers were possible; the shares are of the {} "
                                         "forms with an answer.",
                                         language.number(whole))
                           : pages.words("Several answers were possible.")) +
                "\n");
  const std::string by = question.distribution();
  std::vector<std::string> commands{pages.command("feedback", question.where(), by, "sum:" + by)};
  if (!found.several)
    commands.push_back(pages.command("feedback", question.where(), by, "share:" + by));
  pages.sources(commands);
}

/// The row of a question to partners, if its options name good answers; and its command.
std::string rating_row(const Pages& pages, const AskedQuestion& question, const Answers& found,
                       std::vector<std::string>& commands) {
  double good = 0;
  std::string options;
  for (const auto& [option, number] : found.by_option) {
    if (!is_good(option)) continue;
    good += number;
    options += (options.empty() ? "'" : ", '") + option + "'";
  }
  if (options.empty() || found.several) return {};
  if (!is_for_everybody(pages, found.persons))
    return "| " + found.text + " | " + pages.words("not shown") + " | " +
           pages.words("fewer than 5") + " |\n";
  commands.push_back(
      pages.command("feedback", question.where(), {},
                    "\"share:" + question.distribution() + " in (" + options + ")\""));
  const Language& language = pages.language();
  return "| " + found.text + " | " + percent(language, good, found.all) + " | " +
         language.number(found.all) + " |\n";
}

}  // namespace

void write_ratings(Pages& pages) {
  pages.title(3, "Partner authorities that rate good or excellent");
  const Table* known = pages.view().store.vocabularies().table("feedback_tools");
  if (known == nullptr || known->find("partner-feedback") == Table::none)
    return pages.paragraph("The vocabulary of feedback tools has no form for partners.");
  const Questions questions(pages, std::string{of_partners});
  std::string rows;
  std::vector<std::string> commands;
  for (const auto& [question, found] : questions.asked)
    rows += rating_row(pages, question, found, commands);
  if (rows.empty())
    pages.sentence("No partner authority gave a rating that can be counted.");
  else {
    pages.table_head({"question", "good or excellent:", "answers:"});
    pages.write(rows);
  }
  if (!questions.published.empty())
    pages.write(
        "\n" +
        pages.words("Published in percent alone, and in no figure: {}.",
                    pages.language().counted(questions.published.size(), "question", "questions")) +
        "\n");
  if (commands.empty())
    pages.source("feedback", of_partners, {});
  else
    pages.sources(commands);
}

void write_feedback(Pages& pages) {
  pages.title(2, "Feedback");
  const Statistics all = count(pages.view(), pages.query("feedback", {}));
  if (all.total.units.empty()) {
    pages.sentence("No feedback was recorded.");
    pages.source("feedback", {}, "tool");
    return;
  }
  tools(pages);
  const Questions questions(pages, {});
  for (const auto& [question, found] : questions.asked)
    if (found.all > 0) answers(pages, question, found);
  if (questions.published.empty()) return;
  pages.title(3, "Published shares");
  pages.paragraph(
      "Published in percent, without the number of answers: they are part of no figure.");
  for (const PublishedShares& one : questions.published)
    pages.write("- " + one.text + " " + one.options + "\n");
  pages.write("\n");
}

}  // namespace mieux
