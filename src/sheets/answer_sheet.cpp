#include "mieux/sheets/answer_sheet.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "answer_columns.hpp"
#include "mieux/base/fingerprint.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/letters/person_search.hpp"

namespace mieux {
namespace {

std::string answers_in_words(List<Answer> answers) {
  std::string all;
  for (const Answer& answer : answers)
    all += (all.empty() ? "write one of: " : "; ") + std::string{answer.id.value};
  return all;
}

/// A further sentence of a hint, which may be a question.
std::string with_sentence(const std::string& hint, const std::string& sentence) {
  return hint + (hint.ends_with('?') ? " " : ". ") + sentence;
}

std::string suggested(List<Answer> answers, std::string_view word) {
  std::vector<std::string_view> known;
  for (const Answer& answer : answers) known.push_back(answer.id.value);
  return suggest(word, known, answers_in_words(answers));
}

/// Is a tick in the column of one answer: 1, true, yes, x? Nothing if it is none of the words.
std::optional<bool> tick_in(std::string_view cell) {
  const std::string word = answer_key(cell);
  for (const std::string_view yes : {"1", "true", "yes", "x", "oui", "si", "vrai"})
    if (word == yes) return true;
  for (const std::string_view no : {"", "0", "false", "no", "non", "faux"})
    if (word == no) return false;
  return std::nullopt;
}

/// Counts a sheet, row by row.
class Counting {
 public:
  Counting(const Store& store, const Record& form, const FormVersion& version, const Sheet& sheet)
      : form_(store.forms()[form.position]),
        version_(version),
        sheet_(sheet),
        persons_(store),
        columns_(read_answer_columns(form_, version, sheet, said_)) {
    canonical_.push_back(std::string{form.id} + "\n" + std::string{version.version.value});
    for (const QuestionColumns& one : columns_.questions) begin(*one.question, one.answers);
    if (columns_.counts)
      for (const FormQuestion& question : version.questions)
        begin(question, answers_to(form_, question));
  }

  SheetAnswers run() {
    if (!said_.columns.empty()) return std::move(said_);
    for (row_ = 0; row_ < sheet_.rows.size(); ++row_)
      if (columns_.counts)
        add_count(*columns_.counts);
      else
        add_form();
    if (columns_.counts)
      finish_counts();
    else
      said_.received = static_cast<std::uint32_t>(sheet_.rows.size());
    for (const CountedAnswers& one : said_.questions) canonical_.front() += "\n" + one.question;
    std::sort(canonical_.begin() + 1, canonical_.end());
    Fingerprint sum;
    for (const std::string& line : canonical_) sum.add(line + "\n");
    said_.fingerprint = sum.text();
    return std::move(said_);
  }

 private:
  void begin(const FormQuestion& question, List<Answer> answers) {
    CountedAnswers& counted = said_.questions.emplace_back();
    counted.question = question.id.value;
    for (const Answer& answer : answers)
      counted.counts.emplace_back(std::string{answer.id.value}, 0);
  }

  void problem(const Sheet::Cell& cell, std::string message, std::string hint) {
    said_.problems.push_back(
        {row_,
         {Severity::error, {}, sheet_.place_of(cell), std::move(message), std::move(hint), {}}});
  }

  [[nodiscard]] const Sheet::Cell& cell(std::size_t column) const {
    return sheet_.rows[row_][column];
  }

  static void count(CountedAnswers& counted, std::string_view answer) {
    for (auto& [id, number] : counted.counts)
      if (id == answer) ++number;
  }

  /// A row is a form that came back.
  void add_form() {
    std::string line;
    for (std::size_t i = 0; i < columns_.questions.size(); ++i) {
      const QuestionColumns& columns = columns_.questions[i];
      const std::set<std::string> given =
          columns.each.empty() ? in_one_cell(columns) : in_columns(columns);
      CountedAnswers& counted = said_.questions[i];
      if (given.empty()) ++counted.missing;
      const bool is_text = columns.question->kind.value == "text";
      for (const std::string& answer : given) {
        line += counted.question + "=" + answer + "\x1f";
        if (is_text)
          counted.texts.push_back(answer);
        else
          count(counted, answer);
      }
    }
    canonical_.push_back(std::move(line));
  }

  std::set<std::string> in_columns(const QuestionColumns& columns) {
    std::set<std::string> given;
    for (const auto& [answer, column] : columns.each) {
      const auto tick = tick_in(cell(column).text);
      if (!tick)
        problem(cell(column), in_quotes(cell(column).text) + " does not say whether it was chosen",
                "write 1 or 0, or leave it empty");
      else if (*tick)
        given.emplace(answer->id.value);
    }
    return given;
  }

  std::set<std::string> in_one_cell(const QuestionColumns& columns) {
    const Sheet::Cell& said = cell(*columns.whole);
    const std::string_view text = trimmed(said.text);
    if (text.empty()) return {};
    const std::string_view kind = columns.question->kind.value;
    if (kind == "text") return in_words(said);
    if (const Answer* answer = answer_meant(columns.answers, text))
      return {std::string{answer->id.value}};
    if (kind == "multiple") return several(columns, said);
    problem(said, in_quotes(text) + " is no answer to " + in_quotes(columns.question->id.value),
            suggested(columns.answers, text));
    return {};
  }

