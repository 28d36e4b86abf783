#pragma once

#include <string>
#include <string_view>

#include "mieux/schema/schema.hpp"

namespace mieux::cli {

/// All commands with what they take, as JSON `mieux.commands/1`: for completion by other programs,
/// and to see what a release changes.
std::string commands_as_json(const schema::Schemas& schemas);

/// The manual `name` (Markdown) as a page for `man`, section 1: `mieux-NAME(1)`.
std::string as_man_page(std::string_view name, std::string_view markdown);

}  // namespace mieux::cli
