#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// The whole command line: options every command takes, and the commands.
void add_commands(CLI::App& app, const schema::Schemas& schemas, Chosen& chosen);

/// Parses the words. Returns an exit code where there is nothing to run: help was asked for (0),
/// or the words are wrong (2) and the nearest right ones have been named on `err`.
std::optional<Exit> parse(CLI::App& app, int count, char** words, std::ostream& out,
                          std::ostream& err);

/// Adds `--format` with the words it may be; `format` holds the default.
void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& words);

}  // namespace mieux::cli
