#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

// Ways to reach a person, as they stand in texts.

/// The first e-mail address from byte `from` on: letters around an @, with a dot after it.
std::optional<Span> find_email(std::string_view text, std::size_t from);

/// The first telephone number from byte `from` on: + or 00, then at least eight digits with spaces
/// and marks between them, and no letter after the last.
std::optional<Span> find_phone(std::string_view text, std::size_t from);

/// Digits and what people write between them, nothing else: at least seven.
bool is_phone_number(std::string_view text);

/// What telephone numbers are compared by: the last nine digits, with or without the code of a
/// country. Empty of fewer than seven.
std::string phone_key(std::string_view phone);

}  // namespace mieux
