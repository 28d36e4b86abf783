// The terms that made-up records use, from the vocabularies of an example store.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct Country {
  std::string iso3;
  std::string name;
  std::string region;  ///< as a slug, in the grouping region_2018
};

struct Vocabularies {
  std::vector<Country> partners;     ///< under an instrument in every year from 2012
  std::vector<std::string> members;  ///< of the EU since 2007 at the latest, until today
  std::vector<std::string> topics;   ///< of themes in scope since 2012
  std::vector<std::string> activity_types;
  std::vector<std::string> deliverable_types;
};

/// Reads the .tsv files in `folder`.
Vocabularies read_vocabularies(const std::filesystem::path& folder);

}  // namespace bench
