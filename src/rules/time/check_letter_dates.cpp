#include "time_rules.hpp"

namespace mieux {
namespace {

/// Can both be one day?
bool may_agree(const When& a, const When& b) {
  return a.date.first() <= b.date.last() && b.date.first() <= a.date.last();
}

void check_receipt(const RuleRun& run, const Record& record, const Request& request) {
  const RequestEvent* event = find(request, RequestStep::received);
  if (event == nullptr || !event->when.known) return;
  const Letter* dated = nullptr;
  for (const Letter& letter : request.letters) {
    if (!letter.received.known) continue;
    if (may_agree(letter.received, event->when)) return;
    if (dated == nullptr) dated = &letter;
  }
  if (dated == nullptr) return;
  run.error(record, {"letter-date",
                     event->when.span,
                     "the event 'received' is dated " + event->when.date.to_string() +
                         ", but no letter was received then",
                     "correct one of the two: the event says when the request reached the facility",
                     {{&record, dated->received.span, "when the letter was received"}}});
}

}  // namespace

/// The event `received` has the date of a letter, where both are known.
void check_letter_dates(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request))
    check_receipt(run, record, run.store.requests()[record.position]);
}

}  // namespace mieux
