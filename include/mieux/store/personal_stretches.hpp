#pragma once

#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/store/private_values.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// A stretch of a record that tells who somebody is, or how to reach them.
struct PersonalStretch {
  Span span;
  std::string_view what;  ///< `an e-mail address`; static storage
};

/// All of them in the text of a public record, which `document` is the tree of, comments included;
/// testimonials given with consent (`consent: true`) are passed over.
std::vector<PersonalStretch> personal_stretches(std::string_view record,
                                                const yaml::Document& document,
                                                const PrivateValues& values);

}  // namespace mieux
