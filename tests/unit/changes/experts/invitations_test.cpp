// From the invitation of an expert to the assessment, written into the private roster.
#include "mieux/changes/experts/invitations.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "changes/experts/two_stores.hpp"
#include "mieux/changes/wishes/wish.hpp"

namespace invitations_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view clocks =
    "clocks:\n  - id: report\n    title: R\n    from: mission-ended\n    to: expert-report\n"
    "    length:\n      weeks: 2\n";

struct Office : TwoStores {
  Office() : TwoStores(clocks) {
    open.write("vocabularies/feedback_tools.tsv", "id\tlabel\nexpert-report\tReport\n");
    expert("e1", "country: TJK\n", "name: Aino Example\nconsent:\n  given: 2025-01-01\n");
    expert("e2", "country: TJK\n", "name: Bo Example\n");
    expert("old", "country: TJK\n", "name: Cy Example\nkeep_until: 2026-01-14\n");
    expert("gone", "country: TJK\n",
           "name: Di Example\nconsent:\n  given: 2020-01-01\n  withdrawn: 2025-12-01\n");
    expert("forgotten", "country: TJK\nforgotten: 2025-01-01\n", "");
    expert("unknown", "country: TJK\n", "");
    add(open, "actions/act",
        "title: A\nactivities:\n" + activity("a1", "2026-03-02", "2026-03-06") +
            activity("a2", "2026-03-05", "2026-03-09") +
            activity("a3", "2025-03-03", "2025-03-04") + "    outcome:\n      state: held\n" +
            activity("a4", "2026-04-01", "2026-04-02") +
            "    outcome:\n      state: cancelled\n      reason: R\n" +
            activity("a5", "2025-11-03", "2025-11-04") +
            "missions:\n  - id: m1\n    expert: e2\n    activity: a2\n"
            "  - id: m2\n    expert: e1\n    activity: a3\n");
  }

  static std::string activity(std::string_view id, std::string_view start, std::string_view end) {
    return "  - id: " + std::string{id} + "\n    types: [training]\n    title: " + std::string{id} +
           "\n    start: " + std::string{start} + "\n    end: " + std::string{end} + "\n";
  }

  template <typename Step>
  [[nodiscard]] Change with(std::string_view expert, std::string_view activity, Step step) const {
    const Store store = open.load();
    const Roster roster = Roster::open(store, 1);
    const RosterExpert who{store, roster, find(store, RecordKind::expert, expert)};
    return step(who, PlaceOfWork{&find(store, RecordKind::action, "act"), std::string{activity}});
  }
  [[nodiscard]] Change invited(std::string_view expert, std::string_view activity) const {
    return with(expert, activity, [](const RosterExpert& who, const PlaceOfWork& place) {
      return invite(who, place, {}, circumstances());
    });
  }
  [[nodiscard]] Change accepted(std::string_view expert, std::string_view activity) const {
    return with(expert, activity, [](const RosterExpert& who, const PlaceOfWork& place) {
      return accept_invitation(who, place, {}, circumstances());
    });
  }
  [[nodiscard]] Change declined(std::string_view expert, std::string_view activity,
                                const std::string& reason) const {
    return with(expert, activity, [&](const RosterExpert& who, const PlaceOfWork& place) {
      return decline_invitation(who, place, reason, {}, circumstances());
    });
  }
  [[nodiscard]] Change deployed(std::string_view expert, std::string_view activity) const {
    return with(expert, activity, [](const RosterExpert& who, const PlaceOfWork& place) {
      const PartWish wish{{yaml::Value::Mapping{}, false},
                          {{Wish::Verb::set, "expert", std::string{who.expert.id}},
                           {Wish::Verb::set, "activity", place.activity}}};
      return deploy_expert({who.store, &who.roster, who.expert}, place, wish, circumstances());
    });
  }
  [[nodiscard]] Change assessed(std::string_view expert, const std::string& mission,
                                const AssessmentWish& wish) const {
    return with(expert, "", [&](const RosterExpert& who, const PlaceOfWork& place) {
      return assess_expert(who, *place.action, mission, wish, circumstances());
    });
  }
};

template <typename Step>
std::string failure(Step step) {
  return failure_of([&] { (void)step(); });
}

}  // namespace

TEST_CASE("asked, accepted, sent: the roster has it, the sentences tell ids alone") {
  const Office office;
  const Change asked = office.invited("e1", "a1");
  CHECK(asked.files.empty());
  CHECK(TwoStores::personal_lines(asked) ==
        "+invitations:\n+  - action: act\n+    activity: a1\n+    invited: 2026-01-15\n");
  CHECK(asked.sentence == "expert 'e1': invitation to act/a1 recorded");
  office.apply(asked);
  CHECK(failure([&] { return office.deployed("e1", "a1"); }) ==
        "3 expert 'e1' is invited to act/a1, and has not answered");
  const Change yes = office.accepted("e1", "a1");
  CHECK(TwoStores::personal_lines(yes) == "+    answer: accepted\n+    answered: 2026-01-15\n");
  office.apply(yes);
  CHECK(failure([&] { return office.accepted("e1", "a1"); }) ==
        "3 the answer of expert 'e1' on act/a1 is recorded already");
  const Change sent = office.deployed("e1", "a1");
  CHECK(lines_changed(sent) == "+  - id: m3\n+    expert: e1\n+    activity: a1\n");
  CHECK(TwoStores::personal_lines(sent) == "+    mission: m3\n");
  office.apply(sent);
  CHECK(failure([&] { return office.declined("e1", "a1", "R"); }) ==
        "3 expert 'e1' goes to act/a1 already, by mission act/m3");
  // A mission that was removed leaves the acceptance.
  office.open.write("actions/act.yaml", *sent.files.front().before);
  CHECK(failure([&] { return office.deployed("e1", "a1"); }).empty());
}

