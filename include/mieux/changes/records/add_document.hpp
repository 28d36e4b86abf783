#pragma once

#include <string>
#include <string_view>

#include "mieux/changes/wishes/edited_record.hpp"
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

/// Puts the document among those at `list`; where one is kept at the same place, what is said here
/// replaces what that one says. False if there was one.
bool put_document(EditedRecord& text, const yaml::Path& list, const NewDocument& document);

/// Puts the document among those of the record, or of the part of it that `part` is the path of,
/// such as `activities.a3`. Fails (2) if there is no such part, (3) if the record cannot be edited.
Change add_document(const Store& store, const Record& record, std::string_view part,
                    const NewDocument& document);

}  // namespace mieux