  std::set<std::string> in_words(const Sheet::Cell& said) {
    const std::string_view text = trimmed(said.text);
    if (const std::string person = persons_.find(text); !person.empty()) {
      problem(said, "this answer seems to hold " + person,
              "write what was said without who said it; a name that is none in lower case");
      return {};
    }
    return {std::string{text}};
  }

  /// `the handbook; the contacts`, or as Kobo and ODK write it: `handbook contacts`.
  std::set<std::string> several(const QuestionColumns& columns, const Sheet::Cell& said) {
    const std::string_view separators = separators_in(said.text);
    const std::vector<std::string_view> words = words_of(said.text, separators);
    std::set<std::string> given;
    for (const std::string_view word : words) {
      const Answer* answer = answer_meant(columns.answers, word);
      if (answer != nullptr) {
        given.emplace(answer->id.value);
        continue;
      }
      const std::string_view wrong = separators == " " ? trimmed(said.text) : word;
      problem(said, in_quotes(wrong) + " is no answer to " + in_quotes(columns.question->id.value),
              with_sentence(suggested(columns.answers, wrong), "Separate several by a semicolon"));
      return {};
    }
    return given;
  }

  /// A comma separates only where nothing else does: answers may hold one.
  static std::string_view separators_in(std::string_view text) {
    for (const std::string_view separators : {";|\n", ","})
      if (text.find_first_of(separators) != std::string_view::npos) return separators;
    return " ";
  }

  static std::vector<std::string_view> words_of(std::string_view text,
                                                std::string_view separators) {
    std::vector<std::string_view> words;
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
      if (const std::string_view word = trimmed(text.substr(from, end - from)); !word.empty())
        words.push_back(word);
      from = end + 1;
    }
    return words;
  }

  /// A row says how often an answer was given, or none (an empty answer).
  void add_count(const CountColumns& columns) {
    const Sheet::Cell& asked = cell(columns.question);
    const auto counted = std::find_if(
        said_.questions.begin(), said_.questions.end(),
        [&](const auto& one) { return answer_key(one.question) == answer_key(asked.text); });
    if (counted == said_.questions.end()) {
      std::vector<std::string_view> known;
      for (const CountedAnswers& one : said_.questions) known.push_back(one.question);
      return problem(asked, "the form has no question " + in_quotes(asked.text),
                     suggest(asked.text, known, "`mieux form show` lists the questions"));
    }
    const auto number = number_in(cell(columns.number));
    if (!number) return;
    const FormQuestion& question = *find_question(version_, counted->question);
    const Sheet::Cell& said = cell(columns.answer);
    const Answer* answer = answer_meant(answers_to(form_, question), said.text);
    if (answer == nullptr && !trimmed(said.text).empty())
      return problem(said, in_quotes(said.text) + " is no answer to " + in_quotes(asked.text),
                     question.kind.value == "text"
                         ? "answers in words stand in a sheet with a row for each form"
                         : with_sentence(suggested(answers_to(form_, question), said.text),
                                         "Leave the cell empty for forms without an answer"));
    put_count(*counted, answer, *number, said);
  }

  void put_count(CountedAnswers& counted, const Answer* answer, std::uint32_t number,
                 const Sheet::Cell& said) {
    const std::string id{answer == nullptr ? std::string_view{} : answer->id.value};
    if (!seen_.emplace(counted.question, id).second)
      return problem(said, "this answer to " + in_quotes(counted.question) + " was counted above",
                     "delete one of the rows");
    if (answer == nullptr) counted.missing = number;
    for (auto& [one, count] : counted.counts)
      if (one == id) count = number;
    canonical_.push_back(counted.question + "=" + id + "=" + std::to_string(number));
  }

  std::optional<std::uint32_t> number_in(const Sheet::Cell& said) {
    if (const auto number = whole_number(trimmed(said.text))) return number;
    problem(said, in_quotes(said.text) + " is no number of answers", "write a whole number");
    return std::nullopt;
  }

  /// Questions of which no row speaks were not asked; the forms are those of a single choice.
  void finish_counts() {
    std::erase_if(said_.questions, [&](const CountedAnswers& one) {
      return std::none_of(seen_.begin(), seen_.end(),
                          [&](const auto& key) { return key.first == one.question; });
    });
    for (const CountedAnswers& one : said_.questions) {
      const FormQuestion& question = *find_question(version_, one.question);
      if (question.kind.value != "single") continue;
      std::uint32_t forms = one.missing;
      for (const auto& [answer, number] : one.counts) forms += number;
      said_.received = std::max(said_.received, forms);
    }
  }

  const FeedbackForm& form_;
  const FormVersion& version_;
  const Sheet& sheet_;
  SheetAnswers said_;
  PersonSearch persons_;
  AnswerColumns columns_;
  std::vector<std::string> canonical_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::size_t row_ = 0;
};

}  // namespace

SheetAnswers count_sheet(const Store& store, const Record& form, const FormVersion& version,
                         const Sheet& sheet) {
  return Counting(store, form, version, sheet).run();
}

std::string empty_answer_sheet(const FormVersion& version) {
  std::string header = "nr";
  for (const FormQuestion& question : version.questions)
    header += "," + quoted_cell(question.id.value, ',');
  return header + "\r\n";
}

}  // namespace mieux
