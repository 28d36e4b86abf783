#include "mieux/changes/fieldwork/new_activity.hpp"

#include "activity_text.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/parts/add_part.hpp"

namespace mieux {
namespace {

using yaml::Value;

void require_something_replaced(const ActivityAdditions& additions) {
  if (!additions.replaces.empty() ||
      (additions.cancelled.reason.empty() && additions.cancelled.on.empty()))
    return;
  throw Failure(Exit::usage, "--reason and --on are about the activity that is replaced",
                "name it: --replaces ID; or leave them out");
}

void put_hosts(const Store& store, EditedRecord& text, const yaml::Path& activity,
               const std::vector<std::string>& typed) {
  Value::Sequence hosts;
  for (const std::string& host : typed) hosts.push_back(host_named(store, host));
  if (hosts.empty()) return;
  yaml::Path path = activity;
  path.emplace_back("hosts");
  text.put(path, {std::move(hosts), false});
}

/// The activity `replaced` names the new one.
void put_replacement(EditedRecord& text, std::string_view replaced, const std::string& by) {
  yaml::Path path = place_of_part(text.document(), "activities", replaced);
  path.emplace_back("outcome");
  path.emplace_back("replaced_by");
  text.put(path, Value::text(by));
}

}  // namespace

Change new_activity(const Store& store, const Record& action, const PartWish& wish,
                    const ActivityAdditions& additions, const Circumstances& circumstances) {
  require_something_replaced(additions);
  const std::string before = text_of(store, action);
  Change change;
  std::string start = before;
  if (!additions.replaces.empty()) {
    change = cancel_activity(store, action, additions.replaces, additions.cancelled, circumstances);
    start = change.files.front().after.value_or(before);
  }
  EditedRecord text(store, action.kind, Store::path_of(action), std::move(start));
  TakenParts taken(text.path(), {before}, circumstances);
  const NewPart added = add_part(store, text, "activities", wish, taken);
  put_hosts(store, text, added.path, additions.hosts);
  const std::string replaced{part_id_of(additions.replaces, action)};
  if (!replaced.empty()) put_replacement(text, replaced, added.id);
  const std::string name = std::string{action.id} + "/" + added.id;
  change.files = {{text.path(), before, text.text()}};
  change.sentence =
      name + ": new activity" +
      (replaced.empty() ? std::string{} : " in place of " + replaced + ", which is cancelled");
  change.next = "`mieux activity set " + name + " FIELD=VALUE` adds to it";
  return change;
}

}  // namespace mieux
