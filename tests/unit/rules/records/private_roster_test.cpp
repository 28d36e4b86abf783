// The private roster that mieux.yaml names can be used and fits the experts, or validate says so.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "changes/experts/two_stores.hpp"
#include "mieux/rules/rules.hpp"

namespace private_roster_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

/// What is said of the roster, a line each.
std::string said_of(const TwoStores& office) {
  const Day day = Date::parse("2026-01-15").value().first();
  std::string said;
  for (const Diagnostic& found : validate(office.open.load(), {day, day}, 1))
    if (found.code == "roster-unusable" || found.code == "part-without-expert") {
      CHECK(found.severity == Severity::warning);
      CHECK(found.where.path == "mieux.yaml");
      CHECK_FALSE(found.hint.empty());
      said += found.message + "\n";
    }
  return said;
}

}  // namespace

TEST_CASE("a personal part that no expert leads to") {
  TwoStores office;
  office.expert("e1", "country: TJK\n", "name: Aino Example\n");
  CHECK(said_of(office).empty());
  add(office.personal, "expert-private/nobody", "name: Bo Example\n");
  office.expert("gone", "country: TJK\nforgotten: 2025-01-01\n", "name: Cy Example\n");
  office.expert("new", "country: TJK\naliases: [old]\n", "");
  add(office.personal, "expert-private/old", "name: Di Example\n");
  CHECK(said_of(office) ==
        "the private roster has a personal part of nobody on record: nobody\n"
        "the private roster has a personal part of somebody who was forgotten: gone\n"
        "the private roster has a personal part under the former id of new: old\n");
}

TEST_CASE("a roster that cannot be used; one that is not here is no finding") {
  TwoStores office;
  office.expert("e1", "country: TJK\nadministration: Aino Example\n", "name: Aino Example\n");
  ::chmod(office.personal.path().c_str(), 0750);
  CHECK_FALSE(said_of(office).empty());
  ::chmod(office.personal.path().c_str(), 0700);
  CHECK(said_of(office).empty());
  office.personal.write("mieux.yaml", "format: mieux.store/1\ntitle: Roster\n");
  CHECK_FALSE(said_of(office).empty());
  std::filesystem::remove_all(office.personal.path());
  CHECK(said_of(office).empty());
}

TEST_CASE("a personal part that cannot be read") {
  TwoStores office;
  office.expert("e1", "country: TJK\n", "name: [Aino Example\n");
  CHECK(said_of(office) == "1 personal part of the private roster cannot be read\n");
}

TEST_CASE("days of a consent") {
  TwoStores office;
  const Day day = Date::parse("2026-01-15").value().first();
  const auto codes = [&](const std::string& days) {
    add(office.personal, "expert-private/e1", "name: Aino Example\n" + days);
    std::string all;
    for (const Diagnostic& found : validate(office.personal.load(), {day, day}, 1))
      all += std::string{found.code} + " ";
    return all;
  };
  CHECK(codes("consent:\n  given: 2026-01-15\n  withdrawn: 2026-01-15\nkeep_until: 2031-06\n") ==
        "");
  CHECK(codes("consent:\n  given: 2026-01-16\n") == "event-in-future ");
  CHECK(codes("consent:\n  given: 2026-01-10\nkeep_until: 2025-06\n") == "date-order ");
  CHECK(codes("consent:\n  given: 2026-01-10\n  withdrawn: 2025-12-31\n") == "date-order ");
}

}  // namespace private_roster_test
