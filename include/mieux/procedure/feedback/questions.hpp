#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mieux/store/store.hpp"
#include "mieux/vocabulary/language.hpp"

namespace mieux {

/// The version of that name, or null.
const FormVersion* find_version(const FeedbackForm& form, std::string_view version);
/// The question of that id, or null.
const FormQuestion* find_question(const FormVersion& version, std::string_view question);
/// The version in use on the day: the last that has begun and is not retired; null if none is.
const FormVersion* version_on(const FeedbackForm& form, Day day);

/// What can be answered: the levels of its scale, or its choices; empty for a text.
List<Answer> answers_to(const FeedbackForm& form, const FormQuestion& question);
bool has_answer(List<Answer> answers, std::string_view id);

/// The words in the language, if it has them.
std::optional<std::string_view> words_in(List<WordsIn> words, std::string_view language);
/// The same, else those in the first language, else `otherwise`.
std::string_view words_or_first(List<WordsIn> words, std::string_view language,
                                std::string_view otherwise);

/// Why the question does not go on with `same_as`; empty if it does, or says nothing of the kind.
/// Both must be of one kind and have the same answers in the same order: a scale is another scale
/// once it has another level. Of the questions of a version one alone can go on with it:
/// respondents would be added up twice.
std::string why_not_the_same(const FeedbackForm& form, const FormVersion& version,
                             const FormQuestion& question);

/// A question whose answers are added up: of one form, from the version that asked it first on,
/// as far as later ones say that it is the same; of feedback without a form, of that record alone.
struct AskedQuestion {
  std::string id;  ///< `participants/1/q3`; without a form `survey-2023/q1`
  std::string_view tool;
  const FeedbackForm* form = nullptr;      ///< null: no record of the form
  const FormQuestion* question = nullptr;  ///< as first asked
  std::string_view text;                   ///< of feedback without a form
  std::string_view kind;                   ///< `single`, `multiple` or `text`
  bool on_scale = false;                   ///< the answers have an order, from lowest to highest
  std::vector<std::string_view> answers;   ///< in the order of the form; else as they were met

  [[nodiscard]] bool takes_several() const { return kind == "multiple"; }
  /// The question as asked, in the language if the form has it.
  [[nodiscard]] std::string_view words(const Language& language) const;
  /// The same of an answer.
  [[nodiscard]] std::string_view words_of(std::string_view answer, const Language& language) const;
};

/// All questions of a store: of its forms, and those that feedback answered without one.
class AskedQuestions {
 public:
  explicit AskedQuestions(const Store& store);

  [[nodiscard]] const std::vector<AskedQuestion>& all() const { return questions_; }
  /// Which question this is an answer to.
  [[nodiscard]] const AskedQuestion& of(const Record& record, const Question& answered) const;
  /// Those a person may mean: `participants/2/q1` (also where version 2 goes on with a question of
  /// version 1), `participants/q1`, or `q1` of any form.
  [[nodiscard]] std::vector<const AskedQuestion*> named(std::string_view word) const;

 private:
  /// Questions of one version of a form, or of one record without a form.
  using Version = std::vector<std::pair<std::string_view, std::uint32_t>>;

  /// An answer of a record, and what the version of its form is called in `versions_`.
  struct Answered {
    const Feedback& feedback;
    const Question& question;
    const std::string& version;
  };

  void add(const Record& record, const FeedbackForm& form);
  void add(const Answered& answer, Version& version);
  [[nodiscard]] std::string version_of(const Feedback& feedback, const Record& record) const;

  const Store& store_;
  std::vector<AskedQuestion> questions_;
  std::unordered_map<std::string, Version> versions_;  ///< by `participants/2`
  std::vector<const Version*> asked_;                  ///< by position of the feedback
};

}  // namespace mieux
