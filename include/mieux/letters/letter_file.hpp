#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/store/store.hpp"

namespace mieux {

/// What a letter seems to say of a field. A person confirms it.
struct Proposal {
  std::string field;  ///< `title`, `requester`, `received`, `channel` or `need`
  std::string value;  ///< empty: the letter does not decide it
  std::string found;  ///< where it was found, or what it may be: a sentence without full stop
};

/// What was left out of the need since it is about a person, and in which lines of the text.
struct LeftOut {
  std::string what;
  std::vector<std::size_t> lines;
};

struct LetterFile {
  std::vector<Proposal>
      proposals;  ///< one a field, in the order of the fields; some may be missing
  std::vector<LeftOut> left_out;
  std::vector<std::string> notes;  ///< what to look at: sentences without full stop

  /// The value proposed for a field; empty if there is none.
  [[nodiscard]] std::string value_of(std::string_view field) const;
};

/// Reads a letter of request that was saved as plain text or as an e-mail. Nothing is decided that
/// the text leaves open. Names, salutations, signatures, and lines with ways to reach a person are
/// left out; a name without a title that stands alone in a sentence is not known as one. Fails (3)
/// for a file that is no such text; `name` is for messages. A person's name in `path`, where the
/// letter is kept, is noted.
LetterFile read_letter(const Store& store, std::string_view bytes, const std::string& name,
                       const std::string& path = {});

/// What was left out, with numbers and lines, one sentence; empty if nothing was.
std::string sentence_on(const std::vector<LeftOut>& left_out);

}  // namespace mieux
