// mieux expert deploy, report-received, history: experts on missions, and what came of it.
#include <algorithm>
#include <array>
#include <ostream>

#include "cli/command_line/at_revision.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "expert_meant.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/experts/invitations.hpp"
#include "mieux/changes/experts/mission_report.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"
#include "mieux/procedure/experts/deployments.hpp"
#include "mieux/reports/experts/deployment_history.hpp"
#include "mieux/reports/experts/private_history.hpp"

namespace mieux::cli {
namespace {

// --- deploy

/// The fields of the mission as options say them.
PartWish mission_wish(const Call& call, const Record& expert, const std::string& activity) {
  PartWish wish{{yaml::Value::Mapping{}, false}, {}};
  const auto put = [&](const std::string& field, const std::string& value) {
    if (!value.empty()) wish.wishes.push_back({Wish::Verb::set, field, value});
  };
  put("expert", std::string{expert.id});
  put("activity", activity);
  for (const char* field : {"need", "role", "days", "start", "end", "travel"})
    put(field, std::string{trimmed(call.text(field))});
  return wish;
}

Exit run_deploy(const Call& call, Environment& environment) {
  const TypedPart place = action_or_part(call.text("ACTIVITY"));
  return write_with_any_roster(
      call.common, environment, writing_of(call), "whether consent holds",
      [&](const Store& store, const Roster* roster, const Circumstances& circumstances) {
        const Record& expert =
            find_whole_record(store, call.text("ID"), RecordKind::expert, environment.err);
        const Record& action =
            find_whole_record(store, place.action, RecordKind::action, environment.err);
        return deploy_expert({store, roster, expert}, {&action, place.id},
                             mission_wish(call, expert, place.id), circumstances);
      });
}

// --- report-received

/// A mission by its Action and its place in it.
struct MissionThere {
  const Record* action;
  std::uint32_t index;
};

std::uint32_t index_of_mission(const Action& action, const Mission& mission) {
  return static_cast<std::uint32_t>(&mission - action.missions.data());
}

MissionThere mission_named(const Store& store, const Record& action, const std::string& id) {
  const Action& known = store.actions()[action.position];
  std::string all;
  for (const Mission& mission : known.missions) {
    const std::string name = mission_name(known, mission);
    if (name == id) return {&action, index_of_mission(known, mission)};
    all += (all.empty() ? "" : ", ") + name;
  }
  throw Failure(Exit::usage, std::string{action.id} + " has no mission '" + id + "'",
                all.empty() ? "`mieux mission add " + std::string{action.id} + "` adds one"
                            : "write one of: " + all);
}

/// The mission of the expert whose report has not come in. Fails (3) if it is none, or several.
MissionThere mission_without_report(const Store& store, const Record& expert, AsOf as_of) {
  const Deployments deployments(store);
  const Clocks clocks(store);
  std::vector<MissionThere> open;
  std::string names;
  for (const Deployment& one : deployments.of(expert)) {
    const MissionThere there{one.record, index_of_mission(*one.action, *one.mission)};
    if (one.record->imported || took_place(one, as_of) == Truth::no ||
        report_on_mission(store, clocks, *there.action, there.index, as_of).report != nullptr)
      continue;
    open.push_back(there);
    names += (names.empty() ? "" : ", ") + name_of(one);
  }
  if (open.size() == 1) return open.front();
  const std::string id{expert.id};
  if (open.empty())
    throw Failure(Exit::refused, "no report is missing of expert '" + id + "'",
                  "`mieux expert history " + id + "` shows the missions; name one as ACTION/mN");
  throw Failure(
      Exit::refused, "reports on several missions of expert '" + id + "' are missing: " + names,
      "name the mission in place of the expert, such as " + names.substr(0, names.find(',')));
}

MissionThere mission_meant(const Store& store, const std::string& word, AsOf as_of,
                           Environment& environment) {
  const std::size_t slash = word.rfind('/');
  if (slash != std::string::npos && !kind_named(word.substr(0, slash)))
    return mission_named(
        store, find_whole_record(store, word.substr(0, slash), RecordKind::action, environment.err),
        word.substr(slash + 1));
  return mission_without_report(
      store, find_whole_record(store, word, RecordKind::expert, environment.err), as_of);
}

Exit run_report_received(const Call& call, Environment& environment) {
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const MissionThere there =
                     mission_meant(store, call.text("MISSION"), circumstances.as_of, environment);
                 ReceivedReport report{call.text("on"), nullptr};
                 if (call.has("feedback"))
                   report.feedback = &find_whole_record(store, call.text("feedback"),
                                                        RecordKind::feedback, environment.err);
                 return receive_report(store, *there.action, there.index, report, circumstances);
               });
}

// --- history

/// All missions of an Action.
std::vector<MissionAsked> missions_of(const Store& store, const Record& action) {
  std::vector<MissionAsked> all;
  const std::size_t count = store.actions()[action.position].missions.size();
  for (std::uint32_t i = 0; i < count; ++i) all.push_back({&action, i});
  return all;
}

