#pragma once

#include <string>

#include "mieux/base/date.hpp"

namespace mieux::cli {

/// The days that `2026-03` or `2026-03-02..2026-03-06` means; `option` for messages. Fails (2).
Date days_asked(const std::string& text, const std::string& option);

}  // namespace mieux::cli
