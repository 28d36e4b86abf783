// Two experts become one, in both stores.
#include "mieux/changes/experts/merge_experts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "changes/experts/two_stores.hpp"

namespace merge_experts_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office : TwoStores {
  Office() {
    expert("e1",
           "aliases: [e0]\ncountry: TJK\ntopics: [b]\nlanguages:\n  - language: fr\n    level: b2\n"
           "  - language: en\nregistered: 2020-01-01\n",
           "name: Aino Example\ncontact:\n  emails: [a@example.org, b@example.org]\n"
           "  address: Here\nkeep_until: 2030-01-01\n"
           "assessments:\n  - date: 2021-01-01\n    action: act\n    rating: good\n");
    expert("e2",
           "country: TJK\ntopics: [a]\nlanguages:\n  - language: fr\n    level: b2\n"
           "registered: 2022-01-01\n",
           "name: Aino Example\ncontact:\n  emails: [a@example.org]\n  address: There\n"
           "  phones: [\"+000 1234567\"]\n");
    add(open, "actions/act",
        "title: A\nfocal_points:\n  - id: f1\n    organisation: o\n    expert: e1\n"
        "missions:\n  - id: m1\n    expert: e1\n  - id: m2\n    expert: e2\n  - id: m3\n"
        "    expert: e0\n");
  }

  [[nodiscard]] Change merged(const std::string& gone, const std::string& kept,
                              std::vector<std::pair<std::string, std::string>> keep = {},
                              bool with_roster = true) const {
    const Store store = open.load();
    const Roster roster = Roster::open(store, 1);
    return merge_experts(store, with_roster ? &roster : nullptr,
                         {find(store, RecordKind::expert, gone),
                          find(store, RecordKind::expert, kept), std::move(keep)},
                         circumstances());
  }
  [[nodiscard]] std::string failure(const std::string& gone, const std::string& kept,
                                    std::vector<std::pair<std::string, std::string>> keep) const {
    return failure_of([&] { (void)merged(gone, kept, std::move(keep)); });
  }
};

}  // namespace

TEST_CASE("single values that differ are named by field, and nothing is shown of them") {
  const Office office;
  CHECK(office.failure("e1", "e2", {}) == "3 e1 and e2 differ in contact.address");
  CHECK(office.failure("e1", "e2", {{"contact.address", "e9"}}) ==
        "2 --keep contact.address=e9 names neither expert");
  CHECK(office.failure("e1", "e2", {{"contact.address", "e1"}, {"country", "e1"}}) ==
        "2 --keep country: the two do not differ in it");
  CHECK(office.failure("e1", "e1", {}) == "2 both ids are of one expert: e1");
}

TEST_CASE("nothing is lost, and everything refers to the one that is kept") {
  const Office office;
  const Change change = office.merged("e1", "e2", {{"contact.address", "e1"}});
  CHECK(change.sentence == "e1: merged into e2, also in 1 record");
  CHECK(text_after(change, "experts/e1.yaml") == "(removed)");
  const std::string kept = text_after(change, "experts/e2.yaml");
  CHECK(kept.find("aliases: [e1, e0]\n") != std::string::npos);
  CHECK(kept.find("topics: [a, b]\n") != std::string::npos);
  CHECK(kept.find("registered: 2020-01-01\n") != std::string::npos);
  CHECK(kept.find("  - language: fr\n    level: b2\n  - language: en\n") != std::string::npos);
  const std::string action = text_after(change, "actions/act.yaml");
  CHECK(action.find("e1") == std::string::npos);
  CHECK(action.find("e0") == std::string::npos);
  CHECK(TwoStores::personal_after(change, "expert-private/e1.yaml") == "(removed)");
  const std::string personal = TwoStores::personal_after(change, "expert-private/e2.yaml");
  CHECK(personal.find("emails: [a@example.org, b@example.org]\n") != std::string::npos);
  CHECK(personal.find("address: Here\n") != std::string::npos);
  CHECK(personal.find("phones: [\"+000 1234567\"]\n") != std::string::npos);
  CHECK(personal.find("keep_until: 2030-01-01\n") != std::string::npos);
  CHECK(personal.find("rating: good\n") != std::string::npos);
}

TEST_CASE("a personal part that only one has moves to the other id") {
  const Office office;
  office.expert("e3", "country: TJK\n", "");
  const Change change = office.merged("e2", "e3");
  CHECK(TwoStores::personal_after(change, "expert-private/e2.yaml") == "(removed)");
  CHECK(TwoStores::personal_after(change, "expert-private/e3.yaml").starts_with("id: e3\n"));
  const Change open_alone = office.merged("e2", "e3", {}, false);
  CHECK(open_alone.private_files.empty());
}

TEST_CASE("a forgotten expert stays forgotten") {
  const Office office;
  office.expert("e4", "country: TJK\nforgotten: 2025-01-01\n", "");
  CHECK(office.failure("e4", "e2", {}) == "3 expert 'e4' was forgotten, and stays so");
  CHECK(office.failure("e2", "e4", {}) == "3 expert 'e4' was forgotten, and stays so");
}

}  // namespace merge_experts_test
