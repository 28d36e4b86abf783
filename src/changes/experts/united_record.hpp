#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mieux/changes/wishes/edited_record.hpp"

namespace mieux {

/// Which of two values that differ holds: true: that of the record which goes; nothing: nobody
/// said.
using Decide = std::function<std::optional<bool>(const std::string& field)>;

/// Puts into `kept` what `gone`, a record of the same kind, says beside it: fields it does not
/// have, elements of lists it does not have, by their key where they are tables. Ids and former ids
/// are left out. The fields of single values that differ and that nobody decided on are returned,
/// as `set` takes them; elements of lists by their key.
std::vector<std::string> unite(const Store& store, EditedRecord& kept, const EditedRecord& gone,
                               const Decide& decide);

}  // namespace mieux
