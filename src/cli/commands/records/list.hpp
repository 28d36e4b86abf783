#pragma once

#include <string>

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// Makes `command` a list of `kind`; of the kind named first if `kind` is empty.
void add_list_of(CLI::App& command, const std::string& kind, Chosen& chosen);
/// Makes `command` show one record of `kind`, or of any kind.
void add_show_of(CLI::App& command, const std::string& kind, Chosen& chosen);

}  // namespace mieux::cli
