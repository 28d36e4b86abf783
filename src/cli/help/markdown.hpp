#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mieux::cli {

// The Markdown of the manuals, as the project writes it: a paragraph, a row of a table or an
// element of a list is one line.

/// `[text](address)` as its text alone.
std::string without_links(std::string_view text);

/// The cells of a row of a table, without the white space around them.
std::vector<std::string_view> cells_of(std::string_view line);

/// Do the cells of a row consist of these characters alone?
bool holds_only(const std::vector<std::string_view>& cells, std::string_view marks);

/// The other manuals that a page links to, by name, each once, in the order of the alphabet.
std::vector<std::string> manuals_linked_from(std::string_view page);

}  // namespace mieux::cli
