#pragma once

#include <string_view>

namespace mieux {

/// Could `text` hold an e-mail address or a telephone number? Quick, and never wrong when it says
/// no: it looks for `@`, for escapes (`\`), and for `+` or `00`, not inside a number, that eight
/// digits follow.
bool may_hold_contact(std::string_view text);

}  // namespace mieux
