#pragma once

#include <string>
#include <vector>

#include "mieux/queries/fields/fields.hpp"

namespace mieux::history {

/// A figure that two states of a store count otherwise.
struct MovedFigure {
  std::string report;  ///< `glance`, or `claim`
  std::string table;   ///< its title; of a claim its id
  std::string row;     ///< empty of a claim that is one number
  std::string column;  ///< empty where the table has one column of figures
  std::string before;  ///< as it is printed; empty: not there
  std::string after;
  std::string label = {};  ///< what people read for `row`; empty: the same
  std::string note = {};  ///< of a claim: what was published, and whether the figure still bears it
};

/// The figures in the tables of all reports that hold figures, for all years, and those of the
/// claims, that both states count otherwise, in the order of the reports; each once, though several
/// reports have the table. What is 0 in one state and not in the table of the other did not move.
/// Fails (3) if a record that they would count cannot be read.
std::vector<MovedFigure> figures_between(const View& before, const View& after);

}  // namespace mieux::history
