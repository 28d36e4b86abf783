// Actions that concluded in the period, each with what came of it.
#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/fieldwork/action_paragraph.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

/// The activity with a day that was held last; null if there is none.
const Activity* last_held(const ActionFacts& facts) {
  const Activity* last = nullptr;
  const auto day = [](const Activity& activity) {
    return (activity.end.known ? activity.end : activity.start).date.last();
  };
  for (const Activity& activity : facts.action.activities)
    if (activity.start.known && was_held(facts.work(), activity, facts.view.as_of) == Truth::yes &&
        (last == nullptr || day(activity) >= day(*last)))
      last = &activity;
  return last;
}

/// "Presentation of the handbook, 2019-03-19 to 2019-03-20, Benin: 35 participants".
std::string in_words(const ActionFacts& facts, const Activity& activity) {
  std::size_t position = 0;
  for (const VisibleValue& said : facts.visible.at("activities").children()) {
    if (&facts.action.activities[position++] != &activity) continue;
    std::string text = for_markdown(said.text_at("title"));
    const std::string days = days_between(activity.start, activity.end, facts.view.language);
    if (!days.empty()) text += ", " + days;
    for (const Text& country : activity.countries)
      text += ", " + facts.label("countries", country.value);
    const std::string people = participants_in_words(facts.view, said.at("participants"));
    return people.empty() ? text : facts.view.language.text("{}: {}", text, people);
  }
  return {};
}

/// Official numbers of the Action, else those of its request.
std::string official_numbers(const ActionFacts& facts) {
  const bool own = !facts.record.references.empty() || facts.request == nullptr;
  std::string numbers;
  for (const Text& number : own ? facts.record.references : facts.request->references)
    numbers += (numbers.empty() ? "" : ", ") + for_markdown(number.value);
  return numbers;
}

void one(Pages& pages, const ActionFacts& facts, const std::vector<EventStory>& events) {
  const std::string name{reader_name(facts.record)};
  pages.title(3, phrase(pages.language(), "{}: concluded", Phrase{name, name}));
  const auto line = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) pages.sentence("- **{}:** {}", pages.words(label), value);
  };
  line("Title", for_markdown(facts.record.title.value));
  line("Objective", for_markdown(facts.visible.text_at("objective")));
  line("Authority", facts.organisations(facts.visible.at("requesters")));
  line("Official number", official_numbers(facts));
  line("Time frame", facts.time_held());
  line("Concluded", facts.standing());
  std::size_t position = 0;
  for (const VisibleValue& said : facts.visible.at("deliverables").children()) {
    if (position >= facts.action.deliverables.size()) break;
    const std::string life = life_of(facts, said, facts.action.deliverables[position++]);
    line("Deliverable",
         for_markdown(said.text_at("title")) + (life.empty() ? "" : " (" + life + ")"));
  }
  if (const Activity* activity = last_held(facts))
    line("Last activity", in_words(facts, *activity));
  for (const EventStory& event : events)
    if (std::find(event.actions.begin(), event.actions.end(), &facts.record) != event.actions.end())
      line("Event", line_of(event, pages.language()));
  pages.write("\n");
}

}  // namespace

void write_concluded(Pages& pages, const std::vector<EventStory>& events) {
  const std::string where = pages.concluded();
  const StatsQuery asked = pages.to_date("actions", where);
  const Statistics statistics = count(pages.view(), asked);
  pages.title(2, "Actions that concluded");
  if (statistics.total.units.empty()) pages.sentence("No Action concluded.");
  for (const std::uint32_t unit : statistics.total.units)
    one(pages, {pages.view(), *statistics.units[unit].record}, events);
  pages.left_undecided(asked, statistics);
  pages.source_to_date("actions", where);
}

}  // namespace mieux
