#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/store.hpp"

namespace mieux {

/// Every kind there is.
inline constexpr KindSet every_kind = (KindSet{1} << kind_count) - 1;

/// The files and folders of these kinds that were not read as records, sorted, kind by kind: the
/// system did not give them, their text is no record, their name is no id, or records stand where
/// the store does not look for them (a folder in a folder, `.yml`, a hidden name, `event/`). What
/// they say is not in the store: no reference, no former id, no name.
std::vector<std::string> unread_files(const Store& store, KindSet kinds);

/// Fails (3) if there are such files, and names them. `why` says what a command that needs all of
/// them does not know: "what refers to requests/2026-04.yaml is not known".
void require_read(const Store& store, KindSet kinds, std::string_view why);

/// Fails (3) for files that were not read, which must be some; as `require_read` does.
[[noreturn]] void refuse_unread(const std::vector<std::string>& files, std::string_view why);

}  // namespace mieux
