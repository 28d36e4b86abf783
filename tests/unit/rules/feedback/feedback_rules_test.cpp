// Numbers of answers that cannot be, and forms that are counted twice.

#include <doctest/doctest.h>

#include <string>

#include "rules/checking.hpp"

namespace feedback_rules_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

const std::string form =
    "== forms/f\ntool: survey\nlanguages: [en]\nversions:\n  - version: \"1\"\n"
    "    questions:\n      - id: q1\n        text:\n          en: Good?\n        kind: single\n"
    "        choices:\n          - id: bad\n          - id: good\n"
    "      - id: q2\n        text:\n          en: Which?\n        kind: multiple\n"
    "        choices:\n          - id: one\n          - id: two\n";

/// Feedback on the form, of the programme.
std::string feedback(const std::string& id, const std::string& lines) {
  return "== feedback/" + id +
         "\ntool: survey\nlevel: programme\ndate: 2024-05-01\nform: f\n"
         "form_version: \"1\"\n" +
         lines;
}

}  // namespace

TEST_CASE("answers and missing ones add up to the forms that came back") {
  const std::string single = "questions:\n  - id: q1\n    missing: 1\n";
  check_each(
      "feedback-sum", Severity::error,
      {form + feedback("a", "sent: 8\nreceived: «9»\n"),
       form + feedback("a", "received: 9\n" + single + "    «distribution»:\n      good: 7\n"),
       form + feedback("a", "received: 9\n" + single +
                                "    «distribution»:\n      good: 7\n      bad: 2\n")});
  check_none("feedback-sum", {form + feedback("a", "sent: 9\nreceived: 9\n" + single +
                                                       "    distribution:\n      good: 8\n"),
                              // How many came back is not known.
                              form + feedback("a", single + "    distribution:\n      good: 8\n"),
                              form + feedback("a", "received: 9\nquestions:\n  - id: q1\n")});
}

TEST_CASE("of several answers none was given more often than there are forms with one") {
  const std::string several = "received: 9\nquestions:\n  - id: q2\n";
  check_each("feedback-sum", Severity::error,
             {form + feedback("a", several + "    distribution:\n      «one»: 10\n      two: 9\n"),
              form + feedback("a", several + "    missing: 2\n    distribution:\n"
                                             "      one: 7\n      «two»: 8\n"),
              // Said once, and not of each answer.
              form + feedback("a", several + "    missing: 12\n    «distribution»:\n"
                                             "      one: 0\n      two: 0\n")});
  check_none("feedback-sum", {form + feedback("a", several + "    missing: 2\n    distribution:\n"
                                                             "      one: 7\n      two: 7\n")});
}

TEST_CASE("a part of an answer is a share that was published") {
  const std::string shares = "questions:\n  - id: q1\n    distribution:\n";
  check_each("feedback-sum", Severity::error,
             {form + feedback("a", shares + "      «good»: 62.5\n      bad: 37.5\n"),
              form + feedback("a", "received: 8\n" + shares + "      «good»: 7.5\n")});
  check_none("feedback-sum",
             {form + feedback("a", shares + "      good: 62.0\n      bad: 1\n"),
              form + feedback("a",
                              "questions:\n  - id: q1\n    shares_without_n: true\n"
                              "    distribution:\n      good: 62.5\n      bad: 37.5\n")});
}

TEST_CASE("a question is answered once, and a form has each name once") {
  const std::string twice =
      "received: 9\nquestions:\n  - id: q1\n    distribution:\n      good: 9\n"
      "  - id: «q1»\n    distribution:\n      good: 9\n";
  std::string copied = form;
  copied.replace(copied.find("id: q2"), 6, "id: «q1»");
  check_each("duplicate-part", Severity::error, {form + feedback("a", twice), copied});
  check_none("duplicate-part", {form + feedback("a", "questions:\n  - id: q1\n  - id: q2\n")});
}

}  // namespace feedback_rules_test
