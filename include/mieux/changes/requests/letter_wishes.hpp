#pragma once

#include <string>
#include <vector>

#include "mieux/changes/requests/new_request.hpp"
#include "mieux/letters/letter_file.hpp"

namespace mieux {

// From what a letter proposes to what is wished of a new request.

/// The letter itself as a document of the request.
struct LetterDocument {
  std::string kept;    ///< its path in the store
  std::string sha256;  ///< of its bytes
};

/// What the letter proposes where nothing is stated: who asks, since when, how.
Intake with_proposals(Intake intake, const LetterFile& letter);

/// Title and need as the letter proposes them.
std::vector<Wish> wishes_of(const LetterFile& letter);

/// The letter among the documents of the request; none if it is not kept in the store (`kept`
/// empty).
std::vector<Wish> wishes_of(const LetterDocument& document);

/// A request with these wishes as YAML that `request new --from` reads, with comments that say
/// where each proposal came from.
std::string as_yaml(const Store& store, const LetterFile& letter, const std::vector<Wish>& wishes,
                    const std::string& name);

}  // namespace mieux
