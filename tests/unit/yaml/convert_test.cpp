// Legal YAML outside the record format: rewritten where nothing is lost, refused otherwise.

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/yaml/format.hpp"

namespace convert_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

std::size_t id_first(const Path&, std::string_view key) { return key == "id" ? 0 : 1; }

std::string refusal(std::string_view bytes) {
  try {
    return "not refused: " + convert(bytes, id_first);
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::refused);
    return failure.what();
  }
}

struct Case {
  std::string_view what;
  std::string_view before;
  std::string_view after;
};

void check(const Case& c) {
  CAPTURE(c.what);
  try {
    CHECK(convert(c.before, id_first) == c.after);
  } catch (const Failure& failure) {
    FAIL_CHECK(failure.what());
  }
}

struct Refused {
  std::string_view before;
  std::string_view message;
};

void check(const Refused& c) {
  CAPTURE(c.before);
  const std::string message = refusal(c.before);
  CAPTURE(message);
  CHECK(message.starts_with(c.message));
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("YAML outside the record format is rewritten") {
  for (const Case& c : {
           Case{"flow mappings", "a: {b: 1, \"c\":x, d}\nid: y-1\n",
                "id: y-1\na:\n  b: 1\n  c: x\n  d:\n"},
           Case{"JSON", "{\"id\": \"x\", \"l\": [1, {\"a\": true}], \"z\": null}",
                "id: x\nl:\n  - 1\n  - a: true\nz:\n"},
           Case{"lists of several lines", "a: [b,\n  c,\n  d ]\n", "a: [b, c, d]\n"},
           Case{"lists in lists", "a: [[b, c], []]\n", "a:\n  - [b, c]\n  - []\n"},
           Case{"plain text of several lines", "a: one\n  two\n\n  three it's\nb: 1\n",
                "a: |-\n  one two\n  three it's\nb: 1\n"},
           Case{"quoted text of several lines",
                "a: \"one \\\n  two\n  three\\n\n\n  \\u00e9\"\nb: 'it''s\n  c'\n",
                "a: |-\n  one two three\n\n  é\nb: it's c\n"},
           Case{"indentation indicators", "a: |2\n   x\n  y\nb:\n  - >1-\n   x\n   y\n",
                "a: \" x\\ny\\n\"\nb: [x y]\n"},
       }) {
    check(c);
  }
}

TEST_CASE("signs of YAML outside the record format go where they say nothing") {
  for (const Case& c : {
           Case{"anchors and aliases", "a: &x [b, c]\nd: *x\ne: &y\n  f: *x\ng: *y\n&k k: 1\n",
                "a: [b, c]\nd: [b, c]\ne:\n  f: [b, c]\ng:\n  f: [b, c]\nk: 1\n"},
           Case{"markers", "---\na: {b: c}\n...\n", "a:\n  b: c\n"},
           Case{"only markers", "# c\n---\na: b # d\n...\n# e\n", "# c\n\na: b  # d\n\n# e\n"},
           Case{"only a byte order mark", "\xEF\xBB\xBF# c\na:   b # d\n", "# c\na: b  # d\n"},
           Case{"a byte order mark", "\xEF\xBB\xBF{a: b}\n", "a: b\n"},
           Case{"tabs after values", "a:\tb\t\n-c: d\n", "a: b\n\"-c\": d\n"},
           Case{"explicit keys", "? a\n: b\n? c\n: |1\n d\n", "a: b\nc: |\n  d\n"},
           Case{"CRLF", "a: one\r\n  two\r\nb: \"x\r\n  y\"\r\n", "a: one two\nb: x y\n"},
           Case{"marks in text", "a: {b: \"#x, [y\", c: d#e, f: -g, h: http://i}\n",
                "a:\n  b: \"#x, [y\"\n  c: d#e\n  f: \"-g\"\n  h: http://i\n"},
           Case{"quoted words", "{a: \"no\", b: '012', c: \"2013\"}",
                "a: \"no\"\nb: \"012\"\nc: \"2013\"\n"},
           Case{"in the format already", "# c\na: 1\nid: x\n", "id: x\n# c\na: 1\n"},
       }) {
    check(c);
  }
}

TEST_CASE("what would be lost or is ambiguous is refused with its line") {
  for (const Refused& c : {
           Refused{"a: {b: 1}\nc: d # e\n", "line 2: this file must be rewritten, and the comment"},
           Refused{"# c\na: {b: 1}\n", "line 1: this file must be rewritten, and the comment"},
           Refused{"a: {b: 1}\nc: | # d\n  e\n",
                   "line 2: this file must be rewritten, and the comm"},
           Refused{"a: 1\nb: !t x\n", "line 2: a tag (!)"},
           Refused{"a: !!str 1\n", "line 1: a tag (!)"},
           Refused{"a: ! x\n", "line 1: a tag (!)"},
           Refused{"%YAML 1.2\n---\na: {b: c}\n", "line 1: a YAML directive"},
           Refused{"a: &x {b: 1}\nc:\n  <<: *x\n", "line 3: a merge key"},
       }) {
    check(c);
  }
}

TEST_CASE("what other readers take for YAML and the specification does not is refused") {
  const std::string_view shallow = "this line goes on with a value above";
  for (const auto& [before, line] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"---\nflow: [a,\nb,\nc]\n", "line 3: "},
           {"a: [\n  b\n]\n", "line 3: "},
           {"a: {b: c,\nd: e}\n", "line 2: "},
           {"a:\n  b: [c,\n  d]\n", "line 3: "},
           {"- [a,\nb]\n", "line 2: "},
           {"quoted: \"a\nb\nc\"\n", "line 2: "},
           {"quoted: 'a\n\nb'\n", "line 3: "},
           {"quoted: \"a\n\"\n", "line 2: "},
           {"quoted: \"a\\\nb\"\n", "line 2: "},
           {"foo: \"bar\n\tbaz\"\n", "line 2: "},
           {"k:\n  foo: \"bar\n \tbaz\"\n", "line 3: "},
       }) {
    const std::string message = refusal(before);
    CAPTURE(before);
    CAPTURE(message);
    CHECK(message.starts_with(std::string{line} + std::string{shallow}));
  }
  for (const Refused& c : {
           Refused{"---\n- [-, -]\n", "line 2: '-' alone is no text"},
           Refused{"[-]\n", "line 1: '-' alone is no text"},
           Refused{"{a: -}\n", "line 1: '-' alone is no text"},
           Refused{"seq:\n&anchor\n- a\n- b\n", "line 2: an anchor is not indented"},
           Refused{"?\na\n: b\n", "line 2: a key is not indented deeper"},
           Refused{"- |+\n   ", "line 1: the file ends without a line break"},
           Refused{"a: {b: c}\nd: |\n  x\n   ", "line 2: the file ends without a line break"},
       }) {
    check(c);
  }
}

