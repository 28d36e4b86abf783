// Answers counted from sheets: typed by hand, exported by Kobo and ODK, or counted before.

#include "mieux/sheets/answer_sheet.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "store/store_folder.hpp"

namespace answer_sheet_test {

using namespace mieux;

namespace {

constexpr std::string_view form =
    "title: Participants\ntool: survey\nlanguages: [en, fr]\n"
    "scales:\n  - id: agreement\n    levels:\n      - id: disagree\n        text:\n"
    "          fr: pas d’accord\n      - id: rather agree\n      - id: agree\n        text:\n"
    "          fr: d’accord\n"
    "versions:\n"
    "  - version: \"1\"\n    retired: 2020-01-01\n    questions:\n      - id: q9\n        text:\n"
    "          en: Of old.\n        kind: text\n"
    "  - version: \"2\"\n    questions:\n"
    "      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        scale: agreement\n"
    "      - id: q2\n        text:\n          en: Which?\n        kind: multiple\n        "
    "choices:\n"
    "          - id: the handbook\n            text:\n              fr: le manuel\n"
    "          - id: contacts\n"
    "          - id: a visit, or two\n"
    "      - id: q3\n        text:\n          en: What else?\n        kind: text\n";

/// A store with the form, and with one more question of version 2 if `further` says one.
class Forms {
 public:
  explicit Forms(std::string_view further = {}) : store_(written(further).load()) {}

  [[nodiscard]] SheetAnswers count(const std::string& text) const {
    std::vector<Diagnostic> problems;
    const Sheet sheet = read_sheet("s.csv", text, problems);
    REQUIRE(problems.empty());
    const Record& record = *store_.find(RecordKind::form, "participants");
    return count_sheet(store_, record, store_.forms()[record.position].versions[1], sheet);
  }

  /// `q1 0/1/2, 1 missing; q3 [a|b]`, and how many forms came back.
  [[nodiscard]] std::string counted(const std::string& text) const {
    const SheetAnswers said = count(text);
    CHECK(said.columns.empty());
    CHECK(said.problems.empty());
    std::string all;
    for (const CountedAnswers& one : said.questions) {
      all += one.question + " ";
      for (const auto& [answer, number] : one.counts)
        all += (&answer == &one.counts.front().first ? "" : "/") + std::to_string(number);
      for (const std::string& answer : one.texts) all += "[" + answer + "]";
      if (one.missing > 0) all += ", " + std::to_string(one.missing) + " missing";
      all += "; ";
    }
    return all + std::to_string(said.received);
  }

  /// What is wrong with the columns and rows, one line each: `2:3 message`.
  [[nodiscard]] std::string wrong(const std::string& text) const {
    const SheetAnswers said = count(text);
    std::string lines;
    const auto add = [&](const Diagnostic& one) {
      CHECK_FALSE(one.hint.empty());
      CHECK(one.hint.front() != ';');
      lines += std::to_string(one.where.line) + ":" + std::to_string(one.where.column) + " " +
               one.message + "\n";
    };
    for (const Diagnostic& one : said.columns) add(one);
    for (const RowProblem& one : said.problems) add(one.diagnostic);
    return lines;
  }

  [[nodiscard]] std::string print_of(const std::string& text) const {
    return count(text).fingerprint;
  }

 private:
  const StoreFolder& written(std::string_view further) {
    folder_.write("forms/participants.yaml", StoreFolder::header("forms/participants") +
                                                 std::string{form} + std::string{further});
    return folder_;
  }

