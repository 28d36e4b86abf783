// Action Fiches: prepared from a request, changed, judged.

#include "fiche_steps.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/requests/fiche_changes.hpp"
#include "mieux/changes/requests/new_fiche.hpp"
#include "mieux/changes/requests/record_eligibility.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace fiches_test {

using namespace mieux;
using namespace mieux::fiche_steps;

TEST_CASE("a fiche is prepared from its request") {
  StoreFolder folder;
  add_request(folder);
  FicheWish wish;
  wish.drafted_by = "hf3";
  wish.wishes = {parse_wish("objective=An objective."), parse_wish("short_name=Quay"),
                 parse_wish("appraisal.impact.score=4"),
                 parse_wish("appraisal.impact.sentence=S.")};
  const std::string text = text_after(prepared(folder, wish), "fiches/r.yaml");
  CHECK(text.substr(text.find("title:")) ==
        "title: Ports\nshort_name: Quay\nrequest: r\nversions:\n  - number: 1\n    kind: first\n"
        "    drafted_by: hf3\n    problem: A need.\n    objective: An objective.\n    appraisal:\n"
        "      - criterion: impact\n        score: 4\n        sentence: S.\n");
}

TEST_CASE("opinions are bound to the text they judge") {
  StoreFolder folder;
  make_sent(folder);
  const Change change = judged(
      folder, {{"donor", "approve", ""}, {"Foreign service", "approve-with-comments", "Soon."}});
  CHECK(change.sentence == "r: Donor headquarters approve, Foreign service approve-with-comments");
  apply(folder, change);
  const Store store = folder.load();
  const FicheVersion& version = store.fiches()[0].versions[0];
  REQUIRE(version.consultation.size() == 2);
  CHECK(version.consultation[0].fingerprint.value == version.fingerprint);
  CHECK(version.consultation[1].fingerprint.value == version.fingerprint);
  CHECK(suspects(folder) == 0);
}

TEST_CASE("a material change makes opinions suspect, a minor one with its reason does not") {
  StoreFolder folder;
  make_sent(folder);
  apply(folder, judged(folder, {{"donor", "approve", ""}, {"foreign", "approve", ""}}));
  apply(folder, changed(folder, "context=A context, spelt right.", "Spelling"));
  CHECK(suspects(folder) == 0);
  apply(folder, changed(folder, "expert_days=20"));
  CHECK(suspects(folder) == 2);
  // Nobody has seen this text yet.
  CHECK(refused([&] {
          return judged(folder, {{"donor", "approve", ""}});
        }) ==
        "3 version 1 of the Action Fiche r was changed after it was sent, so no member has seen "
        "this text");
  apply(folder, submitted(folder));
  apply(folder, judged(folder, {{"donor", "approve", ""}}, "2026-01-13"));
  CHECK(suspects(folder) == 1);
  // Taken back: the text is the one they judged at first.
  apply(folder, changed(folder, "expert_days=10"));
  CHECK(suspects(folder) == 1);
}

TEST_CASE("what is not judged changes nothing, and cannot be minor") {
  StoreFolder folder;
  make_sent(folder);
  apply(folder, judged(folder, {{"donor", "approve", ""}}));
  apply(folder, changed(folder, "short_name=Quay"));
  CHECK(suspects(folder) == 0);
  CHECK(refused([&] { return changed(folder, "short_name=Pier", "R"); }) ==
        "3 nothing that the steering group judges was changed");
}

TEST_CASE("opinions are refused of who may not, and of what was not sent") {
  StoreFolder folder;
  make_sent(folder);
  CHECK(refused([&] {
          return judged(folder, {{"Ministry", "approve", ""}});
        }) == "3 'Ministry' is no member of the steering group on 2026-01-10");
  CHECK(refused([&] {
          return judged(folder, {{"Secretariat", "approve", ""}});
        }) == "3 'Secretariat' is no member of the steering group on 2026-01-10");
  CHECK(refused([&] {
          return judged(folder, {{"donor", "aprove", ""}});
        }) == "2 there is no opinion 'aprove'");
  CHECK(refused([&] {
          return judged(folder, {{"donor", "approve", ""}}, "2026-01-04");
        }) ==
        "3 an opinion of 2026-01-04 cannot be about version 1 of the Action Fiche r, which was "
        "sent on 2026-01-05");
  add_fiche(folder, "");
  CHECK(refused([&] {
          return judged(folder, {{"donor", "approve", ""}});
        }) == "3 version 1 of the Action Fiche r was not sent to the steering group yet");
}

