// The guards that every change passes, whoever makes it.
#include <doctest/doctest.h>

#include <string>

#include "changes/requests/fiche_steps.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/rename_record.hpp"
#include "mieux/changes/records/set_fields.hpp"

namespace guard_test {

using namespace mieux;
using namespace mieux::fiche_steps;

namespace {

std::string refusal_of(const Store& store, Change change) {
  return refused([&] { return judge(store, std::move(change), circumstances(), 1).change; });
}

/// A change of several files, as an import or a merge makes one: the text of the fiche is new.
Change among_others(const Store& store, std::string text) {
  Change change = replace_text(store, find(store, RecordKind::fiche, "r"), std::move(text));
  const Record& request = find(store, RecordKind::request, "r");
  const std::string before = text_of(store, request);
  change.files.insert(change.files.begin(),
                      {Store::path_of(request), before, before + "need: More.\n"});
  return change;
}

std::string fiche_text(const Store& store) {
  return text_of(store, find(store, RecordKind::fiche, "r"));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a decided version cannot be changed by any change that holds its file") {
  StoreFolder folder;
  make_approved(folder);
  const Store store = folder.load();
  CHECK(refusal_of(store, among_others(store, replaced(fiche_text(store), "expert_days: 10",
                                                       "expert_days: 20"))) ==
        "3 version 1 of the Action Fiche r was approved and stays as it is");
  CHECK(refusal_of(store, among_others(store, "# A comment\n" + fiche_text(store))) == "");
}

TEST_CASE("opinions survive a change of the text only if it is marked as minor, in any change") {
  StoreFolder folder;
  make_sent(folder);
  apply(folder, judged(folder, {{"donor", "approve", ""}}));
  const Store store = folder.load();
  Change change =
      among_others(store, replaced(fiche_text(store), "expert_days: 10", "expert_days: 20"));
  apply(folder, judge(store, change, circumstances(), 1).change);
  CHECK(suspects(folder) == 1);
  change.minor = "a slip of the pen";
  const Judged minor = judge(store, change, circumstances(), 1);
  CHECK(minor.change.sentence.ends_with("(minor: a slip of the pen)"));
  apply(folder, minor.change);
  CHECK(suspects(folder) == 0);
}

TEST_CASE("a fiche that was sent may move to another id, and is not removed among other files") {
  StoreFolder folder;
  make_sent(folder);
  const Store store = folder.load();
  const Record& fiche = find(store, RecordKind::fiche, "r");
  CHECK(refusal_of(store, rename_record(store, fiche, "other", circumstances())) == "");
  Change removed = remove_record(store, fiche);
  removed.files.push_back({"fiches/new.yaml", std::nullopt, "id: new\n"});
  CHECK(refusal_of(store, removed) ==
        "3 fiches/r.yaml was sent to the steering group, so it is kept");
}

TEST_CASE("a file that cannot be read can be mended, and one that could be is not broken quietly") {
  StoreFolder folder;
  make_sent(folder);
  const std::string good = fiche_text(folder.load());
  folder.write("fiches/r.yaml", good + "broken: [\n");
  const Store store = folder.load();
  const Record& fiche = find(store, RecordKind::fiche, "r");
  CHECK(refusal_of(store, replace_text(store, fiche, good)) == "");
  CHECK(judge(store, replace_text(store, fiche, good), circumstances(), 1).judgement.added_errors ==
        0);
  // The other way round it is an error.
  folder.write("fiches/r.yaml", good);
  const Store whole = folder.load();
  CHECK(judge(whole, replace_text(whole, find(whole, RecordKind::fiche, "r"), good + "broken: [\n"),
              circumstances(), 1)
            .judgement.added_errors > 0);
}

TEST_CASE("versions that the steering group has seen are not left out, not even of a draft") {
  StoreFolder folder;
  make_approved(folder);
  const Store store = folder.load();
  const std::string text = fiche_text(store);
  const std::string without = text.substr(0, text.find("versions:"));
  CHECK(refusal_of(store, among_others(store, without + "draft: true\n")) ==
        "3 fiches/r.yaml was sent to the steering group, so it is kept");
  CHECK(refusal_of(store, set_fields(store, find(store, RecordKind::fiche, "r"), {},
                                     {parse_wish("versions="), parse_wish("draft=true")})) ==
        "3 fiches/r.yaml was sent to the steering group, so it is kept");
}

TEST_CASE("a request may be renamed whose fiche was sent; the fiche stays with it") {
  StoreFolder folder;
  make_sent(folder);
  const Store store = folder.load();
  const Change renamed =
      rename_record(store, find(store, RecordKind::request, "r"), "new-name", circumstances());
  CHECK(refusal_of(store, renamed) == "");
  CHECK(text_after(renamed, "fiches/r.yaml").find("request: new-name\n") != std::string::npos);
}

TEST_CASE("what was sent or decided on is neither undone nor declared to be history") {
  StoreFolder folder;
  make_approved(folder);
  const Store store = folder.load();
  const Record& fiche = find(store, RecordKind::fiche, "r");
  const std::string text = fiche_text(store);
  const std::size_t decision = text.find("    decision:\n");
  const std::size_t behind = text.find("\n    ", text.find("fingerprint", decision)) + 1;
  REQUIRE(decision != text.npos);
  std::string undecided = text;
  undecided.erase(decision, behind > decision ? behind - decision : std::string::npos);
  CHECK(refusal_of(store, replace_text(store, fiche, undecided)) ==
        "3 version 1 of the Action Fiche r was decided on: the record keeps that");
  CHECK(refusal_of(store, replace_text(store, fiche, replaced(text, sent, ""))) ==
        "3 version 1 of the Action Fiche r was decided on: the record keeps that");
  CHECK(refusal_of(store, set_fields(store, fiche, {}, {parse_wish("imported.source=x")})) ==
        "3 version 1 of the Action Fiche r was decided on: it cannot become an imported record");
}

}  // namespace guard_test
