#include "rule.hpp"

namespace mieux {
namespace {

void check(const RuleRun& run, const Record& record, const Text& requester, const When& when) {
  if (!requester.is_there() || !when.known) return;
  const Record* body = run.store.target(requester.value, set_of(RecordKind::organisation));
  if (body == nullptr) return;
  const Text& type = run.store.organisations()[body->position].type;
  const Vocabularies& vocabularies = run.store.vocabularies();
  const auto year = vocabularies.year_from("requester_types", type.value, "eligible_from");
  if (!year) return;
  const Day first = std::chrono::sys_days{std::chrono::year{*year} / 1 / 1};
  if (within(when.date, Date{first, Date::latest}) != Truth::no) return;
  run.error(record, "ineligible-requester", requester.span,
            "a body of the type '" +
                std::string{vocabularies.label("requester_types", type.value)} +
                "' may request from " + std::to_string(*year) + " on; this letter is of " +
                when.date.to_string(),
            "correct the date, the requester or its type; the years are in "
            "vocabularies/requester_types.tsv",
            {{body, type.span, "the type of the requester"}});
}

}  // namespace

/// The type of a requester was allowed on the day its letter came.
void check_requester_eligibility(const RuleRun& run) {
  for (const Record& record : run.store.records(RecordKind::request)) {
    const Request& request = run.store.requests()[record.position];
    const When arrival = received(request);
    for (const Letter& letter : request.letters)
      check(run, record, letter.requester, letter.received.known ? letter.received : arrival);
  }
}

}  // namespace mieux
