// Fields of a record from a text of somebody else: YAML or JSON.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changes/changing.hpp"
#include "mieux/changes/records/fields_of_text.hpp"

namespace fields_of_text_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

/// The fields as they would be written.
std::string written(std::string_view text) { return yaml::emit(fields_of_text(text, "f")); }

std::string refused(std::string_view text) {
  return failure_of([&] { (void)fields_of_text(text, "input"); });
}

std::string nested(const std::string& open, const std::string& close, int depth) {
  std::string text = "{\"a\": ";
  for (int i = 0; i < depth; ++i) text += open;
  text += "1";
  for (int i = 0; i < depth; ++i) text += close;
  return text + "}";
}

}  // namespace

TEST_CASE("fields are read from JSON and from YAML alike") {
  struct Case {
    std::string_view json;
    std::string_view yaml;
    std::string_view written;
  };
  const std::vector<Case> cases = {
      {R"({"title": "T"})", "title: T\n", "title: T\n"},
      {" \n\t{\"title\":\"T\"}\n", "\n# a comment\n\ntitle:   T\n", "title: T\n"},
      {R"({"b": "1", "a": 2})", "b: \"1\"\na: 2\n", "b: \"1\"\na: 2\n"},
      {R"({"joint": true, "note": "true"})", "joint: true\nnote: \"true\"\n",
       "joint: true\nnote: \"true\"\n"},
      {R"({"total": -1.5})", "total: -1.5\n", "total: -1.5\n"},
      {R"({"topics": ["thb", "border"]})", "topics:\n  - thb\n  - border\n",
       "topics: [thb, border]\n"},
      {R"({"topics": []})", "topics: []\n", "topics: []\n"},
      {R"({"letters": [{"received": "2026-01-02", "requester": "m"}]})",
       "letters:\n  - received: 2026-01-02\n    requester: m\n",
       "letters:\n  - received: 2026-01-02\n    requester: m\n"},
      {R"({"need": "one\ntwo\n"})", "need: |\n  one\n  two\n", "need: |\n  one\n  two\n"},
      {R"({"a": "caf\u00e9 \"x\""})", "a: café \"x\"\n", "a: café \"x\"\n"},
      {R"({"a": {"b": {"c": "2013"}}})", "a:\n  b:\n    c: \"2013\"\n",
       "a:\n  b:\n    c: \"2013\"\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json);
    CHECK(written(c.json) == c.written);
    CHECK(written(c.yaml) == c.written);
  }
}

TEST_CASE("quotes of YAML stay, escapes in them do not") {
  CHECK(written("title: 'T'\nneed: \"caf\\xe9\"\n") == "title: \"T\"\nneed: \"café\"\n");
}

TEST_CASE("what JSON calls null is absent") {
  CHECK(written(R"({"a": null, "b": [null, "x", null], "c": {"d": null, "e": "z"}})") ==
        "b: [x]\nc:\n  e: z\n");
}

TEST_CASE("a text that is neither is refused") {
  for (const std::string_view text :
       {"", " \n", "word", "- a\n- b\n", "[a, b]", "{", "{]", "{\"a\": 1,}", "{\"a\": 1} x",
        "{\"a\": 1}{\"b\": 2}", "{\"a\": \"\xff\"}", "a: &x 1\n", "a: 1\na: 2\n", "a:\n\t- x\n",
        "{a: 1}", "~", "# only a comment\n"}) {
    CAPTURE(text);
    CHECK(refused(text).starts_with("3 input:"));
  }
  CHECK(refused("a: 1\nb: [x\n").starts_with("3 input:2:4: "));
}

TEST_CASE("what is wrong is said, not what is only worth a note") {
  const std::string message = refused("a: 1\r\nb: 2\r\nb: 3\r\n");
  CHECK(message.starts_with("3 input:3:1: "));
  CHECK(message.find("'b'") != std::string::npos);
}

TEST_CASE("JSON that cannot be told without a loss is refused") {
  CHECK(refused(R"({"a": 1, "a": 2})").starts_with("3 input: "));
  CHECK(refused(R"({"a": {"b": 1, "c": 2, "b": 1}})").starts_with("3 input: "));
  CHECK(refused(R"({"a": {"b": 1}, "b": 1})").empty());
  CHECK(refused(R"({"a": 1e999})").starts_with("3 input: "));
  CHECK(refused(nested("[", "]", 100)).starts_with("3 input: "));
  CHECK(refused(nested("{\"a\":", "}", 100)).starts_with("3 input: "));
  CHECK(refused(nested("[", "]", 100'000)).starts_with("3 input: "));
  CHECK(refused(nested("[", "]", 20)).empty());
}

}  // namespace fields_of_text_test
