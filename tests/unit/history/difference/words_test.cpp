// What happened to a record, in words.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/history/difference/words.hpp"

namespace words_test {

using namespace mieux;
using namespace mieux::history;

namespace {

const std::string action = R"(id: togo-ii
uid: abcdefghjkmnpqrs
title: Second phase
countries: [TGO]
topics: [asylum, return]
objective: Train the staff of the border agency in the detection of forged papers.
events:
  - event: ready
    date: 2018-01-09
activities:
  - id: a1
    title: Workshop
    types: [workshop]
    start: 2018-06
    participants:
      total: 20
  - id: a2
    title: Study visit
    types: [study-visit]
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Changes changes_of(const std::string& before, const std::string& after) {
  return changes_in(schema::built_in_schemas(), {{"actions/togo-ii.yaml", before, after}});
}

/// The entries of the one record that changed.
std::vector<std::string> said(const std::string& before, const std::string& after) {
  const Changes changes = changes_of(before, after);
  REQUIRE(changes.records.size() == 1);
  std::vector<std::string> texts;
  for (const Entry& entry : entries_of(changes.records[0], schema::built_in_schemas())) {
    CAPTURE(entry.text);
    texts.push_back(entry.text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a step is told by its name, day and reason") {
  CHECK(said(action, with(action, "activities:\n",
                          "  - event: on-hold\n    date: 2018-03-14\n    reason: Elections\n"
                          "activities:\n")) ==
        Texts{"on hold on 14 March 2018, because: Elections"});
  CHECK(said(action, with(action, "  - event: ready\n    date: 2018-01-09\n",
                          "  - event: ready\n    date: 2018-01-10\n")) ==
        Texts{"ready, date: 2018-01-09 -> 2018-01-10"});
  CHECK(said(action, with(action, "events:\n  - event: ready\n    date: 2018-01-09\n", "")) ==
        Texts{"no longer ready on 9 January 2018"});
}

TEST_CASE("an activity that moved is told as a move, with the reason") {
  const std::string moved =
      with(action, "    start: 2018-06\n",
           "    start: 2018-09\n    postponements:\n      - start: 2018-06\n        date: "
           "2018-05-02\n        reason: The venue burnt down\n");
  CHECK(said(action, moved) ==
        Texts{"a1 'Workshop' moved from June to September 2018, because: The venue burnt "
              "down"});
  const Changes changes = changes_of(action, moved);
  const auto entries = entries_of(changes.records[0], schema::built_in_schemas());
  CHECK(entries[0].id == "abcdefghjkmnpqrs/activities.a1/start");
}

TEST_CASE("an outcome is told at once") {
  CHECK(said(action, with(action, "    types: [study-visit]\n",
                          "    types: [study-visit]\n    start: 2018-07\n    outcome:\n      "
                          "state: cancelled\n      date: 2018-06-30\n      reason: No visas\n")) ==
        Texts{"a2 'Study visit': start: 2018-07 (new)",
              "a2 'Study visit': cancelled on 30 June 2018, because: No visas"});
}

TEST_CASE("numbers, lists and parts") {
  CHECK(said(action, with(action, "total: 20", "total: 22")) ==
        Texts{"a1 'Workshop': participants total: 20 -> 22"});
  CHECK(said(action, with(action, "[asylum, return]", "[return, visas]")) ==
        Texts{"topics: - asylum; + visas"});
  CHECK(said(action, with(action, "[asylum, return]", "[return, asylum]")) ==
        Texts{"topics: in another order"});
  CHECK(said(action, action + "  - id: a3\n    title: Seminar\n    start: 2019\n") ==
        Texts{"new activity a3 'Seminar' in 2019"});
  CHECK(said(action, with(action, "  - id: a2\n    title: Study visit\n    types: [study-visit]\n",
                          "")) == Texts{"activity a2 'Study visit' removed"});
}

TEST_CASE("of long texts the words that changed") {
  CHECK(said(action, with(action, "border agency in the detection", "police in detection")) ==
        Texts{"objective: Train the staff of the [-border agency-] {+police+} in [-the-] detection "
              "of forged papers."});
  CHECK(words_between("a b", "a\nb") == "other spaces or line breaks");
  CHECK(words_between("", "new words") == "{+new words+}");
  CHECK(words_between("old words", "") == "[-old words-]");
}

TEST_CASE("another layout is said to be that") {
  const Changes changes = changes_of(action, with(action, "[asylum, return]", "[asylum,  return]"));
  REQUIRE(changes.records.size() == 1);
  CHECK(changes.records[0].sort == RecordChange::Sort::laid_out);
  CHECK(changes_of(action, action).records.empty());
}

TEST_CASE("a record that goes and comes with its uid is renamed") {
  const std::string after =
      with(with(action, "id: togo-ii\n", "id: togo-2\n"), "topics:", "aliases: [togo-ii]\ntopics:");
  const Changes changes =
      changes_in(schema::built_in_schemas(),
                 {{"actions/togo-2.yaml", {}, after}, {"actions/togo-ii.yaml", action, {}}});
  REQUIRE(changes.records.size() == 1);
  CHECK(heading_of(changes.records[0]) == "action togo-2 (before: togo-ii) 'Second phase'");
  const auto entries = entries_of(changes.records[0], schema::built_in_schemas());
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].text == "renamed from togo-ii to togo-2");
}

TEST_CASE("two records that had one path are told apart by their uids") {
  const std::string moved = with(action, "id: togo-ii\n", "id: togo-3\n");
  const std::string uid = action.substr(action.find("uid: "), 21);
  const std::string other = with(action, uid, "uid: zzzzzzzzzzzzzzzz");
  const Changes changes =
      changes_in(schema::built_in_schemas(),
                 {{"actions/togo-3.yaml", {}, moved}, {"actions/togo-ii.yaml", action, other}});
  REQUIRE(changes.records.size() == 2);
  CHECK(changes.records[0].sort == RecordChange::Sort::renamed);
  CHECK(changes.records[0].was == "togo-ii");
  CHECK(changes.records[1].sort == RecordChange::Sort::added);
  CHECK(changes.records[1].uid == "zzzzzzzzzzzzzzzz");
}

TEST_CASE("a sum of 64 digits is cut, and nothing else is") {
  const std::string sum(64, 'a');
  CHECK(said(action, action + "remarks: x " + sum + " y\n") ==
        Texts{"remarks: 'x aaaaaaaaaaaa y' (new)"});
  CHECK(said(action, action + "remarks: x " + sum + "a y\n") ==
        Texts{"remarks: 'x " + sum + "a y' (new)"});
}

TEST_CASE("a record that cannot be read is said to be that, and other files are named") {
  const Changes changes =
      changes_in(schema::built_in_schemas(), {{"actions/togo-ii.yaml", action, "<<<<<<< ours\n"},
                                              {"vocabularies/themes.tsv", "id\n", "id\nx\n"},
                                              {".mieux/lock", {}, ""}});
  REQUIRE(changes.records.size() == 1);
  CHECK(changes.records[0].sort == RecordChange::Sort::unreadable);
  REQUIRE(changes.others.size() == 1);
  CHECK(changes.others[0].path == "vocabularies/themes.tsv");
}

}  // namespace words_test
