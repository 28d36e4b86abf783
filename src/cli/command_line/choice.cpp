#include "choice.hpp"

#include "selection.hpp"

namespace mieux::cli {

ChosenUnits chosen_units(const View& view, const Choice& choice) {
  ChosenUnits chosen;
  for (const Unit& unit : units_of(view.store, choice.subject, choice.with_drafts)) {
    if (!unit.record->whole || (choice.action != nullptr && unit.record != choice.action)) continue;
    Truth holds = choice.filter.holds(view, unit);
    if (choice.period) holds = holds && in_period(view, choice.subject, unit, *choice.period);
    if (choice.on_a_day && existed(view, unit) == Truth::no) holds = Truth::no;
    if (holds == Truth::yes) chosen.units.push_back(unit);
    if (holds == Truth::unknown) chosen.undecided.push_back(unit);
  }
  return chosen;
}

std::vector<Ordering> orderings_of(const View& view, const Subject& subject,
                                   const std::string& text) {
  std::vector<Ordering> orderings;
  for (Typed word : typed_words("--sort", text)) {
    const bool descending = word_of(word).starts_with('-');
    if (descending) ++word.span.begin;
    orderings.push_back({require_field(view, subject, word_of(word), word), descending});
  }
  return orderings;
}

}  // namespace mieux::cli
