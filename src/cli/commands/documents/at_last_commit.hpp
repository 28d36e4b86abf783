#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behind.hpp"
#include "mieux/git/revisions.hpp"

namespace mieux::cli {

/// The store as it was when a document was last committed: loaded when first asked for.
class AtLastCommit {
 public:
  AtLastCommit(const BlockMaker& now, const Environment& environment);

  /// Does the block, as this program words it, say of the store of then what the document says?
  bool says(const Evaluated& evaluated, std::size_t index);

  /// Adds the records behind each figure, if there is a store of then.
  void explain(const Evaluated& evaluated, std::size_t index, std::vector<MovedFigure>& figures);

 private:
  std::optional<BlockResult> made_then(const Evaluated& evaluated, std::size_t index);
  bool find(const std::string& path);

  const BlockMaker& now_;
  const Environment& environment_;
  std::optional<git::Repository> repository_;
  std::string path_;
  std::optional<Store> store_;
  std::optional<BlockMaker> then_;  ///< of that store
};

}  // namespace mieux::cli
