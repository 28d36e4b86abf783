#pragma once

#include <optional>

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// Makes `command` a list of `subject`; null: of what is named first.
void add_list_of(CLI::App& command, const Subject* subject, Chosen& chosen);
/// Makes `command` show one record of `kind`, or of any.
void add_show_of(CLI::App& command, std::optional<RecordKind> kind, Chosen& chosen);

}  // namespace mieux::cli
