// Versions of Action Fiches: frozen once decided on, amended, carried over into Actions.

#include "fiche_steps.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/requests/correct_request_step.hpp"
#include "mieux/changes/requests/new_fiche.hpp"
#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/requests/take_step.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/rules/rules.hpp"

namespace fiche_versions_test {

using namespace mieux;
using namespace mieux::fiche_steps;

TEST_CASE("a version fits what was decided on the last one") {
  StoreFolder folder;
  add_request(folder);
  CHECK(refused([&] { return prepared(folder, amendment("R")); }) == "3 r has no Action Fiche yet");
  add_fiche(folder, "");
  CHECK(refused([&] { return prepared(folder, {}); }) ==
        "3 version 1 of the Action Fiche r is still open");
  add_fiche(folder, "    decision:\n      outcome: rejected\n");
  CHECK(refused([&] { return prepared(folder, amendment("R")); }) ==
        "3 no version of the Action Fiche r was approved, so nothing can be amended");
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

TEST_CASE("a day of a decision that is corrected is corrected in the version, too") {
  StoreFolder folder;
  add_request(folder, sent_event + "  - event: approved\n    date: 2026-01-08\n");
  add_fiche(folder, sent + "    decision:\n      outcome: approved\n      date: 2026-01-08\n");
  const Store store = folder.load();
  const Record& request = find(store, RecordKind::request, "r");
  const auto corrected = [&](const std::string& step, const std::string& on) {
    return correct_request_step(store, request, {step, {}, {}, on, {}}, circumstances());
  };
  const Change decision = corrected("approved", "2026-01-09");
  CHECK(decision.files.size() == 2);
  CHECK(text_after(decision, "fiches/r.yaml").find("      date: 2026-01-09\n") !=
        std::string::npos);
  CHECK(text_after(decision, "fiches/r.yaml").find("    sent: 2026-01-05\n") != std::string::npos);
  CHECK(text_after(corrected("sent-to-steering-group", "2026-01-04"), "fiches/r.yaml")
            .find("    sent: 2026-01-04\n") != std::string::npos);
  CHECK(corrected("received", "2025-12-30").files.size() == 1);
  CHECK(refused([&] {
          return correct_request_step(store, request, {"screened", {}, {}, {}, {{"note", "N"}}},
                                      circumstances());
        }) == "2 what is said of the screening is a field of the request");
}

TEST_CASE("the fiche of another request is not amended") {
  StoreFolder folder;
  make_sent(folder);
  add(folder, "requests/other", "title: O\nevents:\n  - event: received\n    date: 2025-12-01\n");
  const Store store = folder.load();
  FicheWish wish;
  wish.id = "r";
  CHECK(refused([&] {
          return new_fiche(store, find(store, RecordKind::request, "other"), wish, circumstances());
        }) == "3 the Action Fiche r answers another request, r");
}

TEST_CASE("a fiche that the steering group has seen is not removed") {
  StoreFolder folder;
  make_sent(folder);
  const Store store = folder.load();
  const Change removed = remove_record(store, find(store, RecordKind::fiche, "r"));
  CHECK(refused([&] { return judge(store, removed, circumstances(), 1).change; }) ==
        "3 fiches/r.yaml was sent to the steering group, so it is kept");
}

TEST_CASE("after a rejected amendment the next one builds on what was approved") {
  StoreFolder folder;
  make_approved(folder);
  apply(folder, prepared(folder, amendment("Longer.", true)));
  apply(folder, changed(folder, "expert_days=50"));
  apply(folder, submitted(folder));
  StepWish wish;
  wish.step = RequestStep::rejected;
  wish.reason = "overlap";
  wish.note = "Too long.";
  wish.by = "hf2";
  wish.on = "2026-01-13";
  {
    const Store store = folder.load();
    const Change change =
        take_step(store, find(store, RecordKind::request, "r"), wish, circumstances());
    CHECK(change.sentence == "r: version 2 of r rejected; the request stays approved");
    const std::string text = text_after(change, "fiches/r.yaml");
    CHECK(text.find("      outcome: rejected\n      date: 2026-01-13\n      reason: overlap\n"
                    "      note: Too long.\n      recorded_by: hf2\n") != std::string::npos);
    apply(folder, change);
  }
  CHECK(refused([&] { return prepared(folder, {}); }) ==
        "3 version 1 of the Action Fiche r is approved and stays as it is");
  const std::string text =
      text_after(prepared(folder, amendment("Two trainings.")), "fiches/r.yaml");
  const std::string next = text.substr(text.find("  - number: 3"));
  CHECK(next.find("expert_days: 10\n") != std::string::npos);
}

TEST_CASE("an approved version is frozen") {
  StoreFolder folder;
  make_approved(folder);
  CHECK(refused([&] { return changed(folder, "expert_days=20"); }) ==
        "3 version 1 of the Action Fiche r was approved on 2026-01-12 and stays as it is");
  // Whatever else writes passes the same guard.
  const Store store = folder.load();
  const Change by_hand = set_fields(store, find(store, RecordKind::fiche, "r"), "versions.1",
                                    {parse_wish("expert_days=20")});
  CHECK(refused([&] { return judge(store, by_hand, circumstances(), 1).change; }) ==
        "3 version 1 of the Action Fiche r was approved and stays as it is");
  // Past the program, the rules see it.
  apply(folder, by_hand);
  const std::vector<Diagnostic> found = validate(folder.load(), circumstances().as_of, 1);
  CHECK(std::count_if(found.begin(), found.end(), [](const Diagnostic& diagnostic) {
          return diagnostic.code == "changed-after-approval";
        }) == 1);
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
  CHECK(action.find("plan_changes:\n  - id: p1\n    what: Version 2 of the Action Fiche approved "
                    "(amendment)\n"
                    "    date: 2026-01-12\n    why: A second training is needed.\n") !=
        std::string::npos);
  CHECK(action.find("A result.") == action.rfind("A result."));
  apply(folder, amended);
  CHECK(validate(folder.load(), circumstances().as_of, 1).empty());
}

TEST_CASE("an amendment plans activities anew that have no outcome yet") {
  StoreFolder folder;
  make_approved(folder);
  apply(folder, prepared(folder, amendment("Later.", true)));
  apply(folder, changed(folder, "activities.1.month=2026-09"));
  apply(folder, changed(folder, "activities.1.place=Parakou"));
  for (const char* const wish :
       {"activities.2.type=training", "activities.2.title=Twin", "activities.2.mode=remote",
        "activities.2.month=2026-10", "activities.3.type=training", "activities.3.title=Twin",
        "activities.3.mode=remote", "activities.3.month=2026-11"})
    apply(folder, changed(folder, wish));
  apply(folder, submitted(folder));
  const Change amended = approved(folder);
  CHECK(amended.notes.empty());
  const std::string action = text_after(amended, "actions/ports.yaml");
  CHECK(action.find("planned:\n  start: 2026-04\n  end: 2026-11\n") != std::string::npos);
  CHECK(action.find("    places: [Parakou]\n    start: 2026-09\n") != std::string::npos);
  CHECK(action.find("  - id: a2\n    types: [training]\n    title: Twin\n") != std::string::npos);
  CHECK(action.find("  - id: a3\n    types: [training]\n    title: Twin\n") != std::string::npos);
}

TEST_CASE("an amendment that drops an activity says so") {
  StoreFolder folder;
  make_approved(folder);
  apply(folder, prepared(folder, amendment("Another one.", true)));
  apply(folder, changed(folder, "activities.1.title=Another training"));
  apply(folder, submitted(folder));
  const Change amended = approved(folder);
  REQUIRE(amended.notes.size() == 1);
  CHECK(amended.notes[0].text ==
        "the Action still plans 'A training', which this version does not");
}

}  // namespace fiche_versions_test
