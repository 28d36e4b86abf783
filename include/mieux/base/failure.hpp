#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// Exit codes of the program; documented in docs/commands/mieux.md.
enum class Exit : int {
  done = 0,
  findings = 1,  ///< errors found in records (or, with --strict, warnings)
  usage = 2,     ///< the command line is wrong
  refused = 3,   ///< understood, but cannot be done; nothing changed
  io = 4,        ///< reading or writing failed; nothing changed
  unfinished = 5,
  bug = 70,
  busy = 75,
};

/// The command cannot be done. Thrown anywhere, caught once, in main.
/// `what()` says why, with the value; `hint()` what to type next (may be empty).
class Failure : public std::runtime_error {
 public:
  Failure(Exit exit, const std::string& message, std::string hint = {})
      : std::runtime_error(message), exit_(exit), hint_(std::move(hint)) {}

  /// The same about a stretch of a text that was typed, shown with carets below it.
  Failure(Exit exit, const std::string& message, std::string hint, std::string typed, Span span)
      : std::runtime_error(message),
        exit_(exit),
        hint_(std::move(hint)),
        typed_(std::move(typed)),
        span_(span) {}

  [[nodiscard]] Exit exit() const { return exit_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }
  [[nodiscard]] const std::string& typed() const { return typed_; }
  [[nodiscard]] Span span() const { return span_; }

 private:
  Exit exit_;
  std::string hint_;
  std::string typed_;
  Span span_;
};

/// The same, in words that tell what a private roster says: for whoever asked for it alone.
class PrivateRefusal : public Failure {
 public:
  using Failure::Failure;
};

}  // namespace mieux
