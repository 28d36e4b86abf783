#pragma once

#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::yaml {

/// A text, read in one way.
struct ReadSo {
  ReadSo(std::string_view text, Way way) {
    document.way = way;
    whole = read(text, document, unescaped, findings);
  }

  std::pmr::monotonic_buffer_resource unescaped;
  Document document;
  std::vector<Finding> findings;
  bool whole = false;
};

/// The first difference between what came of two readings, in words; empty if there is none.
std::string difference(const ReadSo& a, const ReadSo& b);

/// The same for a text that is read in every way.
std::string difference_of_ways(std::string_view text);

}  // namespace mieux::yaml
