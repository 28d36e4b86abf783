#pragma once

#include <string>

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

// The commands of each kind that write: `mieux request new`, `mieux activity set` and so on. Each
// makes `command` the one of `kind`.
void add_new_of(CLI::App& command, const std::string& kind, const schema::Schemas& schemas,
                Chosen& chosen);
void add_set_of(CLI::App& command, const std::string& kind, Chosen& chosen);
void add_edit_of(CLI::App& command, const std::string& kind, Chosen& chosen);
void add_remove_of(CLI::App& command, const std::string& kind, Chosen& chosen);
void add_rename_of(CLI::App& command, const std::string& kind, Chosen& chosen);

/// `mieux request letter`.
void add_letter_of(CLI::App& command, Chosen& chosen);

}  // namespace mieux::cli
