#pragma once

#include <string_view>

namespace mieux::cli {

/// The section `### code` of docs/diagnostics.md, without its heading; empty if there is none.
std::string_view section_of(std::string_view code);

}  // namespace mieux::cli
