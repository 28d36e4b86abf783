#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/records/status.hpp"

namespace mieux {

// Operations that write: pure functions from a store and a wish to a change. None of them looks at
// a clock, a disk beside the store's files, or git, but through `Circumstances`.

/// A number nobody can foresee, for uids and opaque ids.
using Draw = std::function<std::uint32_t()>;

/// What operations need beside the store.
struct Circumstances {
  AsOf as_of;
  Draw draw;
  /// File names in the folder of a kind (such as `requests`) on all branches.
  std::function<std::vector<std::string>(std::string_view folder)> names_on_branches;
  /// The texts that the file at each path (such as `actions/benin.yaml`) has on all branches. A
  /// question starts programs: what is wanted of several files is asked at once.
  std::function<std::vector<std::vector<std::string>>(const std::vector<std::string>& paths)>
      texts_on_branches;
};

}  // namespace mieux
