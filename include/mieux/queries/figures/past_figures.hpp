#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mieux/queries/figures/steps.hpp"

namespace mieux {

/// What the records said at the end of a step.
struct PastStep {
  enum class Sort : std::uint8_t {
    counted,
    no_store,     ///< there was none yet, or none any more
    not_fetched,  ///< this clone lacks the history that would tell
    not_counted,  ///< `problem` says why
  };

  Step step;
  Day day;               ///< the day they are asked about
  std::string revision;  ///< whole id of the last commit by that day; empty: there is none
  Sort sort = Sort::counted;
  std::string problem;
  std::string hint;           ///< what to do about it
  std::vector<Figure> cells;  ///< by the columns of all steps
  Figure total;
  Figure undated;                  ///< may have been there on that day or not; in no other figure
  std::vector<std::string> units;  ///< names of what the figures count; empty ones: not asked for
  std::vector<std::string> undecided;
  std::vector<std::string> drafts;
  bool sound = true;  ///< false: records that could be read had errors
};

/// What is said of units in `undated`.
inline constexpr std::string_view open_in_the_past = "may have come later";

/// Figures of a store, revision by revision.
struct PastFigures {
  // How they were asked for.
  const Subject* subject = nullptr;
  std::string measure_name = {};
  std::string_view step_word = {};
  Audience audience = Audience::everybody;
  Day as_of = {};

  Language language = {};  ///< of the newest store
  Measure measure = Measure::count;
  std::string by = {};            ///< the field they are grouped by; empty: none
  std::vector<Key> columns = {};  ///< what the field was in any step
  std::vector<PastStep> steps = {};
};

}  // namespace mieux
