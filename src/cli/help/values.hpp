#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "candidates.hpp"

namespace mieux::cli {

/// A value that is being typed.
struct ValueAsked {
  const Option& option;
  const Subject* subject;                 ///< the noun of the command; null if it has none
  const std::vector<std::string>& words;  ///< of the command, typed before
  const std::string& typed;               ///< what there is of it
  std::filesystem::path store;
  const schema::Schemas& schemas;
};

/// Adds the values that the option may have and that begin with what is typed.
void offer_values(const ValueAsked& asked, Candidates& offered);

}  // namespace mieux::cli
