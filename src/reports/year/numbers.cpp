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
  pages.write("**" + to_string(statistics.total) + "** activities were held" +
              PeriodReport::left_open(asked, statistics) + ".\n");
  pages.left_undecided(asked, statistics);
  pages.source("activities", where, {});
  const std::string none = "No activity was held.";
  pages.figures({.title = "Activities by type",
                 .subject = "activities",
                 .by = "type",
                 .where = where,
                 .none = none,
                 .with_chart = true});
  if (!pages.view().grouping.empty())
    pages.figures({.title = "Activities by region",
                   .subject = "activities",
                   .by = "region",
                   .where = where,
                   .none = none,
                   .with_chart = true});
  pages.figures({.title = "Activities by month",
                 .subject = "activities",
                 .by = "month",
                 .where = where,
                 .none = none,
                 .with_chart = true});
}

void actions(Pages& pages) {
  pages.title(3, "Actions in numbers");
  pages.actions_in_period();
  const std::string none = "No Action was active.";
  if (!pages.view().grouping.empty())
    pages.figures({.title = "Actions by region",
                   .subject = "actions",
                   .by = "region",
                   .none = none,
                   .with_chart = true});
  pages.figures({.title = "Actions by theme",
                 .subject = "actions",
                 .by = "theme",
                 .none = none,
                 .with_chart = true});
  pages.figures({.title = "Actions by topic",
                 .subject = "actions",
                 .by = "topic",
                 .none = none,
                 .most = most_topics});
  pages.title(3, "Countries that benefited");
  pages.values_taken("actions", "country");
}

/// Women among those of whom it is recorded; numbers of activities that leave it out say nothing.
void women(Pages& pages) {
  const std::string where = Pages::both(
      std::string{held}, "not participants.women = none and not participants.men = none");
  const std::string measures[] = {"sum:participants.women", "sum:participants.men"};
  const double of_women = pages.total("activities", where, measures[0]).value;
  const double of_men = pages.total("activities", where, measures[1]).value;
  if (of_women + of_men == 0) {
    pages.write("How many of them were women is not recorded.\n\n");
    return;
  }
  Figure share{std::round(1000 * of_women / (of_women + of_men)) / 10, true, {}, true};
  pages.write("Where women and men were counted, **" + number_text(of_women) + "** of " +
              number_text(of_women + of_men) + " were women (" + to_string(share) + ").\n");
  pages.sources({pages.command("activities", where, {}, measures[0]),
                 pages.command("activities", where, {}, measures[1])});
}

void participants(Pages& pages) {
  const StatsQuery asked = pages.query("activities", {}, {}, "participants");
  const Statistics persons = count(pages.view(), asked);
  pages.title(3, "Participants");
  if (persons.total.value == 0 && !persons.total.exact) {
    pages.write("How many persons took part is not recorded.\n");
    pages.source("activities", {}, {}, "participants");
    return;
  }
  pages.write("**" + PeriodReport::for_sentence(persons.total) + "** persons took part" +
              PeriodReport::left_open(asked, persons) +
              ". Activities whose participants are not recorded count as none.\n");
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
