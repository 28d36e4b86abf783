#pragma once

#include <string>
#include <string_view>

#include "mieux/queries/fields/fields.hpp"

namespace mieux {

/// A record for a person in a terminal: what follows from it (status, region, linked records),
/// then what it says, terms with their labels.
std::string record_as_text(const View& view, const Record& record, unsigned width);

/// A record as JSON `mieux.record/1`: `derived` facts and the `record` itself.
std::string record_as_json(const View& view, const Record& record);

/// A part of an Action.
struct PartOfAction {
  std::string_view list;  ///< the field of the record it is in: `activities`
  std::string_view name;  ///< what it is called: `activity`
  std::string_view id;    ///< `a2`
};
/// The part in the same two forms. Fails (2) if there is none.
std::string part_as_text(const View& view, const Record& action, const PartOfAction& part,
                         unsigned width);
std::string part_as_json(const View& view, const Record& action, const PartOfAction& part);

}  // namespace mieux
