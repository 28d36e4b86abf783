// A form as it is read, also from text that fits no schema.

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/records/form.hpp"
#include "mieux/records/read.hpp"
#include "yaml/reading.hpp"

namespace read_form_test {

using namespace mieux;

TEST_CASE("a form keeps its scales, versions and questions in their order") {
  const yaml::Reading reading(
      "tool: participant-feedback\nlanguages: [fr, en]\n"
      "scales:\n  - id: two\n    levels:\n      - id: \"no\"\n        text:\n          fr: non\n"
      "          en: nope\n      - id: \"yes\"\n"
      "versions:\n  - version: \"1\"\n    from: 2020-01\n    retired: 2021-02-03\n    questions:\n"
      "      - id: q1\n        text:\n          fr: Utile ?\n          en: Useful?\n"
      "        kind: single\n        scale: two\n        same_as: 0/q9\n"
      "      - id: q2\n        kind: multiple\n        choices:\n          - id: a visit\n"
      "  - version: \"2\"\n");
  REQUIRE(reading.whole);
  Arena arena;
  const FeedbackForm form = read_form(reading.document, arena);
  CHECK(form.tool.value == "participant-feedback");
  REQUIRE(form.languages.size() == 2);
  CHECK(form.languages[0].value == "fr");
  REQUIRE(form.scales.size() == 1);
  const List<Answer> levels = form.scales[0].levels;
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].id.value == "no");
  REQUIRE(levels[0].text.size() == 2);
  CHECK(levels[0].text[1].language.value == "en");
  CHECK(levels[0].text[1].text.value == "nope");
  CHECK(levels[1].text.empty());
  REQUIRE(form.versions.size() == 2);
  const FormVersion& first = form.versions[0];
  CHECK(first.from.date.to_string() == "2020-01");
  CHECK(first.retired.date.to_string() == "2021-02-03");
  CHECK_FALSE(form.versions[1].from.known);
  CHECK_FALSE(form.versions[1].retired.known);
  CHECK(form.versions[1].questions.empty());
  REQUIRE(first.questions.size() == 2);
  CHECK(first.questions[0].kind.value == "single");
  CHECK(first.questions[0].scale.value == "two");
  CHECK(first.questions[0].same_as.value == "0/q9");
  CHECK(first.questions[0].text[0].text.value == "Utile ?");
  CHECK_FALSE(first.questions[1].same_as.is_there());
  CHECK(first.questions[1].choices[0].id.value == "a visit");
}

TEST_CASE("what is no form is read as far as it goes") {
  for (const std::string_view text :
       {"", "[]", "versions: 3", "versions: [1, [], {}]", "scales: {a: b}", "scales: [[levels]]",
        "versions: [{questions: [1, {text: [a], choices: x}]}]", "languages: {}"}) {
    CAPTURE(text);
    const yaml::Reading reading(std::string{text});
    Arena arena;
    const FeedbackForm form = read_form(reading.document, arena);
    CHECK(form.tool.value.empty());
    for (const FormVersion& version : form.versions)
      for (const FormQuestion& question : version.questions) CHECK(question.kind.value.empty());
  }
}

}  // namespace read_form_test
