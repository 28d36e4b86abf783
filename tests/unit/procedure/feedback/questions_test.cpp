// Which question an answer is to: versions of forms that go on with each other, and those that do
// not.

#include "mieux/procedure/feedback/questions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "queries/samples.hpp"

namespace questions_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view form =
    "title: Participants\ntool: participant-feedback\nlanguages: [en, fr]\naliases: [attendees]\n"
    "scales:\n  - id: three\n    levels:\n      - id: low\n      - id: mid\n      - id: high\n"
    "  - id: four\n    levels:\n      - id: low\n      - id: mid\n      - id: high\n      - id: "
    "top\n"
    "versions:\n"
    "  - version: \"1\"\n    retired: 2020-01-01\n    questions:\n"
    "      - id: q1\n        text:\n          en: Was it useful?\n          fr: Utile ?\n"
    "        kind: single\n        scale: three\n"
    "      - id: q2\n        text:\n          en: What else?\n        kind: text\n"
    "  - version: \"2\"\n    from: 2020-01-01\n    questions:\n"
    "      - id: usefulness\n        text:\n          en: How useful was it?\n"
    "        kind: single\n        scale: three\n        same_as: 1/q1\n"
    "      - id: q2\n        text:\n          en: What else?\n        kind: text\n"
    "  - version: \"3\"\n    from: 2022-01-01\n    questions:\n"
    "      - id: q1\n        text:\n          en: And now?\n        kind: single\n"
    "        scale: three\n        same_as: 2/usefulness\n"
    "      - id: other\n        text:\n          en: On four levels?\n        kind: single\n"
    "        scale: four\n        same_as: 1/q1\n";

std::string ids(const std::vector<const AskedQuestion*>& questions) {
  std::string all;
  for (const AskedQuestion* one : questions) all += (all.empty() ? "" : " ") + one->id;
  return all;
}

/// To which question the first answer of the feedback is.
std::string asked_by(const Store& store, const AskedQuestions& questions, std::string_view id) {
  const Record* record = store.find(RecordKind::feedback, id);
  REQUIRE(record != nullptr);
  return questions.of(*record, *store.feedback()[record->position].questions.begin()).id;
}

/// Feedback on a version of a form, with one answer.
std::string answered(std::string_view form_id, std::string_view version, std::string_view question,
                     std::string_view answer) {
  return "title: F\ntool: participant-feedback\nlevel: programme\ndate: 2020-05-01\nform: " +
         std::string{form_id} + "\nform_version: \"" + std::string{version} +
         "\"\nquestions:\n  - id: " + std::string{question} + "\n    distribution:\n      " +
         std::string{answer} + ": 7\n";
}

}  // namespace

TEST_CASE("a question goes on from version to version where each says so, whatever its id") {
  const std::string one = answered("participants", "1", "q1", "low");
  const std::string two = answered("participants", "2", "usefulness", "low");
  const std::string three = answered("attendees", "3", "q1", "low");
  const std::string four = answered("participants", "3", "other", "top");
  const Sample sample{{"forms/participants", form},
                      {"feedback/one", one},
                      {"feedback/two", two},
                      {"feedback/three", three},
                      {"feedback/four", four}};
  const AskedQuestions questions(sample.store());
  CHECK(asked_by(sample.store(), questions, "one") == "participants/1/q1");
  CHECK(asked_by(sample.store(), questions, "two") == "participants/1/q1");
  // Named by an alias of the form, two steps away from the first version.
  CHECK(asked_by(sample.store(), questions, "three") == "participants/1/q1");
  // Another scale is another question, though it says that it goes on.
  CHECK(asked_by(sample.store(), questions, "four") == "participants/3/other");
  // Nothing says that `q2` of version 2 is the one of version 1.
  CHECK(questions.all().size() == 4);
}

TEST_CASE("a question is named by its form, its version or its id alone") {
  const Sample sample{{"forms/participants", form}};
  const AskedQuestions questions(sample.store());
  const auto named = [&](std::string_view word) { return ids(questions.named(word)); };
  CHECK(named("participants/3/q1") == "participants/1/q1");
  CHECK(named("participants/q1") == "participants/1/q1");
  CHECK(named("q1") == "participants/1/q1");
  CHECK(named("usefulness") == "participants/1/q1");
  CHECK(named("participants/q2") == "participants/1/q2 participants/2/q2");
  CHECK(named("participants/2/q2") == "participants/2/q2");
  CHECK(named("participants/4/q1").empty());
  CHECK(named("participant/q1").empty());
  CHECK(named("").empty());
  CHECK(named("/").empty());
  CHECK(named("participants/").empty());
}

