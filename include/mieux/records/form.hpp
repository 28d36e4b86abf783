#pragma once

#include "mieux/records/record.hpp"

namespace mieux {

/// A text in one language.
struct WordsIn {
  Text language;
  Text text;
};

/// An answer that can be chosen: a level of a scale, or a choice.
struct Answer {
  Text id;  ///< as records and sheets write it
  List<WordsIn> text;
};

/// Levels from lowest to highest.
struct Scale {
  Text id;
  List<Answer> levels;
};

struct FormQuestion {
  Text id;
  Text kind;  ///< `single`, `multiple` or `text`
  Text scale;
  List<Answer> choices;
  Text same_as;  ///< `VERSION/QUESTION`
  List<WordsIn> text;
};

struct FormVersion {
  Text version;
  When from;
  When retired;
  List<FormQuestion> questions;
};

struct FeedbackForm {
  Text tool;
  List<Text> languages;
  List<Scale> scales;
  List<FormVersion> versions;
};

}  // namespace mieux
