#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mieux {

// How texts stand in the columns of a terminal. Widths are for texts of one line that a terminal
// shows unharmed (`for_terminal`); other control characters take no column.

/// Bytes of the first character as people see it: a letter with its marks, an emoji of several
/// signs, one stray byte. 0 if `text` is empty.
std::size_t seen_character(std::string_view text);

/// Columns that `text` takes: East Asian wide characters and emoji take two, marks and invisible
/// characters none, a stray byte one.
std::size_t display_width(std::string_view text);

/// Bytes at the start of `text` that fit into `columns`, in whole characters as people see them.
std::size_t fitting_bytes(std::string_view text, std::size_t columns);

/// `text`, or as much of it as fits into `columns` together with an ellipsis. Never cut between a
/// letter and its mark.
std::string cut_to_width(std::string_view text, std::size_t columns);

}  // namespace mieux
