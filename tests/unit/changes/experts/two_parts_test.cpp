// Both parts of an expert: registered, changed, renamed, removed, forgotten.
#include "mieux/changes/experts/two_parts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "changes/experts/two_stores.hpp"
#include "mieux/changes/experts/forget_expert.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/set_fields.hpp"

namespace two_parts_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office : TwoStores {
  Office() {
    expert("e1",
           "# Known to Aino Example.\naliases: [e0]\ncountry: TJK\nbackground: academia\n"
           "administration: Desk of one\ntopics: [b]\nremarks: Likes tea\n",
           "name: Aino Example\ncontact:\n  emails: [a@example.org]\n");
    add(open, "actions/act", "title: A\nmissions:\n  - id: m1\n    expert: e1\n");
  }

  template <typename Operation>
  Change changed(Operation operation) const {
    const Store store = open.load();
    const Roster roster = Roster::open(store, 1);
    return operation(store, roster, store.find(RecordKind::expert, "e1"));
  }
  [[nodiscard]] Change set(const std::vector<Wish>& wishes) const {
    return changed([&](const Store& store, const Roster& roster, const Record* expert) {
      return set_expert(store, roster, *expert, wishes, circumstances());
    });
  }
  [[nodiscard]] Change made(const std::vector<Wish>& wishes) const {
    return changed([&](const Store& store, const Roster& roster, const Record*) {
      return new_expert(store, roster,
                        {RecordKind::expert, "n1", {yaml::Value::Mapping{}, false}, wishes, false},
                        circumstances());
    });
  }
  [[nodiscard]] Change forgotten() const {
    return changed([](const Store& store, const Roster& roster, const Record* expert) {
      return forget_expert(store, &roster, *expert, Date::parse("2026-03-01")->first());
    });
  }
};

Wish wish(const std::string& field, const std::string& value) {
  return {Wish::Verb::set, field, value};
}

}  // namespace

TEST_CASE("a field is personal if the personal part alone has it") {
  const schema::Schemas& schemas = schema::built_in_schemas();
  for (const char* field : {"name", "contact", "contact.emails", "keep_until", "consent.given",
                            "assessments", "invitations", "contract_type"})
    CHECK_MESSAGE(is_personal_field(schemas, field), field);
  for (const char* field : {"country", "id", "remarks", "documents", "names", "gender", "nothing"})
    CHECK_MESSAGE(!is_personal_field(schemas, field), field);
}

TEST_CASE("a new expert has each part in its place, or none") {
  const Office office;
  const Change change = office.made({wish("country", "TJK"), wish("name", "Bo Example")});
  CHECK(text_after(change, "experts/n1.yaml").find("Bo") == std::string::npos);
  CHECK(text_after(change, "experts/n1.yaml").find("country: TJK\n") != std::string::npos);
  CHECK(TwoStores::personal_after(change, "expert-private/n1.yaml").find("name: Bo Example\n") !=
        std::string::npos);
  CHECK(failure_of([&] { (void)office.made({wish("keep_until", "2030-01-01")}); }) ==
        "2 the personal part of an expert has no name yet");
}

TEST_CASE("fields are changed in the part that has them; a missing part is made") {
  const Office office;
  const Change both = office.set({wish("topics", "a"), wish("keep_until", "2030-01-01")});
  CHECK(lines_changed(both) == "-topics: [b]\n+topics: [a]\n");
  CHECK(TwoStores::personal_lines(both) == "+keep_until: 2030-01-01\n");
  office.personal.remove("expert-private/e1.yaml");
  const Change made = office.set({wish("name", "Aino Example")});
  CHECK(made.files.empty());
  CHECK(TwoStores::personal_after(made, "expert-private/e1.yaml").find("name: Aino Example\n") !=
        std::string::npos);
}

TEST_CASE("both parts are renamed and removed together") {
  const Office office;
  const Change renamed =
      office.changed([](const Store& store, const Roster& roster, const Record* expert) {
        return rename_expert(store, roster, {*expert, "e9", FormerId::kept}, circumstances());
      });
  CHECK(text_after(renamed, "actions/act.yaml").find("expert: e9\n") != std::string::npos);
  CHECK(TwoStores::personal_after(renamed, "expert-private/e1.yaml") == "(removed)");
  CHECK(TwoStores::personal_after(renamed, "expert-private/e9.yaml").find("id: e9\n") !=
        std::string::npos);
  office.open.remove("actions/act.yaml");
  const Change removed =
      office.changed([](const Store& store, const Roster& roster, const Record* expert) {
        return remove_expert(store, roster, *expert);
      });
  CHECK(text_after(removed, "experts/e1.yaml") == "(removed)");
  CHECK(TwoStores::personal_after(removed, "expert-private/e1.yaml") == "(removed)");
}

