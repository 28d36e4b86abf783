// Acknowledgements: who took part, by country.
#include <map>
#include <set>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view country_unknown = "Country not recorded";

/// Names under the name of their country; bodies of no country come under their own heading.
class ByCountry {
 public:
  explicit ByCountry(const Language& language) : language_(language) {}

  void add(const std::string& country, const std::string& name) {
    const bool is_name = !country.empty() && country != country_unknown;
    auto& [label, names] = countries_[is_name ? label_key(country) : "~" + country];
    label = is_name ? country : language_.text(country.empty() ? "International" : country);
    names.insert(name);
  }

  void write(Pages& pages, std::string_view what) const {
    if (countries_.empty()) {
      pages.sentence("None on record.");
      return;
    }
    pages.table_head({"country", what});
    for (const auto& [key, entry] : countries_) {
      std::string list;
      for (const std::string& name : entry.second) language_.append(list, name);
      pages.write("| " + entry.first + " | " + list + " |\n");
    }
  }

 private:
  const Language& language_;
  std::map<std::string, std::pair<std::string, std::set<std::string>>> countries_;
};

std::string country_label(const View& view, std::string_view id) {
  return id.empty() ? std::string{} : for_markdown(view.label("countries", id));
}

void add_body(const View& view, std::string_view id, ByCountry& bodies) {
  const Record* body = view.store.target(id, set_of(RecordKind::organisation));
  if (body == nullptr) return bodies.add({}, for_markdown(id));
  const Organisation& organisation = view.store.organisations()[body->position];
  bodies.add(country_label(view, organisation.country.value),
             for_markdown(view.store.name_of(*body, view.as_of.day)));
}

void authorities(Pages& pages) {
  pages.title(3, "Partner authorities");
  ByCountry bodies(pages.language());
  const Statistics statistics = count(pages.view(), pages.query("actions", {}, "requester"));
  for (const Key& key : statistics.rows)
    if (key.kind == Key::Kind::value) add_body(pages.view(), key.id, bodies);
  bodies.write(pages, "partner authorities");
  pages.source("actions", {}, "requester");
}

bool is_study_visit(const Activity& activity) {
  for (const Text& type : activity.types)
    if (type.value.starts_with("study-visit")) return true;
  return false;
}

void hosts(Pages& pages) {
  const View& view = pages.view();
  pages.title(3, "Hosts of study visits");
  ByCountry bodies(pages.language());
  const Statistics statistics = count(view, pages.query("activities", std::string{held}));
  for (const std::uint32_t position : statistics.total.units) {
    const Unit& unit = statistics.units[position];
    const Action& action = view.store.actions()[unit.record->position];
    if (!is_study_visit(action.activities[unit.index])) continue;
    const ActionFacts facts(view, *unit.record);
    std::uint32_t index = 0;
    for (const VisibleValue& said : facts.visible.at("activities").children()) {
      if (index++ != unit.index) continue;
      for (const VisibleValue& host : said.at("hosts").children())
        if (host.at("organisation"))
          add_body(view, host.text_at("organisation"), bodies);
        else
          bodies.add(country_label(view, host.text_at("country")),
                     pages.words("(institution not recorded)"));
    }
  }
  bodies.write(pages, "hosts");
  pages.source("activities", std::string{held}, "hosts.organisation");
}

void institutions(Pages& pages, const std::vector<EventStory>& events) {
  pages.title(3, "Institutions at events");
  ByCountry bodies(pages.language());
  for (const EventStory& event : events)
    for (const auto& [country, names] : event.institutions)
      for (const std::string& name : names) bodies.add(country, name);
  bodies.write(pages, "institutions");
  pages.source("events", {}, "institutions.country");
}

std::string stated(const Key& key, const std::string& otherwise) {
  return key.kind == Key::Kind::value ? for_markdown(key.label) : otherwise;
}

void expert_countries(Pages& pages, const std::vector<EventStory>& events) {
  pages.title(3, "Countries and administrations of experts");
  ByCountry backgrounds(pages.language());
  const Statistics statistics =
      count(pages.view(), pages.query("missions", {}, "country,background"));
  for (std::size_t row = 0; row < statistics.rows.size(); ++row)
    for (std::size_t column = 0; column < statistics.columns.size(); ++column)
      if (!statistics.cell(row, column).units.empty())
        backgrounds.add(stated(statistics.rows[row], std::string{country_unknown}),
                        stated(statistics.columns[column], pages.words("not recorded")));
  for (const EventStory& event : events)
    for (const auto& [country, background] : event.experts)
      backgrounds.add(country.empty() ? std::string{country_unknown} : country,
                      background.empty() ? pages.words("not recorded") : background);
  backgrounds.write(pages, "backgrounds");
  pages.sources({pages.command("missions", {}, "country,background"),
                 pages.command("events", {}, "experts.country,experts.background")});
}

void steering_group(Pages& pages) {
  pages.title(3, "Steering group");
  std::string list;
  for (const Member& member : pages.view().store.programme().steering_group.members) {
    const Date days = member.period();
    const Day last = std::min(pages.period().last(), pages.view().as_of.day);
    if (days.first() > last || days.last() < pages.period().first()) continue;
    list += "- " + for_markdown(member.name.value);
    if (member.from.known && days.first() > pages.period().first())
      list += ", " + pages.words("from {}", member.from.date);
    if (member.to.known && days.last() < last)
      list += ", " + pages.words("until {}", member.to.date);
    list += "\n";
  }
  pages.write((list.empty() ? pages.words("Its members are not on record.") + "\n" : list) + "\n");
}

}  // namespace

void write_thanks(Pages& pages, const std::vector<EventStory>& events) {
  pages.title(2, "Acknowledgements");
  authorities(pages);
  hosts(pages);
  institutions(pages, events);
  expert_countries(pages, events);
  steering_group(pages);
}

}  // namespace mieux
