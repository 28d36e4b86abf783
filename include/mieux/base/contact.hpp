#pragma once

#include <string_view>

namespace mieux {

/// Could `text` hold an e-mail address or a telephone number? Quick, and never wrong when it says
/// no: it looks for `@`, `+`, escapes (`\`), and `00` that does not stand inside a number.
bool may_hold_contact(std::string_view text);

}  // namespace mieux
