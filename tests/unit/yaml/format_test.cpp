// Canonical layout with comments kept.

#include "mieux/yaml/format.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/base/failure.hpp"

namespace format_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

/// `id`, `uid` and `title` first, `remarks` last, in tables below the root `event` first.
std::size_t rank(const Path& table, std::string_view key) {
  if (!table.empty()) return key == "event" ? 0 : 1;
  constexpr std::string_view first[] = {"id", "uid", "title"};
  for (std::size_t i = 0; i < 3; ++i)
    if (key == first[i]) return i;
  return key == "remarks" ? 4 : 3;
}

struct Case {
  std::string_view what;
  std::string_view before;
  std::string_view after;
};

void check(const Case& c) {
  CAPTURE(c.what);
  CHECK(format(c.before, rank) == c.after);
  CHECK(format(c.after, rank) == c.after);
}

std::string refusal(std::string_view bytes) {
  try {
    return "not refused: " + format(bytes, rank);
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::refused);
    return failure.what();
  }
}

}  // namespace

TEST_CASE("keys go by their rank, those of one rank stay in their order") {
  check({"root", "remarks: r\nb: 1\na: 2\nuid: u\nid: x\n",
         "id: x\nuid: u\nb: 1\na: 2\nremarks: r\n"});
  check({"tables in lists", "events:\n  - date: 2013\n    event: received\n",
         "events:\n  - event: received\n    date: 2013\n"});
  check({"a list as root", "- b: 1\n  event: e\n- c\n", "- event: e\n  b: 1\n- c\n"});
}

TEST_CASE("indentation, line ends and the end of the file") {
  check({"dashes below their key", "a:\n- b\n-   c: 1\n    d: 2\n",
         "a:\n  - b\n  - c: 1\n    d: 2\n"});
  check({"an indented root", "   a:\n         b:   1\n", "a:\n  b: 1\n"});
  check({"CRLF", "a: 1\r\nb: |\r\n  x\r\n  y\r\n# c\r\n", "a: 1\nb: |\n  x\n  y\n# c\n"});
  check({"no final line break", "a: 1", "a: 1\n"});
  check({"lists in lists", "a:\n  - - x: 1\n    - y\n", "a:\n  -\n    - x: 1\n    - y\n"});
  check({"nothing", "a:   \nb: ~\nc:\n  -\n  - null\n  - x: 1\nd: [~, x]\n",
         "a:\nb:\nc:\n  -\n  -\n  - x: 1\nd: [~, x]\n"});
}

TEST_CASE("quotes stay, as double quotes") {
  check({"not needed", "a: \"x\"\nb: 'it''s'\nc: [\"x\", 'z', y]\n",
         "a: \"x\"\nb: \"it's\"\nc: [\"x\", \"z\", y]\n"});
  check({"needed", "a: '2013'\nb: \"no\"\nc: 'a: b'\nd: [\"a,b\"]\n\"2013\": 1\n",
         "a: \"2013\"\nb: \"no\"\nc: \"a: b\"\nd: [\"a,b\"]\n\"2013\": 1\n"});
  check({"not added: other tools would read something else", "a: 012\nno: 1\n2013: yes\n",
         "a: 012\nno: 1\n2013: yes\n"});
  check({"text of several lines",
         "a: \"x\\ny\"\nb: >-\n  x\n  y\nc: |+\n  x\n\n\nd: >\n   x\n\n   y\n",
         "a: |-\n  x\n  y\nb: x y\nc: \"x\\n\\n\\n\"\nd: |\n  x\n  y\n"});
}

TEST_CASE("lists in brackets") {
  const std::string word(30, 'w');
  const std::string three = word + ", " + word + ", " + word;
  const std::string below = "\n  - " + word + "\n  - " + word + "\n  - " + word + "\n";
  check({"short", "a:\n  - x\n\n  - y\n", "a: [x, y]\n"});
  check({"too long", "key: [" + three + "]  # c\n", "key:  # c" + below});
  check({"99 columns", "k:  # c" + below, "k: [" + three + "]  # c\n"});
  check({"empty", "a: [ ]\n", "a: []\n"});
  check({"a comment over an element", "a:\n- x\n# c\n- y\n", "a:\n  - x\n  # c\n  - y\n"});
  check({"a comment behind an element", "a:\n- x # c\n", "a:\n  - x  # c\n"});
  check({"a comment behind the last", "a:\n  - x\n  # c\nb: 1\n", "a:\n  - x\n  # c\nb: 1\n"});
}

