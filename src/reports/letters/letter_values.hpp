#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {

/// The records a letter is about, read as far as placeholders need them.
struct LetterSubject {
  LetterSubject(const View& on, const Record& record, std::string_view in);

  const View& view;
  const Record& record;
  const Request& request;
  std::string_view language;
  VisibleRecord visible;    ///< the request, for everybody
  VisibleRecord programme;  ///< mieux.yaml
};

/// Why a value is missing, if it is not just absent, and what to do about that.
struct LetterGap {
  std::string why;
  std::string hint;
};

/// One placeholder: what it means, where it comes from, and what to type if it is missing (in hints
/// `ID` stands for the request's id).
struct LetterValue {
  std::string_view name;
  std::string_view meaning;
  std::string_view missing;  ///< what the records lack: a noun
  std::string_view hint;
  std::string (*get)(const LetterSubject&);  ///< plain text; empty if the records lack it
  std::optional<LetterGap> (*gap)(const LetterSubject&) = nullptr;  ///< of a value that is missing
  bool of_programme = false;  ///< it comes from mieux.yaml, not from the request
};

std::span<const LetterValue> letter_values();

}  // namespace mieux
