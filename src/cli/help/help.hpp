#pragma once

#include <string>

#include "cli/command_line/catalogue.hpp"

namespace mieux::cli {

// Help in text, from the table of commands and the manuals. Lines have at most `width` columns.

/// `mieux --help`.
std::string help_of_program(unsigned width);
/// `mieux request --help`.
std::string help_of_noun(const Noun& noun, unsigned width);
/// `mieux request set --help`.
std::string help_of_command(const Found& found, const schema::Schemas& schemas, unsigned width);

/// How a command is typed: `mieux request set ID FIELD=VALUE... [options]`.
std::string usage_of(const Found& found, const Taken& taken);
/// `-n, --dry-run`, `--where EXPR`, `KIND`.
std::string signature_of(const Option& option);

/// The manual of a command: that of its noun's form (`request-new`), else of the verb; empty if it
/// has none.
std::string manual_of(const Found& found);

/// A manual page of docs/commands; empty if there is none of that name.
std::string_view manual_page(std::string_view name);

}  // namespace mieux::cli
