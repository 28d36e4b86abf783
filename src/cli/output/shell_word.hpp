#pragma once

#include <string>

namespace mieux::cli {

/// `word` as a shell reads it back: quoted if it must be.
std::string shell_word(const std::string& word);

}  // namespace mieux::cli
