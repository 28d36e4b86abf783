#include "experts_rules.hpp"
#include "mieux/records/personal.hpp"

namespace mieux {
namespace {

void report(const RuleRun& run, const Record& part, std::string_view code, Span span,
            const std::string& message) {
  run.error(part, {code, span, message, "correct the date"});
}

}  // namespace

/// The days of a personal part: nobody consented in the future, and neither does a consent end nor
/// a part go before it began.
void check_consent_days(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::expert_private)) {
    if (!record.sound) continue;
    const PersonalPart& part = run.store.personal_parts()[record.position];
    const When& given = part.consent_given;
    if (!given.known) continue;
    if (given.date.first() > run.as_of.today)
      report(run, record, "event-in-future", given.span, "this consent would be of the future");
    for (const auto& [end, what] : {std::pair{part.consent_withdrawn, "the consent was withdrawn"},
                                    std::pair{part.keep_until, "the part is to be deleted"}})
      if (end.known && before(end.date, given.date) == Truth::yes)
        report(run, record, "date-order", end.span,
               std::string{what} + " before the consent was given");
  }
}

}  // namespace mieux
