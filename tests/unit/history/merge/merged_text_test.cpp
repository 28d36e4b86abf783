// Three texts of a record to one: values by meaning, comments and layout from their side.

#include "mieux/history/merge/merged_text.hpp"

#include <doctest/doctest.h>

#include "merging.hpp"

namespace merged_text_test {

using namespace mieux;
using namespace mieux::merge_test;

namespace {

struct Case {
  Texts texts;
  std::string text;
  std::string decisions;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.texts.ours);
    CAPTURE(one.texts.theirs);
    const MergedText got = merged(one.texts);
    CHECK(got.text == one.text);
    CHECK(decisions_of(got) == one.decisions);
    CHECK((got.conflicts > 0) == (got.text.find("<<<<<<< ours\n") != std::string::npos));
    CHECK(got.lost_comments.empty());
  }
}

const std::string two =
    "title: A\nactivities:\n  - id: a1\n    title: X\n    start: 2018-01\n  - id: a2\n    title: "
    "Y\n";

}  // namespace

TEST_CASE("values that one side changed are taken from it, though they stand side by side") {
  check_all({
      {{"title: A\nphase: one\n", "title: B\nphase: one\n", "title: A\nphase: two\n"},
       "title: B\nphase: two\n",
       "title: ours 'B'\nphase: theirs 'two'\n"},
      {{"title: A\n", "title: A\nphase: one\n", "title: A\nmain_theme: x\n"},
       "title: A\nmain_theme: x\nphase: one\n",
       "main_theme: theirs 'x'\nphase: ours 'one'\n"},
      {{"title: A\nphase: one\n", "title: A\n", "title: B\nphase: one\n"},
       "title: B\n",
       "title: theirs 'B'\nphase: ours none\n"},
      {{"title: A\n", "title: B # why\n", "title: B\n"}, "title: B # why\n", "title: both 'B'\n"},
      {{"title: A\nphase: one\n", "title: A\nphase: one # sure\n", "title: A\nphase: two\n"},
       "title: A\nphase: two # sure\n",
       "phase: theirs 'two'\n"},
      {{"title: A\nphase: one # a\n", "title: A\nphase: one\n", "title: A\nphase: two # a\n"},
       "title: A\nphase: two\n",
       "phase: theirs 'two'\n"},
  });
}

TEST_CASE("one key that both added at different places stands once") {
  check_all({
      {{"title: A\nphase: one\n", "remarks: x\ntitle: A\nphase: one\n",
        "title: A\nphase: one\nremarks: x\n"},
       "remarks: x\ntitle: A\nphase: one\n",
       "remarks: both 'x'\n"},
      {{"title: A\nphase: one\n", "remarks: x\ntitle: A\nphase: one\n",
        "title: A\nphase: one\nremarks: z\n"},
       "<<<<<<< ours\nremarks: x\n=======\nremarks: z\n>>>>>>> theirs\ntitle: A\nphase: one\n",
       "remarks: conflict none | 'x' | 'z'\n"},
  });
}

TEST_CASE("parts are merged by their ids, field by field") {
  check_all({
      {{two,
        "title: A\nactivities:\n  - id: a1\n    title: X\n    start: 2018-02\n  - id: a2\n    "
        "title: Y\n",
        "title: A\nactivities:\n  - id: a1\n    title: Z\n    start: 2018-01\n  - id: a2\n    "
        "title: Y\n"},
       "title: A\nactivities:\n  - id: a1\n    title: Z\n    start: 2018-02\n  - id: a2\n    "
       "title: Y\n",
       "activities.a1.title: theirs 'Z'\nactivities.a1.start: ours '2018-02'\n"},
      {{two, two + "  - id: a3\n    title: N\n", two + "  - id: a4\n    title: M\n"},
       two + "  - id: a3\n    title: N\n  - id: a4\n    title: M\n",
       "activities.a3: ours {id: a3, title: N}\nactivities.a4: theirs {id: a4, title: M}\n"},
      {{two, two + "  - id: a3\n    title: N\n", two + "  - id: a3\n    title: N # same\n"},
       two + "  - id: a3\n    title: N # same\n",
       "activities.a3: both {id: a3, title: N}\n"},
      {{two, two + "  - id: a3\n    title: N\n", two + "  - id: a3\n    title: M\n"},
       two + "<<<<<<< ours\n  - id: a3\n    title: N\n=======\n  - id: a3\n    title: M\n>>>>>>> "
             "theirs\n",
       "activities.a3: conflict none | {id: a3, title: N} | {id: a3, title: M}\n"},
  });
}