TEST_CASE("why a question does not go on") {
  const auto why = [&](std::string_view same_as, std::string_view kind_and_answers) {
    const std::string later =
        "title: F\ntool: participant-feedback\nlanguages: [en]\n"
        "scales:\n  - id: two\n    levels:\n      - id: no\n      - id: yes\n"
        "  - id: turned\n    levels:\n      - id: yes\n      - id: no\n"
        "versions:\n  - version: a\n    questions:\n      - id: q\n        text:\n"
        "          en: Q\n        kind: single\n        scale: two\n"
        "  - version: b\n    questions:\n      - id: q\n        text:\n          en: Q\n" +
        std::string{kind_and_answers} + "        same_as: " + std::string{same_as} + "\n";
    const Sample sample{{"forms/f", later}};
    const FeedbackForm& read = sample.store().forms()[0];
    const FormVersion& version = read.versions[1];
    return why_not_the_same(read, version, version.questions[0]);
  };
  const std::string same = "        kind: single\n        scale: two\n";
  CHECK(why("a/q", same).empty());
  CHECK(why("c/q", same) == "the form has no version c");
  CHECK(why("b/q", same) == "version b does not come before version b");
  CHECK(why("a/p", same) == "version a has no question p");
  CHECK(why("a/q", "        kind: text\n") == "that one is of the kind single");
  CHECK(why("a/q", "        kind: single\n        scale: turned\n") ==
        "that one has other answers");
  // Choices with the ids of the levels are the same answers.
  CHECK(why("a/q",
            "        kind: single\n        choices:\n          - id: no\n"
            "          - id: yes\n")
            .empty());
}

TEST_CASE("of the questions of a version one alone goes on with an earlier one") {
  const auto question = [](const std::string& id, const std::string& same_as) {
    return "      - id: " + id + "\n        text:\n          en: Q\n        kind: text\n" +
           (same_as.empty() ? "" : "        same_as: " + same_as + "\n");
  };
  const std::string text =
      "title: F\ntool: participant-feedback\nlanguages: [en]\nversions:\n"
      "  - version: \"1\"\n    questions:\n" +
      question("q", {}) + "  - version: \"2\"\n    questions:\n" + question("a", "1/q") +
      question("b", "1/q") + "  - version: \"3\"\n    questions:\n" + question("c", "2/a") +
      question("d", "1/q") + question("e", "2/b");
  const Sample sample{{"forms/f", text}};
  const FeedbackForm& read = sample.store().forms()[0];
  const auto why = [&](std::size_t version, std::size_t at) {
    return why_not_the_same(read, read.versions[version], read.versions[version].questions[at]);
  };
  CHECK(why(1, 0).empty());
  CHECK(why(1, 1) == "a of this version does");
  CHECK(why(2, 0).empty());
  CHECK(why(2, 1) == "c of this version does");
  const AskedQuestions questions(sample.store());
  CHECK(ids(questions.named("f/2/b")) == "f/2/b");
  CHECK(ids(questions.named("f/3/d")) == "f/3/d");
}

TEST_CASE("the version in use on a day") {
  const Sample sample{{"forms/participants", form}};
  const FeedbackForm& read = sample.store().forms()[0];
  const auto on_day = [&](std::string_view day) {
    const FormVersion* version = version_on(read, date(day).first());
    return version == nullptr ? std::string{} : std::string{version->version.value};
  };
  CHECK(on_day("2019-12-31") == "1");
  CHECK(on_day("2020-01-01") == "2");
  CHECK(on_day("2021-12-31") == "2");
  CHECK(on_day("2022-01-01") == "3");
  const Sample retired{{"forms/f",
                        "title: F\ntool: participant-feedback\nlanguages: [en]\nversions:\n"
                        "  - version: \"1\"\n    from: 2020-01-01\n    retired: 2021-01-01\n"
                        "    questions: []\n"}};
  CHECK(version_on(retired.store().forms()[0], date("2019-12-31").first()) == nullptr);
  CHECK(version_on(retired.store().forms()[0], date("2020-12-31").first()) != nullptr);
  CHECK(version_on(retired.store().forms()[0], date("2021-01-01").first()) == nullptr);
}

