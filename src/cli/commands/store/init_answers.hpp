#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/environment.hpp"
#include "mieux/changes/new_store/init_store.hpp"

namespace mieux::cli {

/// What the command line says of a new store; what it does not say is asked or taken as usual.
struct InitAnswers {
  std::optional<std::string> title;
  std::optional<std::string> donor;
  std::optional<std::string> implementer;
  std::optional<std::string> languages;  ///< separated by commas
  std::optional<std::string> from;
  bool private_store = false;
};

/// All answers: those of the command line, then the person's at the terminal, then what is usual.
/// A private store has neither phases nor languages unless the command line names them. Fails (2)
/// for an option that cannot be right.
NewStore wish_of(const InitAnswers& given, const std::filesystem::path& folder,
                 const Common& common, Environment& environment);

/// The folder with its whole path, without a slash at the end; it need not be there.
std::filesystem::path whole_path(const std::filesystem::path& folder);

}  // namespace mieux::cli
