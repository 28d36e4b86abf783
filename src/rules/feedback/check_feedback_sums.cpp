#include "feedback_rules.hpp"
#include "mieux/base/words.hpp"

namespace mieux {

/// Not more forms come back than were sent; the answers to a single choice add up to the forms
/// received less those without an answer.
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
      if (question.kind.value != "single" || question.shares_without_n || !feedback.received ||
          question.distribution == Span{})
        continue;
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
