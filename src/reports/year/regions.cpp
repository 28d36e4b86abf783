// Region by region.
#include <algorithm>

#include "mieux/base/text.hpp"
#include "reports/fieldwork/action_facts.hpp"
#include "reports/fieldwork/action_paragraph.hpp"
#include "sections.hpp"

namespace mieux {
namespace {

constexpr std::string_view given = "was_handed_over = true";

class Chapter {
 public:
  Chapter(Pages& pages, const std::vector<EventStory>& events, const std::string& region)
      : pages_(pages), events_(events), region_(region), where_(Pages::in_region(region)) {
    for (const Vocabularies::Region& one :
         pages.view().store.vocabularies().regions(pages.view().grouping))
      if (one.id == region)
        label_ = {one.label, pages.view().store.vocabularies().region_label(pages.view().grouping,
                                                                            one, pages.language())};
    if (label_.english.empty())
      label_ = pages.phrase(region.empty() ? "All regions" : "Without a region");
  }

  void run() {
    pages_.title(3, label_);
    if (is_quiet()) return quiet();
    actions();
    pages_.title(4, phrase(pages_.language(), "{}: countries", label_));
    pages_.values_taken("actions", "country", where_);
    figures("{}: activities by type", "activities", "type", Pages::both(where_, std::string{held}),
            "No activity was held.");
    deliverables();
    figures("{}: themes", "actions", "theme", where_, "No Action was active.");
    events();
  }

 private:
  /// Did nothing happen here in the period, and is there nothing whose dates leave that open?
  [[nodiscard]] bool is_quiet() const {
    for (const std::string_view subject : {"actions", "activities", "deliverables"}) {
      const Statistics statistics = count(pages_.view(), pages_.query(subject, where_));
      if (!statistics.total.units.empty() || !statistics.undated.units.empty()) return false;
    }
    return std::none_of(events_.begin(), events_.end(),
                        [this](const EventStory& event) { return is_here(event); });
  }

  void quiet() {
    const Figure to_date = count(pages_.view(), pages_.to_date("actions", where_)).total;
    pages_.sentence(
        "No Action was active. No activity was held. Nothing was handed over. No event was held. "
        "Actions to date: **{}**.",
        pages_.number(to_date));
    pages_.sources(
        {pages_.command("actions", where_, {}), pages_.command_to_date("actions", where_),
         pages_.command("activities", where_, {}), pages_.command("deliverables", where_, {})});
  }

  [[nodiscard]] bool is_here(const EventStory& event) const {
    if (region_.empty()) return true;
    if (region_ == no_region) return event.regions.empty();
    return std::find(event.regions.begin(), event.regions.end(), region_) != event.regions.end();
  }

  void figures(std::string_view title, const std::string& subject, const std::string& by,
               const std::string& where, std::string_view none) {
    pages_.figures({.title = phrase(pages_.language(), title, label_),
                    .subject = subject,
                    .by = by,
                    .where = where,
                    .none = none,
                    .depth = 4});
  }

  void actions() {
    const StatsQuery asked = pages_.query("actions", where_);
    const Statistics statistics = count(pages_.view(), asked);
    const Figure to_date = count(pages_.view(), pages_.to_date("actions", where_)).total;
    pages_.title(4, phrase(pages_.language(), "{}: Actions", label_));
    const std::string open = pages_.left_open(asked, statistics) + ".";
    if (statistics.total.units.empty())
      pages_.say("No Action was active{}", open);
    else
      pages_.say(pages_.for_figure(statistics.total, "**{}** Action was active{}",
                                   "**{}** Actions were active{}"),
                 pages_.number(statistics.total), open);
    pages_.write(" ");
    pages_.sentence("To date: **{}**.", pages_.number(to_date));
    std::string elsewhere;
    for (const std::uint32_t unit : statistics.total.units) {
      const Record& record = *statistics.units[unit].record;
      if (pages_.is_told(record))
        elsewhere += (elsewhere.empty() ? "" : ", ") + for_markdown(reader_name(record));
      else
        pages_.write("\n" + action_paragraph({pages_.view(), record}) + "\n");
    }
    if (!elsewhere.empty())
      pages_.write("\n" + pages_.words("Told under another region: {}.", elsewhere) + "\n");
    pages_.sources(
        {pages_.command("actions", where_, {}), pages_.command_to_date("actions", where_)});
  }

