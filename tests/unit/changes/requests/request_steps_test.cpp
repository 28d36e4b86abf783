// Steps of a request: legal ones, with what they write, and illegal ones, refused with the way out.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/changes/requests/approve_request.hpp"
#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/requests/submit_request.hpp"
#include "mieux/changes/requests/take_step.hpp"
#include "mieux/rules/rules.hpp"
#include "procedure/requests/consulting.hpp"

namespace request_steps_test {

using namespace mieux;
using namespace mieux::changes_test;
using namespace mieux::consulting;

namespace {

StepWish wish_for(RequestStep step, const std::string& on = "2026-01-10") {
  StepWish wish;
  wish.step = step;
  wish.on = on;
  return wish;
}

Change taken(const StoreFolder& folder, const StepWish& wish) {
  const Store store = folder.load();
  const Record& request = find(store, RecordKind::request, "r");
  if (wish.step == RequestStep::sent_to_steering_group)
    return submit_request(store, request, wish, circumstances());
  if (wish.step == RequestStep::approved)
    return approve_request(store, request, wish, circumstances());
  return take_step(store, request, wish, circumstances());
}

/// How a step is refused: `3 why`.
std::string refused(const StoreFolder& folder, const StepWish& wish) {
  return failure_of([&] { static_cast<void>(taken(folder, wish)); });
}

void apply(const StoreFolder& folder, const Change& change) {
  for (const FileChange& file : change.files)
    if (file.after) folder.write(file.path, *file.after);
}

const std::string rejected_event =
    "  - event: rejected\n    date: 2026-01-05\n    reason: overlap\n";
const std::string sent = "    sent: 2026-01-05\n";

/// A store whose request `r` was sent with a complete fiche, and a group of two members.
void make_sent(const StoreFolder& folder, const std::string& consultation,
               const std::string& rule = all_answer) {
  folder.write("mieux.yaml", programme(rule));
  add_request(folder, sent_event);
  add_fiche(folder, sent + consultation);
}

const std::string both_approve =
    "    consultation:\n      - member: Donor headquarters\n        opinion: approve\n"
    "        date: 2026-01-07\n      - member: Foreign service\n        opinion: no-objection\n"
    "        date: 2026-01-08\n";

}  // namespace

TEST_CASE("a step is an event with its day, at the end") {
  StoreFolder folder;
  add_request(folder);
  const Change change = taken(folder, wish_for(RequestStep::acknowledged));
  CHECK(lines_changed(change) == "+  - event: acknowledged\n+    date: 2026-01-10\n");
  CHECK(change.sentence == "r: acknowledged");
  StepWish today = wish_for(RequestStep::acknowledged, "");
  CHECK(lines_changed(taken(folder, today)) == "+  - event: acknowledged\n+    date: 2026-01-15\n");
  StepWish month = wish_for(RequestStep::acknowledged, "2026-01");
  CHECK(lines_changed(taken(folder, month)) == "+  - event: acknowledged\n+    date: 2026-01\n");
}

TEST_CASE("a screening says who, a rejection why and who decided") {
  StoreFolder folder;
  add_request(folder);
  StepWish screened = wish_for(RequestStep::screened);
  screened.by = "hf3";
  screened.note = "A call is needed.";
  CHECK(lines_changed(taken(folder, screened)) ==
        "+screening:\n+  by: hf3\n+  note: A call is needed.\n+  - event: screened\n"
        "+    date: 2026-01-10\n");
  StepWish rejected = wish_for(RequestStep::rejected);
  rejected.reason = "Overlap";
  rejected.note = "Another project covers it.";
  rejected.decided_by = "Head of the facility";
  rejected.by = "hf1";
  const Change change = taken(folder, rejected);
  CHECK(lines_changed(change) ==
        "+  - event: rejected\n+    date: 2026-01-10\n+    reason: overlap\n"
        "+    note: Another project covers it.\n+decided_by: Head of the facility\n"
        "+recorded_by: hf1\n");
  CHECK(change.sentence == "r: rejected (Overlap)");
}

TEST_CASE("a document is kept with its fingerprint") {
  StoreFolder folder;
  add_request(folder);
  StepWish wish = wish_for(RequestStep::acknowledged);
  wish.evidence = Evidence{{}, "sources/letter.pdf", std::string(64, '1')};
  CHECK(lines_changed(taken(folder, wish))
            .find("+  - type: letter\n+    date: 2026-01-10\n"
                  "+    kept: sources/letter.pdf\n") != std::string::npos);
}

TEST_CASE("words that the vocabularies do not know are refused with the nearest") {
  StoreFolder folder;
  add_request(folder);
  StepWish rejected = wish_for(RequestStep::rejected);
  rejected.reason = "overlop";
  CHECK(refused(folder, rejected) == "3 'overlop' is not in vocabularies/rejection_reasons.tsv");
  StepWish forwarded = wish_for(RequestStep::forwarded);
  forwarded.to = "Atlantis Facility";
  CHECK(refused(folder, forwarded) ==
        "3 'Atlantis Facility' is not in vocabularies/facilities.tsv");
  forwarded.to = "Twinning";
  CHECK(lines_changed(taken(folder, forwarded)) ==
        "+  - event: forwarded\n+    date: 2026-01-10\n+    to: twinning\n");
}

TEST_CASE("illegal steps are refused with the rule") {
  StoreFolder folder;
  add_request(folder, rejected_event);
  for (const RequestStep step :
       {RequestStep::acknowledged, RequestStep::screened, RequestStep::sent_to_steering_group,
        RequestStep::resumed, RequestStep::merged, RequestStep::approved}) {
    CAPTURE(word_of(step));
    CHECK(refused(folder, wish_for(step)).starts_with("3 r"));
  }
  CHECK(refused(folder, wish_for(RequestStep::approved)) == "3 r is rejected");
  CHECK(refused(folder, wish_for(RequestStep::screened)) ==
        "3 r: a request that is rejected takes no further step until it is reopened");
  StepWish reopened = wish_for(RequestStep::reopened);
  CHECK(refused(folder, reopened) == "2 why r is reopened is not said");
  reopened.note = "The ministry found a counterpart.";
  apply(folder, taken(folder, reopened));
  CHECK(refused(folder, reopened) == "3 r: a request that is in-preparation cannot be reopened");
  CHECK(refused(folder, wish_for(RequestStep::resumed)).starts_with("3 r: a request that is"));
}

TEST_CASE("what is done once is not done twice, but again after a reopening") {
  StoreFolder folder;
  add_request(folder, "  - event: acknowledged\n    date: 2025-12-02\n");
  CHECK(refused(folder, wish_for(RequestStep::acknowledged)) ==
        "3 r was acknowledged already, on 2025-12-02");
  add_request(folder, "  - event: acknowledged\n    date: 2025-12-02\n" + rejected_event +
                          "  - event: reopened\n    date: 2026-01-06\n    note: N\n");
  CHECK(refused(folder, wish_for(RequestStep::acknowledged)).empty());
  add_request(folder, "  - event: on-hold\n    date: 2025-12-02\n    note: N\n");
  StepWish hold = wish_for(RequestStep::on_hold);
  hold.note = "N";
  CHECK(refused(folder, hold) == "3 r is on hold already");
}

TEST_CASE("a merge names another open request") {
  StoreFolder folder;
  add_request(folder);
  add(folder, "requests/other", "title: O\nevents:\n  - event: received\n    date: 2025-12-01\n");
  add(folder, "requests/closed",
      "title: C\nevents:\n  - event: received\n    date: 2025-12-01\n" + rejected_event);
  StepWish wish = wish_for(RequestStep::merged);
  wish.into = "r";
  CHECK(refused(folder, wish).starts_with("3 a request is merged into another one"));
  wish.into = "closed";
  CHECK(refused(folder, wish) == "3 closed is rejected");
  wish.into = "other";
  CHECK(lines_changed(taken(folder, wish)) ==
        "+merged_into: other\n+  - event: merged\n+    date: 2026-01-10\n");
}

TEST_CASE("what ends a request ends its being a draft") {
  StoreFolder folder;
  add(folder, "requests/r",
      "title: R\nevents:\n  - event: received\n    date: 2025-12-01\ndraft: true\n");
  StepWish wish = wish_for(RequestStep::rejected);
  wish.reason = "overlap";
  CHECK(text_after(taken(folder, wish), "requests/r.yaml").find("draft") == std::string::npos);
  CHECK(text_after(taken(folder, wish_for(RequestStep::screened)), "requests/r.yaml")
            .find("draft: true") != std::string::npos);
  CHECK(refused(folder, wish_for(RequestStep::sent_to_steering_group)) == "3 r is a draft");
}

TEST_CASE("a request without a complete fiche is not sent") {
  StoreFolder folder;
  folder.write("mieux.yaml", programme(all_answer));
  add_request(folder);
  const StepWish submit = wish_for(RequestStep::sent_to_steering_group);
  CHECK(refused(folder, submit) == "3 r has no open Action Fiche to send");
  add_fiche(folder, "", "    problem: P.\n");
  CHECK(refused(folder, submit)
            .starts_with("3 the Action Fiche r is not complete: the context and the institutional "
                         "framework; "));
  add_fiche(folder, "");
  const Change change = taken(folder, submit);
  CHECK(text_after(change, "requests/r.yaml")
            .ends_with("  - event: fiche-drafted\n    date: 2026-01-10\n"
                       "  - event: sent-to-steering-group\n    date: 2026-01-10\n"));
  CHECK(text_after(change, "fiches/r.yaml").find("    sent: 2026-01-10\n") != std::string::npos);
  apply(folder, change);
  CHECK(folder.load().fiches()[0].versions[0].sent_fingerprint.value ==
        folder.load().fiches()[0].versions[0].fingerprint);
  CHECK(refused(folder, submit).starts_with("3 r was sent to the steering group on 2026-01-10"));
}

TEST_CASE("an ineligible request is not sent") {
  StoreFolder folder;
  add_request(folder);
  add_fiche(folder, "");
  add(folder, "organisations/body", "names:\n  - name: Body\ntype: cso\n");
  add(folder, "requests/r",
      "title: R\nletters:\n  - requester: body\n    received: 2015-12-01\ncountries: [BEN]\n"
      "events:\n  - event: received\n    date: 2015-12-01\n");
  CHECK(refused(folder, wish_for(RequestStep::sent_to_steering_group)) ==
        "3 r is not eligible: a body of the type 'Civil society' may request from 2016 on; this "
        "letter is of 2015-12-01");
}

TEST_CASE("nothing is approved that was not sent, or while opinions stand against it") {
  StoreFolder folder;
  add_request(folder);
  CHECK(refused(folder, wish_for(RequestStep::approved)) ==
        "3 r has not been sent to the steering group");
  make_sent(folder, "");
  CHECK(refused(folder, wish_for(RequestStep::approved)) ==
        "3 version 1 of the Action Fiche r cannot be approved yet: Donor headquarters (missing), "
        "Foreign service (missing)");
  make_sent(folder, both_approve);
  // On the day before the last answer it was still missing.
  CHECK(refused(folder, wish_for(RequestStep::approved, "2026-01-07")) ==
        "3 version 1 of the Action Fiche r cannot be approved yet: Foreign service (missing)");
  make_sent(folder, both_approve +
                        "      - member: Foreign service\n        opinion: object\n"
                        "        date: 2026-01-09\n");
  CHECK(refused(folder, wish_for(RequestStep::approved)) ==
        "3 version 1 of the Action Fiche r cannot be approved yet: Foreign service (objects)");
  StepWish despite = wish_for(RequestStep::approved);
  despite.despite = "The minister decided.";
  CHECK(text_after(taken(folder, despite), "fiches/r.yaml")
            .find("      despite: The minister decided.\n") != std::string::npos);
}

TEST_CASE("an approval makes the Action of the fiche in the same change") {
  StoreFolder folder;
  make_sent(folder, both_approve);
  StepWish wish = wish_for(RequestStep::approved);
  wish.by = "hf1";
  const Change change = taken(folder, wish);
  CHECK(change.sentence == "r: approved; new Action ports");
  const std::string action = text_after(change, "actions/ports.yaml");
  CHECK(action.substr(action.find("title:")) ==
        "title: Ports\nrequest: r\ncountries: [BEN]\ntopics: [thb]\nrequesters: [body]\n"
        "objective: An objective.\nplanned:\n  start: 2026-04\n  end: 2026-04\nactivities:\n"
        "  - id: a1\n    types: [training]\n    title: A training\n    mode: on-site\n"
        "    places: [Cotonou]\n    start: 2026-04\nresults:\n  - title: A result.\n"
        "    level: institutional\n    indicator: One\n    expected: true\n");
  CHECK(text_after(change, "requests/r.yaml")
            .ends_with("  - event: approved\n    date: 2026-01-10\n"
                       "decided_by: Steering group\nrecorded_by: hf1\n"));
  apply(folder, change);
  const Store store = folder.load();
  const FicheVersion& version = store.fiches()[0].versions[0];
  CHECK(version.decided_fingerprint.value == version.fingerprint);
  CHECK(validate(store, circumstances().as_of, 1).empty());
  CHECK(refused(folder, wish) == "3 r is approved already, and there is no new version");
}

TEST_CASE("a fiche that is not despite anything records no despite") {
  StoreFolder folder;
  make_sent(folder, both_approve);
  StepWish wish = wish_for(RequestStep::approved);
  wish.despite = "Not needed.";
  CHECK(text_after(taken(folder, wish), "fiches/r.yaml").find("despite") == std::string::npos);
}

TEST_CASE("after the days of silence nobody who did not answer is in the way") {
  StoreFolder folder;
  make_sent(folder, "", ten_days);
  CHECK_FALSE(refused(folder, wish_for(RequestStep::approved, "2026-01-15")).empty());
  CHECK(refused(folder, wish_for(RequestStep::approved, "2026-01-16")).empty());
}

TEST_CASE("a rejection is also that of the version that was sent") {
  StoreFolder folder;
  make_sent(folder, "");
  StepWish wish = wish_for(RequestStep::rejected);
  wish.reason = "overlap";
  const Change change = taken(folder, wish);
  CHECK(text_after(change, "fiches/r.yaml").find("      outcome: rejected\n") != std::string::npos);
  apply(folder, change);
  CHECK(validate(folder.load(), circumstances().as_of, 1).empty());
}

TEST_CASE("nothing is decided before it was sent") {
  StoreFolder folder;
  make_sent(folder, both_approve);
  StepWish rejected = wish_for(RequestStep::rejected, "2026-01-04");
  rejected.reason = "overlap";
  const std::string why =
      "3 a decision of 2026-01-04 cannot be about version 1 of the Action Fiche r, which was sent "
      "to the steering group on 2026-01-05";
  CHECK(refused(folder, rejected) == why);
  CHECK(refused(folder, wish_for(RequestStep::approved, "2026-01-04")) == why);
  // In the same month nobody can say.
  CHECK(refused(folder, wish_for(RequestStep::approved, "2026-01")).empty());
}

TEST_CASE("a month that is not over is not waited for") {
  StoreFolder folder;
  make_sent(folder, "", ten_days);
  // Silence speaks from 16 January on; today is the 15th.
  CHECK(refused(folder, wish_for(RequestStep::approved, "2026-01"))
            .starts_with("3 version 1 of the Action Fiche r cannot be approved yet"));
}

TEST_CASE("a first look that is recorded late stands where it belongs") {
  StoreFolder folder;
  make_sent(folder, "");
  const std::string text =
      text_after(taken(folder, wish_for(RequestStep::screened, "2025-12-05")), "requests/r.yaml");
  CHECK(text.find("  - event: screened\n    date: 2025-12-05\n"
                  "  - event: sent-to-steering-group\n") != std::string::npos);
  CHECK(refused(folder, wish_for(RequestStep::screened, "2026-01-06")) ==
        "3 r was sent-to-steering-group on 2026-01-05, so it cannot be screened on 2026-01-06");
}

TEST_CASE("a request that was reopened is sent again") {
  StoreFolder folder;
  make_sent(folder, "");
  add_request(folder, sent_event +
                          "  - event: withdrawn\n    date: 2026-01-06\n    note: Why\n"
                          "  - event: reopened\n    date: 2026-01-07\n    note: Why\n");
  const Change change = taken(folder, wish_for(RequestStep::sent_to_steering_group));
  CHECK(text_after(change, "fiches/r.yaml").find("    sent: 2026-01-10\n") != std::string::npos);
}

TEST_CASE("an approved request on hold is resumed first") {
  StoreFolder folder;
  make_sent(folder, both_approve);
  apply(folder, taken(folder, wish_for(RequestStep::approved)));
  StepWish hold = wish_for(RequestStep::on_hold, "2026-01-11");
  hold.note = "Elections";
  apply(folder, taken(folder, hold));
  CHECK(refused(folder, wish_for(RequestStep::sent_to_steering_group, "2026-01-12")) ==
        "3 r is on hold");
  StepWish reject = wish_for(RequestStep::rejected, "2026-01-12");
  reject.reason = "overlap";
  CHECK(refused(folder, reject) ==
        "3 r: an approved request that is on hold can only be resumed or withdrawn");
}

TEST_CASE("whoever withdraws an approved request is told of its Action") {
  StoreFolder folder;
  make_sent(folder, both_approve);
  apply(folder, taken(folder, wish_for(RequestStep::approved)));
  StepWish withdraw = wish_for(RequestStep::withdrawn, "2026-01-12");
  withdraw.note = "Elections";
  const Change change = taken(folder, withdraw);
  REQUIRE(change.notes.size() == 1);
  CHECK(change.notes[0].text == "the Action ports goes on as it was");
}

TEST_CASE("nothing is decided while a fiche cannot be read") {
  StoreFolder folder;
  make_sent(folder, both_approve);
  folder.write("fiches/broken.yaml", "id: \"broken\n");
  CHECK(refused(folder, wish_for(RequestStep::approved)) ==
        "3 fiches/broken.yaml cannot be read; what the step on request r rests on is not known");
}

TEST_CASE("a wrong date is wrong usage") {
  StoreFolder folder;
  add_request(folder);
  CHECK(refused(folder, wish_for(RequestStep::acknowledged, "2026-02-30")) ==
        "2 '2026-02-30' is no date");
}

}  // namespace request_steps_test
