#include "mieux/reports/render/lack_views.hpp"

#include "mieux/base/text.hpp"

namespace mieux {

std::string lacks_as_text(const std::string& name, const std::vector<Lack>& lacks, unsigned width) {
  std::string needed;
  std::string others;
  for (const Lack& lack : lacks)
    (lack.needed ? needed : others) += "  " + wrapped(lack.field + ": ", lack.what, width - 2, 6);
  return name +
         (needed.empty() ? ": complete\n"
                         : ": missing before the steering group can decide:\n" + needed) +
         (others.empty() ? "" : "not said, and not needed:\n" + others);
}

}  // namespace mieux
