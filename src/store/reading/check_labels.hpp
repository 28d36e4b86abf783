#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// A file of labels, `vocabularies/labels.fr.tsv`.
struct LabelFile {
  std::string path;
  std::string language;
  std::string text;
};

/// What is wrong with a store's labels of a language: labels that nothing asks for (`own` are texts
/// of the store itself that have labels), labels with other places for values than their id has,
/// and, of a language that the program has no labels of, those that are missing.
std::vector<Diagnostic> check_labels(const LabelFile& file, const std::set<std::string_view>& own);

}  // namespace mieux
