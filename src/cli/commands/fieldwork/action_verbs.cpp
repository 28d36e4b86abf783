// mieux action ready, start, hold, resume, complete, cancel, reopen: the life of an Action; its
// changes of plan and focal points.
#include <array>

#include "cli/asking/ask.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fieldwork/action_steps.hpp"
#include "mieux/changes/fieldwork/plan_and_focal_points.hpp"

namespace mieux::cli {
namespace {

/// What an option of a step says; empty if the step has no such option, or it was not typed.
std::string said(const Call& call, std::string_view key) {
  for (const Option& option : call.command->options)
    if (option.key() == key) return std::string{trimmed(call.text(key))};
  return {};
}

template <ActionStep step>
Exit run_action_step(const Call& call, Environment& environment) {
  ActionStepWish wish{step, said(call, "on"), said(call, "reason"), said(call, "note"),
                      Extent::not_said};
  if constexpr (step == ActionStep::completed) {
    wish.extent = extent_of(call);
    if (wish.extent == Extent::part && wish.reason.empty() && can_ask(call.common, environment))
      wish.reason = ask(environment, "What was not done, and why", {});
  }
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return take_action_step(
                     store,
                     find_whole_record(store, call.text("ID"), RecordKind::action, environment.err),
                     wish, circumstances);
               });
}

Exit run_plan_change(const Call& call, Environment& environment) {
  const PlanChangeWish wish{call.text("what"), call.text("why"), call.text("on")};
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return add_plan_change(
                     store,
                     find_whole_record(store, call.text("ID"), RecordKind::action, environment.err),
                     wish, circumstances);
               });
}

Exit run_add_focal_point(const Call& call, Environment& environment) {
  return write(
      call.common, environment, writing_of(call),
      [&](const Store& store, const Circumstances& circumstances) {
        const Record& action =
            find_whole_record(store, call.text("ID"), RecordKind::action, environment.err);
        const Record& organisation = find_record(store, call.text("ORGANISATION"),
                                                 RecordKind::organisation, environment.err);
        FocalPointWish wish{std::string{organisation.id}, call.text("level"), call.text("from"),
                            call.text("to")};
        if (call.has("expert"))
          wish.expert =
              find_record(store, call.text("expert"), RecordKind::expert, environment.err).id;
        return add_focal_point(store, action, wish, circumstances);
      });
}

Exit run_end_focal_point(const Call& call, Environment& environment) {
  const std::string& word = call.text("FOCAL-POINT");
  const std::size_t slash = word.rfind('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == word.size())
    throw Failure(Exit::usage, in_quotes(word) + " names no focal point",
                  "write the Action and the focal point, such as togo-ii/f1");
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return end_focal_point(store,
                                        find_whole_record(store, word.substr(0, slash),
                                                          RecordKind::action, environment.err),
                                        word.substr(slash + 1), call.text("to"), circumstances);
               });
}

// --- what the steps take, beside the Action, the day and what every command that writes takes

constexpr std::array<Option, 1> words_of_reason{{{"--reason", "Why, in words", "TEXT"}}};
constexpr std::array<Option, 1> words_of_note{{{"--note", "A circumstance in words", "TEXT"}}};

template <std::size_t... N>
constexpr auto options_of_step(const std::array<Option, N>&... own) {
  return joined_options(id_words, own..., on_option, words_of_note, writing_options);
}

constexpr auto plain_action_step = options_of_step();
constexpr auto action_step_with_reason = options_of_step(words_of_reason);
constexpr auto complete_options = options_of_step(extent_options, words_of_reason);

constexpr auto plan_change_options = joined_options(
    id_words,
    std::array<Option, 2>{{
        {.names = "--what", .help = "What changed in the plan", .value = "TEXT", .required = true},
        {.names = "--why", .help = "Why it changed", .value = "TEXT", .required = true},
    }},
    on_option, writing_options);

constexpr auto add_focal_point_options =
    joined_options(id_words,
                   std::array<Option, 5>{{
                       {.names = "ORGANISATION",
                        .help = "Where the person works: an id or a name",
                        .source = Source::record,
                        .of = "organisation",
                        .required = true},
                       {.names = "--level",
                        .help = "The level of the person there, such as director; never a name",
                        .value = "TEXT",
                        .required = true},
                       {.names = "--expert",
                        .help = "The same person as expert, by id",
                        .value = "ID",
                        .source = Source::record,
                        .of = "expert"},
                       {"--from", "The first day (by default from the beginning)", "DATE"},
                       {"--to", "The last day (by default it lasts)", "DATE"},
                   }},
                   writing_options);

constexpr auto end_focal_point_options =
    joined_options(std::array<Option, 2>{{
                       {.names = "FOCAL-POINT",
                        .help = "The Action and the focal point, such as togo-ii/f1",
                        .source = Source::record,
                        .of = "action",
                        .required = true},
                       {"--to", "The last day (by default today)", "DATE"},
                   }},
                   writing_options);

constexpr Command action_command(std::string_view words, std::string_view summary,
                                 std::span<const Option> options,
                                 Exit (*run)(const Call&, Environment&), bool talks = false) {
  return {.words = words,
          .summary = summary,
          .options = options,
          .run = run,
          .manual = "action",
          .talks = talks};
}

}  // namespace

constinit const std::array<Command, 10> action_verbs{{
    action_command("action ready", "Record that it is ready to launch", plain_action_step,
                   run_action_step<ActionStep::ready>),
    action_command("action start", "Record that it has started", plain_action_step,
                   run_action_step<ActionStep::started>),
    action_command("action hold", "Let it wait", action_step_with_reason,
                   run_action_step<ActionStep::on_hold>),
    action_command("action resume", "Go on with it after waiting", plain_action_step,
                   run_action_step<ActionStep::resumed>),
    action_command("action complete", "Record that it was completed, in full or in part",
                   complete_options, run_action_step<ActionStep::completed>, true),
    action_command("action cancel", "Record that it ends before its time", action_step_with_reason,
                   run_action_step<ActionStep::cancelled>),
    action_command("action reopen", "Take it up again after it was completed or cancelled",
                   action_step_with_reason, run_action_step<ActionStep::reopened>),
    action_command("action plan-change", "Record that its plan was changed, and why",
                   plan_change_options, run_plan_change),
    action_command("action add-focal-point", "Record whom the facility works with at the partner",
                   add_focal_point_options, run_add_focal_point),
    action_command("action end-focal-point", "Record the last day of a focal point",
                   end_focal_point_options, run_end_focal_point),
}};

}  // namespace mieux::cli
