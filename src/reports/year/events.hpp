#pragma once

#include <map>
#include <string>
#include <vector>

#include "pages.hpp"

namespace mieux {

/// An event of the period as reports tell it; texts are ready for Markdown.
struct EventStory {
  std::string title;
  std::string kind;
  std::string days;
  std::string place_in_time;  ///< the days in figures, to put events in order
  std::string place;          ///< "Lisbon, Portugal"
  std::string participants;
  std::string organisers;
  std::map<std::string, std::vector<std::string>> institutions;  ///< by country; of none: empty
  /// Countries and backgrounds of its experts, as in words; each may be empty.
  std::vector<std::pair<std::string, std::string>> experts;
  std::vector<std::string> recommendations;
  std::vector<const Record*> actions;
  std::vector<std::string> regions;  ///< of its Actions, else of its country
};

/// The events of the period, in the order of their days.
std::vector<EventStory> events_of(const Pages& pages);

/// "First Harbour Day (conference, 2019-06-05 to 2019-06-06, Lisbon, Portugal): 62 participants".
std::string line_of(const EventStory& event, const Language& language);

}  // namespace mieux
