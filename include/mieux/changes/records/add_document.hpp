#pragma once

#include <string>

#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// A document of a record, as it is to be written down. Empty: not said.
struct NewDocument {
  std::string type;  ///< what it is; empty: a document
  std::string title;
  std::string date;
  std::string kept;    ///< a path in the store, or the name of another place
  std::string sha256;  ///< of its bytes
  std::string visible_to;
};

/// Puts the document among those of the record; where one is kept at the same place, what is said
/// here replaces what that one says. Fails (3) if the record cannot be edited.
Change add_document(const Store& store, const Record& record, const NewDocument& document);

}  // namespace mieux
