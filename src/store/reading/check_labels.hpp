#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// What is wrong with a store's labels of a language (`vocabularies/labels.fr.tsv`): labels that
/// nothing asks for, labels with other places for values than their id has, and, of a language that
/// the program has no labels of, those that are missing.
std::vector<Diagnostic> check_labels(const std::string& path, std::string_view language,
                                     std::string_view text);

}  // namespace mieux
