#include "fieldwork_rules.hpp"

#include <algorithm>

namespace mieux {
namespace {

/// The approval that no later step took back, or null.
const RequestEvent* standing_approval(const Request& request) {
  const RequestEvent* approval = nullptr;
  for (const RequestEvent& event : request.events) switch (event.type) {
      case RequestStep::approved: approval = &event; break;
      case RequestStep::rejected:
      case RequestStep::forwarded:
      case RequestStep::withdrawn:
      case RequestStep::merged:
      case RequestStep::reopened: approval = nullptr; break;
      default: break;
    }
  return approval;
}

void check_requests(const RuleRun& run) {
  const Store& store = run.store;
  // The Action that is missed may be in a file that cannot be read.
  const auto& actions = store.records(RecordKind::action);
  if (!std::all_of(actions.begin(), actions.end(), [](const Record& a) { return a.whole; })) return;
  for (const Record& record : store.records(RecordKind::request)) {
    const RequestEvent* approval = standing_approval(store.requests()[record.position]);
    if (approval != nullptr && store.actions_of(record.position).empty())
      run.error(record, {"approved-without-action", approval->span,
                         "the request is approved, but no Action came of it",
                         "add a file in actions/ with `request: " + std::string{record.id} + "`"});
  }
}

void check_action(const RuleRun& run, const Record& record) {
  const Text& stated = run.store.actions()[record.position].request;
  const Record* request = run.store.request_of(record.position);
  if (request == nullptr) {
    if (!stated.is_there() && record.sound)
      run.error(record,
                {"action-without-approval", record.stated_id.span, "the Action names no request",
                 "add `request:` with the id of the approved request"});
    return;
  }
  if (!request->sound ||
      find(run.store.requests()[request->position], RequestStep::approved) != nullptr)
    return;
  run.error(record, {"action-without-approval",
                     stated.span,
                     full_id(*request) + " of this Action is not approved",
                     "add the event `approved` to the request, or correct `request:`",
                     {{request, request->stated_id.span, "the request"}}});
}

}  // namespace

/// An approved request has an Action, an Action an approved request.
void check_action_approval(const RuleRun& run) {
  check_requests(run);
  for (const Record& record : run.store.records(RecordKind::action)) check_action(run, record);
}

}  // namespace mieux
