#pragma once

#include <string>

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

// The commands of each kind that write: `mieux request new`, `mieux activity set` and so on. Each
// makes `command` the one of `subject`.
void add_new_of(CLI::App& command, const Subject& subject, const schema::Schemas& schemas,
                Chosen& chosen);
void add_set_of(CLI::App& command, const Subject& subject, Chosen& chosen);
void add_edit_of(CLI::App& command, const Subject& subject, Chosen& chosen);
void add_remove_of(CLI::App& command, const Subject& subject, Chosen& chosen);
void add_rename_of(CLI::App& command, const Subject& subject, Chosen& chosen);

/// The word ID of a command on one record of `subject`; mieux.yaml needs none.
void add_id(CLI::App& command, const Subject& subject, std::string& id);

/// `mieux request letter`.
void add_letter_of(CLI::App& command, Chosen& chosen);

}  // namespace mieux::cli
