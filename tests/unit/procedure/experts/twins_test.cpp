// Who is likely one person: names as people compare them, ways to reach somebody, public profiles.
#include "mieux/procedure/experts/twins.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "changes/experts/two_stores.hpp"

namespace twins_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

/// Do the two agree in a key?
bool agree(const PersonFacts& a, const PersonFacts& b) {
  const std::vector<TwinKey> of_b = twin_keys(b);
  return std::ranges::any_of(twin_keys(a), [&](const TwinKey& key) {
    return std::ranges::any_of(of_b, [&](const TwinKey& other) {
      return key.ground == other.ground && key.text == other.text;
    });
  });
}

PersonFacts named(std::string name) { return {std::move(name), {}, {}, {}, {}, {}}; }

std::string groups_in(const TwinIndex& index) {
  std::string all;
  for (const TwinGroup& group : index.groups()) {
    for (const Record* expert : group.experts) all += std::string{expert->id} + " ";
    all += "(";
    for (const TwinGround ground : group.grounds)
      all += (all.back() == '(' ? "" : ", ") + std::string{word_of(ground)};
    all += ")\n";
  }
  return all;
}

}  // namespace

TEST_CASE("names are compared as people do") {
  struct Row {
    const char* a;
    const char* b;
    bool same;
  };
  const std::vector<Row> rows{
      {"Aino Example", "EXAMPLE, Aino", true}, {"Zoé Exemple-Dupont", "zoe exemple dupont", true},
      {"Aino Example", "Aino Exampel", false}, {"Aino Example", "Aino", false},
      {"Aino  Example", "Aino Example", true}, {"Aino Maria Example", "Aino Example", false}};
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(agree(named(row.a), named(row.b)) == row.same);
  }
}

TEST_CASE("ways to reach somebody are compared without their spelling") {
  const auto reached = [](std::vector<std::string> emails, std::vector<std::string> phones) {
    return PersonFacts{{}, std::move(emails), std::move(phones), {}, {}, {}};
  };
  CHECK(agree(reached({"A.Example@Example.ORG"}, {}), reached({"a.example@example.org"}, {})));
  CHECK(agree(reached({}, {"+00 1 23 45 67 89"}), reached({}, {"01-23456789"})));
  CHECK_FALSE(agree(reached({}, {"+00 1 23 45 67 89"}), reached({}, {"+00 1 23 45 67 88"})));
  CHECK_FALSE(agree(reached({}, {"112"}), reached({}, {"112"})));
}

TEST_CASE("groups of the roster, and of public profiles where nothing private tells") {
  const TwoStores office;
  const std::string_view profile = "country: TJK\nadministration: Border guard\ntopics: [b, a]\n";
  const std::string_view same = "country: TJK\nadministration: BORDER  GUARD\ntopics: [a, b]\n";
  office.expert("e1", profile, "name: Aino Example\ncontact:\n  emails: [a@example.org]\n");
  office.expert("e2", same, "name: A. Example\n");
  office.expert("e3", "country: TJK\n", "name: Bo Other\ncontact:\n  emails: [A@example.org]\n");
  office.expert("e4", "country: TJK\n", "name: Cy Third\n");
  office.expert("e5", "country: TJK\nadministration: Police\ntopics: [a]\n", "name: Di Fourth\n");
  office.expert("e6", "country: TJK\nadministration: Police\ntopics: [a]\n", "");
  office.expert("e7", "country: TJK\nadministration: Police\ntopics: [a]\nforgotten: 2025-01-01\n",
                "");
  const Store store = office.open.load();
  const Roster roster = Roster::open(store, 1);
  CHECK(groups_in(TwinIndex(store, &roster)) ==
        "e1 e3 (e-mail)\ne1 e2 (name)\ne5 e6 (country, administration and topics)\n");
  CHECK(groups_in(TwinIndex(store, nullptr)) ==
        "e1 e2 (country, administration and topics)\n"
        "e5 e6 (country, administration and topics)\n");
  const TwinIndex index(store, &roster);
  const std::vector<Twin> found = index.of({"Example A", {"x@example.org"}, {}, {}, {}, {}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].expert->id == "e2");
  CHECK(found[1].expert->id == "e1");
  CHECK(index.of(named("Nobody Known")).empty());
}

TEST_CASE("many of one name are one group") {
  const TwoStores office;
  for (int i = 0; i < 60; ++i)
    office.expert("e" + std::to_string(i), "country: TJK\n", "name: Aino Example\n");
  const Store store = office.open.load();
  const Roster roster = Roster::open(store, 1);
  const std::vector<TwinGroup> groups = TwinIndex(store, &roster).groups();
  REQUIRE(groups.size() == 1);
  CHECK(groups.front().experts.size() == 60);
}

}  // namespace twins_test
