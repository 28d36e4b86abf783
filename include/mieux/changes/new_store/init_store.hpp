#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/change.hpp"

namespace mieux {

/// What a new store is to say of itself in mieux.yaml.
struct NewStore {
  std::string title;
  std::string donor;                   ///< empty: mieux.yaml does not say
  std::string implementer;             ///< empty: mieux.yaml does not say
  std::vector<std::string> languages;  ///< ISO 639-1, the main one first
  std::string from;                    ///< first day of the first phase; empty: no phase
  bool private_store = false;          ///< for the personal parts of experts alone
  std::string roster_id = {};          ///< of a private roster; empty: mieux.yaml does not say
  std::string place = ".";             ///< its folder, from the top of the repository
};

/// What an existing mieux.yaml says of these. Fails (3) if it cannot be read.
NewStore described_by(std::string_view mieux_yaml);

/// Every path `init_store` may write for a store of this sort, mieux.yaml last.
std::vector<std::string> paths_of_store(bool private_store);

/// Writes what a store needs and `present`, the paths that are there, lacks: vocabularies, schemas
/// and settings for editors, settings for git, a check for GitHub and GitLab (not in a private
/// store), a README, and, last of all, mieux.yaml. What is there stays as it is.
Change init_store(const NewStore& wish, const std::set<std::string>& present);

}  // namespace mieux
