#include "diagnostics_section.hpp"

#include <algorithm>
#include <string>

#include "diagnostics_manual.hpp"

namespace mieux::cli {

std::string_view section_of(std::string_view code) {
  const std::string heading = "\n### " + std::string{code} + "\n";
  const std::string_view manual = diagnostics_manual();
  const std::size_t begin = manual.find(heading);
  if (begin == std::string_view::npos) return {};
  std::string_view rest = manual.substr(begin + heading.size());
  const std::size_t end = std::min(rest.find("\n### "), rest.find("\n## "));
  rest = rest.substr(0, end);
  while (rest.starts_with('\n')) rest.remove_prefix(1);
  while (rest.ends_with('\n')) rest.remove_suffix(1);
  return rest;
}

}  // namespace mieux::cli
