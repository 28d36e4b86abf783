#include "mieux/procedure/fieldwork/deliverables.hpp"

#include <algorithm>

namespace mieux {
namespace {

Truth happened(const Deliverable& deliverable, DeliverableStep step, AsOf as_of) {
  Truth did = Truth::no;
  for (const DeliverableEvent& event : deliverable.events)
    if (event.type == step) did = did || mieux::happened(event.when, as_of);
  return did;
}

When day_of(const Deliverable& deliverable, DeliverableStep step, AsOf as_of) {
  const DeliverableEvent* event = find(deliverable, step, as_of);
  return event == nullptr ? When{} : event->when;
}

/// From one day to another that comes no earlier, and not after today.
DaySpan days_between(Date from, Date to, Day today) {
  const auto days = [](Day a, Day b) { return std::max<std::int64_t>(0, (b - a).count()); };
  return {days(std::min(from.last(), today), to.first()),
          days(from.first(), std::min(to.last(), today))};
}

}  // namespace

std::string in_words(DeliverableStep step) {
  return step == DeliverableStep::handed_over ? "handed over" : std::string{word_of(step)};
}

const DeliverableEvent* find(const Deliverable& deliverable, DeliverableStep step) {
  const DeliverableEvent* found = nullptr;
  for (const DeliverableEvent& event : deliverable.events)
    if (event.type == step) found = &event;
  return found;
}

const DeliverableEvent* find(const Deliverable& deliverable, DeliverableStep step, AsOf as_of) {
  const DeliverableEvent* found = nullptr;
  Truth best = Truth::no;
  for (const DeliverableEvent& event : deliverable.events) {
    if (event.type != step) continue;
    const Truth did = mieux::happened(event.when, as_of);
    if (did == Truth::no || (best == Truth::yes && did == Truth::unknown)) continue;
    found = &event;
    best = did;
  }
  return found;
}

LastEvent last_event(const Deliverable& deliverable, AsOf as_of) {
  LastEvent last;
  for (const DeliverableEvent& event : deliverable.events) {
    const Truth did = happened(event.when, as_of);
    if (did != Truth::no) last = {&event, did == Truth::yes};
  }
  return last;
}

Truth was_handed_over(const Deliverable& deliverable, AsOf as_of) {
  return happened(deliverable, DeliverableStep::handed_over, as_of) ||
         was_adopted(deliverable, as_of) || happened(deliverable, DeliverableStep::applied, as_of);
}

When handed_over(const Deliverable& deliverable, AsOf as_of) {
  return day_of(deliverable, DeliverableStep::handed_over, as_of);
}

Truth was_adopted(const Deliverable& deliverable, AsOf as_of) {
  return happened(deliverable, DeliverableStep::adopted, as_of);
}

When adopted(const Deliverable& deliverable, AsOf as_of) {
  return day_of(deliverable, DeliverableStep::adopted, as_of);
}

std::optional<DaySpan> days_to_adoption(const Deliverable& deliverable, AsOf as_of) {
  const When draft = day_of(deliverable, DeliverableStep::drafted, as_of);
  const When adoption = adopted(deliverable, as_of);
  if (was_adopted(deliverable, as_of) != Truth::yes || !draft.known || !adoption.known)
    return std::nullopt;
  return days_between(draft.date, adoption.date, as_of.today);
}

std::optional<DaySpan> days_since_handed_over(const Deliverable& deliverable, AsOf as_of) {
  const When since = handed_over(deliverable, as_of);
  if (!since.known || happened(since, as_of) != Truth::yes) return std::nullopt;
  return days_between(since.date, Date{as_of.day, as_of.day}, as_of.day);
}

std::vector<When> news_of(const Action& action) {
  std::vector<When> news;
  const auto add = [&](const When& when) {
    if (when.known) news.push_back(when);
  };
  for (const Deliverable& deliverable : action.deliverables)
    for (const DeliverableEvent& event : deliverable.events) add(event.when);
  for (const Result& result : action.results) add(result.achieved);
  for (const Effect& effect : action.effects) add(effect.reported);
  return news;
}

}  // namespace mieux
