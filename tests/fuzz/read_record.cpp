// Any bytes: the reader refuses them, or reads exactly what yaml-cpp reads.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/yaml/document.hpp"
#include "mieux/yaml/second_opinion.hpp"

namespace {

bool has_error(const std::vector<mieux::Finding>& findings) {
  for (const mieux::Finding& finding : findings) {
    if (finding.severity == mieux::Severity::error) return true;
  }
  return false;
}

/// Messages are made from the bytes too, and must survive any.
void render_all(std::string_view bytes, const std::vector<mieux::Finding>& findings) {
  for (const mieux::Finding& finding : findings) {
    if (finding.span.begin > finding.span.end || finding.span.end > bytes.size()) std::abort();
    render(locate("record.yaml", bytes, finding), true);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::pmr::monotonic_buffer_resource unescaped;
  mieux::yaml::Document document;
  std::vector<mieux::Finding> findings;
  const bool whole = mieux::yaml::read(bytes, document, unescaped, findings);
  render_all(bytes, findings);
  if (!whole && !has_error(findings)) std::abort();
  if (!whole || has_error(findings)) return 0;
  for (const mieux::Finding& finding : mieux::yaml::second_opinion(bytes, document)) {
    std::fprintf(stderr, "%s\n", finding.message.c_str());
    std::abort();
  }
  return 0;
}
