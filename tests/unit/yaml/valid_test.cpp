// What a valid record file is read as; yaml-cpp must agree with every case.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/yaml/second_opinion.hpp"
#include "reading.hpp"

namespace valid_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

void check_read(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(for_terminal(c.text));
    const Reading reading{std::string(c.text)};
    for (const Finding& finding : reading.findings) CAPTURE(finding.message);
    REQUIRE(reading.whole);
    CHECK(outline(reading.document, reading.document.root()) == c.expected);
    for (const Finding& finding : second_opinion(c.text, reading.document)) {
      FAIL_CHECK(finding.message);
    }
  }
}

/// The bytes of a span.
std::string_view bytes(const Reading& reading, Span span) {
  return std::string_view(reading.text).substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("tables and lists") {
  check_read({
      {"a: 1\n", "{a: '1'}"},
      {"a: 1\nb: 2\n", "{a: '1', b: '2'}"},
      {"a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", "{a: {b: {c: '1'}, d: '2'}, e: '3'}"},
      {"a:\n  - b\n  - c\nd: 1\n", "{a: ['b', 'c'], d: '1'}"},
      {"a:\n- b\n- c\nd: 1\n", "{a: ['b', 'c'], d: '1'}"},
      {"a:\n  - b: 1\n    c: 2\n  - d: 3\n", "{a: [{b: '1', c: '2'}, {d: '3'}]}"},
      {"a:\n  -\n    b: 1\n  -   c: 2\n      d: 3\n", "{a: [{b: '1'}, {c: '2', d: '3'}]}"},
      {"- a\n- b: c\n", "['a', {b: 'c'}]"},
      {"- - a\n  - b\n- - c\n", "[['a', 'b'], ['c']]"},
      {"- a: 1\n  b:\n  - c\n- d\n", "[{a: '1', b: ['c']}, 'd']"},
      {"a:\n      b: 1\n      c: 2\n", "{a: {b: '1', c: '2'}}"},
      {"  a: 1\n  b: 2\n", "{a: '1', b: '2'}"},
  });
}

TEST_CASE("lists in brackets") {
  check_read({
      {"a: []\n", "{a: []}"},
      {"a: [ ]\n", "{a: []}"},
      {"a: [b]\n", "{a: ['b']}"},
      {"a: [b, c d ,e]\n", "{a: ['b', 'c d', 'e']}"},
      {"a: [ \"b, c\", 'd]' , e ] # f\n", "{a: ['b, c', 'd]', 'e']}"},
      {"a: [1, true, ~, null, -2]\n", "{a: ['1', 'true', ~, ~, '-2']}"},
      {"a: [http://b.example/c, d:e, f#g]\n", "{a: ['http://b.example/c', 'd:e', 'f#g']}"},
      {"- [a, b]\n- []\n", "[['a', 'b'], []]"},
  });
}

TEST_CASE("plain values") {
  check_read({
      {"a: b c  d   \n", "{a: 'b c  d'}"},
      {"a: b # c\n", "{a: 'b'}"},
      {"a: b#c\n", "{a: 'b#c'}"},
      {"a: b:c\n", "{a: 'b:c'}"},
      {"a: it's \"so\"\n", "{a: 'it's \"so\"'}"},
      {"a: -b\n", "{a: '-b'}"},
      {"a: ?b\n", "{a: '?b'}"},
      {"a: :b\n", "{a: ':b'}"},
      {"a: b [c] {d}, e\n", "{a: 'b [c] {d}, e'}"},
      {"a: b & c * d ! e | f > g % h @ i\n", "{a: 'b & c * d ! e | f > g % h @ i'}"},
      {"a: ---\n", "{a: '---'}"},
      {"a: ../2015\n", "{a: '../2015'}"},
      {"a: Brasília \u2013 Bogotá \U0001f600\n", "{a: 'Brasília \u2013 Bogotá \U0001f600'}"},
      {"a: b\\n\n", "{a: 'b\\n'}"},
      {"a:    b\n", "{a: 'b'}"},
      {"a: yes\nb: 012\nc: 1e3\nd: 2013-04\n", "{a: 'yes', b: '012', c: '1e3', d: '2013-04'}"},
  });
}

TEST_CASE("nothing") {
  check_read({
      {"a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: # g\n", "{a: ~, b: ~, c: ~, d: ~, e: ~, f: ~}"},
      {"a:\n  b:\nc:\n", "{a: {b: ~}, c: ~}"},
      {"-\n- a\n-\n", "[~, 'a', ~]"},
      {"a: \"\"\nb: ''\nc: \"~\"\nd: 'null'\n", "{a: '', b: '', c: '~', d: 'null'}"},
      {"a: nULL\n", "{a: 'nULL'}"},
  });
}

TEST_CASE("quoted values") {
  check_read({
      {"a: 'it''s'\nb: ''''\nc: ''''''\n", "{a: 'it's', b: ''', c: ''''}"},
      {"a: 'b\\n' # c\n", "{a: 'b\\n'}"},
      {"a: \"b: c # d\"\n", "{a: 'b: c # d'}"},
      {R"(a: "\"\\\/\n\t\r\0\a\b\e\f\v\ \x85\xa0\L\P")"
       "\n",
       "{a: '\"\\/\\n\\t\\r\\x00\\x07\\x08\\x1b\\x0c\\x0b \\u0085\u00a0\\u2028\\u2029'}"},
      {R"(a: "\x41\u00e9\U0001f600")"
       "\n",
       "{a: 'A\u00e9\U0001f600'}"},
      {"a: \"  b  \"\n", "{a: '  b  '}"},
  });
}