TEST_CASE("a part that one side removed goes, unless the other changed it") {
  const std::string without = "title: A\nactivities:\n  - id: a2\n    title: Y\n";
  const std::string changed =
      "title: A\nactivities:\n  - id: a1\n    title: Z\n    start: 2018-01\n  - id: a2\n    "
      "title: Y\n";
  check_all({
      {{two, without, two + "  - id: a3\n    title: M\n"},
       without + "  - id: a3\n    title: M\n",
       "activities.a1: ours none\nactivities.a3: theirs {id: a3, title: M}\n"},
      {{two, without, changed},
       "title: A\nactivities:\n<<<<<<< ours\n=======\n  - id: a1\n    title: Z\n    start: "
       "2018-01\n>>>>>>> theirs\n  - id: a2\n    title: Y\n",
       "activities.a1: conflict {id: a1, title: X, start: 2018-01} | none | {id: a1, title: Z, "
       "start: 2018-01}\n"},
  });
}

TEST_CASE("new elements without an id that begin alike are two versions of one") {
  const std::string base = "title: A\nevents:\n  - event: started\n    date: 2018-01\n";
  const std::string done = "  - event: completed\n    date: 2018-0";
  check_all({
      {{base, base + done + "3\n", base + done + "4\n"},
       base + "<<<<<<< ours\n" + done + "3\n=======\n" + done + "4\n>>>>>>> theirs\n",
       "events.2: conflict none | {event: completed, date: 2018-03} | {event: completed, date: "
       "2018-04}\n"},
      {{base, base + done + "3\n", base + "  - event: on-hold\n    date: 2018-02\n"},
       base + done + "3\n  - event: on-hold\n    date: 2018-02\n",
       "events.2: ours {event: completed, date: 2018-03}\nevents.2: theirs {event: on-hold, date: "
       "2018-02}\n"},
      {{base, base + done + "3\n", base + done + "3\n"},
       base + done + "3\n",
       "events.2: both {event: completed, date: 2018-03}\n"},
  });
}

TEST_CASE("lists of terms are sets, in one line or in several") {
  check_all({
      {{"title: A\ncountries: [BEN]\n", "title: A\ncountries: [BEN, TGO] # both\n",
        "title: A\ncountries: [GHA, BEN]\n"},
       "title: A\ncountries: [GHA, BEN, TGO] # both\n",
       "countries: both [GHA, BEN, TGO]\n"},
      {{"title: A\ncountries: [BEN, TGO]\n", "title: A\ncountries: [TGO]\n",
        "title: A\ncountries: [BEN, TGO, GHA]\n"},
       "title: A\ncountries: [TGO, GHA]\n",
       "countries: both [TGO, GHA]\n"},
      {{"countries:\n  - BEN\n", "countries:\n  - BEN # x\n  - TGO\n",
        "countries:\n  - BEN\n  - GHA\n"},
       "countries:\n  - BEN # x\n  - TGO\n  - GHA\n",
       "countries: both [BEN, TGO, GHA]\n"},
      {{"countries:\n  - BEN\n", "countries: [BEN, TGO]\n", "countries:\n  - BEN\n  - GHA\n"},
       "countries: [BEN, TGO, GHA]\n",
       "countries: both [BEN, TGO, GHA]\n"},
      {{"title: A\ncountries: [BEN]\n", "title: A\ncountries: [TGO]\n",
        "title: A\ncountries: [GHA]\n"},
       "title: A\n<<<<<<< ours\ncountries: [TGO]\n=======\ncountries: [GHA]\n>>>>>>> theirs\n",
       "countries: conflict [BEN] | [TGO] | [GHA]\n"},
      {{"title: A\ncountries: [BEN, TGO]\n", "title: A\ncountries: [TGO]\n",
        "title: A\ncountries: [BEN]\n"},
       "title: A\n<<<<<<< ours\ncountries: [TGO]\n=======\ncountries: [BEN]\n>>>>>>> theirs\n",
       "countries: conflict [BEN, TGO] | [TGO] | [BEN]\n"},
      {{"title: A\n", "title: A\naliases: [x]\n", "title: A\naliases: [y]\n"},
       "title: A\naliases: [x, y]\n",
       "aliases: both [x, y]\n"},
  });
}

