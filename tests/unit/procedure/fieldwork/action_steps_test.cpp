// Which steps of an Action can follow on which.
#include "mieux/procedure/fieldwork/action_steps.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace action_steps_test {

using namespace mieux;
using enum ActionStep;

namespace {

StatusSoFar after_steps(const std::vector<ActionStep>& steps) {
  StatusSoFar so_far;
  for (const ActionStep step : steps) so_far.take(step);
  return so_far;
}

/// The words of the steps that can follow: `ready started`.
std::string legal_after(const std::vector<ActionStep>& steps) {
  std::string words;
  for (std::size_t i = 0; i < action_step_words.size(); ++i)
    if (after_steps(steps).why_not(static_cast<ActionStep>(i)).empty())
      words += (words.empty() ? "" : " ") + std::string{action_step_words.at(i)};
  return words;
}

}  // namespace

TEST_CASE("the steps that can follow on each status") {
  CHECK(legal_after({}) == "ready started on-hold completed cancelled");
  CHECK(legal_after({ready}) == "ready started on-hold completed cancelled");
  CHECK(legal_after({started}) == "on-hold completed cancelled");
  CHECK(legal_after({started, on_hold}) == "resumed completed cancelled");
  CHECK(legal_after({on_hold}) == "resumed completed cancelled");
  CHECK(legal_after({started, on_hold, resumed}) == "on-hold completed cancelled");
  CHECK(legal_after({on_hold, resumed}) == "ready started on-hold completed cancelled");
  CHECK(legal_after({started, completed}) == "reopened");
  CHECK(legal_after({cancelled}) == "reopened");
  CHECK(legal_after({started, completed, reopened}) == "on-hold completed cancelled");
  CHECK(legal_after({started, on_hold, completed, reopened}) == "on-hold completed cancelled");
  CHECK(legal_after({cancelled, reopened}) == "ready started on-hold completed cancelled");
}

TEST_CASE("why a step cannot follow") {
  CHECK(after_steps({started, completed}).why_not(started) ==
        "an Action that is completed takes no further step until it is reopened");
  CHECK(after_steps({started}).why_not(reopened) == "an Action that is ongoing cannot be reopened");
  CHECK(after_steps({started}).why_not(started) == "an Action that is ongoing cannot start again");
  CHECK(after_steps({}).why_not(resumed) ==
        "an Action that has not started cannot be resumed: it is not on hold");
  CHECK(after_steps({on_hold}).why_not(on_hold) == "it is on hold already");
  CHECK(after_steps({on_hold}).why_not(started) ==
        "an Action that is on hold cannot start before it is resumed");
}

}  // namespace action_steps_test
