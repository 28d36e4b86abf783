#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mieux {

/// The bytes that quoted-printable text stands for; `in_header`: an underscore is a space.
std::string from_quoted_printable(std::string_view text, bool in_header);

/// The bytes that base64 text stands for, line breaks and blanks aside; nothing if it is none.
std::optional<std::string> from_base64(std::string_view text);

/// Text of a character set as UTF-8: `utf-8`, `us-ascii`, `iso-8859-1`, `iso-8859-15` and
/// `windows-1252`, capitals alike; nothing for any other.
std::optional<std::string> as_utf8(std::string text, std::string_view charset);

/// A header's value, its encoded words (RFC 2047) decoded; those that cannot be stay as they are.
std::string decoded_header(std::string_view value);

}  // namespace mieux
