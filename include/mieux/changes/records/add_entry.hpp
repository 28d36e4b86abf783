#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// An entry of a list of tables, as a person typed it: terms and countries by any of their names.
struct NewEntry {
  std::string_view list;  ///< `replicated`
  /// Names of fields and what was typed; what is empty is left out.
  std::vector<std::pair<std::string, std::string>> fields;
};

/// Puts the entry at the end of its list, which is made if it is not there. `sentence` says what is
/// done. Fails (2) for a value that the field cannot hold.
Change add_entry(const Store& store, const Record& record, const NewEntry& entry,
                 std::string sentence);

}  // namespace mieux
