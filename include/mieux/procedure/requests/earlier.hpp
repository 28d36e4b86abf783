#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What a new request is compared by. Organisations by id or former id, countries and topics by id.
struct Asking {
  std::vector<std::string> authorities;  ///< that sign its letters, or that these speak for
  std::vector<std::string> countries;
  std::string regional_organisation;  ///< empty: none
  std::vector<std::string> topics;
  std::optional<Date> received;  ///< nothing: not known
  std::string id = {};           ///< that the new request is to have; empty: not known yet
};

/// Requests that may ask for the same: an authority and a topic in common, received within a year
/// before or after (or possibly so, where days are not known), and not merged by now. By id.
std::vector<const Record*> likely_duplicates(const Store& store, const Asking& asking, AsOf as_of);

/// Requests and Actions of one of the same countries, or of the same regional organisation; the
/// latest first, those without a date last.
struct Earlier {
  std::vector<const Record*> requests;
  std::vector<const Record*> actions;
};
Earlier earlier_of(const Store& store, const Asking& asking);

/// The same in words, for the officer who takes the request in: a warning for each likely
/// duplicate, and a note of what there is of the countries, the first few by name.
std::vector<Note> notes_on_earlier(const Store& store, const Asking& asking, AsOf as_of);

}  // namespace mieux
