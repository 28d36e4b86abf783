#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mieux::cli {

// What people type where the program has another word: tables of data, held against the catalogue
// by tests/cli/command_line/usage.md.

/// Words of the program for a word of other programs, in the order in which they are tried:
/// `remove` for `delete`; none if there is none.
std::vector<std::string> our_words(std::string_view word);

/// The commands that people mean by a verb that the noun has not, without `mieux`, `*` where the
/// words behind the verb belong: `activity record-held *` for `activity held`. Empty if none is
/// known.
std::vector<std::string_view> meant_by_verb(std::string_view noun, std::string_view verb);

/// What to type instead of a value that an option or a word of a command cannot have (`--format
/// ics`, the report `calendar`), as a hint; empty if nothing is known. `name` is that of the option
/// without dashes, or of the word.
std::string_view hint_on_value(std::string_view name, std::string_view value);

}  // namespace mieux::cli
