#pragma once

#include <string>

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// `new`, `check` and `opinion` of Action Fiches.
void add_fiche_verbs(CLI::App& fiche, Chosen& chosen);

/// `--minor REASON` of commands that change a fiche.
void add_minor(CLI::App& command, std::string& reason);

}  // namespace mieux::cli
