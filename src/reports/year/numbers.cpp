// The year in numbers.
#include <cmath>

#include "sections.hpp"

namespace mieux {
namespace {

constexpr std::size_t most_topics = 10;

void activities(Pages& pages) {
  const std::string where{held};
  const StatsQuery asked = pages.query("activities", where);
  const Statistics statistics = count(pages.view(), asked);
  pages.title(3, "Activities held");
  pages.sentence(pages.for_figure(statistics.total, "**{}** activity was held{}.",
                                  "**{}** activities were held{}."),
                 pages.number(statistics.total), pages.left_open(asked, statistics));
  pages.left_undecided(asked, statistics);
  pages.source("activities", where, {});
  constexpr std::string_view none = "No activity was held.";
  pages.figures({.title = pages.phrase("Activities by type"),
                 .subject = "activities",
                 .by = "type",
                 .where = where,
                 .none = none,
                 .with_chart = true});
  if (!pages.view().grouping.empty())
    pages.figures({.title = pages.phrase("Activities by region"),
                   .subject = "activities",
                   .by = "region",
                   .where = where,
                   .none = none,
                   .with_chart = true});
  pages.figures({.title = pages.phrase("Activities by month"),
                 .subject = "activities",
                 .by = "month",
                 .where = where,
                 .none = none,
                 .with_chart = true});
}

void actions(Pages& pages) {
  pages.title(3, "Actions in numbers");
  pages.actions_in_period();
  constexpr std::string_view none = "No Action was active.";
  if (!pages.view().grouping.empty())
    pages.figures({.title = pages.phrase("Actions by region"),
                   .subject = "actions",
                   .by = "region",
                   .none = none,
                   .with_chart = true});
  pages.figures({.title = pages.phrase("Actions by theme"),
                 .subject = "actions",
                 .by = "theme",
                 .none = none,
                 .with_chart = true});
  pages.figures({.title = pages.phrase("Actions by topic"),
                 .subject = "actions",
                 .by = "topic",
                 .none = none,
                 .most = most_topics});
  pages.title(3, "Countries that benefited");
  pages.values_taken("actions", "country");
}

/// Women among those of whom it is recorded; activities that leave it out say nothing. Added up
/// from the records as they are in memory: the commands below read each file.
void women(Pages& pages) {
  const std::string where = Pages::both(
      std::string{held}, "not participants.women = none and not participants.men = none");
  const Statistics activities = count(pages.view(), pages.query("activities", held));
  double of_women = 0;
  double of_men = 0;
  for (const Unit& unit : units_of_figure(activities, activities.total)) {
    const Action& action = pages.view().store.actions()[unit.record->position];
    const Participants& counted = action.activities[unit.index].participants;
    if (!counted.women || !counted.men) continue;
    of_women += *counted.women;
    of_men += *counted.men;
  }
  if (of_women + of_men == 0) {
    pages.paragraph("How many of them were women is not recorded.");
    return;
  }
  const double share = std::round(1000 * of_women / (of_women + of_men)) / 10;
  const Language& language = pages.language();
  pages.sentence(
      language.for_count(static_cast<std::size_t>(of_women),
                         "Where women and men were counted, **{}** of {} was a woman ({}).",
                         "Where women and men were counted, **{}** of {} were women ({})."),
      language.number(of_women), language.number(of_women + of_men), language.percent(share));
  pages.sources({pages.command("activities", where, {}, "sum:participants.women"),
                 pages.command("activities", where, {}, "sum:participants.men")});
}

void participants(Pages& pages) {
  const StatsQuery asked = pages.query("activities", {}, {}, "participants");
  const Statistics persons = count(pages.view(), asked);
  pages.title(3, "Participants");
  if (persons.total.value == 0 && !persons.total.exact) {
    pages.sentence("How many persons took part is not recorded.");
    pages.source("activities", {}, {}, "participants");
    return;
  }
  pages.sentence(
      pages.for_figure(persons.total,
                       "**{}** person took part{}. Activities whose participants are not recorded "
                       "count as none.",
                       "**{}** persons took part{}. Activities whose participants are not recorded "
                       "count as none."),
      pages.for_sentence(persons.total), pages.left_open(asked, persons));
  pages.source("activities", {}, {}, "participants");
  if (persons.total.value > 0) women(pages);
}

}  // namespace

void write_numbers(Pages& pages) {
  pages.title(2, "Numbers");
  actions(pages);
  activities(pages);
  write_deployment(pages);
  participants(pages);
  write_ratings(pages);
}

}  // namespace mieux
