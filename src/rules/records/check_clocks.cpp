#include "records_rules.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/deadlines/clocks.hpp"

namespace mieux {
namespace {

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string all_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words)
    text += (text.empty() ? "write one of: " : ", ") + std::string{word};
  return text;
}

void check_end(const RuleRun& run, const Record& programme, const ClockRule& rule) {
  const Vocabularies& vocabularies = run.store.vocabularies();
  const auto ends = clock_ends(rule.from.value, vocabularies);
  if (has(ends, rule.to.value)) return;
  const bool of_request = clock_subject_of(rule) == ClockSubject::request;
  const bool known = has(clock_starts(), rule.to.value);
  const bool lacks_tools = !of_request && vocabularies.table("feedback_tools") == nullptr;
  if (!known && lacks_tools) return;
  const std::string those =
      all_of(ends) + (lacks_tools ? ", or a tool of vocabularies/feedback_tools.tsv" : "");
  run.error(programme,
            {"unknown-clock-event", rule.to.span,
             known ? in_quotes(rule.to.value) + " cannot follow " + in_quotes(rule.from.value)
                   : in_quotes(rule.to.value) + " is nothing that stops a clock from " +
                         in_quotes(rule.from.value),
             known ? those : suggest(rule.to.value, ends, those)});
}

/// A field `clock.ID` can mean one only.
void check_id(const RuleRun& run, const Record& programme, const ClockRule& rule) {
  const auto& clocks = run.store.programme().clocks;
  const auto first = std::find_if(clocks.begin(), clocks.end(), [&](const ClockRule& other) {
    return other.id.value == rule.id.value;
  });
  if (rule.id.is_there() && &*first != &rule)
    run.error(programme, {"duplicate-clock",
                          rule.id.span,
                          "the id " + in_quotes(rule.id.value) + " belongs to two clocks",
                          "give this one another id",
                          {{&programme, first->id.span, "here is the other"}}});
}

}  // namespace

/// Clocks of mieux.yaml are told apart by their ids. What starts and stops one are events and
/// reports that there are, and what stops it can follow what starts it.
void check_clocks(const RuleRun& run) {
  const Record& programme = run.store.records(RecordKind::programme).front();
  const auto starts = clock_starts();
  for (const ClockRule& rule : run.store.programme().clocks) {
    check_id(run, programme, rule);
    if (!rule.from.is_there() || !rule.to.is_there()) continue;  // the schema says so
    if (clock_subject_of(rule))
      check_end(run, programme, rule);
    else
      run.error(programme, {"unknown-clock-event", rule.from.span,
                            in_quotes(rule.from.value) + " is no event that starts a clock",
                            suggest(rule.from.value, starts, all_of(starts))});
  }
}

}  // namespace mieux
