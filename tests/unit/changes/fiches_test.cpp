// Action Fiches: prepared from a request, changed, judged, amended.

#include "mieux/changes/fiches.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "../procedure/consulting.hpp"
#include "mieux/changes/request_steps.hpp"
#include "mieux/rules/rules.hpp"

using namespace mieux;
using namespace mieux::changes_test;
using namespace mieux::consulting;

namespace {

Change prepared(const StoreFolder& folder, const FicheWish& wish) {
  const Store store = folder.load();
  return new_fiche(store, find(store, RecordKind::request, "r"), wish, circumstances());
}

Change judged(const StoreFolder& folder, const std::vector<OpinionWish>& opinions,
              const std::string& on = "2026-01-10") {
  const Store store = folder.load();
  return record_opinions(store, find(store, RecordKind::fiche, "r"), opinions, on, circumstances());
}

/// A field of the fiche changed as `mieux fiche set` does it.
Change changed(const StoreFolder& folder, const std::string& wish, const std::string& minor = {}) {
  const Store store = folder.load();
  const Record& fiche = find(store, RecordKind::fiche, "r");
  return mark_if_minor(
      store, fiche, set_fields(store, fiche, {}, in_last_version(store, fiche, {parse_wish(wish)})),
      minor, circumstances().clock);
}

template <typename Make>
std::string refused(Make make) {
  return failure_of([&] { static_cast<void>(make()); });
}

void apply(const StoreFolder& folder, const Change& change) {
  for (const FileChange& file : change.files)
    if (file.after) folder.write(file.path, *file.after);
}

std::size_t suspects(const StoreFolder& folder) {
  std::size_t count = 0;
  for (const Diagnostic& diagnostic : validate(folder.load(), circumstances().clock, 1))
    count += diagnostic.code == "suspect-opinion" ? 1 : 0;
  return count;
}

const std::string sent = "    sent: 2026-01-05\n";

void make_sent(const StoreFolder& folder) {
  folder.write("mieux.yaml", programme(all_answer));
  add_request(folder, sent_event);
  add_fiche(folder, sent);
}

FicheWish amendment(const std::string& reason, bool minor = false) {
  FicheWish wish;
  wish.kind = FicheWish::Kind::amendment;
  wish.reason = reason;
  wish.minor = minor;
  return wish;
}

}  // namespace

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

TEST_CASE("a version fits what was decided on the last one") {
  StoreFolder folder;
  add_request(folder);
  CHECK(refused([&] { return prepared(folder, amendment("R")); }) == "3 r has no Action Fiche yet");
  add_fiche(folder, "");
  CHECK(refused([&] { return prepared(folder, {}); }) ==
        "3 version 1 of the Action Fiche r is still open");
  add_fiche(folder, "    decision:\n      outcome: rejected\n");
  CHECK(refused([&] { return prepared(folder, amendment("R")); }) ==
        "3 version 1 of the Action Fiche r was not approved, so nothing can be amended");
  CHECK(refused([&] { return prepared(folder, {}); }).empty());
  add_fiche(folder, "    decision:\n      outcome: approved\n");
  CHECK(refused([&] { return prepared(folder, {}); }) ==
        "3 version 1 of the Action Fiche r is approved and stays as it is");
  add_request(folder, "  - event: rejected\n    date: 2026-01-05\n    reason: overlap\n");
  CHECK(refused([&] { return prepared(folder, {}); }) == "3 r is rejected");
}

TEST_CASE("the next version begins with what the last one proposes, not with what was said of it") {
  StoreFolder folder;
  add_request(folder);
  add_fiche(folder, sent +
                        "    decision:\n      outcome: approved\n      date: 2026-01-08\n"
                        "    consultation:\n      - member: M\n        opinion: approve\n");
  const std::string text =
      text_after(prepared(folder, amendment("Two trainings.")), "fiches/r.yaml");
  const std::string next = text.substr(text.find("  - number: 2"));
  CHECK(next ==
        "  - number: 2\n    kind: amendment\n    reason: Two trainings.\n" + complete_proposal());
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
  apply(folder, judged(folder, {{"donor", "approve", ""}}));
  CHECK(suspects(folder) == 1);
  // Taken back: the text is the one they judged.
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

namespace {

Change approved(const StoreFolder& folder) {
  StepWish wish;
  wish.on = "2026-01-12";
  const Store store = folder.load();
  return approve_request(store, find(store, RecordKind::request, "r"), wish, circumstances());
}

Change submitted(const StoreFolder& folder) {
  StepWish wish;
  wish.on = "2026-01-12";
  const Store store = folder.load();
  return submit_request(store, find(store, RecordKind::request, "r"), wish, circumstances());
}

void make_approved(const StoreFolder& folder) {
  make_sent(folder);
  apply(folder, judged(folder, {{"donor", "approve", ""}, {"foreign", "approve", ""}}));
  apply(folder, approved(folder));
}

}  // namespace

TEST_CASE("an approved version is frozen") {
  StoreFolder folder;
  make_approved(folder);
  CHECK(refused([&] { return changed(folder, "expert_days=20"); }) ==
        "3 version 1 of the Action Fiche r was approved on 2026-01-12 and stays as it is");
  // Past the command, the rules see it.
  const Store store = folder.load();
  const Change by_hand = set_fields(store, find(store, RecordKind::fiche, "r"), "versions.1",
                                    {parse_wish("expert_days=20")});
  const Judgement judgement = judge(store, by_hand, circumstances().clock, 1);
  REQUIRE(judgement.added_errors == 1);
  CHECK(judgement.added[0].code == "changed-after-approval");
}

TEST_CASE("an amendment changes the Action when it is approved") {
  StoreFolder folder;
  make_approved(folder);
  apply(folder, prepared(folder, amendment("A second training is needed.", true)));
  apply(folder, changed(folder, "activities.2.type=training"));
  apply(folder, changed(folder, "activities.2.title=A second training"));
  apply(folder, changed(folder, "activities.2.mode=remote"));
  apply(folder, changed(folder, "activities.2.month=2026-06"));
  apply(folder, submitted(folder));
  const Change amended = approved(folder);
  CHECK(amended.sentence == "r: version 2 approved; Action ports changed");
  // The request stays as it was.
  CHECK(amended.files[0].path == "requests/r.yaml");
  CHECK(amended.files[0].before == amended.files[0].after);
  const std::string action = text_after(amended, "actions/ports.yaml");
  CHECK(action.find("  - id: a2\n    types: [training]\n    title: A second training\n"
                    "    mode: remote\n    start: 2026-06\n") != std::string::npos);
  CHECK(action.find("plan_changes:\n  - what: Version 2 of the Action Fiche approved (amendment)\n"
                    "    date: 2026-01-12\n    why: A second training is needed.\n") !=
        std::string::npos);
  CHECK(action.find("A result.") == action.rfind("A result."));
  apply(folder, amended);
  CHECK(validate(folder.load(), circumstances().clock, 1).empty());
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
