// The fingerprint of an Action Fiche: of what is judged, whatever its layout.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/base/fingerprint.hpp"
#include "mieux/records/read.hpp"
#include "mieux/yaml/edit.hpp"
#include "yaml/reading.hpp"

namespace fiche_fingerprint_test {

using namespace mieux;

namespace {

std::string fingerprint_in(const std::string& text) {
  const yaml::Reading reading(text);
  REQUIRE(reading.whole);
  const yaml::Document& document = reading.document;
  return fingerprint_of(document, document.root(),
                        *yaml::find(document, {"versions", std::uint32_t{0}}));
}

const std::string fiche =
    "id: a\ntitle: Ports\nversions:\n  - number: 1\n    kind: first\n"
    "    problem: Nobody knows.\n    activities:\n      - type: training\n        title: One\n"
    "      - type: workshop\n        title: Two\n    expert_days: 10\n";

std::string with(const std::string& part, const std::string& instead) {
  std::string text = fiche;
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), instead);
}

}  // namespace

TEST_CASE("it is the sum of documented lines") {
  CHECK(fingerprint_in(fiche) ==
        fingerprint("title: Ports\n"
                    "activities.1.title: One\nactivities.1.type: training\n"
                    "activities.2.title: Two\nactivities.2.type: workshop\n"
                    "expert_days: 10\nproblem: Nobody knows.\n"));
}

TEST_CASE("layout, comments, ids and what is said of the version do not matter") {
  const std::vector<std::string> same{
      with("    problem: Nobody knows.\n", "    # why\n    problem: \"Nobody knows.\"\n"),
      with("problem: Nobody knows.", "problem: |\n      Nobody\n        knows."),
      with("      - type: training\n        title: One\n",
           "      - title: One\n        type: training\n"),
      with("id: a\n", "id: b\nuid: hvg7gvxnsj5bm2ga\naliases: [a]\nremarks: R\n"),
      with("    kind: first\n",
           "    kind: amendment\n    minor: true\n    reason: R\n    date: 2026-01-12\n"
           "    drafted_by: hf1\n    sent: 2026-01-13\n    decision:\n      outcome: approved\n"
           "    consultation:\n      - member: M\n        opinion: object\n"),
      with("number: 1", "number: 2"),
  };
  for (const std::string& text : same) {
    CAPTURE(text);
    CHECK(fingerprint_in(text) == fingerprint_in(fiche));
  }
}

TEST_CASE("every change of what is judged matters") {
  const std::vector<std::string> other{
      with("title: Ports", "title: Ports and roads"),
      with("Nobody knows.", "Nobody knew."),
      with("expert_days: 10", "expert_days: 12"),
      with("    expert_days: 10\n", ""),
      with("    expert_days: 10\n", "    expert_days: 10\n    two_step: true\n"),
      with("      - type: training\n        title: One\n", ""),
      with("        title: One\n      - type: workshop\n        title: Two\n",
           "        title: Two\n      - type: workshop\n        title: One\n"),
  };
  for (const std::string& text : other) {
    CAPTURE(text);
    CHECK(fingerprint_in(text) != fingerprint_in(fiche));
  }
}

TEST_CASE("it is computed where one is kept, and only there") {
  const auto read = [](const std::string& text) {
    const yaml::Reading reading(text);
    REQUIRE(reading.whole);
    Arena arena;
    return std::string{read_fiche(reading.document, arena).versions[0].fingerprint};
  };
  CHECK(read(fiche).empty());
  const std::string kept =
      with("    kind: first\n", "    kind: first\n    sent_fingerprint: \"0\"\n");
  CHECK(read(kept) == fingerprint_in(fiche));
}

}  // namespace fiche_fingerprint_test
