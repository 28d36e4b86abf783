#pragma once

#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// What a line leaves to the next one: a title at its end, or a name that may go on.
enum class OpenName { none, title, office, name };

/// Is the word a title that the name of a person follows, such as `Mr.`, `MME` or `Doctora`? Not
/// those of offices, such as `Minister`.
bool is_title(std::string_view word);

/// The names that stand behind titles in a line, each with its titles; `open` is what the line
/// before left, and becomes what this one leaves.
std::vector<Span> names_after_titles(std::string_view line, OpenName& open);

}  // namespace mieux
