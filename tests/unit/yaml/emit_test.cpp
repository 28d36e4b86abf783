#include "mieux/yaml/emit.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace emit_test {

using namespace mieux::yaml;
using namespace std::string_view_literals;

namespace {

Value list(std::vector<std::string> texts) {
  Value::Sequence elements;
  for (std::string& text : texts) elements.push_back(Value::text(std::move(text)));
  return {std::move(elements)};
}

Value map(Value::Mapping entries) { return {std::move(entries)}; }

}  // namespace

TEST_CASE("a scalar is plain where every reader takes it for this text") {
  for (const std::string_view text : {"received",   "2013-04",
                                      "2013-04-16", "2009/2015",
                                      "../2015",    "2015/..",
                                      "TJK",        "Dushanbe (Tajikistan)",
                                      "it's",       "say \"no\" to it",
                                      "a:1",        "http://mieux.example/a",
                                      "C#",         "50%",
                                      "a & b",      "a * b",
                                      "Brasília",   "e/mail",
                                      "no one",     "trueish",
                                      "1st",        "2009-01",
                                      "a - b",      "007-x"}) {
    CAPTURE(text);
    CHECK(scalar(text, false) == text);
  }
}

TEST_CASE("a scalar is quoted where a reader could take it for something else") {
  for (const std::string_view text :
       {"",       " ",    " a",   "a ",           "2013",    "012",
        "-5",     "1.10", "1e3",  "1:30",         "0x1f",    "1_000",
        "+1",     ".5",   "true", "false",        "True",    "yes",
        "no",     "NO",   "on",   "off",          "y",       "n",
        "~",      "null", "Null", ".inf",         ".nan",    "+.inf",
        "=",      "<<",   "- a",  "-a",           "-",       "---",
        "...",    "? a",  ": a",  ", a",          "[a",      "]",
        "{a",     "}",    "# a",  "&a",           "*a",      "!a",
        "|",      ">",    "'a'",  "%a",           "@a",      "`a",
        "a: b",   "a:",   "a #b", "<<<<<<< HEAD", "=======", ">>>>>>> theirs",
        "|||||||"}) {
    CAPTURE(text);
    CHECK(scalar(text, false) == '"' + std::string(text) + '"');
  }
}

TEST_CASE("in a flow list more must be quoted") {
  CHECK(scalar("a, b", false) == "a, b");
  for (const std::string_view text : {"a, b", "a,b", "x]", "x[1]", "{a}", "a {b} c", "why?"}) {
    CAPTURE(text);
    CHECK(scalar(text, true) == '"' + std::string(text) + '"');
  }
  CHECK(scalar("http://mieux.example", true) == "http://mieux.example");
  CHECK(scalar("C#", true) == "C#");
}

TEST_CASE("quotes escape what cannot stand in a file") {
  CHECK(scalar("\"", false) == R"("\"")");
  CHECK(scalar("\\ and \"\n", false) == R"("\\ and \"\n")");
  CHECK(scalar("back\\slash", false) == "back\\slash");
  CHECK(scalar("tab\there", false) == R"("tab\there")");
  CHECK(scalar("cr\r", false) == R"("cr\r")");
  CHECK(scalar("esc\x1b[0m", false) == R"("esc\x1b[0m")");
  CHECK(scalar("del\x7f", false) == R"("del\x7f")");
  CHECK(scalar("\u0085", false) == R"("\x85")");
  CHECK(scalar("\u202e", false) == R"("\u202e")");
  CHECK(scalar("\u2028", false) == R"("\u2028")");
  CHECK(scalar("\ufeff", false) == R"("\ufeff")");
  CHECK(scalar("\U0001ffff", false) == R"("\U0001ffff")");
  CHECK(scalar("stray \xff", false) == "\"stray \ufffd\"");
}

TEST_CASE("the canonical layout of a record") {
  const Value record = map({
      {"id", Value::text("2013-04")},
      {"uid", Value::text("abcdefgh234567ab")},
      {"title", Value::text("Migration profile: second edition")},
      {"joint", Value::boolean(false)},
      {"countries", list({"TJK", "KGZ"})},
      {"references", list({"2013", "2013/07"})},
      {"region", map({{"mieux", Value::text("asia")}})},
      {"events",
       {Value::Sequence{
           map({{"event", Value::text("received")}, {"date", Value::text("2013-02")}}),
           map({{"event", Value::text("rejected")}, {"note", Value::text("One.\n\nTwo.\n")}}),
       }}},
      {"total", Value::integer(-3)},
      {"remarks", Value::text("First line\nsecond: line")},
  });
  CHECK(emit(record) == R"(id: 2013-04
uid: abcdefgh234567ab
title: "Migration profile: second edition"
joint: false
countries: [TJK, KGZ]
references: ["2013", 2013/07]
region:
  mieux: asia
events:
  - event: received
    date: 2013-02
  - event: rejected
    note: |
      One.

      Two.
total: -3
remarks: |-
  First line
  second: line
)");
}

TEST_CASE("lists that do not fit in one line, or whose texts are long, stand below each other") {
  const std::string word(30, 'w');
  const std::string long_text(41, 't');
  CHECK(emit(map({{"k", list({word, word, word})}})) ==
        "k: [" + word + ", " + word + ", " + word + "]\n");  // 99 columns
  CHECK(emit(map({{"key", list({word, word, word})}})) ==
        "key:\n  - " + word + "\n  - " + word + "\n  - " + word + "\n");
  CHECK(emit(map({{"k", list({long_text})}})) == "k:\n  - " + long_text + "\n");
  CHECK(emit(map({{"k", list({})}})) == "k: []\n");
  CHECK(emit(map({{"k", list({"a\nb"})}})) == "k: [\"a\\nb\"]\n");
  CHECK(emit(map({{"k", {Value::Sequence{list({"a", "b"}), list({long_text})}}}})) ==
        "k:\n  - [a, b]\n  -\n    - " + long_text + "\n");
}

TEST_CASE("keys are quoted like texts") {
  CHECK(emit(map({{"NO", Value::integer(1)}, {"a: b", Value::integer(2)}})) ==
        "\"NO\": 1\n\"a: b\": 2\n");
}

TEST_CASE("a text is in block form only if nobody can change it by tidying blanks") {
  const auto value = [](std::string text) {
    return emit(map({{"k", Value::text(std::move(text))}}));
  };
  CHECK(value("a\nb\n") == "k: |\n  a\n  b\n");
  CHECK(value("a\n  b") == "k: |-\n  a\n    b\n");
  CHECK(value("# a\n- b") == "k: |-\n  # a\n  - b\n");
  CHECK(value("\n") == "k: \"\\n\"\n");
  CHECK(value("a\n\n") == "k: \"a\\n\\n\"\n");
  CHECK(value("\na") == "k: \"\\na\"\n");
  CHECK(value(" a\nb") == "k: \" a\\nb\"\n");
  CHECK(value("a \nb") == "k: \"a \\nb\"\n");
  CHECK(value("a\nb ") == "k: \"a\\nb \"\n");
  CHECK(value("a\n\tb") == "k: \"a\\n\\tb\"\n");
}

TEST_CASE("an empty mapping cannot be written and holds nothing: it is left out") {
  CHECK(emit(map({{"a", map({})}, {"b", Value::integer(1)}})) == "b: 1\n");
  CHECK(emit(map({{"a", map({{"b", map({})}})}, {"c", Value::integer(1)}})) == "c: 1\n");
  CHECK(emit(map({{"a", {Value::Sequence{map({})}}}})) == "a: []\n");
}

}  // namespace emit_test
