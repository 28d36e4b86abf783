// What git leaves of two texts that it could not merge.

#include "mieux/yaml/conflict.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace conflict_test {

using namespace mieux;

TEST_CASE("markers of a conflict") {
  for (const char* line :
       {"<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base", "<<<<<<<", "<<<<<<<< HEAD:a"})
    CHECK(yaml::is_conflict_marker(line));
  for (const char* line : {"", "<<<<<<", "<<<<<<<<", " <<<<<<< HEAD", "=======x", "-------",
                           "========", ">>>>>>>> quoted"})
    CHECK_FALSE(yaml::is_conflict_marker(line));
}

TEST_CASE("the sides of a conflict are the texts that were to be merged") {
  const auto sides = yaml::sides_of_conflict(
      "id: a\n<<<<<<< HEAD\nuid: b\n||||||| base\nuid: c\n=======\nuid: d\n>>>>>>> other\n"
      "title: T\n<<<<<<< HEAD\nneed: x\n=======\n>>>>>>> other\n");
  REQUIRE(sides);
  CHECK(sides->ours.starts_with("id: a\nuid: b\ntitle: T\nneed: x\n"));
  CHECK(sides->theirs.starts_with("id: a\nuid: d\ntitle: T\n"));
  CHECK(sides->theirs.find("need") == std::string::npos);
  const auto returns =
      yaml::sides_of_conflict("<<<<<<< HEAD\r\nuid: b\r\n=======\r\nuid: d\r\n>>>>>>> other\r\n");
  REQUIRE(returns);
  CHECK(yaml::value_on_line(returns->ours, "uid") == "b");
  CHECK(yaml::value_on_line(returns->theirs, "uid") == "d");
  CHECK_FALSE(yaml::sides_of_conflict("id: a\nuid: b\n"));
  const auto longer =
      yaml::sides_of_conflict("<<<<<<<< HEAD:a\nid: a\n========\nid: b\n>>>>>>>> x:b\nc: d\n");
  REQUIRE(longer);
  CHECK(longer->ours == "id: a\nc: d\n\n");
  CHECK(longer->theirs == "id: b\nc: d\n\n");
}

TEST_CASE("a value on a line of its own") {
  for (const char* text : {"uid: a", "id: x\nuid: a\n", "uid: \"a\"\n", "uid:   a  # said\n",
                           "uid: 'a'\r\n", "  uid: b\nuid: a\n"})
    CHECK(yaml::value_on_line(text, "uid") == "a");
  for (const char* text : {"", "id: a\n", " uid: a\n", "uids: a\n", "uid:\n"})
    CHECK(yaml::value_on_line(text, "uid").empty());
}

}  // namespace conflict_test
