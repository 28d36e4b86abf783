#pragma once

#include <string>

#include "cli/command_line/command.hpp"
#include "mieux/git/revisions.hpp"
#include "mieux/history/log/log.hpp"

namespace mieux::cli {

/// The record, or the part of one, that a word means: its paths now and before, and its uid. One
/// that is gone has a history, too, so there may be no such record: then all paths that it would
/// have. No paths: no record can be called so.
history::LogAsked record_asked(const std::string& word, const Call& call,
                               const Environment& environment);

/// Says what a word is of which git has recorded nothing: a revision, with how such a one is to be
/// typed, or no record, with the nearest one.
[[noreturn]] void fail_nothing_recorded(const std::string& word, const std::string& of_revision,
                                        const Call& call, const git::Repository& repository,
                                        const Environment& environment);

}  // namespace mieux::cli
