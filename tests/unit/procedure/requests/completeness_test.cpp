// What a version of an Action Fiche lacks before it can go to the steering group.

#include "mieux/procedure/requests/completeness.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "consulting.hpp"
#include "mieux/yaml/edit.hpp"
#include "yaml/reading.hpp"

namespace completeness_test {

using namespace mieux;
using namespace mieux::consulting;

namespace {

/// Fields that are missing; with a `?` those that are not needed.
std::vector<std::string> missing(const std::string& proposal, bool objectives = false) {
  const std::vector<std::string> ids =
      objectives ? std::vector<std::string>{"policy", "skills"} : std::vector<std::string>{};
  const yaml::Reading reading("versions:\n  - number: 1\n" + proposal);
  REQUIRE(reading.whole);
  const yaml::Node* version = yaml::find(reading.document, {"versions", std::uint32_t{0}});
  std::vector<std::string> fields;
  for (const Lack& lack : lacks_of(reading.document, *version, ids)) {
    CHECK_FALSE(lack.what.empty());
    fields.push_back(lack.field + (lack.needed ? "" : "?"));
  }
  return fields;
}

std::string without(std::string text, const std::string& part, const std::string& instead = {}) {
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), instead);
}

using Fields = std::vector<std::string>;
const Fields not_needed{"activities.1.expert_profiles?", "delegation.answer?", "complementary?"};

/// `needed` before what would be nice to have.
Fields and_nice(Fields needed) {
  needed.insert(needed.end(), not_needed.begin(), not_needed.end());
  return needed;
}

}  // namespace

TEST_CASE("a complete version lacks nothing that is needed") {
  CHECK(missing(complete_proposal()) == not_needed);
}

TEST_CASE("each part that is missing is named by its field") {
  const std::string all = complete_proposal();
  CHECK(missing(without(all, "    context: A context.\n")) == and_nice({"context"}));
  CHECK(missing(without(all, "    problem: A problem.\n")) == and_nice({"problem"}));
  CHECK(missing(without(all, "    objective: An objective.\n")) == and_nice({"objective"}));
  CHECK(missing(without(all, "    expert_days: 10\n")) == and_nice({"expert_days"}));
  CHECK(missing(without(all, "        indicators: [One]\n")) ==
        and_nice({"expected_results.1.indicators"}));
  CHECK(missing(without(all, "        month: 2026-04\n")) == and_nice({"activities.1.month"}));
  CHECK(missing(without(all, "        place: Cotonou\n")) == and_nice({"activities.1.place"}));
  CHECK(missing(without(all, "mode: on-site", "mode: remote")) == not_needed);
  CHECK(missing(without(all, "criterion: impact", "criterion: quality")) ==
        and_nice({"appraisal.CRITERION.score, .sentence"}));
  CHECK(missing(without(all, "    delegation:\n      consulted: 2026-01-02\n")) ==
        Fields{"delegation.consulted", "activities.1.expert_profiles?", "complementary?"});
}

TEST_CASE("a remote activity needs no place") {
  const std::string remote = without(without(complete_proposal(), "mode: on-site", "mode: remote"),
                                     "        place: Cotonou\n");
  CHECK(missing(remote) == not_needed);
}

TEST_CASE("the objective it serves is asked for where the programme has objectives") {
  CHECK(missing(complete_proposal(), true) == and_nice({"programme_objective"}));
  CHECK(missing("    programme_objective: policy\n" + complete_proposal(), true) == not_needed);
  CHECK(missing("    programme_objective: skill\n" + complete_proposal(), true) ==
        and_nice({"programme_objective"}));
}

TEST_CASE("an empty version lacks everything") {
  CHECK(missing("    kind: first\n", true) ==
        Fields{"context", "problem", "objective", "programme_objective", "expected_results",
               "activities", "appraisal.CRITERION.score, .sentence", "delegation.consulted",
               "expert_days", "complementary?"});
}

}  // namespace completeness_test