TEST_CASE("feedback without a form asks for itself, and that of an unlisted form by its versions") {
  const std::string alone =
      "title: F\ntool: survey\nlevel: programme\ndate: 2020-05-01\nquestions:\n"
      "  - id: q1\n    text: Still in use?\n    kind: single\n    distribution:\n"
      "      often: 7\n      never: 9\n";
  const std::string old_one = answered("gone", "1", "q1", "agree");
  const std::string old_two = answered("gone", "1", "q1", "disagree");
  const std::string newer = answered("gone", "2", "q1", "agree");
  const Sample sample{{"feedback/a", alone},
                      {"feedback/b", alone},
                      {"feedback/c", old_one},
                      {"feedback/d", old_two},
                      {"feedback/e", newer}};
  const AskedQuestions questions(sample.store());
  CHECK(ids(questions.named("q1")) == "a/q1 b/q1 gone/1/q1 gone/2/q1");
  CHECK(ids(questions.named("a/q1")) == "a/q1");
  CHECK(asked_by(sample.store(), questions, "d") == "gone/1/q1");
  const AskedQuestion& asked = *questions.named("gone/1/q1").front();
  // What it could be answered with shows in the answers alone, as they were met.
  CHECK(asked.answers == std::vector<std::string_view>{"agree", "disagree"});
  CHECK_FALSE(asked.on_scale);
  CHECK(questions.named("a/q1").front()->text == "Still in use?");
}

TEST_CASE("forms that mieux.yaml lists lend their scale to single choices") {
  const std::string listed =
      "format: mieux.store/1\ntitle: Office\n"
      "groupings:\n  - id: region_2018\n    title: Regions\ndefault_grouping: region_2018\n"
      "feedback_scales:\n  - id: agreement\n    levels: [disagree, agree]\n"
      "feedback_forms:\n  - id: gone\n    version: \"1\"\n    tool: participant-feedback\n"
      "    scale: agreement\n";
  const std::string text =
      "title: F\ntool: participant-feedback\nlevel: programme\ndate: 2020-05-01\nform: gone\n"
      "form_version: \"1\"\nscale: agreement\nquestions:\n"
      "  - id: q1\n    text: Good?\n    kind: single\n    distribution:\n      agree: 5\n"
      "  - id: q2\n    text: Which?\n    kind: multiple\n    distribution:\n      agree: 5\n";
  const Sample sample{{"mieux.yaml", listed}, {"feedback/a", text}};
  const AskedQuestions questions(sample.store());
  const AskedQuestion& single = *questions.named("gone/q1").front();
  CHECK(single.on_scale);
  CHECK(single.answers == std::vector<std::string_view>{"disagree", "agree"});
  const AskedQuestion& several = *questions.named("gone/q2").front();
  CHECK_FALSE(several.on_scale);
  CHECK(several.takes_several());
  CHECK(several.answers == std::vector<std::string_view>{"agree"});
}

TEST_CASE("words of a question and of its answers in a language, else the first or the id") {
  const std::string text =
      "title: F\ntool: participant-feedback\nlanguages: [en, fr]\n"
      "scales:\n  - id: two\n    levels:\n      - id: no\n        text:\n          fr: non\n"
      "      - id: yes\n"
      "versions:\n  - version: \"1\"\n    questions:\n      - id: q\n        text:\n"
      "          en: Good?\n          fr: Bien ?\n        kind: single\n        scale: two\n"
      "      - id: p\n        text:\n          en: Only here.\n        kind: text\n";
  const Sample sample{{"forms/f", text}};
  const FormVersion& version = sample.store().forms()[0].versions[0];
  const FormQuestion& both = version.questions[0];
  CHECK(words_or_first(both.text, "fr", "q") == "Bien ?");
  CHECK(words_or_first(both.text, "es", "q") == "Good?");
  CHECK(words_or_first({}, "fr", "q") == "q");
  CHECK(words_in(both.text, "fr") == "Bien ?");
  CHECK_FALSE(words_in(version.questions[1].text, "fr").has_value());
  CHECK(has_answer(answers_to(sample.store().forms()[0], both), "yes"));
  CHECK_FALSE(has_answer(answers_to(sample.store().forms()[0], both), "non"));
  CHECK(answers_to(sample.store().forms()[0], version.questions[1]).empty());
  CHECK(find_question(version, "none") == nullptr);
  CHECK(find_version(sample.store().forms()[0], "2") == nullptr);
}

}  // namespace questions_test