TEST_CASE("fields that steps write are not set by hand") {
  StoreFolder folder;
  make_sent(folder);
  for (const char* const wish :
       {"sent=2025-01-01", "versions.1.sent=2025-01-01", "decision.outcome=approved",
        "consultation.1.opinion=approve", "minor=true", "kind=amendment", "number=2",
        "minor_changes=", "versions.1.sent_fingerprint="}) {
    CAPTURE(wish);
    CHECK(refused([&] { return changed(folder, wish); }).starts_with("3 '"));
  }
}

TEST_CASE("a fiche that was sent stays with its request, and keeps its fingerprints") {
  StoreFolder folder;
  make_sent(folder);
  add(folder, "requests/other", "title: O\nevents:\n  - event: received\n    date: 2025-12-01\n");
  CHECK(refused([&] { return changed(folder, "request=other"); }) ==
        "3 the Action Fiche r was sent to the steering group for request r");
  apply(folder, judged(folder, {{"donor", "approve", ""}}));
  const Store store = folder.load();
  const Record& fiche = find(store, RecordKind::fiche, "r");
  std::string text = text_of(store, fiche);
  text.erase(text.find("        fingerprint:"));
  const auto weighed = [&] {
    return judge(store, replace_text(store, fiche, text), circumstances(), 1).change;
  };
  CHECK(refused(weighed).starts_with("3 a fingerprint of the Action Fiche r would be lost"));
}

TEST_CASE("of a version sent before fingerprints were kept, the text that was sent is kept") {
  StoreFolder folder;
  make_sent(folder);
  const std::string before{[&] {
    const Store store = folder.load();
    const RecordTree tree(store, find(store, RecordKind::fiche, "r"));
    return fingerprint_of(tree.document, tree.document.root(), *last_version(tree.document));
  }()};
  apply(folder, changed(folder, "expert_days=20"));
  const Store store = folder.load();
  CHECK(store.fiches()[0].versions[0].sent_fingerprint.value == before);
}

TEST_CASE("nobody speaks twice in a round, or of a request that is closed or waits") {
  StoreFolder folder;
  make_sent(folder);
  CHECK(refused([&] {
          return judged(folder, {{"donor", "approve", ""}, {"Donor", "object", ""}});
        }) == "2 Donor headquarters is named twice");
  CHECK(refused([&] {
          return judged(folder, {{"donor", "approve-with-comments", ""}});
        }) == "2 the comments of Donor headquarters are not said");
  add_request(folder, sent_event + "  - event: withdrawn\n    date: 2026-01-06\n    note: Why\n");
  CHECK(refused([&] { return judged(folder, {{"donor", "approve", ""}}); }) == "3 r is withdrawn");
  add_request(folder, sent_event + "  - event: on-hold\n    date: 2026-01-06\n");
  CHECK(refused([&] { return judged(folder, {{"donor", "approve", ""}}); }) == "3 r is on hold");
}

TEST_CASE("a fiche is drafted when nothing is missing, and the request knows the day") {
  StoreFolder folder;
  add_request(folder);
  add_fiche(folder, "", "    problem: P.\n");
  const auto drafted = [&] {
    const Store store = folder.load();
    return record_drafted(store, find(store, RecordKind::fiche, "r"), "2026-01-09",
                          circumstances());
  };
  CHECK(refused(drafted).starts_with("3 the Action Fiche r is not complete: "));
  add_fiche(folder, "");
  const Change change = drafted();
  CHECK(text_after(change, "fiches/r.yaml").find("    date: 2026-01-09\n") != std::string::npos);
  CHECK(text_after(change, "requests/r.yaml")
            .ends_with("  - event: fiche-drafted\n    date: 2026-01-09\n"));
}

TEST_CASE("the verdict on eligibility is recorded with the rows that decided") {
  StoreFolder folder;
  add_request(folder);
  const Store store = folder.load();
  const Change change =
      record_eligibility(store, find(store, RecordKind::request, "r"), circumstances());
  CHECK(lines_changed(change) ==
        "+eligibility:\n+  verdict: eligible\n+  date: 2026-01-15\n"
        "+  rule: \"vocabularies/requester_types.tsv: ministry, eligible_from 2009; "
        "vocabularies/countries.tsv: BEN, edf 2008-2020, ndici 2021-2027\"\n");
}

}  // namespace fiches_test
