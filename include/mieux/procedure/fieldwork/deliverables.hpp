#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/records/status.hpp"

namespace mieux {

// The life of a deliverable, long after the Action, too: whether it was handed over and adopted,
// how long that took. Operations, clocks, queries and reports ask here.

constexpr std::string_view word_of(DeliverableStep step) {
  return deliverable_step_words[static_cast<std::size_t>(step)];
}

/// "handed over", as a sentence says it.
std::string in_words(DeliverableStep step);

/// Must `first` have happened by the day of `later`? A draft comes before everything else, and what
/// was handed over or validated was so before it was adopted. Other steps come in any order.
constexpr bool comes_before(DeliverableStep first, DeliverableStep later) {
  if (first == DeliverableStep::drafted) return later != DeliverableStep::drafted;
  return later == DeliverableStep::adopted &&
         (first == DeliverableStep::handed_over || first == DeliverableStep::validated);
}

/// Is a deliverable to which this happened there, so that it is no longer expected? A draft is not.
constexpr bool is_there_after(DeliverableStep step) { return step != DeliverableStep::drafted; }

/// The last event of this sort that is recorded, whatever its day; or null. For operations: what
/// had happened by a day is asked with that day.
const DeliverableEvent* find(const Deliverable& deliverable, DeliverableStep step);
/// The last event of this sort that had happened by the day asked about, else the last that may
/// have; or null.
const DeliverableEvent* find(const Deliverable& deliverable, DeliverableStep step, AsOf as_of);

/// What happened to it last by the day asked about, in the order of the record.
struct LastEvent {
  const DeliverableEvent* event = nullptr;  ///< null: nothing has, as far as is recorded
  bool certain = true;                      ///< false: dates leave it open whether it has
};
LastEvent last_event(const Deliverable& deliverable, AsOf as_of);

/// Did the partner have it by the day asked about: was it handed over, or adopted or applied, which
/// nobody can do before?
Truth was_handed_over(const Deliverable& deliverable, AsOf as_of);
/// When it was handed over, by the day asked about; not known if it was not by then, or if nobody
/// wrote the day, or the step, down.
When handed_over(const Deliverable& deliverable, AsOf as_of);

Truth was_adopted(const Deliverable& deliverable, AsOf as_of);
/// When it was adopted; not known as above.
When adopted(const Deliverable& deliverable, AsOf as_of);

/// So many days, between these bounds.
struct DaySpan {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// Days from its draft to its adoption. Nothing if it was not adopted by the day asked about, or if
/// a day of the two was not written down.
std::optional<DaySpan> days_to_adoption(const Deliverable& deliverable, AsOf as_of);

/// Days since it was handed over; nothing if it was not by then, or if nobody wrote the day down.
std::optional<DaySpan> days_since_handed_over(const Deliverable& deliverable, AsOf as_of);

/// Whatever is known of what came of an Action, by the days written down: events of deliverables,
/// results achieved, effects reported. In no order.
std::vector<When> news_of(const Action& action);

}  // namespace mieux