TEST_CASE("comments over an entry move with it") {
  check({"own line", "a: 1\n# of id\nid: x\n", "# of id\nid: x\na: 1\n"});
  check({"several", "a: 1\n\n# one\n# two\n\n# three\nuid: u\nb: 2\n",
         "# one\n# two\n\n# three\nuid: u\na: 1\nb: 2\n"});
  check({"indentation", "a:\n# c\n    # d\n  b: 1\n", "a:\n  # c\n  # d\n  b: 1\n"});
  check({"first in a list", "a:\n  # c\n  - date: 1\n    # e\n    event: x\n",
         "a:\n  # c\n  # e\n  - event: x\n    date: 1\n"});
  check({"text of `#`", "a: \"# x\"\nb: a#b  # c\nc: |\n  # x\n# d\nd: 'it''s # x'\n",
         "a: \"# x\"\nb: a#b  # c\nc: |\n  # x\n# d\nd: \"it's # x\"\n"});
}

TEST_CASE("comments behind something stay behind it") {
  check({"a value", "b: 1 #c\nid: x    # d  \n", "id: x  # d\nb: 1  #c\n"});
  check({"a key", "a: # c\n  b: 1\nc: # d\n", "a:  # c\n  b: 1\nc:  # d\n"});
  check({"a text", "a: | # c\n  x\n  y\nb: \"x\\ny\" # d\n",
         "a: |  # c\n  x\n  y\nb: |-  # d\n  x\n  y\n"});
  check({"a dash", "a:\n  - # c\n    b: 1\n  - # d\n    - x # e\n  - # f\n",
         "a:\n  # c\n  - b: 1\n  -  # d\n    - x  # e\n  -  # f\n"});
  check({"the first of several dashes",
         "- # a\n  - # b\n    - x\n    - # c\n- - - # d\n      x: 1 # e\n",
         "-  # a\n  -  # b\n    - x\n    -  # c\n-\n  -\n    # d\n    - x: 1  # e\n"});
}

TEST_CASE("comments after the last entry stay at the end") {
  check({"of the file", "uid: u\nid: x\n\n# end\n  # of all\n\n",
         "id: x\nuid: u\n\n# end\n# of all\n"});
  check({"of a table", "a:\n  b:\n      c: 1\n      # c\n     # b\n  # b too\n # a\nd: 1\n",
         "a:\n  b:\n    c: 1\n    # c\n  # b\n  # b too\n# a\nd: 1\n"});
  check({"of a list with dashes below its key", "a:\n- b: 1\n  # b\n # a\n# c\nc: 1\n",
         "a:\n  - b: 1\n    # b\n  # a\n# c\nc: 1\n"});
  check({"deeper ones after one further out", "a:\n  b: 1\n# c\n  # d\nc: 1\n",
         "a:\n  b: 1\n# c\n# d\nc: 1\n"});
  check({"behind block text", "a:\n  b: |\n    x\n  # b\n\nc: 1\n",
         "a:\n  b: |\n    x\n  # b\n\nc: 1\n"});
}

TEST_CASE("one blank line between entries stays") {
  check({"several", "\n\n# head\n\n\nid: x\n\n\n\nb: 1\n  \n\nc: 1\n\n\n",
         "# head\n\nid: x\n\nb: 1\n\nc: 1\n"});
  check({"where a block begins", "a:\n\n  b: 1\n\n  c: 1\n\nd:\n\n  - x: 1\n\n  - y: 1\n",
         "a:\n  b: 1\n\n  c: 1\n\nd:\n  - x: 1\n\n  - y: 1\n"});
  check({"moved", "a: 1\n\nid: x\nb: 2\n", "id: x\na: 1\nb: 2\n"});
}

TEST_CASE("the comment at the head of a file stays on top") {
  check({"a blank line below", "# head\n\n# of title\ntitle: t\nid: x\n",
         "# head\n\nid: x\n# of title\ntitle: t\n"});
  check({"no blank line", "# of title\ntitle: t\nid: x\n", "id: x\n# of title\ntitle: t\n"});
  check({"over id", "# head\nid: x\n# of uid\nuid: u\n", "# head\nid: x\n# of uid\nuid: u\n"});
}

TEST_CASE("a file that ends inside a text is refused, whatever a comment behind its sign says") {
  const yaml::KeyOrder order = [](const yaml::Path&, std::string_view) { return std::size_t{0}; };
  for (const std::string_view sign : {"|", "|+", ">", "|  # a - b", "|+ # -"}) {
    CAPTURE(sign);
    CHECK_THROWS_AS(yaml::format("a: " + std::string{sign} + "\n  x", order), Failure);
    CHECK_NOTHROW(yaml::format("a: " + std::string{sign} + "\n  x\n", order));
  }
  CHECK_NOTHROW(yaml::format("a: |-\n  x", order));
}

TEST_CASE("what cannot be read is refused with its line") {
  CHECK(refusal("a: 1\nb: {c: 1}\n") ==
        "line 2: a mapping in braces is not part of the record format");
  CHECK(refusal("") == "line 1: the file holds no record");
  CHECK(refusal("a: 1\na: 2\n").starts_with("line 2: 'a' stands here for the second time"));
}

}  // namespace format_test
