#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What a rule sees, and where it says what it found.
struct RuleRun {
  const Store& store;
  Clock clock;
  std::vector<Issue>& issues;

  void report(Severity severity, const Record& record, std::string_view code, Span span,
              std::string message, std::string hint, std::vector<OtherEnd> others = {}) const {
    issues.push_back(
        {&record, {severity, code, span, std::move(message), std::move(hint)}, std::move(others)});
  }
  void error(const Record& record, std::string_view code, Span span, std::string message,
             std::string hint, std::vector<OtherEnd> others = {}) const {
    report(Severity::error, record, code, span, std::move(message), std::move(hint),
           std::move(others));
  }
  void warning(const Record& record, std::string_view code, Span span, std::string message,
               std::string hint, std::vector<OtherEnd> others = {}) const {
    report(Severity::warning, record, code, span, std::move(message), std::move(hint),
           std::move(others));
  }
};

// The rules, one file each. Each adds what breaks it to `run.issues`.
void check_action_approval(const RuleRun& run);
void check_activity_dates(const RuleRun& run);
void check_activity_ids(const RuleRun& run);
void check_aliases(const RuleRun& run);
void check_claims(const RuleRun& run);
void check_clocks(const RuleRun& run);
void check_completed_actions(const RuleRun& run);
void check_consultation(const RuleRun& run);
void check_date_order(const RuleRun& run);
void check_eligibility(const RuleRun& run);
void check_event_order(const RuleRun& run);
void check_experts_named(const RuleRun& run);
void check_experts_twice(const RuleRun& run);
void check_feedback_sums(const RuleRun& run);
void check_future_events(const RuleRun& run);
void check_ids(const RuleRun& run);
void check_participants(const RuleRun& run);
void check_personal_data(const RuleRun& run);
void check_personal_store(const RuleRun& run);
void check_reasons(const RuleRun& run);
void check_reference_numbers(const RuleRun& run);
void check_references(const RuleRun& run);
void check_regions(const RuleRun& run);
void check_self_approval(const RuleRun& run);
void check_uids(const RuleRun& run);

inline std::string quoted(std::string_view text) { return "'" + std::string{text} + "'"; }

/// `request/2026-04`.
inline std::string full_id(const Record& record) {
  return std::string{names_of(record.kind).name} + "/" + std::string{record.id};
}

}  // namespace mieux
