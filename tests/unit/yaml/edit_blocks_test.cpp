// Edits of block text, tables and lists.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "edits.hpp"
#include "reading.hpp"

namespace edit_blocks_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

const Value person = table({{"name", Value::text("x")}, {"year", Value::integer(4)}});

}  // namespace

TEST_CASE("the span of block text that keeps its line breaks holds its blank lines") {
  const Reading reading("a: |+\n  x\n\n   \nb: |+\n\nc: |\n  y\n\nd: z\n");
  const auto bytes = [&](std::string_view key) {
    const Span span = reading.document.find(reading.document.root(), key)->span;
    return reading.text.substr(span.begin, span.end - span.begin);
  };
  CHECK(bytes("a") == "|+\n  x\n\n   ");
  CHECK(bytes("b") == "|+\n");
  CHECK(bytes("c") == "|\n  y");
}

TEST_CASE("block text comes, changes and goes") {
  check_edits({
      {"a: x # c\nb: y\n", set("a", "one\n\ntwo\n"), "a: | # c\n  one\n\n  two\nb: y\n"},
      {"a: x\nb: y\n", set("a", "one\ntwo"), "a: |-\n  one\n  two\nb: y\n"},
      {"a: 'x'\n", set("a", "one\ntwo"), "a: |-\n  one\n  two\n"},
      {"l:\n- x # c\n", set("l.1", "one\ntwo"), "l:\n- |- # c\n  one\n  two\n"},
      {"a: |  # c\n     one\n\n# d\nb: y\n", set("a", "two\nthree\n"),
       "a: |  # c\n     two\n     three\n\n# d\nb: y\n"},
      {"a: |  # c\n  one\n  two\nb: y\n", set("a", "x"), "a: x  # c\nb: y\n"},
      {"a: | # c\nb: y\n", set("a", "x"), "a: x # c\nb: y\n"},
      {"a: |+\n  one\n\nb: y\n", set("a", "x"), "a: x\nb: y\n"},
      {"a: |+\n  one\n\nb: y\n", set("a", "two\n\n\n"), "a: |+\n  two\n\n\nb: y\n"},
      {"a: |+\n  one\n\nb: y\n", set("a", "two\n\n"), "a: |+\n  two\n\nb: y\n"},
      {"a: |+\n  one\n\nb: y\n", set("a", "two\n"), "a: |\n  two\nb: y\n"},
      {"a: |\n  one\n\nb: y\n", set("a", "two\n\n"), "a: \"two\\n\\n\"\n\nb: y\n"},
      {"a: >\n  one\n  two\nb: y\n", set("a", "x\ny\n"), "a: |\n  x\n  y\nb: y\n"},
      {"a: >-\n  one\n  two\nb: y\n", set("a", "x"), "a: x\nb: y\n"},
      {"a: x\nb: y\n", set("a", " one\ntwo\n"), "a: \" one\\ntwo\\n\"\nb: y\n"},
      {"a: |\n  x\nb: y\n", removed("a"), "b: y\n"},
      {"a: |+\n  x\n\nb: y\n", removed("a"), "b: y\n"},
      {"a: |+\n  x\n\nc: y\n", add("b", "z"), "a: |+\n  x\n\nb: z\nc: y\n"},
  });
}

TEST_CASE("block text does not swallow what stands below it") {
  check_edits({
      {"a: x\n    # c\nb: y\n", set("a", "one\ntwo"), "a: \"one\\ntwo\"\n    # c\nb: y\n"},
      {"a: x\n # c\n    # d\nb: y\n", set("a", "one\ntwo"),
       "a: |-\n  one\n  two\n # c\n    # d\nb: y\n"},
      {"a: x\n    \nb: y\n", set("a", "one\ntwo"), "a: \"one\\ntwo\"\n    \nb: y\n"},
      {"a: x\n  ", set("a", "one\ntwo"), "a: \"one\\ntwo\"\n  "},
      {"a: x\n    \nc: y\n", add("b", "one\ntwo"), "a: x\nb: \"one\\ntwo\"\n    \nc: y\n"},
      {"a: |+\n  x\nb: y\n\nc: z\n", removed("b"), "a: |+\n  x\nc: z\n"},
      {"a: |\n  x\nb: y\n\nc: z\n", removed("b"), "a: |\n  x\n\nc: z\n"},
      {"a: |\n  x\n\nb: y\n     \nc: z\n", removed("b"), "a: |\n  x\n\nc: z\n"},
      {"a: |\n  x\nb: y\n  ", removed("b"), "a: |\n  x\n"},
      {"a: |\n  x\nb: y\n     \nc: z\n", removed("b"), "a: |\n  x\nc: z\n"},
  });
  CHECK(edited("a: |\n  x\nb: y\n    # c\nc: z\n", removed("b")) ==
        "refused: 'b' cannot be changed here: 'a' would then be read as something else than is "
        "meant");
}

