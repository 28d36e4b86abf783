#include "answer_columns.hpp"

#include <algorithm>
#include <array>

#include "header_findings.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// What programs that collect answers add to a sheet, and a number that people give each form.
constexpr auto not_read = std::to_array<std::string_view>({"nr",
                                                           "no",
                                                           "#",
                                                           "number of form",
                                                           "form",
                                                           "row",
                                                           "reason",
                                                           "start",
                                                           "end",
                                                           "today",
                                                           "starttime",
                                                           "endtime",
                                                           "submissiondate",
                                                           "submission time",
                                                           "uuid",
                                                           "id",
                                                           "index",
                                                           "parent index",
                                                           "version",
                                                           "validation status",
                                                           "status",
                                                           "notes",
                                                           "tags",
                                                           "instanceid",
                                                           "instancename",
                                                           "deprecatedid",
                                                           "formhub uuid",
                                                           "rootuuid",
                                                           "key",
                                                           "edits",
                                                           "formversion",
                                                           "reviewstate",
                                                           "attachmentspresent",
                                                           "attachmentsexpected",
                                                           "audit"});

/// What such programs know of the person or the telephone: it must not come further.
constexpr auto of_persons = std::to_array<std::string_view>(
    {"username",      "submitted by", "submittername", "submitterid",  "deviceid", "phonenumber",
     "phone number",  "simserial",    "simid",         "subscriberid", "email",    "e mail",
     "mail",          "name",         "first name",    "last name",    "surname",  "family name",
     "full name",     "participant",  "phone",         "telephone",    "mobile",   "address",
     "gps",           "location",     "geolocation",   "signature",    "nom",      "prenom",
     "nom et prenom", "telefono",     "nombre",        "apellido",     "passport"});

