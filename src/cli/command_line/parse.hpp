#pragma once

#include <string>
#include <variant>
#include <vector>

#include "catalogue.hpp"
#include "command.hpp"

namespace mieux::cli {

/// The words of a line, taken apart: which command, and the rest for its options.
struct Line {
  std::vector<std::string> path;  ///< of the command, or of what was meant as one
  std::vector<std::string> rest;
  std::vector<std::string> early;  ///< what stands before all of them
  Found found;                     ///< without a command if there is none of these words
};
Line line_of(const std::vector<std::string>& words);

/// Is it an option of every command whose value is the next word?
bool takes_next_word(const std::string& word);

/// Help was asked for: of a command, of a noun (`noun` alone), or of the program (neither).
struct HelpAsked {
  Found found;
  std::string noun;
};
struct VersionAsked {};

using Parsed = std::variant<Call, HelpAsked, VersionAsked>;

/// What the words ask for, without the name of the program. Throws Failure (2), which names what is
/// wrong and the nearest right word.
Parsed parse(const std::vector<std::string>& words, const schema::Schemas& schemas);

}  // namespace mieux::cli
