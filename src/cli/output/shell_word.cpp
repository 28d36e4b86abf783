#include "shell_word.hpp"

namespace mieux::cli {

std::string shell_word(const std::string& word) {
  const bool plain = !word.empty() && word.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789_./-") == word.npos;
  if (plain) return word;
  std::string quoted = "'";
  for (const char character : word)
    quoted += character == '\'' ? std::string{"'\\''"} : std::string{character};
  return quoted + "'";
}

}  // namespace mieux::cli