bool is_among(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Steps of a header such as `group/q2/handbook`.
std::vector<std::string_view> steps_of_header(std::string_view header) {
  std::vector<std::string_view> steps;
  for (std::size_t from = 0; from <= header.size();) {
    const std::size_t end = std::min(header.find('/', from), header.size());
    steps.push_back(header.substr(from, end - from));
    from = end + 1;
  }
  return steps;
}

class Reading {
 public:
  Reading(const FeedbackForm& form, const FormVersion& version, const Sheet& sheet,
          SheetAnswers& said)
      : form_(form),
        version_(version),
        sheet_(sheet),
        said_(said),
        wrong_(Severity::error, "have errors", said.columns),
        left_out_(Severity::note, "are not read", said.notes) {
    for (const FormQuestion& question : version.questions)
      columns_.questions.push_back({&question, answers_to(form, question), {}, {}});
  }

  AnswerColumns run() {
    if (find_counts()) return columns_;
    for (std::size_t column = 0; column < sheet_.header.size(); ++column) place(column);
    std::erase_if(columns_.questions,
                  [](const QuestionColumns& one) { return !one.whole && one.each.empty(); });
    wrong_.finish();
    left_out_.finish();
    if (columns_.questions.empty() && said_.columns.empty()) no_question();
    return columns_;
  }

 private:
  bool find_counts() {
    std::optional<std::size_t> question;
    std::optional<std::size_t> answer;
    std::optional<std::size_t> number;
    for (std::size_t column = 0; column < sheet_.header.size(); ++column) {
      const std::string key = answer_key(sheet_.header[column].text);
      if (key == "question") question = column;
      if (key == "answer") answer = column;
      if (key == "number" || key == "answers" || key == "count") number = column;
    }
    if (!question || !answer || !number) return false;
    columns_.questions.clear();
    columns_.counts = CountColumns{*question, *answer, *number};
    return true;
  }

  QuestionColumns* named(std::string_view word) {
    for (QuestionColumns& one : columns_.questions)
      if (answer_key(one.question->id.value) == answer_key(word)) return &one;
    return nullptr;
  }

  void place(std::size_t column) {
    const std::vector<std::string_view> steps = steps_of_header(sheet_.header[column].text);
    QuestionColumns* question = named(steps.back());
    QuestionColumns* above = steps.size() > 1 ? named(steps[steps.size() - 2]) : nullptr;
    // An answer may be called as another question is.
    const bool is_answer = above != nullptr && above->question->kind.value == "multiple" &&
                           answer_meant(above->answers, steps.back()) != nullptr;
    if (above != nullptr && (is_answer || question == nullptr))
      return place_answer(*above, steps.back(), column);
    if (question == nullptr) return report(column, steps.back());
    if (question->whole) return once_more(*question, column);
    question->whole = column;
  }

  void once_more(const QuestionColumns& question, std::size_t column) {
    const Sheet::Cell& cell = sheet_.header[column];
    wrong_.add(sheet_, cell, [&]() -> HeaderFindings::Words {
      return {in_quotes(cell.text) + " is the question " + in_quotes(question.question->id.value) +
                  " once more",
              "delete one of the columns"};
    });
  }

  void place_answer(QuestionColumns& question, std::string_view word, std::size_t column) {
    const Answer* answer = answer_meant(question.answers, word);
    if (answer != nullptr && question.question->kind.value == "multiple") {
      question.each.emplace_back(answer, column);
      return;
    }
    wrong_.add(sheet_, sheet_.header[column], [&]() -> HeaderFindings::Words {
      return {"the question " + in_quotes(question.question->id.value) + " has no answer " +
                  in_quotes(word) + " that can be ticked",
              "`mieux form show` shows the answers; leave the column out if it is none"};
    });
  }

  [[nodiscard]] bool is_empty(std::size_t column) const {
    return std::all_of(sheet_.rows.begin(), sheet_.rows.end(),
                       [&](const Sheet::Row& row) { return trimmed(row[column].text).empty(); });
  }

  /// The version of the form that has such a question; empty if none has.
  [[nodiscard]] std::string_view version_with(std::string_view question) const {
    for (const FormVersion& version : form_.versions)
      for (const FormQuestion& one : version.questions)
        if (answer_key(one.id.value) == answer_key(question)) return version.version.value;
    return {};
  }

  void report(std::size_t column, std::string_view word) {
    const Sheet::Cell& cell = sheet_.header[column];
    const std::string key = answer_key(word);
    if (is_among(of_persons, key)) {
      if (is_empty(column)) return;
      return wrong_.add(sheet_, cell, [&]() -> HeaderFindings::Words {
        return {"the column " + in_quotes(cell.text) + " holds persons",
                "delete it from the sheet: who answered is not to be known"};
      });
    }
    if (is_among(not_read, key) || word.starts_with('_')) return;
    const std::string_view other = version_with(word);
    if (!other.empty() && is_empty(column)) return;
    wrong_.add(sheet_, cell, [&]() -> HeaderFindings::Words {
      if (!other.empty())
        return {"version " + std::string{version_.version.value} + " has no question " +
                    in_quotes(word) + ", version " + std::string{other} + " has one",
                "add --form-version " + std::string{other} +
                    " if the forms are of that version; else delete the column"};
      return unknown(cell.text);
    });
  }

  [[nodiscard]] HeaderFindings::Words unknown(const std::string& name) const {
    std::vector<std::string_view> known;
    std::string all;
    for (const FormQuestion& question : version_.questions) {
      known.push_back(question.id.value);
      all += (all.empty() ? "the questions are " : ", ") + std::string{question.id.value};
    }
    return {"the form has no question " + in_quotes(name), suggest(name, known, all)};
  }

  void no_question() {
    said_.columns.push_back({Severity::error,
                             {},
                             sheet_.place_of(sheet_.header.front()),
                             "no column is a question of the form",
                             "`mieux form sheet FORM` prints the header of such a sheet",
                             {}});
  }

  const FeedbackForm& form_;
  const FormVersion& version_;
  const Sheet& sheet_;
  SheetAnswers& said_;
  HeaderFindings wrong_;
  HeaderFindings left_out_;
  AnswerColumns columns_;
};

}  // namespace

std::string answer_key(std::string_view text) {
  std::string key = label_key(text);
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return std::string{trimmed(key)};
}

const Answer* answer_meant(List<Answer> answers, std::string_view word) {
  const std::string key = answer_key(word);
  for (const Answer& answer : answers)
    if (answer.id.value == word) return &answer;
  for (const Answer& answer : answers) {
    if (answer_key(answer.id.value) == key) return &answer;
    for (const WordsIn& words : answer.text)
      if (answer_key(words.text.value) == key) return &answer;
  }
  return nullptr;
}

AnswerColumns read_answer_columns(const FeedbackForm& form, const FormVersion& version,
                                  const Sheet& sheet, SheetAnswers& said) {
  return Reading(form, version, sheet, said).run();
}

}  // namespace mieux
