#pragma once

#include <string>

#include "cli/environment.hpp"

namespace mieux::cli {

/// The path in the store of a file named on the command line; empty if it does not lie there.
std::string path_in_store(const std::filesystem::path& root, const std::string& file,
                          const Environment& environment);

/// A document named on the command line.
struct GivenDocument {
  std::string kept;    ///< its path in the store; as it was typed if it is none
  std::string sha256;  ///< of the file; empty if there is none
  bool in_store = false;
};

/// Fails (4) if it is something else than a regular file.
GivenDocument given_document(const std::filesystem::path& root, const std::string& given,
                             const Environment& environment);

}  // namespace mieux::cli
