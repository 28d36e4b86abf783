#pragma once

#include <string>

#include "cli/command_line/command.hpp"

namespace mieux::cli {

/// `mieux feedback new ON ...`: what the forms say that came back, or a report on it without a
/// form. Asks question by question at a terminal where nothing is said of the answers.
Exit run_feedback_on(const Call& call, const std::string& on, Environment& environment);

}  // namespace mieux::cli
