#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents.hpp"
#include "mieux/git/revisions.hpp"

namespace mieux::cli {

/// A figure of a block that moved, and why, record by record.
struct MovedFigure {
  std::string block;
  MovedValue value;
  std::vector<std::string> come;     ///< records that stand behind it now, and did not
  std::vector<std::string> gone;     ///< those that no longer do
  std::vector<std::string> changed;  ///< those that still do, and add something else: `a1: 9 -> 8`
};

/// Is it no figure, but a text that is there or changed?
bool is_text(const MovedValue& value);
/// `4 -> 5`; of what is no figure: `new`, `changed`, `gone`.
std::string in_words(const MovedValue& value);
/// `benin came; togo-ii went; zambia changed`. Empty if nothing is known.
std::string in_words(const MovedFigure& figure);

/// The commit that last changed a document, up to a commit or to HEAD if it is empty: from its
/// records the document was built. Nothing if none did.
std::optional<git::Revision> last_built(const git::Repository& repository, const std::string& path,
                                        const std::string& up_to = {});

/// Adds the records behind the difference: those behind the figure called so in the two results,
/// each by its maker.
void explain(MovedFigure& figure, const BlockResult& before, const BlockMaker& then,
             const BlockResult& now, const BlockMaker& here);

}  // namespace mieux::cli
