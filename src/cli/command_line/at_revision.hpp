#pragma once

#include <string>

#include "cli/environment.hpp"
#include "mieux/git/revisions.hpp"

namespace mieux::cli {

/// What `--at` means, in words: `by 2024-07-01 (commit 4270778 of 2024-06-12)` for a day, `at anna
/// (commit ...)` for anything else.
std::string revision_in_words(const git::Repository& repository, const git::Revision& revision);

/// JSON that says with `at` which revision it is of, behind its format. As it is without `--at`.
std::string json_at(std::string json, const Common& common);

/// A report that says below its title which revision it is of, and has `--at` in its commands. As
/// it is without `--at`.
std::string report_at(std::string markdown, const Common& common, const Environment& environment);

}  // namespace mieux::cli