TEST_CASE("comments keep their place; two at one place stay both, two versions are a conflict") {
  check_all({
      {{"title: A\nphase: one\n", "# why\ntitle: A\n# sure\nphase: one\n",
        "title: B\nphase: one\n"},
       "# why\ntitle: B\n# sure\nphase: one\n",
       "title: theirs 'B'\n"},
      {{"title: A\nphase: one\n", "title: A\n# ours\nphase: one\n",
        "title: A\n# theirs\nphase: one\n"},
       "title: A\n# ours\n# theirs\nphase: one\n",
       ""},
      {{"title: A\n# x\nphase: one\n", "title: A\n# y\nphase: one\n",
        "title: B\n# z\nphase: one\n"},
       "title: B\n<<<<<<< ours\n# y\n=======\n# z\n>>>>>>> theirs\nphase: one\n",
       "title: theirs 'B'\n"},
      {{two,
        "title: A\nactivities:\n  # first\n  - id: a1\n    title: X\n    start: 2018-01\n  - id: "
        "a2\n    title: Y\n  # end\n",
        "title: A\nactivities: # all\n  - id: a1\n    title: X\n    start: 2018-01\n  - id: a2\n   "
        " # that\n    title: Z\n"},
       "title: A\nactivities: # all\n  # first\n  - id: a1\n    title: X\n    start: 2018-01\n  - "
       "id: a2\n    # that\n    title: Z\n  # end\n",
       "activities.a2.title: theirs 'Z'\n"},
  });
}

TEST_CASE("a comment inside of what the other side removed is named") {
  const MergedText got =
      merged({two, "title: A\nactivities:\n  - id: a2\n    title: Y\n",
              "title: A\nactivities:\n  - id: a1\n    title: X\n    # from the letter\n    start: "
              "2018-01\n  - id: a2\n    title: Y\n"});
  CHECK(got.text == "title: A\nactivities:\n  - id: a2\n    title: Y\n");
  CHECK(got.lost_comments == std::vector<std::string>{"# from the letter"});
}

TEST_CASE("the first field of a part keeps its dash, whatever happens to it") {
  const std::string base = "activities:\n  - title: X\n    id: a1\n    start: 2018-01\n";
  check_all({
      {{base, "activities:\n  - id: a1\n    start: 2018-01\n",
        "activities:\n  - title: X\n    id: a1\n    start: 2018-02\n"},
       "activities:\n  - id: a1\n    start: 2018-02\n",
       "activities.a1.title: ours none\nactivities.a1.start: theirs '2018-02'\n"},
      {{base, "activities:\n  - title: W\n    id: a1\n    start: 2018-01\n",
        "activities:\n  - title: Z\n    id: a1\n    start: 2018-01\n"},
       "activities:\n<<<<<<< ours\n  - title: W\n=======\n  - title: Z\n>>>>>>> theirs\n    id: "
       "a1\n    start: 2018-01\n",
       "activities.a1.title: conflict 'X' | 'W' | 'Z'\n"},
  });
}

