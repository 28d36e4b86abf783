#include "form_meant.hpp"

#include "cli/command_line/find_record.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux::cli {
namespace {

/// The only form of the tool, or the only form at all if no tool is named.
const Record& only_form(const Store& store, const std::string& tool_typed) {
  const Table* tools = store.vocabularies().table("feedback_tools");
  const std::string_view tool = tools == nullptr || tool_typed.empty()
                                    ? std::string_view{tool_typed}
                                    : tools->resolve(tool_typed);
  std::vector<const Record*> found;
  std::string all;
  for (const Record& record : store.records(RecordKind::form)) {
    const bool fits = tool_typed.empty() || store.forms()[record.position].tool.value == tool;
    if (!record.whole || record.draft || !fits) continue;
    found.push_back(&record);
    all += (all.empty() ? "" : ", ") + std::string{record.id};
  }
  if (found.size() == 1) return *found.front();
  const std::string of_tool = tool_typed.empty() ? "" : " of the tool " + in_quotes(tool_typed);
  if (found.empty())
    throw Failure(Exit::refused, "there is no form" + of_tool,
                  "`mieux form new --title TEXT --tool TOOL` begins one");
  throw Failure(Exit::usage, "there are several forms" + of_tool, "add --form with one of: " + all);
}

std::string text_of(const When& when) { return when.known ? when.date.to_string() : ""; }

}  // namespace

FormWords form_words(const Call& call) {
  return {call.text("form"), call.text("form-version"), call.text("tool")};
}

FormMeant form_meant(const Store& store, const FormWords& words, const std::string& date,
                     std::ostream& err) {
  const Record& record = words.form.empty()
                             ? only_form(store, words.tool)
                             : find_whole_record(store, words.form, RecordKind::form, err);
  const FeedbackForm& form = store.forms()[record.position];
  const std::string& wanted = words.version;
  const auto day = Date::parse(date);
  const FormVersion* used = !wanted.empty() ? find_version(form, wanted)
                            : day           ? version_on(form, day->last())
                                            : nullptr;
  if (used != nullptr) return {record, *used};
  std::string all;
  for (const FormVersion& one : form.versions)
    all += (all.empty() ? "" : ", ") + std::string{one.version.value};
  throw Failure(Exit::refused,
                std::string{record.id} + (wanted.empty() ? " has no version in use on " + date
                                                         : " has no version " + in_quotes(wanted)),
                all.empty() ? "`mieux form add-question " + std::string{record.id} +
                                  " ID --text TEXT` begins one"
                            : "add --form-version with one of: " + all);
}

std::string day_of_feedback(const Store& store, const FeedbackOn& on) {
  if (on.event != nullptr) {
    const PublicEvent& event = store.events()[on.event->position];
    return text_of(event.end.known ? event.end : event.start);
  }
  if (on.action == nullptr) return {};
  const Action& action = store.actions()[on.action->position];
  if (on.activity.empty()) return text_of(ended(action));
  const Activity& activity = *find_activity(action, on.activity);
  return text_of(activity.end.known ? activity.end : activity.start);
}

}  // namespace mieux::cli
