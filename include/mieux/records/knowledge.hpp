#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

// What the facility has learnt and what it shows: practices, events, publications. As all typed
// records: views of the file, whose texts live as long as the store.

/// Where a practice was taken up again.
struct Replication {
  Text country;
  Text from;  ///< absent: from where it was first practised
  Text action;
  When date;
};

struct Practice {
  List<Text> actions;
  List<Text> countries;  ///< where these are not those of its Actions
  List<Text> topics;     ///< likewise
  List<Text> features;
  List<Replication> replicated;
  bool is_case_study = false;
  std::uint32_t testimonials = 0;
  std::uint32_t agreed = 0;  ///< of these, those whose persons agreed to be quoted
};

/// What became of a recommendation.
struct FollowUp {
  Text number;  ///< of the recommendation, from 1
  Text state;
  When date;
};

struct PublicEvent {
  When start;
  When end;
  Text country;
  List<Text> actions;
  List<Text> topics;
  List<Text> institution_countries;        ///< of its institutions, each once or more
  List<Text> participant_countries;        ///< those whose participants are counted
  std::optional<std::uint32_t> countries;  ///< how many, where they are not listed
  Span countries_span;
  Participants participants;
  std::uint32_t recommendations = 0;
  List<FollowUp> follow_up;
};

/// An edition that is due to be published.
struct PlannedEdition {
  Text language;
  When due;
};

/// Downloads from the first day to a day.
struct Downloads {
  Text language;  ///< absent: of all together
  When until;
  std::uint32_t count = 0;
};

struct Publication {
  When published;
  List<Text> languages;
  List<Text> actions;
  List<Text> topics;
  List<PlannedEdition> planned;
  List<Downloads> downloads;
};

}  // namespace mieux
