#include <charconv>

#include "knowledge_rules.hpp"
#include "mieux/base/text.hpp"

namespace mieux {
namespace {

std::uint32_t number_in(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

/// What became of a recommendation names one that the event has.
void check_recommendations(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::event)) {
    const PublicEvent& event = run.store.events()[record.position];
    for (const FollowUp& one : event.follow_up) {
      if (number_in(one.number.value) <= event.recommendations || !one.number.is_there()) continue;
      run.error(record, {"unknown-recommendation", one.number.span,
                         "there is no recommendation " + std::string{one.number.value} +
                             ": the event has " + counted(event.recommendations, "recommendation"),
                         "give its place in `recommendations`, from 1"});
    }
  }
}

}  // namespace mieux