TEST_CASE("a value becomes another kind of value") {
  check_edits({
      {"a: x # c\nb: y\n", set("a", person), "a: # c\n  name: x\n  year: 4\nb: y\n"},
      {"a: x # c\nb: y\n", set("a", list({"p", "q"})), "a: [p, q] # c\nb: y\n"},
      {"a: # c\n  # d\n  k: v # e\nb: y\n", set("a", "x"), "a: x # c\nb: y\n"},
      {"a:\n- p\n- q\nb: y\n", set("a", "x"), "a: x\nb: y\n"},
      {"a:\n- p\n- q\nb: y\n", set("a", list({})), "a: []\nb: y\n"},
      {"a: [p] # c\nb: y\n", set("a", "x"), "a: x # c\nb: y\n"},
      {"a: [p] # c\nb: y\n", set("a", person), "a: # c\n  name: x\n  year: 4\nb: y\n"},
      {"a: |\n  t\nb: y\n", set("a", person), "a:\n  name: x\n  year: 4\nb: y\n"},
      {"l:\n- x\n- y\n", set("l.1", person), "l:\n- name: x\n  year: 4\n- y\n"},
      {"l:\n- x # c\n- y\n", set("l.1", person), "l:\n- # c\n  name: x\n  year: 4\n- y\n"},
      {"l:\n- a: 1\n  b: 2 # c\n- y\n", set("l.1", "x"), "l:\n- x\n- y\n"},
      {"l:\n- # c\n  a: 1\n- y\n", set("l.1", "x"), "l:\n- x # c\n- y\n"},
      {"l: [x, \"z\"] # c\nm: 1\n", set("l.1", person),
       "l: # c\n  - name: x\n    year: 4\n  - \"z\"\nm: 1\n"},
      {"l:\n- [x]\n- z\n", set("l.1.1", person), "l:\n-\n  - name: x\n    year: 4\n- z\n"},
  });
}

TEST_CASE("a list or table keeps its place and its form") {
  check_edits({
      {"l: [x] # c\n", set("l", list({"p", "q, r"})), "l: [p, \"q, r\"] # c\n"},
      {"l: [x]\n", set("l", list({std::string(120, 'w')})), "l: [" + std::string(120, 'w') + "]\n"},
      {"l: # c\n- x\n- y\nm: 1\n", set("l", list({"p"})), "l: # c\n- p\nm: 1\n"},
      {"t:\n    # d\n    k: v\n    l: w\nu: 1\n", set("t", person),
       "t:\n    # d\n    name: x\n    year: 4\nu: 1\n"},
      {"# c\na: x\nb: y\n", set("", person), "# c\nname: x\nyear: 4\n"},
  });
}

TEST_CASE("an element comes into a list") {
  check_edits({
      {"l: [a, b] # c\n", add("l.1", "x"), "l: [x, a, b] # c\n"},
      {"l: [a,b ]\n", add("l.2", "x"), "l: [a, x,b ]\n"},
      {"l: [a, b ]\n", add("l.3", "x: y"), "l: [a, b, \"x: y\" ]\n"},
      {"l: [] # c\n", add("l.1", "x"), "l: [x] # c\n"},
      {"l: [ ]\n", add("l.1", Value{std::string(), true}), "l: [~]\n"},
      {"l: [] # c\nm: 1\n", add("l.1", person), "l: # c\n  - name: x\n    year: 4\nm: 1\n"},
      {"l: [a]\nm: 1\n", add("l.1", person), "l:\n  - name: x\n    year: 4\n  - a\nm: 1\n"},
      {"l:\n- a # c\n# d\n- b\n", add("l.2", "x"), "l:\n- a # c\n- x\n# d\n- b\n"},
      {"l:\n    - a\n      # of a\n\n    - b\n", add("l.2", person),
       "l:\n    - a\n      # of a\n    - name: x\n      year: 4\n\n    - b\n"},
      {"l:\n  # about a\n  - a\n", add("l.1", "x"), "l:\n  - x\n  # about a\n  - a\n"},
      {"l:\n  - a\n\n# end\n", add("l.2", list({"p"})), "l:\n  - a\n  - [p]\n\n# end\n"},
      {"l:\n- - a\n  - b\n", add("l.1.1", "x"), "l:\n- - x\n  - a\n  - b\n"},
      {"l:\n- - a\n  - b\n", add("l.1.3", "x"), "l:\n- - a\n  - b\n  - x\n"},
      {"l:\n-\n  a: 1\n-\n  a: 2\n- z\n", add("l.3", "x"), "l:\n-\n  a: 1\n-\n  a: 2\n- x\n- z\n"},
  });
}

