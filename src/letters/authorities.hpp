#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/store.hpp"

namespace mieux {

/// An organisation of the store that a text names.
struct NamedAuthority {
  const Record* record = nullptr;
  std::string name;      ///< the name or acronym that stands in the text
  std::size_t line = 0;  ///< where it does first, from 1
};

/// The organisations whose name (in any language, of any time), acronym or short name stands in the
/// lines as words of their own; names that stand only within a longer name are left out. Capitals
/// and accents count in acronyms alone. In the order of the lines.
std::vector<NamedAuthority> authorities_in(const Store& store,
                                           const std::vector<std::string_view>& lines);

/// Every name that organisations of the store have, as `folded_phrase` writes them, none of them
/// empty.
std::vector<std::string> names_of_authorities(const Store& store);

}  // namespace mieux
