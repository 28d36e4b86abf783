// How people name experts, Actions and activities to the commands on experts.
#pragma once

#include <iosfwd>
#include <string>

#include "cli/command_line/shared_options.hpp"
#include "cli/with_roster.hpp"
#include "mieux/store/store.hpp"

namespace mieux::cli {

/// The expert or the Action that `word` means. Fails (2) if there is none or several, (3) if it
/// cannot be read.
const Record& expert_or_action(const Store& store, const std::string& word, std::ostream& err);

}  // namespace mieux::cli