TEST_CASE("a key comes to stand where its rank puts it") {
  check_edits({
      {"# head\nb: 1\n", add("a", "x"), "# head\na: x\nb: 1\n"},
      {"# head\n\n# about b\nb: 1\n", add("a", "x"), "# head\n\na: x\n# about b\nb: 1\n"},
      {"a: 1 # c\n\n# about c\nc: 3\n", add("b", "x"), "a: 1 # c\nb: x\n\n# about c\nc: 3\n"},
      {"a: 1\n\n# end\n", add("b", person), "a: 1\nb:\n  name: x\n  year: 4\n\n# end\n"},
      {"c: 3\na: 1\n", add("b", "x"), "b: x\nc: 3\na: 1\n"},
      {"t:\n    a: 1\n    # of t\nu: 1\n", add("t.b", person),
       "t:\n    a: 1\n    b:\n      name: x\n      year: 4\n    # of t\nu: 1\n"},
      {"t:\n  a: 1\n  # of t\nu: 1\n", add("tt", "x"), "t:\n  a: 1\n  # of t\ntt: x\nu: 1\n"},
      {"l:\n- b: 1 # c\n  c: 2\n", add("l.1.a", "x"), "l:\n- a: x\n  b: 1 # c\n  c: 2\n"},
      {"l:\n- b: 1\n", add("l.1.a", "one\ntwo"), "l:\n- a: |-\n    one\n    two\n  b: 1\n"},
      {"l:\n- b: 1\n- z\n", add("l.1.c", list({"p"})), "l:\n- b: 1\n  c: [p]\n- z\n"},
      {"a: 1\n", add("no", "x"), "a: 1\n\"no\": x\n"},
      {"  a: 1\n", add("b", "x"), "  a: 1\n  b: x\n"},
  });
}

TEST_CASE("what is removed goes with its line, comments above it stay") {
  check_edits({
      {"# head\na: 1 # c\n\n# about b\nb: 2\n", removed("a"), "# head\n\n# about b\nb: 2\n"},
      {"a: 1\n# about b\nb: # c\n  k: v\n  # d\n  l: w # e\nc: 3\n", removed("b"),
       "a: 1\n# about b\nc: 3\n"},
      {"l: [a, 'b' , c] # c\n", removed("l.1"), "l: ['b' , c] # c\n"},
      {"l: [a, 'b' , c] # c\n", removed("l.2"), "l: [a , c] # c\n"},
      {"l: [a, b ]\n", removed("l.2"), "l: [a ]\n"},
      {"a: 1\nl: [b]\n", removed("l.1"), "a: 1\n"},
      {"a: 1\nt:\n  l:\n  - k: v\n", removed("t.l.1.k"), "a: 1\n"},
      {"l:\n- a # c\n# d\n- b\n", removed("l.1"), "l:\n# d\n- b\n"},
      {"l:\n- a: 1 # c\n  b: 2\n- z\n", removed("l.1.a"), "l:\n- b: 2\n- z\n"},
      {"l:\n- a: 1 # c\n  # about b\n  b: 2\n", removed("l.1.a"), "l:\n-\n  # about b\n  b: 2\n"},
      {"l:\n  - a: 1\n    # of a\n\n    # too\n\n  # about z\n  - z\n", removed("l.1"),
       "l:\n\n  # about z\n  - z\n"},
      {"t:\n  k: v\n  # of t\nu: 1\n", removed("t"), "u: 1\n"},
      {"l:\n- a: # c\n    k: v\n    # of a\n  # about b\n  b: 2\n", removed("l.1.a"),
       "l:\n-\n  # about b\n  b: 2\n"},
      {"l:\n- a: 1\n  b: 2\n- z\n", removed("l.1"), "l:\n- z\n"},
      {"l:\n- - a\n  - b\n", removed("l.1.1"), "l:\n- - b\n"},
      {"l:\n- - a\n  - b\n", removed("l.1.2"), "l:\n- - a\n"},
      {"l:\n-\n  # c\n  a: 1\n- z\n", removed("l.1"), "l:\n- z\n"},
  });
}

}  // namespace edit_blocks_test
