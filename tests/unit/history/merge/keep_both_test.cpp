// Two records that took one id: both are kept, references follow the one that moves.

#include "mieux/history/merge/keep_both.hpp"

#include <doctest/doctest.h>

#include "changes/changing.hpp"

namespace keep_both_test {

using namespace mieux;

namespace {

TwoRecords twins(RecordKind kind, const std::string& folder, Side moves) {
  TwoRecords pair{kind, "2026-01", "2026-02", moves, folder + "/2026-01.yaml", "(markers)", {}};
  pair.texts[Side::ours] = "id: 2026-01 # ours\nuid: aaaa\n";
  pair.texts[Side::theirs] = "id: 2026-01 # theirs\nuid: bbbb\n";
  return pair;
}

Change kept(const std::vector<TwoRecords>& pairs, const std::vector<MergedFolderFile>& files) {
  return keep_both(schema::built_in_schemas(), pairs, files);
}

}  // namespace

TEST_CASE("the record that stays keeps its text, the other one gets a file of its own") {
  const Change change = kept({twins(RecordKind::request, "requests", Side::theirs)}, {});
  CHECK(changes_test::text_after(change, "requests/2026-01.yaml") ==
        "id: 2026-01 # ours\nuid: aaaa\n");
  CHECK(changes_test::text_after(change, "requests/2026-02.yaml") ==
        "id: 2026-02 # theirs\nuid: bbbb\n");
  CHECK(change.files.front().before == "(markers)");
  CHECK_FALSE(change.files.back().before);
  const Change other = kept({twins(RecordKind::request, "requests", Side::ours)}, {});
  CHECK(changes_test::text_after(other, "requests/2026-01.yaml") ==
        "id: 2026-01 # theirs\nuid: bbbb\n");
  CHECK(changes_test::text_after(other, "requests/2026-02.yaml") ==
        "id: 2026-02 # ours\nuid: aaaa\n");
}

TEST_CASE("references follow in files that the side of the moved record alone changed") {
  const std::string action = "id: x\nrequest: 2026-01 # why\n";
  const Change change =
      kept({twins(RecordKind::request, "requests", Side::theirs)},
           {{"actions/theirs.yaml", action, Side::theirs},
            {"actions/ours.yaml", action, Side::ours},
            {"actions/both.yaml", action, std::nullopt},
            {"actions/other.yaml", "id: x\nrequest: 2025-01\ntitle: \"2026-01\"\n", Side::theirs},
            {"publications/2026-01.yaml", "id: 2026-01\ntitle: \"2026-01\"\n", Side::theirs},
            {"requests/unread.yaml", "id: [\n", Side::theirs},
            {"notes.yaml", "request: 2026-01\n", Side::theirs}});
  CHECK(changes_test::text_after(change, "actions/theirs.yaml") ==
        "id: x\nrequest: 2026-02 # why\n");
  CHECK(change.files.size() == 3);
  REQUIRE(change.notes.size() == 1);
  CHECK(change.notes[0].lines == std::vector<std::string>{"actions/both.yaml"});
  CHECK(change.sentence ==
        "requests/2026-01.yaml: both records kept, that of theirs as 2026-02, also in 1 record");
}

TEST_CASE("a fiche that moves with its request refers to its new id") {
  TwoRecords fiche = twins(RecordKind::fiche, "fiches", Side::theirs);
  fiche.new_id = "2026-05";
  fiche.texts[Side::theirs] += "request: 2026-01\n";
  fiche.texts[Side::ours] += "request: 2026-01\n";
  const Change change = kept({twins(RecordKind::request, "requests", Side::theirs), fiche}, {});
  CHECK(changes_test::text_after(change, "fiches/2026-05.yaml") ==
        "id: 2026-05 # theirs\nuid: bbbb\nrequest: 2026-02\n");
  CHECK(changes_test::text_after(change, "fiches/2026-01.yaml").ends_with("request: 2026-01\n"));
}

TEST_CASE("two records have different uids") {
  BySide<std::string> texts;
  texts[Side::ours] = "id: x\nuid: aaaa\n";
  texts[Side::theirs] = "id: x\nuid: bbbb\n";
  CHECK(are_two_records(texts));
  texts[Side::theirs] = "id: x\nuid: aaaa\n";
  CHECK_FALSE(are_two_records(texts));
  texts[Side::theirs] = "id: x\n";
  CHECK_FALSE(are_two_records(texts));
}

}  // namespace keep_both_test
