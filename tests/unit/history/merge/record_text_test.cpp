// A record as text for `git diff`, and decisions in words.

#include "mieux/history/merge/record_text.hpp"

#include <doctest/doctest.h>

#include "merging.hpp"
#include "mieux/history/merge/decision_words.hpp"

namespace record_text_test {

using namespace mieux;
using namespace mieux::merge_test;

TEST_CASE("a line for each value, comments where they stand") {
  CHECK(record_as_text(
            "# Head.\n\nid: x # why\ncountries: [BEN, TGO]\nneed: |\n  one\n\n  two\n"
            "activities:\n  # first\n  - id: a1\n    places:\n      - Lomé\n  # end\n"
            "hosts:\n  - country: GHA\n    note: n\nodd:\n  - a b: c d\nnone:\nlist: []\n") ==
        "# Head.\n# why\nid: x\ncountries: BEN\ncountries: TGO\nneed:\n  one\n\n  two\n# first\n"
        "activities.a1.id: a1\nactivities.a1.places: Lomé\n# end\nhosts.GHA.country: GHA\n"
        "hosts.GHA.note: n\nodd.*.a b: c d\nnone:\nlist: []\n");
}

TEST_CASE("long texts are wrapped, what cannot be read stays as it is") {
  CHECK(record_as_text("objective: one two three four five\n", 20) ==
        "objective:\n  one two three four\n  five\n");
  for (const std::string text : {"", "a: [\n", "<<<<<<< ours\na: [\n", "plain", "a: \xff\n"})
    CHECK(record_as_text(text) == text);
}

TEST_CASE("a record in conflict has markers around what the sides say differently") {
  const std::string head = "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\n";
  CHECK(record_as_text("<<<<<<< HEAD\nx: [k, l]\n=======\nx: [k]\n>>>>>>> b\n" + head +
                       "<<<<<<< HEAD\n=======\ny: 2\n>>>>>>> b\n") ==
        "x: k\n<<<<<<< ours\nx: l\n=======\n>>>>>>> theirs\n" + head +
            "<<<<<<< ours\n=======\ny: 2\n>>>>>>> theirs\n");
  CHECK(record_as_text("<<<<<<< a\nx: 1\n=======\nx: 1 # c\n>>>>>>> b\n") ==
        "<<<<<<< ours\n=======\n# c\n>>>>>>> theirs\nx: 1\n");
}

TEST_CASE("decisions in words") {
  const MergedText got =
      merged({"title: A\nphase: one\n", "title: B\nphase: one\n", "title: C\ncountries: [BEN]\n"});
  std::string lines;
  for (const Decision& decision : got.decisions) lines += in_words(decision) + "\n";
  CHECK(lines ==
        "title: conflict: ours B, theirs C (base A)\ncountries: theirs [BEN]\nphase: theirs "
        "removed\n");
}

TEST_CASE("of what is personal only the path is told") {
  const std::string head = "id: k7p3xq\nuid: abcdefgh234567ab\n";
  const MergedText got = merged(
      {head + "name: Canary One\n", head + "name: Canary Two\n", head + "name: Canary Six\n"}, {},
      RecordKind::expert_private);
  REQUIRE(got.decisions.size() == 1);
  CHECK(in_words(got.decisions[0]) == "name: conflict");
}

TEST_CASE("values are cut off in short, never amid a character") {
  CHECK(in_short(yaml::Value::text("abcdef"), 4) == "abcd...");
  CHECK(in_short(yaml::Value::text("abcé"), 4) == "abc...");
  CHECK(in_short(std::nullopt) == "none");
}

TEST_CASE("a value is found at the path of a decision") {
  const auto tree = tree_of("activities:\n  - id: a2\n    title: X\nhosts:\n  - country: GHA\n");
  REQUIRE(tree);
  CHECK(in_short(value_at_path(*tree, "activities.a2.title")) == "X");
  CHECK(in_short(value_at_path(*tree, "hosts.1.country")) == "GHA");
  CHECK_FALSE(value_at_path(*tree, "activities.a1.title"));
  CHECK_FALSE(value_at_path(*tree, "title.x"));
}

}  // namespace record_text_test