TEST_CASE("a tombstone has what is counted and no more, comments included") {
  const Office office;
  const Change change = office.forgotten();
  const std::string text = text_after(change, "experts/e1.yaml");
  CHECK(
      text.ends_with("aliases: [e0]\ncountry: TJK\nbackground: academia\ntopics: [b]\n"
                     "forgotten: 2026-03-01\n"));
  CHECK(text.find('#') == std::string::npos);
  CHECK(TwoStores::personal_after(change, "expert-private/e1.yaml") == "(removed)");
  office.apply(change);
  CHECK(failure_of([&] { (void)office.forgotten(); }) == "3 e1 was forgotten on 2026-03-01");
  CHECK(failure_of([&] { (void)office.set({wish("name", "Aino Example")}); }) ==
        "3 e1 was forgotten: nothing personal is kept any more");
}

TEST_CASE(
    "nobody is forgotten while the personal part cannot be read, or without a word of a mission") {
  const Office office;
  add(office.open, "actions/plan",
      "title: P\nmissions:\n  - id: m1\n    expert: e1\n    start: 2026-05-04\n");
  const Change change = office.forgotten();
  REQUIRE(change.notes.size() == 1);
  CHECK(change.notes[0].text == "the person is still to go on mission plan/m1, from 2026-05-04 on");
  office.personal.write("expert-private/e1.yaml",
                        "id: e1\nuid: aaaaaaaaaaaaaaaa\nname: [Aino Example\n");
  CHECK(failure_of([&] {
          (void)office.forgotten();
        }).starts_with("3 the personal part of e1 cannot be read"));
}

TEST_CASE("that somebody was forgotten is not taken back") {
  const Office office;
  office.apply(office.forgotten());
  const Store store = office.open.load();
  const Record& expert = *store.find(RecordKind::expert, "e1");
  CHECK(failure_of([&] {
          (void)judge(store, set_fields(store, expert, {}, {wish("forgotten", "")}),
                      circumstances(), 1);
        }) ==
        "3 experts/e1.yaml is what is left of an expert forgotten on 2026-03-01: that is not taken "
        "back");
}

TEST_CASE("what a clone without the roster left of somebody forgotten can be removed") {
  const Office office;
  Change change = office.forgotten();
  change.private_files.clear();
  office.apply(change);
  change = office.forgotten();
  CHECK(change.files.empty());
  CHECK(TwoStores::personal_after(change, "expert-private/e1.yaml") == "(removed)");
  CHECK(change.sentence == "e1: personal part removed; forgotten on 2026-03-01");
}

TEST_CASE("nobody is forgotten while another record names them") {
  const Office office;
  add(office.open, "actions/other", "title: As A. Example and Aino  EXAMPLE said\n");
  CHECK(failure_of([&] {
          (void)office.forgotten();
        }).starts_with("3 the person is still named in public records: actions/other.yaml:3:"));
}

TEST_CASE("what is private does not pass the judgement of both stores") {
  const Office office;
  const auto judged = [&](const std::string& sentence, const std::string& title) {
    const Store store = office.open.load();
    const Roster roster = Roster::open(store, 1);
    Change change =
        office.made({wish("country", "TJK"), wish("name", "Bo Example"), wish("remarks", title)});
    if (!sentence.empty()) change.sentence = sentence;
    return judge_both(store, roster, std::move(change), circumstances(), 1);
  };
  CHECK(judged("", "a note").change.private_files.size() == 1);
  CHECK(failure_of([&] { (void)judged("", "ask bo EXAMPLE"); }) ==
        "3 a private value of the roster would come into experts/n1.yaml");
  CHECK(failure_of([&] { (void)judged("n1: Bo Example is new", "a note"); }) ==
        "3 a private value of the roster would come into the sentence about the change");
}

}  // namespace two_parts_test