  StoreFolder folder_;
  Store store_;
};

}  // namespace

TEST_CASE("a row is a form: answers by their ids or words, in any language") {
  const Forms forms;
  CHECK(forms.counted("nr,q1,q2,q3\n"
                      "1,agree,the handbook; contacts,More time\n"
                      "2,D'ACCORD,le manuel,\n"
                      "3,rather_agree,,more time\n"
                      "4,,contacts|the handbook,\n"
                      "5,pas d’accord,\"a visit, or two\",more time\n") ==
        "q1 1/1/2, 1 missing; q2 3/2/1, 1 missing; q3 [More time][more time][more time], 2 "
        "missing; 5");
  // An empty line is no form; a form with nothing but its number is one.
  CHECK(forms.counted("nr;q1\n1;agree\n;\n2;\n") == "q1 0/0/1, 1 missing; 2");
  CHECK(forms.counted("q1\n") == "q1 0/0/0; 0");
}

TEST_CASE("a choice may hold a comma where semicolons separate") {
  const Forms forms;
  CHECK(forms.counted("q2\n\"a visit, or two; contacts\"\n\"the handbook, contacts\"\n") ==
        "q2 1/2/1; 2");
}

TEST_CASE("sheets of Kobo and ODK are read as they are") {
  const Forms forms;
  CHECK(forms.counted("start,end,today,_id,_uuid,__version__,_submission_time,meta/instanceID,"
                      "intro/q1,intro/q2,intro/q2/the_handbook,intro/q2/contacts,more/q3\n"
                      "a,b,c,1,u,v,w,i,agree,the_handbook contacts,1,1,\n"
                      "a,b,c,2,u,v,w,i,rather_agree,the_handbook,1,0,good\n"
                      "a,b,c,3,u,v,w,i,,,,,\n") ==
        "q1 0/1/1, 1 missing; q2 2/1/0, 1 missing; q3 [good], 2 missing; 3");
  // Without a column for each answer, the cell holds all of them, separated by a space.
  CHECK(forms.counted("q2\ncontacts contacts\ncontacts\n") == "q2 0/2/0; 2");
}

TEST_CASE("an answer with the name of a question is that answer") {
  const Forms forms(
      "      - id: contacts\n        text:\n          en: How many?\n        kind: text\n");
  CHECK(forms.counted("q2/the_handbook,q2/contacts,contacts\n1,1,three\n0,1,\n") ==
        "q2 1/2/0; contacts [three], 1 missing; 2");
}

TEST_CASE("columns of persons are refused, and columns that nobody knows") {
  const Forms forms;
  CHECK(forms.wrong("q1,Name,e-mail,username\nagree,x,y,z\n") ==
        "1:4 the column 'Name' holds persons\n1:9 the column 'e-mail' holds persons\n"
        "1:16 the column 'username' holds persons\n");
  // Nobody wrote one: programs add such columns.
  CHECK(forms.wrong("q1,username,deviceid\nagree,,\n").empty());
  CHECK(forms.wrong("q1,q4\nagree,x\n") == "1:4 the form has no question 'q4'\n");
  CHECK(forms.wrong("a/q1,b/q1\nagree,agree\n") == "1:6 'b/q1' is the question 'q1' once more\n");
  CHECK(forms.wrong("q1,q2/the visit\nagree,1\n") ==
        "1:4 the question 'q2' has no answer 'the visit' that can be ticked\n");
  CHECK(forms.wrong("nr,_id\n1,2\n") == "1:1 no column is a question of the form\n");
}

TEST_CASE("several versions in one export: columns of another one must be empty") {
  const Forms forms;
  CHECK(forms.counted("q1,q9\nagree,\n") == "q1 0/0/1; 1");
  CHECK(forms.wrong("q1,q9\nagree,\n,old\n") ==
        "1:4 version 2 has no question 'q9', version 1 has one\n");
}

TEST_CASE("answers that are none, and persons in answers") {
  const Forms forms;
  CHECK(forms.wrong("q1,q2,q3\nagre,the handbok,\nagree,contacts; x,Mrs Jane Doe was good\n") ==
        "2:1 'agre' is no answer to 'q1'\n2:6 'the handbok' is no answer to 'q2'\n"
        "3:7 'x' is no answer to 'q2'\n3:19 this answer seems to hold a personal name\n");
  CHECK(forms.wrong("q2/contacts\nperhaps\n") ==
        "2:1 'perhaps' does not say whether it was chosen\n");
}

TEST_CASE("a sheet of counts") {
  const Forms forms;
  CHECK(forms.counted("question,answer,number\nq1,agree,6\nq1,rather agree,2\nq1,,1\n"
                      "q2,contacts,4\n") == "q1 0/2/6, 1 missing; q2 0/4/0; 9");
  CHECK(forms.wrong("question;answer;number\nq1;agree;6\nq1;Agree;2\nq1;agreed;2\nq7;a;1\n"
                    "q1;disagree;-1\nq1;disagree;1.5\nq1;disagree;99999999999\nq3;words;2\n") ==
        "3:4 this answer to 'q1' was counted above\n4:4 'agreed' is no answer to 'q1'\n"
        "5:1 the form has no question 'q7'\n6:13 '-1' is no number of answers\n"
        "7:13 '1.5' is no number of answers\n8:13 '99999999999' is no number of answers\n"
        "9:4 'words' is no answer to 'q3'\n");
}

TEST_CASE("the fingerprint is that of the answers, not of the order of rows and columns") {
  const Forms forms;
  const std::string first = forms.print_of("nr,q1,q2\n1,agree,contacts; the handbook\n2,,\n");
  CHECK(first == forms.print_of("q2;nr;q1\n;9;\nle manuel|contacts;8;Agree\n"));
  CHECK(first != forms.print_of("nr,q1,q2\n1,agree,contacts\n2,,the handbook\n"));
  CHECK(first != forms.print_of("nr,q1,q2\n1,agree,contacts; the handbook\n2,,\n3,,\n"));
  // A question that nobody answered is not one that was not asked.
  CHECK(first != forms.print_of("nr,q1,q2,q3\n1,agree,contacts; the handbook,\n2,,,\n"));
  const std::string counts = forms.print_of("question,answer,number\nq1,agree,6\nq1,,1\n");
  CHECK(counts == forms.print_of("number;question;answer\n1;Q1;\n6;q1;Agree\n"));
  CHECK(counts != forms.print_of("question,answer,number\nq1,agree,1\nq1,,6\n"));
}

TEST_CASE("a hostile sheet is refused in few words, or counted as what it says") {
  const Forms forms;
  std::string header = "q1";
  std::string row = "agree";
  for (std::size_t i = 1; i < most_columns; ++i) {
    header += ",x" + std::to_string(i);
    row += ",1";
  }
  const SheetAnswers said = forms.count(header + "\n" + row + "\n");
  CHECK(said.columns.size() == most_said_of_header + 1);
  // Words that hold what ends a line of the fingerprint, or what a terminal obeys.
  CHECK(forms.wrong("q1\n\x1b[2Jagree\n").starts_with("2:1 "));
  CHECK(forms.counted("q3\n\"one\ntwo\"\n") == "q3 [one\ntwo]; 1");
  // Many forms, each with all answers.
  std::string many = "q1,q2\n";
  for (int i = 0; i < 20000; ++i) many += "agree,\"contacts;contacts;the handbook\"\n";
  CHECK(forms.counted(many) == "q1 0/0/20000; q2 20000/20000/0; 20000");
}

TEST_CASE("the header of a sheet to type into") {
  const Forms forms;
  StoreFolder folder;
  folder.write("forms/participants.yaml",
               StoreFolder::header("forms/participants") + std::string{form});
  const Store store = folder.load();
  CHECK(empty_answer_sheet(store.forms()[0].versions[1]) == "nr,q1,q2,q3\r\n");
}

}  // namespace answer_sheet_test
