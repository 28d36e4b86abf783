#include <algorithm>
#include <cmath>

#include "feedback_rules.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/feedback/questions.hpp"

namespace mieux {
namespace {

/// The kind that the record says, else its form.
std::string_view kind_of(const RuleRun& run, const Feedback& feedback, const Question& answered) {
  if (answered.kind.is_there()) return answered.kind.value;
  const Record* form = run.store.target(feedback.form.value, set_of(RecordKind::form));
  if (form == nullptr) return {};
  const FormVersion* version =
      find_version(run.store.forms()[form->position], feedback.form_version.value);
  const FormQuestion* question =
      version == nullptr ? nullptr : find_question(*version, answered.id.value);
  return question == nullptr ? std::string_view{} : question->kind.value;
}

/// Of several answers, none was given more often than there are forms with an answer.
void check_several(const RuleRun& run, const Record& record, const Question& answered,
                   std::uint32_t received) {
  if (answered.missing > received)
    return run.error(
        record,
        {"feedback-sum", answered.distribution,
         "to " + in_quotes(answered.id.value) + " " + std::to_string(answered.missing) +
             " answers are missing, but only " + std::to_string(received) + " forms were received",
         "correct the number that is wrong"});
  for (const AnswerCount& one : answered.counts)
    if (one.number + answered.missing > received)
      run.error(record,
                {"feedback-sum", one.answer.span,
                 in_quotes(one.answer.value) + " was answered " +
                     std::to_string(static_cast<std::uint64_t>(one.number)) + " times, but only " +
                     std::to_string(received) + " forms were received" +
                     (answered.missing > 0
                          ? ", " + std::to_string(answered.missing) + " of them without an answer"
                          : ""),
                 "correct the number that is wrong"});
}

/// Shares without the number of answers are said to be such.
bool are_whole(const RuleRun& run, const Record& record, const Question& answered) {
  const auto part =
      std::find_if(answered.counts.begin(), answered.counts.end(),
                   [](const auto& one) { return std::floor(one.number) != one.number; });
  if (part == answered.counts.end()) return true;
  run.error(record,
            {"feedback-sum", part->answer.span,
             "how often " + in_quotes(part->answer.value) + " was answered is no whole number",
             "correct it; where shares in percent were published and not the number of "
             "answers, add `shares_without_n: true`"});
  return false;
}

}  // namespace

/// Numbers of answers are whole. Not more forms come back than were sent; the answers to a single
/// choice add up to the forms received less those without an answer.
void check_feedback_sums(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::feedback)) {
    if (!record.sound) continue;
    const Feedback& feedback = run.store.feedback()[record.position];
    if (feedback.sent && feedback.received && *feedback.received > *feedback.sent)
      run.error(record, {"feedback-sum", feedback.received_span,
                         std::to_string(*feedback.received) + " forms came back, but only " +
                             std::to_string(*feedback.sent) + " were sent",
                         "correct the number that is wrong"});
    for (const Question& question : feedback.questions) {
      if (question.shares_without_n || question.distribution == Span{}) continue;
      if (!are_whole(run, record, question) || !feedback.received) continue;
      const std::string_view kind = kind_of(run, feedback, question);
      if (kind == "multiple") check_several(run, record, question, *feedback.received);
      if (kind != "single") continue;
      if (question.answers + question.missing == *feedback.received) continue;
      run.error(record, {"feedback-sum", question.distribution,
                         "the answers to " + in_quotes(question.id.value) + " are " +
                             std::to_string(question.answers) + ", " +
                             std::to_string(question.missing) + " are missing, but " +
                             std::to_string(*feedback.received) + " forms were received",
                         "correct a number, or write `missing:` for forms without an answer"});
    }
  }
}

}  // namespace mieux