TEST_CASE("a refusal and its reason are in the roster alone") {
  const Office office;
  office.apply(office.invited("e1", "a1"));
  CHECK(failure([&] { return office.declined("e1", "a1", " "); }) ==
        "2 why the expert declined is not said");
  const Change no = office.declined("e1", "a1", "Ill at home");
  CHECK(no.files.empty());
  CHECK(TwoStores::personal_lines(no) ==
        "+    answer: declined\n+    answered: 2026-01-15\n+    reason: Ill at home\n");
  CHECK((no.sentence + no.next).find("Ill") == std::string::npos);
  CHECK((no.sentence + no.next).find("declin") == std::string::npos);
  office.apply(no);
  CHECK(failure([&] { return office.deployed("e1", "a1"); }) ==
        "3 expert 'e1' has not accepted to go to act/a1");
  // Somebody may ask again.
  office.apply(office.invited("e1", "a1"));
  office.apply(office.accepted("e1", "a1"));
  CHECK(failure([&] { return office.deployed("e1", "a1"); }).empty());
}

TEST_CASE("who cannot be asked, and why") {
  const Office office;
  struct Row {
    std::string_view expert;
    std::string_view activity;
    std::string_view expected;
  };
  const std::vector<Row> rows{
      {"old", "a1", "3 expert 'old' may not be kept in the roster any longer"},
      {"gone", "a1", "3 expert 'gone' has withdrawn the consent"},
      {"forgotten", "a1", "3 expert 'forgotten' was forgotten: nothing is kept by which to ask"},
      {"unknown", "a1", "3 expert 'unknown' has no personal part in the private roster"},
      {"e2", "a1", "3 expert 'e2' is on mission act/m1 then"},
      {"e1", "a3", "3 act/a3 was held already"},
      {"e1", "a4", "3 act/a4 was cancelled"},
      {"e1", "a5", "3 act/a5 is over: it was planned until 2025-11-04"},
      {"e1", "a9", "2 act has no activity 'a9'"}};
  for (const Row& row : rows) {
    CAPTURE(row.expert);
    CHECK(failure([&] { return office.invited(row.expert, row.activity); }) == row.expected);
  }
  office.apply(office.invited("e1", "a2"));
  office.apply(office.accepted("e1", "a2"));
  CHECK(failure([&] { return office.invited("e1", "a1"); }) ==
        "3 expert 'e1' accepted act/a2, which is then, too");
  CHECK(failure([&] { return office.invited("e1", "a2"); }) ==
        "3 expert 'e1' accepted this already");
  CHECK(failure([&] { return office.accepted("e1", "a1"); }) ==
        "3 expert 'e1' is not invited to act/a1");
}

TEST_CASE("held_back says of each expert of the roster the first reason") {
  const Office office;
  office.apply(office.invited("e1", "a1"));
  office.apply(office.declined("e1", "a1", "R"));
  const Store store = office.open.load();
  const Roster roster = Roster::open(store, 1);
  std::string all;
  for (const Hold& hold : held_back(roster, store, {&find(store, RecordKind::action, "act"), "a1"},
                                    circumstances().as_of))
    all += std::string{hold.expert->id} + " " + in_words(hold) + "\n";
  CHECK(all ==
        "e1 declined this\ngone has withdrawn the consent\n"
        "old may not be kept in the roster any longer\n");
}

TEST_CASE("work is assessed once, when its report has come in") {
  const Office office;
  CHECK(failure([&] { return office.assessed("e1", "m2", {}); }) ==
        "2 nothing is said of the work");
  const AssessmentWish good{"good", "Prepared well", "hf1", {}, false};
  CHECK(failure([&] { return office.assessed("e1", "m2", good); }) ==
        "3 the report on act/m2 has not come in");
  CHECK(failure([&] { return office.assessed("e2", "", good); }) ==
        "3 act/m1 has not begun, or did not take place");
  CHECK(failure([&] { return office.assessed("e1", "m1", good); }) ==
        "3 expert 'e1' has no mission 'm1' in act");
  AssessmentWish without = good;
  without.without_report = true;
  const Change change = office.assessed("e1", "", without);
  CHECK(change.files.empty());
  CHECK(TwoStores::personal_lines(change) ==
        "+assessments:\n+  - date: 2026-01-15\n+    action: act\n+    activity: a3\n"
        "+    mission: m2\n+    by: hf1\n+    rating: good\n+    text: Prepared well\n");
  CHECK(change.sentence == "expert 'e1': assessment of act/m2 recorded");
  office.apply(change);
  CHECK(failure([&] { return office.assessed("e1", "m2", without); }) ==
        "3 act/m2 is assessed already");
}

TEST_CASE("a personal part that cannot be read sends nobody") {
  const Office office;
  office.personal.write("expert-private/gone.yaml",
                        "id: gone\nuid: aaaaaaaaaaaaaaaa\nname: Di Example\nconsent: [\n");
  CHECK(failure_of([&] { (void)office.deployed("gone", "a1"); }) ==
        "3 expert 'gone' has a personal part that cannot be read");
  const Store store = office.open.load();
  const Roster roster = Roster::open(store, 1);
  const Record& gone = find(store, RecordKind::expert, "gone");
  const AsOf today = circumstances().as_of;
  const auto is_unread = [](const std::vector<Hold>& holds) {
    return std::ranges::any_of(holds, [](const Hold& hold) {
      return hold.expert->id == "gone" && hold.reason == HoldReason::unread;
    });
  };
  CHECK(
      is_unread(held_back(roster, store, {&find(store, RecordKind::action, "act"), "a1"}, today)));
  CHECK(is_unread(held_for_anything({store, &roster, gone}, {}, today)));
}

}  // namespace invitations_test
