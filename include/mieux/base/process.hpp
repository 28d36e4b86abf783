#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mieux {

/// A program to be run, without a shell.
struct Program {
  std::vector<std::string> words;           ///< the program (looked for in PATH) and its arguments
  std::filesystem::path folder;             ///< where it runs; empty: here
  std::string_view input = {};              ///< what it reads on its standard input
  std::vector<std::string> variables = {};  ///< `NAME=value`, beside those of this process
  std::size_t expected = 0;  ///< bytes it may write: room that is made at once, no bound
  /// Of the variables of this process, whether it gets the one of this name; null: all.
  bool (*passes)(std::string_view name) = nullptr;
};

/// What became of it.
struct Ended {
  bool started = false;  ///< false: there is no such program, or it may not be run
  int code = 0;          ///< its exit code; 128 and the signal if a signal ended it
  std::string output;    ///< what it wrote on standard output
  std::string errors;    ///< and on standard error
};

/// Runs a program to its end; what it leaves running in the background is not waited for. Input
/// and output of any size do not block each other. Fails (4) if there is no such folder or the
/// system has no process or pipe left.
Ended run(const Program& program);

/// Runs a program that talks with the person at the terminal (an editor): it has the terminal's
/// streams, and Ctrl-C ends it alone. `input` is not used, `output` and `errors` stay empty.
Ended run_at_terminal(const Program& program);

}  // namespace mieux
