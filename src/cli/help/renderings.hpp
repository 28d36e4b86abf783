#pragma once

#include <string>
#include <string_view>

#include "mieux/schema/schema.hpp"

namespace mieux::cli {

/// All commands with what they take, as JSON `mieux.commands/1`: for completion by other programs,
/// and to see what a release changes.
std::string commands_as_json(const schema::Schemas& schemas);

/// The manual `name` (Markdown) as a page for `man`, section 1: `mieux-NAME(1)`, with how its
/// commands are typed and the pages it links to.
std::string as_man_page(std::string_view name, std::string_view markdown,
                        const schema::Schemas& schemas);

/// A manual (Markdown) to be read at a terminal, in lines of `width` columns: tables as names with
/// what they mean beside them, links as their texts, the manuals it links to at the end.
std::string as_text_page(std::string_view markdown, unsigned width);

}  // namespace mieux::cli
