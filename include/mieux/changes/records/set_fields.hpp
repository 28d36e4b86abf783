#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// Changes fields of a record, or of the part of it that stands at `part` (such as
/// `activities.a2`; empty: the record). Fails (2) for a field there is not.
Change set_fields(const Store& store, const Record& record, std::string_view part,
                  const std::vector<Wish>& wishes);

/// Another text for a record, as an editor left it.
Change replace_text(const Store& store, const Record& record, std::string text);

}  // namespace mieux
