// Edits of one value: what becomes of the lines around it.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "edits.hpp"
#include "reading.hpp"

namespace edit_test {

using namespace mieux;
using namespace mieux::yaml;

TEST_CASE("a path in words counts from 1") {
  CHECK(to_string(path_of("letters.1.received")) == "letters.1.received");
  CHECK(to_string({std::string("a"), 0U}) == "a.1");
  CHECK(to_string({}) == "");
}

TEST_CASE("a path leads to a value or nowhere") {
  const Reading reading("a: x\nl:\n  - k: y\n  - z\n");
  const auto text = [&](std::string_view path) -> std::string {
    const Node* node = find(reading.document, path_of(path));
    return node == nullptr ? "-" : std::string(node->text);
  };
  CHECK(find(reading.document, {}) == &reading.document.root());
  CHECK(text("a") == "x");
  CHECK(text("l.1.k") == "y");
  CHECK(text("l.2") == "z");
  for (const char* path : {"b", "a.k", "a.1", "l.3", "l.k", "l.2.k"}) CHECK(text(path) == "-");
}

TEST_CASE("a tree is the same as what emit writes of it") {
  const Reading reading(
      "a: x\nb: 'no'\nc: no\nd: 12\ne: \"12\"\nf:\ng: ~\nh: [~, 1, '1']\ni:\n  -\n  - k:\n    l: "
      "|+\n"
      "      t\n\n  -\n    - q\n");
  const Value value = value_of(reading.document, reading.document.root());
  const std::string text = emit(value);
  CHECK(
      text ==
      "a: x\nb: \"no\"\nc: no\nd: 12\ne: \"12\"\nf:\ng:\nh: [~, 1, \"1\"]\ni:\n  -\n  - k:\n    l: "
      "\"t\\n\\n\"\n  - [q]\n");
  const Reading again(text);
  CHECK(same(value, value_of(again.document, again.document.root())));
}

TEST_CASE("values are the same if tools read the same") {
  CHECK(same(Value::text("a"), Value::text("a")));
  CHECK_FALSE(same(Value::text("a"), Value::text("b")));
  CHECK_FALSE(same(Value::text("12"), Value::integer(12)));
  CHECK_FALSE(same(Value::text(""), Value{std::string(), true}));
  CHECK(same(Value{std::string("~"), true}, Value{std::string(), true}));
  CHECK(same(list({"a", "b"}), list({"a", "b"})));
  CHECK_FALSE(same(list({"a", "b"}), list({"b", "a"})));
  CHECK_FALSE(same(list({"a"}), list({"a", "b"})));
  CHECK_FALSE(same(list({}), table({})));
  const Value a = Value::text("1");
  CHECK(same(table({{"x", a}, {"y", a}}), table({{"x", a}, {"y", a}})));
  CHECK_FALSE(same(table({{"x", a}, {"y", a}}), table({{"y", a}, {"x", a}})));
}

TEST_CASE("a scalar keeps its line, its quotes and the comment behind it") {
  check_edits({
      {"a: x\nb: y\n", set("a", "z"), "a: z\nb: y\n"},
      {"a:   x  # c\nb: y\n", set("a", "z"), "a:   z  # c\nb: y\n"},
      {"a: x # c\n", set("a", "12"), "a: \"12\" # c\n"},
      {"a: x # c\n", set("a", Value::integer(12)), "a: 12 # c\n"},
      {"a: 12\n", set("a", "12"), "a: \"12\"\n"},
      {"a: no\n", set("a", "no"), "a: \"no\"\n"},
      {"a: 'x' # c\n", set("a", "it's"), "a: 'it''s' # c\n"},
      {"a: 'x'\n", set("a", "no: #"), "a: 'no: #'\n"},
      {"a: 'x'\n", set("a", "t\tt"), "a: \"t\\tt\"\n"},
      {"a: \"x\"\n", set("a", "y"), "a: \"y\"\n"},
      {"a: \"x\"\n", set("a", "one\ntwo"), "a: \"one\\ntwo\"\n"},
      {"a: \"x\"\n", set("a", Value::boolean(true)), "a: true\n"},
      {"a:\nb: y\n", set("a", "x"), "a: x\nb: y\n"},
      {"a:  # c\nb: y\n", set("a", "x"), "a: x  # c\nb: y\n"},
      {"a: ~ # c\n", set("a", "x"), "a: x # c\n"},
      {"a: x # c\nb: y\n", set("a", Value{std::string(), true}), "a: # c\nb: y\n"},
      {"\"a b\" : x\n", set("a b", "z"), "\"a b\" : z\n"},
      {"l:\n-   x # c\n- y\n", set("l.1", "z"), "l:\n-   z # c\n- y\n"},
      {"l:\n- - x\n  - y\n", set("l.1.2", "z"), "l:\n- - x\n  - z\n"},
      {"l: [a, 'b' , \"c\"] # c\n", set("l.2", "x, y"), "l: [a, 'x, y' , \"c\"] # c\n"},
      {"l: [a, b]\n", set("l.1", "x, y"), "l: [\"x, y\", b]\n"},
      {"l: [a, b]\n", set("l.2", Value{std::string(), true}), "l: [a, ~]\n"},
  });
}

TEST_CASE("a file without a line break at its end") {
  check_edits({
      {"a: x\nb: y", set("a", "z"), "a: z\nb: y"},
      {"a: x\nb: y", set("b", "z"), "a: x\nb: z"},
      {"a: x\nb: y", add("c", "z"), "a: x\nb: y\nc: z\n"},
      {"a: x\nb: y", removed("a"), "b: y"},
      {"a: x\nb: y", removed("b"), "a: x\n"},
      {"a: x\nb: y # c", add("c", "z"), "a: x\nb: y # c\nc: z\n"},
      {"a: x\n# end", add("c", "z"), "a: x\nc: z\n# end"},
      {"a: x\n  # end", add("c", "z"), "a: x\n  # end\nc: z\n"},
      {"a: x\nb: y", set("b", "one\ntwo\n"), "a: x\nb: |\n  one\n  two\n"},
      {"a: x\nb: |\n  y", set("b", "one\ntwo\n"), "a: x\nb: |\n  one\n  two\n"},
      {"a: |\n  y", add("b", "z"), "a: |-\n  y\nb: z\n"},
      {"a: |+ # c\n  y", add("b", "z"), "a: |- # c\n  y\nb: z\n"},
      {"a: >-\n  y\n  x", add("b", "z"), "a: >-\n  y\n  x\nb: z\n"},
      {"a: x\nb: |", add("c", "z"), "a: x\nb: |\nc: z\n"},
      {"l:\n- a", add("l.2", "b"), "l:\n- a\n- b\n"},
      {"l: [a]", add("l.2", "b"), "l: [a, b]"},
  });
}

TEST_CASE("edits that cannot be done are refused") {
  const std::string text = "a: x\nl: [p]\nt:\n  k: v\n";
  const std::vector<std::pair<Edit, std::string>> cases{
      {set("b", "y"), "refused: there is no 'b'"},
      {set("l.2", "y"), "refused: there is no 'l.2'"},
      {removed("t.x"), "refused: there is no 't.x'"},
      {add("a", "y"), "refused: 'a' is there already"},
      {add("a.k", "y"), "refused: 'a' is not a table"},
      {add("t.1", "y"), "refused: 't' is not a list"},
      {add("l.k", "y"), "refused: 'l' is not a table"},
      {add("u.k", "y"), "refused: there is no 'u'"},
      {add("l.3", "y"), "refused: 'l' has 1 elements; 'l.3' would not be the next"},
      {add("", "y"), "refused: the record is there already"},
      {set("", "y"), "refused: the record cannot become a value of another kind"},
      {set("", list({"y"})), "refused: the record cannot become a value of another kind"},
      {removed(""), "refused: nothing would be left of the record"},
      {set("a", table({})), "refused: 'a' would hold a table without entries"},
      {add("b", table({{"k", table({})}})), "refused: 'b' would hold a table without entries"},
      {set("a", "\xff"),
       "refused: 'a' cannot be changed here: 'a' would then be read as something else than is "
       "meant"},
      {add("l.1", "\xff"),
       "refused: 'l.1' cannot be changed here: 'l.1' would then be read as something else than is "
       "meant"},
      {set("a", std::string(max_bytes, 'w')),
       "refused: 'a' cannot be changed here: the file has 1048597 bytes; a record has at most "
       "1048576"},
  };
  for (const auto& [change, answer] : cases) CHECK(edited(text, change) == answer);
  CHECK(edited("a: x\nb: [", set("a", "y")) ==
        "refused: line 2: the list opened here is not closed in this line");
  CHECK(edited("t:\n  k: v\n", removed("t.k")) == "refused: nothing would be left of the record");
  CHECK(edited("a: x\n", add(std::string(1025, 'k'), "y")).find("longer than 1024") !=
        std::string::npos);
}

TEST_CASE("a value that is there already leaves the file as it is") {
  for (const char* text : {"a: \"x\"\n", "a: 'x'   # c\n", "a: x", "a: >-\n    x\n"})
    CHECK(edited(text, set("a", "x")) == text);
}

}  // namespace edit_test