TEST_CASE("block text, other columns, other line ends") {
  check_all({
      {{"title: A\nobjective: |\n  one\n\n  two\nphase: one\n",
        "title: B\nobjective: |\n  one\n\n  two\nphase: one\n",
        "title: A\nobjective: |\n  one\n\n  three\nphase: two\n"},
       "title: B\nobjective: |\n  one\n\n  three\nphase: two\n",
       "title: ours 'B'\nphase: theirs 'two'\nobjective: theirs 'one\n\nthree\n'\n"},
      {{two, "title: B\n" + two.substr(9),
        "title: A\nactivities:\n- id: a1\n  title: Z\n  start: 2018-01\n- id: a2\n  title: Y\n"},
       "title: B\nactivities:\n- id: a1\n  title: Z\n  start: 2018-01\n- id: a2\n  title: Y\n",
       "title: ours 'B'\nactivities.a1.title: theirs 'Z'\n"},
      {{"title: A\nphase: one\n", "title: A\r\nphase: two\r\n", "title: B\nphase: one\n"},
       "title: B\r\nphase: two\r\n",
       "title: theirs 'B'\nphase: ours 'two'\n"},
      {{"title: A\nphase: one", "title: A\nphase: two", "title: B\nphase: one"},
       "title: B\nphase: two",
       "title: theirs 'B'\nphase: ours 'two'\n"},
  });
}

TEST_CASE("the base stands between the markers if that is asked for") {
  const MergedText got = merged({"title: A\n", "title: B\n", "title: C\n"}, {9, true});
  CHECK(got.text ==
        "<<<<<<<<< ours\ntitle: B\n||||||||| base\ntitle: A\n=========\ntitle: C\n>>>>>>>>> "
        "theirs\n");
}

TEST_CASE("two records that took one id are a conflict as a whole") {
  const MergedText got =
      merged({"", "id: x\nuid: aaaa\ntitle: A\n", "id: x\nuid: bbbb\ntitle: A\n"});
  CHECK(got.two_records);
  CHECK(got.text ==
        "<<<<<<< ours\nid: x\nuid: aaaa\ntitle: A\n=======\nid: x\nuid: bbbb\ntitle: A\n>>>>>>> "
        "theirs\n");
}

TEST_CASE("a merge by lines is taken if it says the same; not if it only looks clean") {
  BySide<std::string_view> sides;
  sides[Side::base] = "title: A\nphase: one\nobjective: x\n";
  sides[Side::ours] = "title: B\nphase: one\nobjective: x\n";
  sides[Side::theirs] = "title: A\nphase: one\nobjective: y\n";
  const auto by = [&](const LineMerge& lines) {
    return merged_text(schema::built_in_schemas(), RecordKind::action, sides, {},
                       [&] { return lines; });
  };
  const MergedText same = by({"phase: one   # moved\ntitle: B\nobjective: y\n", 0});
  CHECK(same.how == MergedText::How::by_lines);
  CHECK(same.text == "phase: one   # moved\ntitle: B\nobjective: y\n");
  for (const char* wrong : {"title: B\ntitle: B\nphase: one\nobjective: y\n",
                            "title: B\nphase: one\nobjective: x\n", "", "title: [\n"}) {
    CAPTURE(wrong);
    CHECK(by({wrong, 0}).text == "title: B\nphase: one\nobjective: y\n");
  }
}

TEST_CASE("what cannot be read, or is not there, is left to the merge by lines") {
  for (const Texts& texts :
       {Texts{"title: A\n", "title: [\n", "title: B\n"}, Texts{"title: A\n", "", "title: B\n"},
        Texts{"<<<<<<< x\n", "title: A\n", "title: B\n"}, Texts{"- a\n", "- b\n", "- c\n"}}) {
    CHECK(merged(texts).text == "(merged by lines)");
    CHECK(merged(texts).how == MergedText::How::by_lines);
  }
}

}  // namespace merged_text_test
