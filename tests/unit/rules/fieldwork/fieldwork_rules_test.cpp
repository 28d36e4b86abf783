// What a completed Action must have, and activities outside their Action.
#include <doctest/doctest.h>

#include "rules/checking.hpp"

namespace fieldwork_rules_test {

using namespace mieux;
using namespace mieux::rules_test;

TEST_CASE("an Action that was reopened is not held to be completed") {
  const std::string planned =
      "activities:\n  - id: a1\n    types: [training]\n    title: One\n    outcome:\n"
      "      state: held\n  - id: ";
  const std::string rest = "\n    types: [training]\n    title: Two\n";
  const std::string started = "== actions/a\nevents:\n  - event: started\n  - event: ";
  check_each("activity-left-planned", Severity::error,
             {started + "completed\n" + planned + "«a2»" + rest});
  check_none("activity-left-planned",
             {started + "completed\n  - event: reopened\n" + planned + "a2" + rest});
  check_none("missing-report",
             {started + "completed\n  - event: reopened\n" + planned + "a2" + rest});
}

TEST_CASE("an activity that was given up does not lie outside its Action") {
  const std::string action =
      "== actions/a\nevents:\n  - event: started\n    date: 2024-06-01\nactivities:\n  - id: a1\n"
      "    types: [training]\n    title: One\n    start: ";
  check_each("outside-action", Severity::error, {action + "«2023-01-10»\n"});
  for (const std::string state : {"cancelled", "postponed", "not-taken-up"})
    check_none("outside-action",
               {action + "2023-01-10\n    outcome:\n      state: " + state + "\n"});
}

}  // namespace fieldwork_rules_test