TEST_CASE("keys") {
  check_read({
      {"two words: 1\n", "{two words: '1'}"},
      {"a : 1\n", "{a: '1'}"},
      {"\"a: b\": 1\n'it''s': 2\n\"\\x41\": 3\n", "{a: b: '1', it's: '2', A: '3'}"},
      {"\"null\": 1\n\"\": 2\n", "{null: '1', : '2'}"},
      {"a:b: 1\n", "{a:b: '1'}"},
      {"-a: 1\n", "{-a: '1'}"},
      {"a#b: 1\n", "{a#b: '1'}"},
      {"é: 1\n", "{é: '1'}"},
      {"2013: 1\nno: 2\n", "{2013: '1', no: '2'}"},
      {"\"a\" : 1\n", "{a: '1'}"},
  });
}

TEST_CASE("block text that keeps its lines") {
  check_read({
      {"a: |\n  b\n  c\n", "{a: 'b\\nc\\n'}"},
      {"a: |-\n  b\n  c\n", "{a: 'b\\nc'}"},
      {"a: |+\n  b\n\n\n", "{a: 'b\\n\\n\\n'}"},
      {"a: |\n  b\n\n\nc: d\n", "{a: 'b\\n', c: 'd'}"},
      {"a: |+\n  b\n\nc: d\n", "{a: 'b\\n\\n', c: 'd'}"},
      {"a: |\n\n  b\n\n    c\n  d\n", "{a: '\\nb\\n\\n  c\\nd\\n'}"},
      {"a: |\n  # b\n  c: d\n  - e\n", "{a: '# b\\nc: d\\n- e\\n'}"},
      {"a: | # comment\n  b\n# comment\nc: d\n", "{a: 'b\\n', c: 'd'}"},
      {"a:\n  - |\n    b\n  - |-\n   c\n", "{a: ['b\\n', 'c']}"},
      {"a: |\n b\n", "{a: 'b\\n'}"},
      {"a: |\nb: c\n", "{a: '', b: 'c'}"},
      {"a: |\n", "{a: ''}"},
      {"a: |\n  b", "{a: 'b'}"},
      {"a: |\n  b\t\n  c  \n", "{a: 'b\\t\\nc  \\n'}"},
      {"- |\n a\n- b\n", "['a\\n', 'b']"},
  });
}

TEST_CASE("block text that joins its lines") {
  check_read({
      {"a: >\n  b\n  c\n", "{a: 'b c\\n'}"},
      {"a: >-\n  b\n  c\n", "{a: 'b c'}"},
      {"a: >\n  b\n\n  c\n\n\n  d\n", "{a: 'b\\nc\\n\\nd\\n'}"},
      {"a: >\n  b\n    c\n  d\n", "{a: 'b\\n  c\\nd\\n'}"},
      {"a: >\n  b\n\n    c\n\n  d\n", "{a: 'b\\n\\n  c\\n\\nd\\n'}"},
      {"a: >\n\n  b\n", "{a: '\\nb\\n'}"},
      {"a: >\n  b", "{a: 'b'}"},
  });
}

TEST_CASE("comments and blank lines stand anywhere") {
  check_read({
      {"# a\n\n# b\na: 1 # c\n\n  # d\nb:\n# e\n  - f\n    # g\n\n  - h\n# i\n",
       "{a: '1', b: ['f', 'h']}"},
      {"a: 1\n   \nb: 2\n", "{a: '1', b: '2'}"},
      {"a:\n\n\n  b: 1\n", "{a: {b: '1'}}"},
  });
}

TEST_CASE("every value knows its bytes, quotes and block text included") {
  const Reading reading(
      "id: 2013-04\n\"k\" : 'it''s'  # c\nlist: [a, \"b\"]\ntext: |\n  one\n\n  two\n\nsub:\n  x: "
      "1\n"
      "  y:\n    - z\nnone:\n");
  REQUIRE(reading.whole);
  const Document& document = reading.document;
  const Node& root = document.root();
  const auto value = [&](std::string_view key) { return document.find(root, key); };
  CHECK(bytes(reading, root.span) ==
        std::string_view(reading.text).substr(0, reading.text.size() - 1));
  CHECK(bytes(reading, value("id")->span) == "2013-04");
  CHECK(bytes(reading, value("id")->key_span) == "id");
  CHECK(bytes(reading, value("k")->span) == "'it''s'");
  CHECK(bytes(reading, value("k")->key_span) == "\"k\"");
  CHECK(value("k")->style == Style::single_quoted);
  CHECK(bytes(reading, value("list")->span) == "[a, \"b\"]");
  CHECK(value("list")->style == Style::flow);
  const Node* element = document.first_child(*value("list"));
  CHECK(bytes(reading, element->span) == "a");
  CHECK(element->key_span == Span{});
  CHECK(bytes(reading, document.next_sibling(*element)->span) == "\"b\"");
  CHECK(bytes(reading, value("text")->span) == "|\n  one\n\n  two");
  CHECK(value("text")->style == Style::literal);
  CHECK(bytes(reading, value("sub")->span) == "x: 1\n  y:\n    - z");
  CHECK(bytes(reading, document.find(*value("sub"), "y")->span) == "- z");
  CHECK(value("none")->span.begin == value("none")->span.end);
  CHECK(value("none")->kind == Kind::null);
  CHECK(value("absent") == nullptr);
  CHECK(document.find(*value("id"), "x") == nullptr);
  CHECK(root.size == 6);
}

TEST_CASE("a document is read again into the memory of the last one") {
  Reading reading("a: 1\nb: 2\n");
  const std::string_view second = "c: 3\n";
  CHECK(read(second, reading.document, reading.unescaped, reading.findings));
  CHECK(outline(reading.document, reading.document.root()) == "{c: '3'}");
}

}  // namespace valid_test
