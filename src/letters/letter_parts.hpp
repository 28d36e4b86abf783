#pragma once

#include <string_view>
#include <vector>

namespace mieux {

/// Letterhead, date, salutation and subject stand among the first lines.
inline constexpr std::size_t head_lines = 40;

/// Where the parts of a letter begin and end, as indexes of lines.
struct LetterParts {
  std::size_t subject = 0;      ///< the number of lines: none
  std::size_t subject_end = 0;  ///< behind the lines of the subject
  std::size_t body = 0;         ///< after the letterhead and the salutation
  std::size_t closing = 0;      ///< the signature, or where an older mail begins; else the end
  bool has_salutation = false;
  bool has_closing = false;  ///< by a phrase, not only by the look of a signature
};

/// What follows `Re:`, `Subject:`, `Objet :` and the like; empty if the line has no such word.
std::string_view subject_in(std::string_view line);

/// `has_headers`: the subject stands in them, none is looked for.
LetterParts parts_of(const std::vector<std::string_view>& lines, bool has_headers);

}  // namespace mieux
