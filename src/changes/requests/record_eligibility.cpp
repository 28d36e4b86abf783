#include "mieux/changes/requests/record_eligibility.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/procedure/requests/eligibility.hpp"
#include "mieux/records/status.hpp"
#include "mieux/store/unread.hpp"

namespace mieux {
namespace {

std::string next_of(const Request& request, Truth verdict, const std::string& id) {
  if (verdict == Truth::no)
    return "`mieux request reject " + id + " --rejection-reason TERM` records the refusal";
  if (find(request, RequestStep::screened) == nullptr)
    return "`mieux request screen " + id + "` records the screening";
  return {};
}

}  // namespace

Change record_eligibility(const Store& store, const Record& request,
                          const Circumstances& circumstances) {
  require_read(store, set_of(RecordKind::programme) | set_of(RecordKind::organisation),
               "whether " + std::string{request.id} + " is eligible is not known");
  const Eligibility eligibility = eligibility_of(store, store.requests()[request.position]);
  const Truth verdict = eligibility.verdict();
  // The rule that decided: the points that say no or do not know, else those that say yes.
  std::string rules;
  for (const EligibilityPoint& point : eligibility.points)
    if (point.is_binding() && point.verdict == verdict)
      rules += (rules.empty() ? "" : "; ") + row_of(store, point);
  EditedRecord text(store, request);
  const std::string before = text.text();
  const std::string word{verdict_word(verdict)};
  text.put({"eligibility", "verdict"}, yaml::Value::text(word));
  text.put({"eligibility", "date"}, yaml::Value::text(to_string(circumstances.as_of.today)));
  if (!rules.empty()) text.put({"eligibility", "rule"}, yaml::Value::text(rules));
  const std::string id{request.id};
  return {{{Store::path_of(request), before, text.text()}},
          id + ": eligibility recorded, " + word,
          next_of(store.requests()[request.position], verdict, id),
          {}};
}

}  // namespace mieux