TEST_CASE("what is no single record of texts is refused with its line") {
  for (const Refused& c : {
           Refused{"a: {b: 1}\n---\nc: d\n", "line 2: a second document"},
           Refused{"--- {a: 1}\n--- {b: 1}\n", "line 2: a second document"},
           Refused{"a: {b: 1}\n...\nc: d\n", "line 3: text after the end"},
           Refused{"a: {b: 1,\n  b: 2}\n", "line 2: the key 'b' stands here for the second time"},
           Refused{"{a: 1, \"\\x61\": 2}", "line 1: the key 'a' stands here for the second time"},
           Refused{"? [a]\n: b\n", "line 1: a table or list as a key"},
           Refused{"? {a: b}\n: b\n", "line 1: a table or list as a key"},
           Refused{"a: &x b\n*x : c\n", "line 2: an alias (*) as a key"},
           Refused{"{~: a}", "line 1: a key without text"},
           Refused{"{: a}", "line 1: a key without text"},
           Refused{"a: {}", "line 1: an empty table"},
           Refused{"{a: no}", "line 1: the value 'no'"},
           Refused{"{a: 012}", "line 1: the value '012'"},
           Refused{"{a: [1e3]}", "line 1: the value '1e3'"},
           Refused{"{a: 1:30}", "line 1: the value '1:30'"},
           Refused{"{2013: a}", "line 1: the key '2013'"},
       }) {
    check(c);
  }
}

