#pragma once

#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::yaml {

/// Reads the same bytes with yaml-cpp and compares the trees: kinds, keys and their order, texts.
/// Returns a finding (code `second-opinion`) for the first difference, nothing if both agree.
/// `document` must have been read whole from `bytes`.
std::vector<Finding> second_opinion(std::string_view bytes, const Document& document);

}  // namespace mieux::yaml
