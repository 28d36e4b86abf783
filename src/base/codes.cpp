#include "mieux/base/codes.hpp"

#include <algorithm>
#include <iterator>

namespace mieux {
namespace {

using enum Concern;

constexpr Code table[] = {
    // files and folders
    {"unknown-folder", format},
    {"unexpected-file", format},
    {"bad-file-name", format},
    {"not-a-file", format},
    {"unreadable", format},
    {"too-large", format},
    {"bad-vocabulary", format},
    {"unknown-label", format},
    {"missing-label", format},
    {"label-places", format},
    {"damaged-journal", format},
    {"personal-store", consistency},
    {"roster-unusable", consistency},
    {"part-without-expert", consistency},
    // the record format
    {"encoding", format},
    {"control-character", format},
    {"invisible-character", format},
    {"line-ending", format},
    {"missing-final-newline", format},
    {"merge-conflict", format},
    {"tab-indentation", format},
    {"bad-indentation", format},
    {"syntax", format},
    {"unterminated-quote", format},
    {"bad-escape", format},
    {"duplicate-key", format},
    {"not-in-format", format},
    {"too-deep", format},
    {"empty-file", format},
    {"second-opinion", format},
    // schemas and vocabularies
    {"unknown-field", schema},
    {"missing-field", completeness},
    {"empty-value", schema},
    {"wrong-type", schema},
    {"write-quoted", schema},
    {"malformed", schema},
    {"bad-date", schema},
    {"not-allowed", schema},
    {"out-of-range", schema},
    {"duplicate-element", schema},
    {"line-break", schema},
    {"unknown-term", consistency},
    {"unknown-country", consistency},
    // identity and references
    {"id-mismatch", consistency},
    {"duplicate-uid", consistency},
    {"alias-taken", consistency},
    {"former-id", consistency},
    {"duplicate-reference", consistency},
    {"near-twin", consistency},
    {"unknown-reference", consistency},
    {"unknown-activity", consistency},
    {"unknown-need", consistency},
    {"duplicate-part", consistency},
    {"retired-part", consistency},
    {"unknown-region", consistency},
    {"unknown-clock-event", consistency},
    {"duplicate-clock", consistency},
    // time
    {"date-order", sequence},
    {"outside-action", sequence},
    {"outside-activity", sequence},
    {"mission-days", consistency},
    {"need-elsewhere", consistency},
    {"need-filled", consistency},
    {"event-in-future", consistency},
    {"implausible-date", consistency},
    {"before-first-phase", sequence},
    {"letter-date", sequence},
    {"event-order", sequence},
    // the life of a request and an Action
    {"approved-without-action", completeness},
    {"action-without-approval", completeness},
    {"missing-reason", completeness},
    {"version-order", sequence},
    {"unknown-member", consistency},
    {"suspect-opinion", consistency},
    {"approved-without-opinions", sequence},
    {"changed-after-approval", consistency},
    {"ineligible-requester", eligibility},
    {"ineligible-country", eligibility},
    {"theme-out-of-scope", eligibility},
    {"completed-without-end", completeness},
    {"completed-without-activity", completeness},
    {"activity-left-planned", completeness},
    {"missing-report", completeness},
    {"claim-without-query", completeness},
    {"wrong-query", consistency},
    {"unknown-element", consistency},
    // people
    {"expert-unnamed", completeness},
    {"expert-twice", consistency},
    {"wrong-background", consistency},
    {"participants-sum", consistency},
    {"feedback-sum", consistency},
    {"feedback-not-held", consistency},
    {"feedback-twice", consistency},
    {"unknown-question", consistency},
    {"unknown-answer", consistency},
    {"form-question", consistency},
    {"listed-forms", consistency},
    {"event-countries", consistency},
    {"unknown-recommendation", consistency},
    {"review-criterion", consistency},
    {"review-rating", consistency},
    {"rated-not-sampled", consistency},
    {"recommendation-number", consistency},
    {"recommendation-deadline", completeness},
    {"self-approval", consistency},
    {"personal-data", consistency},
    // documents
    {"document-changed", consistency},
    {"document-missing", consistency},
};

}  // namespace

std::span<const Code> codes() { return table; }

const Code* find_code(std::string_view name) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [&](const Code& code) { return code.name == name; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace mieux