std::vector<MissionAsked> missions_of_expert(const Store& store, const Record& expert) {
  std::vector<MissionAsked> all;
  const Deployments deployments(store);
  for (const Deployment& one : deployments.of(expert))
    if (!one.record->draft)
      all.push_back({one.record, index_of_mission(*one.action, *one.mission)});
  return all;
}

/// With what passed between the office and the experts, out of the private roster.
Exit run_private_history(const Call& call, Environment& environment) {
  const BothStores both = load_both(call.common, environment);
  const View view(both.store, asked_day(call.common, environment));
  const Record& record = expert_or_action(both.store, call.text("ID"), environment.err);
  warn_unreadable(environment.err, both.store, RecordKind::action);
  const bool of_expert = record.kind == RecordKind::expert;
  const PrivateHistory history = private_history(
      view, both.roster, record,
      of_expert ? missions_of_expert(both.store, record) : missions_of(both.store, record));
  const Format format = format_named(call.text("format"));
  if (format == Format::json)
    print_data(environment, private_history_as_json(view, history));
  else if (format != Format::table || !history.entries.empty())
    print_data(environment,
               rendered(grid_of(history), format, environment.columns, Audience::staff));
  if (history.entries.empty()) environment.err << "note: nothing is recorded\n";
  return Exit::done;
}

Exit run_history(const Call& call, Environment& environment) {
  if (call.has("private")) return run_private_history(call, environment);
  const Store store = load(call.common, environment);
  const View view(store, asked_day(call.common, environment));
  const Record& record = expert_or_action(store, call.text("ID"), environment.err);
  warn_unreadable(environment.err, store, RecordKind::action);
  const std::vector<MissionAsked> missions = record.kind == RecordKind::expert
                                                 ? missions_of_expert(store, record)
                                                 : missions_of(store, record);
  const Format format = format_named(call.text("format"));
  if (format == Format::json)
    print_data(environment, json_at(deployment_history_as_json(view, missions), call.common));
  else if (format != Format::table || !missions.empty())
    print_data(environment, rendered(deployment_history(view, missions, format != Format::table),
                                     format, environment.columns, Audience::everybody));
  if (missions.empty()) environment.err << "note: no mission is recorded\n";
  return Exit::done;
}

// --- what they take

constexpr std::array<Option, 2> expert_and_activity{{
    {.names = "ID",
     .help = "The expert",
     .source = Source::record,
     .of = "expert",
     .required = true},
    {.names = "ACTIVITY",
     .help = "The activity of an Action, such as togo-ii/a2; or the Action alone",
     .source = Source::record,
     .of = "action",
     .required = true},
}};

constexpr auto deploy_options =
    joined_options(expert_and_activity,
                   std::array<Option, 6>{{
                       {.names = "--need",
                        .help = "The need of the Action that this answers, such as n1",
                        .value = "ID",
                        .source = Source::record,
                        .of = "need"},
                       {"--days", "Days of work", "NUMBER"},
                       {"--start", "The first day, if not that of the activity", "DATE"},
                       {"--end", "The last day, if not that of the activity", "DATE"},
                       {"--role", "What the expert does there, such as trainer", "TEXT"},
                       {"--travel", "Route or arrangement of the journey", "TEXT"},
                   }},
                   private_option, writing_options);

constexpr auto report_options = joined_options(
    std::array<Option, 2>{{
        {.names = "MISSION",
         .help = "The mission, such as togo-ii/m2; or the expert of whom one report is missing",
         .source = Source::record,
         .required = true},
        {.names = "--feedback",
         .help = "The record that is the report (by default a new one)",
         .value = "ID",
         .source = Source::record,
         .of = "feedback"},
    }},
    std::array<Option, 1>{{{"--on", "The day it came in (by default today)", "DATE"}}},
    writing_options);

constexpr auto history_options =
    joined_options(std::array<Option, 1>{{{.names = "ID",
                                           .help = "An expert, or an Action",
                                           .source = Source::record,
                                           .required = true}}},
                   std::array<Option, 1>{{{"--private",
                                           "Also invitations, answers and assessments, out of the "
                                           "private roster"}}},
                   format_option("table|csv|json|md"));

}  // namespace

constinit const std::array<Command, 3> deployment_verbs{{
    {.words = "expert deploy",
     .summary = "Send an expert to an activity",
     .options = deploy_options,
     .run = run_deploy,
     .manual = "deployment"},
    {.words = "expert report-received",
     .summary = "Record that the report on a mission came in",
     .options = report_options,
     .run = run_report_received,
     .manual = "deployment"},
    {.words = "expert history",
     .summary = "List the missions of an expert, or of an Action, over time",
     .options = history_options,
     .run = run_history,
     .manual = "deployment"},
}};

}  // namespace mieux::cli
