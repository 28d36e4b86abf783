#include <set>

#include "feedback_rules.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/feedback/questions.hpp"

namespace mieux {
namespace {

template <typename Items, typename IdOf>
std::string nearest_of(std::string_view word, const Items& items, IdOf id_of) {
  std::vector<std::string_view> known;
  std::string all;
  for (const auto& item : items) {
    known.push_back(id_of(item));
    all += (all.empty() ? "write one of: " : ", ") + std::string{id_of(item)};
  }
  return suggest(word, known, all);
}

void check_question(const RuleRun& run, const Record& record, const Record& form,
                    const FormVersion& version, const Question& answered) {
  const FormQuestion* question = find_question(version, answered.id.value);
  const std::string of_version =
      std::string{form.id} + ", version " + std::string{version.version.value};
  if (question == nullptr)
    return run.error(record, {"unknown-question",
                              answered.id.span,
                              of_version + " has no question " + in_quotes(answered.id.value),
                              nearest_of(answered.id.value, version.questions,
                                         [](const FormQuestion& one) { return one.id.value; }),
                              {{&form, version.version.span, "the version"}}});
  const List<Answer> answers = answers_to(run.store.forms()[form.position], *question);
  for (const AnswerCount& one : answered.counts)
    if (!has_answer(answers, one.answer.value))
      run.error(record, {"unknown-answer",
                         one.answer.span,
                         in_quotes(one.answer.value) + " is no answer to " +
                             in_quotes(answered.id.value) + " of " + of_version,
                         nearest_of(one.answer.value, answers,
                                    [](const Answer& answer) { return answer.id.value; }),
                         {{&form, question->id.span, "the question"}}});
}

/// A question that is answered twice would count its respondents twice.
void check_once(const RuleRun& run, const Record& record, const Feedback& feedback) {
  std::set<std::string_view> seen;
  for (const Question& answered : feedback.questions)
    if (answered.id.is_there() && !seen.insert(answered.id.value).second)
      run.error(record, {"duplicate-part", answered.id.span,
                         "the answers to " + in_quotes(answered.id.value) + " stand here before",
                         "put them together, or correct the id"});
}

}  // namespace

/// Feedback answers questions that its version of the form has, with answers that can be given.
void check_answers(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::feedback)) {
    const Feedback& feedback = run.store.feedback()[record.position];
    if (record.whole) check_once(run, record, feedback);
    const Record* form = feedback.form.is_there()
                             ? run.store.target(feedback.form.value, set_of(RecordKind::form))
                             : nullptr;
    if (form == nullptr || !form->whole || !record.whole) continue;
    const FeedbackForm& asked = run.store.forms()[form->position];
    const FormVersion* version = find_version(asked, feedback.form_version.value);
    if (version == nullptr) {
      const Text& at = feedback.form_version.is_there() ? feedback.form_version : feedback.form;
      run.error(record, {"unknown-question",
                         at.span,
                         feedback.form_version.is_there()
                             ? std::string{form->id} + " has no version " +
                                   in_quotes(feedback.form_version.value)
                             : "nothing says which version of " + std::string{form->id} + " it is",
                         nearest_of(feedback.form_version.value, asked.versions,
                                    [](const FormVersion& one) { return one.version.value; }),
                         {{form, form->stated_id.span, "the form"}}});
      continue;
    }
    for (const Question& answered : feedback.questions)
      check_question(run, record, *form, *version, answered);
  }
}

}  // namespace mieux
