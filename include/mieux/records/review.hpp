#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

// External reviews. As all typed records: views of the file, whose texts live as long as the store.

/// A rating by a criterion, of an Action or of the whole facility.
struct Rating {
  Text criterion;
  Text action;  ///< absent: of the facility
  Text rating;
};

/// A recommendation with its answer and what became of it.
struct Recommendation {
  Text number;              ///< in the report; absent if it has none
  Text response;            ///< `accepted`, `partly-accepted`, `rejected`; absent: not stated
  bool has_answer = false;  ///< in words
  When answered;
  When deadline;
  When done;
  Span span;  ///< of its text
};

struct Review {
  When date;
  When start;
  When end;
  Text scheme;         ///< of the criteria: `dac`, `ec`
  List<Text> scale;    ///< from lowest to highest; empty: none
  List<Text> actions;  ///< that were sampled
  List<Rating> ratings;
  List<Recommendation> recommendations;
};

}  // namespace mieux
