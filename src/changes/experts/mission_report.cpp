#include "mieux/changes/experts/mission_report.hpp"

#include <array>
#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/records/give_id.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/changes/wishes/past_date.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {
namespace {

using yaml::Value;

/// The mission whose report came in.
struct Reported {
  const Store& store;
  const Record& record;
  const Action& action;
  std::uint32_t index;

  [[nodiscard]] const Mission& mission() const { return action.missions[index]; }
  [[nodiscard]] std::string name() const {
    return std::string{record.id} + "/" + mission_name(action, mission());
  }
  /// The fields of feedback that say which mission it is on.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> place() const {
    std::vector<std::pair<std::string, std::string>> fields{{"level", "mission"},
                                                            {"action", std::string{record.id}}};
    if (mission().activity.is_there())
      fields.emplace_back("activity", std::string{mission().activity.value});
    if (mission().expert.is_there())
      fields.emplace_back("expert", std::string{mission().expert.value});
    return fields;
  }
};

void require_awaited(const Reported& reported, AsOf as_of) {
  const Mission& mission = reported.mission();
  if (!mission.expert.is_there() && !mission.activity.is_there())
    throw Failure(Exit::refused,
                  reported.name() +
                      " names neither an expert nor an activity, so no report can "
                      "be said to be on it",
                  "`mieux mission set " + reported.name() + " activity=ID` says where it was");
  if (took_place(reported.action, mission, as_of) == Truth::no) {
    const When start = began(reported.action, mission);
    throw Failure(Exit::refused,
                  reported.name() +
                      (start.known && happened(start, as_of) == Truth::no
                           ? " begins " + in_words(start.date) + ", so there is no report on it yet"
                           : " does not take place: its activity was given up"),
                  "`mieux mission show " + reported.name() + "` shows it");
  }
}

[[noreturn]] void fail_reported(const Reported& reported, const Record& report) {
  const Feedback& feedback = reported.store.feedback()[report.position];
  throw Failure(Exit::refused,
                "the report on " + reported.name() + " came in already" +
                    (feedback.date.known ? ", " + in_words(feedback.date.date) : std::string{}) +
                    ": " + full_id(report),
                "`mieux feedback set " + std::string{report.id} + " FIELD=VALUE` corrects it");
}

/// Fails (3) if the record is of another tool, or on another mission, activity or expert.
void require_same(const Reported& reported, const Record& record, std::string_view tool) {
  const Feedback& feedback = reported.store.feedback()[record.position];
  if (feedback.tool.value != tool)
    throw Failure(Exit::refused,
                  full_id(record) + " is no " + std::string{tool} + ", but " +
                      (feedback.tool.is_there() ? std::string{feedback.tool.value} : "of no tool"),
                  "name the record of the report: --feedback ID; without it one is made");
  const std::array<std::pair<std::string_view, std::string_view>, 3> said{
      {{feedback.action.value, reported.record.id},
       {feedback.activity.value, reported.mission().activity.value},
       {feedback.expert.value, reported.mission().expert.value}}};
  for (const auto& [there, wanted] : said)
    if (!there.empty() && there != wanted)
      throw Failure(Exit::refused,
                    full_id(record) + " is on " + in_quotes(there) + ", not on " +
                        (wanted.empty() ? reported.name() : in_quotes(wanted)),
                    "name the record of the report on " + reported.name() + ": --feedback ID");
}

Change linked(const Reported& reported, const Record& record, const ReceivedReport& report,
              AsOf as_of) {
  const Feedback& feedback = reported.store.feedback()[record.position];
  std::vector<Wish> wishes;
  for (auto& [field, value] : reported.place()) wishes.push_back({Wish::Verb::set, field, value});
  if (!report.on.empty() || !feedback.date.known)
    wishes.push_back({Wish::Verb::set, "date", typed_past_date(report.on, as_of).text});
  Change change = set_fields(reported.store, record, {}, wishes);
  change.sentence = reported.name() + ": report received, " + full_id(record);
  return change;
}

/// `benin-m2-expert-report`, or the same with a number behind it.
std::string id_for(const Reported& reported, std::string_view tool, const TakenIds& taken) {
  const std::string id = std::string{reported.record.id} + "-" +
                         std::string{reported.mission().id.value} +
                         (reported.mission().id.is_there() ? "-" : "") + std::string{tool};
  std::string free = id;
  for (int number = 2; taken.contains(free); ++number) free = id + "-" + std::to_string(number);
  return free;
}

std::string title_for(const Reported& reported) {
  std::string title = "Mission report: " + std::string{reader_name(reported.record)};
  if (reported.mission().activity.is_there())
    title += ", activity " + std::string{reported.mission().activity.value};
  return title;
}

}  // namespace

Change receive_report(const Store& store, const Record& action, std::uint32_t mission,
                      const ReceivedReport& report, const Circumstances& circumstances) {
  const Reported reported{store, action, store.actions()[action.position], mission};
  require_awaited(reported, circumstances.as_of);
  const std::string_view tool = tool_of_missions(store);
  if (tool.empty())
    throw Failure(
        Exit::refused, "nothing says which reports are awaited after missions",
        "a clock of mieux.yaml from `mission-ended` to a feedback tool does, or a tool of "
        "the level `mission` in vocabularies/feedback_tools.tsv");
  const Clocks clocks(store);
  const MissionReport there =
      report_on_mission(store, clocks, action, mission, circumstances.as_of);
  if (there.report != nullptr && there.report != report.feedback)
    fail_reported(reported, *there.report);
  if (report.feedback != nullptr) {
    require_same(reported, *report.feedback, tool);
    return linked(reported, *report.feedback, report, circumstances.as_of);
  }
  const TypedDate day = typed_past_date(report.on, circumstances.as_of);
  TakenIds taken(store, RecordKind::feedback, circumstances);
  Value::Mapping fields{{"title", Value::text(title_for(reported))},
                        {"tool", Value::text(std::string{tool})}};
  for (auto& [field, value] : reported.place()) fields.emplace_back(field, Value::text(value));
  fields.emplace_back("date", Value::text(day.text));
  NewRecord wanted{RecordKind::feedback, id_for(reported, tool, taken), {fields, false}, {}, false};
  const std::string id = wanted.id;
  Change change = new_record(store, std::move(wanted), circumstances, taken);
  change.sentence =
      reported.name() + ": report received " + in_words(day.date) + ", feedback/" + id;
  change.next = "`mieux feedback set " + id +
                " summary=TEXT` says what is in it; `mieux document "
                "add feedback/" +
                id + " FILE` keeps it";
  return change;
}

}  // namespace mieux
