#pragma once

#include <functional>
#include <string>

#include "cli/environment.hpp"

namespace mieux::cli {

/// Is there a person to ask: at a terminal, and without --no-input?
bool can_ask(const Common& common, const Environment& environment);

/// Asks for a line and returns it without the space around it. An empty one means `fallback`,
/// which is shown in brackets unless it is empty. Fails (2) if the input ends.
std::string ask(Environment& environment, const std::string& question, const std::string& fallback);

/// The same, asked again until `problem` finds nothing wrong: it returns what is, or nothing.
std::string ask(Environment& environment, const std::string& question, const std::string& fallback,
                const std::function<std::string(const std::string&)>& problem);

}  // namespace mieux::cli
