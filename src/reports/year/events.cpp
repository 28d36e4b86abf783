#include "events.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/knowledge/knowledge.hpp"
#include "mieux/store/visible_record.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/fieldwork/action_paragraph.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

class EventReader {
 public:
  EventReader(const View& view, const Record& record)
      : view_(view), record_(record), visible_(view.store, record, view.audience) {
    story_.title = for_markdown(reader_name(record));
  }

  EventStory run() {
    story_.kind = for_markdown(visible_.text_at("kind"));
    std::replace(story_.kind.begin(), story_.kind.end(), '-', ' ');
    if (!story_.kind.empty()) story_.kind = view_.language.text(story_.kind);
    story_.days = days_between(when_at("start"), when_at("end"), view_.language);
    story_.place_in_time = days_between(when_at("start"), when_at("end"), Language{});
    story_.place = for_markdown(visible_.text_at("place"));
    const std::string_view country = visible_.text_at("country");
    if (!country.empty())
      story_.place += (story_.place.empty() ? "" : ", ") + country_name(country);
    story_.participants = participants_in_words(view_, visible_.at("participants"));
    const PublicEvent& event = view_.store.events()[record_.position];
    if (const auto number = countries_represented(event);
        number && event.participant_countries.empty()) {
      const std::string countries = view_.language.counted(*number, "country", "countries");
      story_.participants =
          story_.participants.empty()
              ? view_.language.text("from {}|number", countries)
              : view_.language.text("{}, from {}|number", story_.participants, countries);
    }
    for (const VisibleValue& one : visible_.at("organisers").children())
      story_.organisers += (story_.organisers.empty() ? "" : ", ") + organiser(one);
    for (const VisibleValue& one : visible_.at("institutions").children()) institutions(one);
    for (const VisibleValue& one : visible_.at("experts").children()) expert(one);
    std::uint32_t number = 0;
    for (const VisibleValue& one : visible_.at("recommendations").children())
      story_.recommendations.push_back(for_markdown(trimmed(one.text())) + became_of(++number));
    regions();
    return std::move(story_);
  }

 private:
  When when_at(std::string_view key) const {
    const auto date = Date::parse(visible_.text_at(key));
    return date ? When{*date, {}, true} : When{};
  }

  std::string country_name(std::string_view id) const {
    return for_markdown(view_.label("countries", id));
  }

  std::string organiser(const VisibleValue& said) const {
    if (!said.at("organisation")) return for_markdown(said.text_at("name"));
    const Record* body =
        view_.store.target(said.text_at("organisation"), set_of(RecordKind::organisation));
    return for_markdown(body == nullptr ? said.text_at("organisation")
                                        : view_.store.name_of(*body, view_.as_of.day));
  }

  /// " (taken up, 2019-11: in the bulletin)"; nothing if nobody said what became of it.
  [[nodiscard]] std::string became_of(std::uint32_t number) const {
    const FollowUp* last = last_of(view_.store.events()[record_.position], number, view_.as_of);
    if (last == nullptr) return {};
    std::string state{last->state.value};
    std::replace(state.begin(), state.end(), '-', ' ');
    std::string words = view_.language.text(state == "planned" ? "planned|recommendation" : state);
    if (last->date.known) words += ", " + view_.language.date(last->date.date);
    std::string note;
    std::uint32_t position = 0;
    const auto& all = view_.store.events()[record_.position].follow_up;
    for (const VisibleValue& said : visible_.at("follow_up").children())
      if (&all[position++] == last) note = for_markdown(trimmed(said.text_at("note")));
    return " (" + words + (note.empty() ? "" : view_.language.text(": {}", note)) + ")";
  }

  void institutions(const VisibleValue& said) {
    const std::string_view country = said.text_at("country");
    auto& names = story_.institutions[country.empty() ? std::string{} : country_name(country)];
    for (const VisibleValue& name : said.at("names").children())
      names.push_back(for_markdown(name.text()));
  }

  /// As of missions: what the event says, else what the roster does.
  void expert(const VisibleValue& said) {
    std::string_view country = said.text_at("country");
    std::string_view background = said.text_at("background");
    const Record* known = view_.store.target(said.text_at("expert"), set_of(RecordKind::expert));
    if (known != nullptr) {
      const Expert& expert = view_.store.experts()[known->position];
      if (country.empty()) country = expert.country.value;
      if (background.empty()) background = expert.background.value;
    }
    story_.experts.emplace_back(country.empty() ? std::string{} : country_name(country),
                                background.empty()
                                    ? std::string{}
                                    : for_markdown(view_.label("expert_backgrounds", background)));
  }

  void regions() {
    for (const VisibleValue& id : visible_.at("actions").children())
      if (const Record* action = view_.store.target(id.text(), set_of(RecordKind::action)))
        story_.actions.push_back(action);
    Values values;
    if (const auto region = find_field(view_, subject_of(RecordKind::event), "region"))
      region->get(view_, {&record_, 0}, values);
    for (const Value& value : values) story_.regions.emplace_back(value.text);
  }

  const View& view_;
  const Record& record_;
  VisibleRecord visible_;
  EventStory story_;
};

}  // namespace

std::vector<EventStory> events_of(const Pages& pages) {
  const Statistics statistics = count(pages.view(), pages.query("events", {}));
  std::vector<EventStory> stories;
  for (const std::uint32_t unit : statistics.total.units)
    stories.push_back(EventReader(pages.view(), *statistics.units[unit].record).run());
  std::stable_sort(stories.begin(), stories.end(), [](const EventStory& a, const EventStory& b) {
    return a.place_in_time < b.place_in_time;
  });
  return stories;
}

std::string line_of(const EventStory& event, const Language& language) {
  std::string about;
  for (const std::string* part : {&event.kind, &event.days, &event.place})
    if (!part->empty()) about += (about.empty() ? "" : ", ") + *part;
  return event.title + (about.empty() ? "" : " (" + about + ")") +
         (event.participants.empty() ? "" : language.text(": {}", event.participants));
}

void write_events(Pages& pages, const std::vector<EventStory>& events) {
  pages.title(2, "Events");
  if (events.empty()) pages.sentence("No event was held.");
  for (const EventStory& event : events) {
    pages.write("- **" + event.title + "**" +
                line_of(event, pages.language()).substr(event.title.size()) + ".\n");
    if (!event.actions.empty()) {
      std::string names;
      for (const Record* action : event.actions)
        names += (names.empty() ? "" : ", ") + for_markdown(reader_name(*action));
      pages.write("  - " + pages.words("Actions: {}", names) + "\n");
    }
    if (!event.organisers.empty())
      pages.write("  - " + pages.words("Organised with: {}", event.organisers) + "\n");
    for (const auto& [country, names] : event.institutions) {
      std::string list;
      for (const std::string& name : names) pages.view().language.append(list, name);
      pages.write(
          "  - " +
          pages.words("{}: {}", country.empty() ? pages.words("International") : country, list) +
          "\n");
    }
    std::size_t number = 0;
    for (const std::string& recommendation : event.recommendations)
      pages.write("  - " + pages.words("Recommendation {}: {}", ++number, recommendation) + "\n");
  }
  pages.source("events", {}, "kind");
}

}  // namespace mieux
