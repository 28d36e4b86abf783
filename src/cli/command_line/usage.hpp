#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "mieux/reports/render/grid.hpp"

namespace CLI {
class App;
}

namespace mieux::cli {

/// The options every command takes. To be added before the commands.
void add_common(CLI::App& app, Common& common);

/// Parses the words. Returns an exit code where there is nothing to run: help was asked for (0),
/// or the words are wrong (2) and the nearest right ones have been named on `err`.
std::optional<Exit> parse(CLI::App& app, int count, char** words, std::ostream& out,
                          std::ostream& err);

/// `--internal` of commands whose output may leave the office, and what it means.
void add_internal(CLI::App& command, bool& internal);
Audience audience_of(bool internal);

/// The form a word of `--format` names; a table if it is none of `md`, `csv` and `json`.
Format format_named(std::string_view word);

/// Adds `--format` with the words it may be; `format` holds the default.
void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& words);

}  // namespace mieux::cli
