#include "rule.hpp"

namespace mieux {

/// An approved request has an Action, an Action an approved request.
void check_action_approval(const RuleRun& run) {
  const Store& store = run.store;
  for (const Record& record : store.records(RecordKind::request)) {
    const RequestEvent* approval =
        find(store.requests()[record.position], RequestStep::approved);
    if (approval != nullptr && store.actions_of(record.position).empty())
      run.error(record, "approved-without-action", approval->span,
                "the request is approved, but no Action came of it",
                "add the Action with `request: " + std::string{record.id} + "`");
  }
  for (const Record& record : store.records(RecordKind::action)) {
    const Text& stated = store.actions()[record.position].request;
    const Span span = stated.is_there() ? stated.span : record.stated_id.span;
    const Record* request = store.request_of(record.position);
    if (request == nullptr) {
      if (!stated.is_there() && record.whole)
        run.error(record, "action-without-approval", span, "the Action names no request",
                  "add `request:` with the id of the approved request");
      continue;
    }
    if (find(store.requests()[request->position], RequestStep::approved) == nullptr)
      run.error(record, "action-without-approval", span,
                full_id(*request) + " of this Action is not approved",
                "record the approval in the request, or correct the reference",
                {{request, request->stated_id.span, "the request"}});
  }
}

}  // namespace mieux
