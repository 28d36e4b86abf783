#pragma once

#include <vector>
#include "mieux/base/arena.hpp"

#include "mieux/records/record.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

struct Phase {
  Text id;
  Text title;
  When from;
  When to;
  List<Text> themes;  ///< in scope; empty: all

  /// The days of the phase; open where a bound is not known.
  [[nodiscard]] Date period() const {
    return {from.known ? from.date.first() : Date::earliest,
            to.known ? to.date.last() : Date::latest};
  }
};

struct Grouping {
  Text id;
  Text title;
};

/// What mieux.yaml says.
struct Programme {
  Text title;
  Text donor;
  Text implementer;
  bool private_store = false;
  Text private_roster;  ///< where the private store is, relative to this one
  std::vector<Phase> phases;
  std::vector<Grouping> groupings;
  Text default_grouping;
};

Programme read_programme(const yaml::Document& document, Arena& arena);

}  // namespace mieux