  void deliverables() {
    const std::string where = Pages::both(where_, std::string{given});
    const StatsQuery asked = pages_.query("deliverables", where);
    const Statistics statistics = count(pages_.view(), asked);
    pages_.title(4, phrase(pages_.language(), "{}: deliverables", label_));
    if (statistics.total.units.empty())
      pages_.sentence("Nothing was handed over.");
    else
      pages_.write(deliverables_table(pages_.view(), statistics, statistics.total));
    const std::size_t all =
        count(pages_.view(), pages_.query("deliverables", where_)).total.units.size();
    const std::size_t others = all - statistics.total.units.size() - statistics.undecided.size();
    if (others > 0)
      pages_.write(
          "\n" +
          pages_.words(pages_.language().for_count(
                           others,
                           "Of {} other it is not recorded that the partner has received it: a "
                           "draft, or expected.",
                           "Of {} others it is not recorded that the partner has received it: a "
                           "draft, or expected."),
                       others) +
          "\n");
    pages_.left_undecided(asked, statistics);
    pages_.sources({pages_.command("deliverables", where, "type"),
                    pages_.command("deliverables", where_, "last_event")});
  }

  void events() {
    pages_.title(4, phrase(pages_.language(), "{}: events", label_));
    bool any = false;
    for (const EventStory& event : events_) {
      if (!is_here(event)) continue;
      pages_.write("- " + line_of(event, pages_.language()) + ".\n");
      any = true;
    }
    if (!any) pages_.sentence("No event was held.");
    pages_.source("events", {}, "country");
  }

  Pages& pages_;
  const std::vector<EventStory>& events_;
  const std::string& region_;
  std::string where_;
  Phrase label_;
};

bool has_row(const Statistics& statistics, std::string_view id) {
  return std::any_of(statistics.rows.begin(), statistics.rows.end(),
                     [&](const Key& key) { return key.id == id; });
}

}  // namespace

std::string deliverables_table(const View& view, const Statistics& statistics,
                               const Figure& figure) {
  std::string rows;
  std::optional<ActionFacts> facts;
  for (const std::uint32_t position : figure.units) {
    const Unit& unit = statistics.units[position];
    if (!facts || &facts->record != unit.record) facts.emplace(view, *unit.record);
    std::uint32_t index = 0;
    for (const VisibleValue& said : facts->visible.at("deliverables").children()) {
      if (index++ != unit.index) continue;
      rows += "| " + for_markdown(said.text_at("title")) + " | " +
              (said.at("type") ? facts->label("deliverable_types", said.text_at("type")) : "") +
              " | " + facts->values("country") + " | " + for_markdown(reader_name(*unit.record)) +
              " | " + life_of(*facts, said, facts->action.deliverables[unit.index]) + " |\n";
    }
  }
  return table_head(view.language,
                    {"deliverable", "type", "countries", "Action", "what happened to it"}) +
         rows;
}

void write_region(Pages& pages, const std::vector<EventStory>& events, const std::string& region) {
  Chapter(pages, events, region).run();
}

std::vector<Vocabularies::Region> regions_with_chapter(const Pages& pages) {
  const View& view = pages.view();
  const Statistics actions = count(view, pages.to_date("actions", {}, "region"));
  const Statistics requests = count(view, pages.to_date("requests", {}, "region"));
  std::vector<Vocabularies::Region> regions;
  for (const Vocabularies::Region& region : view.store.vocabularies().regions(view.grouping))
    if (has_row(actions, region.id) || has_row(requests, region.id)) regions.push_back(region);
  if (has_row(actions, no_region)) regions.push_back({std::string{no_region}, {}});
  return regions;
}

void write_regions(Pages& pages, const std::vector<EventStory>& events) {
  pages.title(2, "Regions");
  if (pages.view().grouping.empty()) return write_region(pages, events, {});
  for (const Vocabularies::Region& region : regions_with_chapter(pages))
    write_region(pages, events, region.id);
}

}  // namespace mieux
