// docs/diagnostics.md, put into the program when it is built: what `mieux explain` shows.
#pragma once

#include <string_view>

namespace mieux::cli {

/// The whole text of docs/diagnostics.md: one section `### <code>` per diagnostic code.
std::string_view diagnostics_manual();

}  // namespace mieux::cli