TEST_CASE("damaged files are refused with their line") {
  for (const Refused& c : {
           Refused{"a: &x [*x]\n", "line 1: an alias (*) stands inside what it stands for"},
           Refused{"a: *x\n", "line 1: this is no YAML"},
           Refused{"a: \"b\nc: d\n", "line 1: the quotation mark (\") opened here is not closed"},
           Refused{"a: 'b\nc: d\n", "line 1: the quotation mark (') opened here is not closed"},
           Refused{"a: [b, , c]\nd: {e: 1}", "line 1: an element is missing"},
           Refused{"a: [b\n", "line 2: this is no YAML"},
           Refused{"a: \"\\N\"\n", "line 1: '\\N'"},
           Refused{"a: >+\n  b\nc: {d: e}\n", "line 1: folded text that keeps"},
           Refused{"a:\n\t- b\n", "line 2: "},
           Refused{"a: {b: c\x01}", "line 1: the invisible character"},
           Refused{std::string_view("a: b\0", 5), "line 1: the invisible character"},
           Refused{"a: \"b\n<<<<<<< HEAD\n  c\"\n", "line 2: unresolved merge"},
           Refused{"\xFF\xFE", "line 1: this file is UTF-16"},
           Refused{"a: {b: 1}\nword\n", "line 3: a line of text without a colon"},
           Refused{"a: {b: 1}\nword\nc: d\n", "line "},
           Refused{"a: {b: 1}\ntwo\n words\n", "line 3: a key over several lines"},
           Refused{"a: \"b\" c\nd: {e: 1}\n", "line 1: "},
           Refused{"a: {b: 1} c\n", "line 1: "},
           Refused{"a: {b: 1}\nc:\nd\ne: f\n", "line 4: this is no YAML"},
           Refused{"a: {b: 1}\nc:\n\"d\"\n", "line 3: a value is not indented"},
           Refused{",", "line 1: "},
           Refused{"", "line 1: the file holds no record"},
           Refused{"x", "line 1: the file holds a single value"},
           Refused{"~", "line "},
       }) {
    check(c);
  }
}

TEST_CASE("bombs and depth are refused quickly") {
  std::string laughs = "a: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "b" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 9; ++k) laughs += (k == 0 ? "" : ", ") + before;
    laughs += "]\n";
  }
  const std::string long_text(100'000, 'x');
  const auto start = std::chrono::steady_clock::now();
  CHECK(refusal(laughs).ends_with("this file is too large"));
  CHECK(refusal("a: &a \"" + long_text + "\"\nb: [" + repeated("*a ,", 5000) + "]\n")
            .ends_with("this file is too large"));
  CHECK(refusal(std::string(std::size_t{1} << 20, ' ') + "a").starts_with("the file has 1048577"));
  for (const std::string_view piece : {"[",    "{",     "- ",      "? ",     "a: ",
                                       "&a ",  "*a ",   "!",       ",",      ":",
                                       "\"",   "'",     "|",       "-",      "[a, ",
                                       "{a: ", "- - ",  "a: b\n ", "\n",     "[]",
                                       "a\n",  "---\n", "{a: [",   "\"a\" ", "a: [b, {c: d}]\n"}) {
    CAPTURE(piece);
    CHECK(!refusal(repeated(piece, 200'000 / piece.size())).starts_with("not refused"));
  }
  const auto time = std::chrono::steady_clock::now() - start;
  CHECK(std::chrono::duration_cast<std::chrono::seconds>(time).count() < 10);
}

}  // namespace convert_test
