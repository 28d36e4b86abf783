#pragma once

#include <string_view>

#include "mieux/store/store.hpp"

namespace mieux {

/// Fails (3) if a record with errors names `record` where no reference can be read: in a field that
/// is misspelt, or a list where one id belongs. Whoever moves or removes the record would leave
/// that behind. `why` says what is not known, as in `require_read`.
void require_no_loose_mention(const Store& store, const Record& record, std::string_view why);

}  // namespace mieux
