// mieux expert invite, accept, decline, assess: what passes between the office and an expert. All
// of it is in the private roster.
#include <array>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "expert_meant.hpp"
#include "mieux/changes/experts/invitations.hpp"

namespace mieux::cli {
namespace {

/// Walks the steps of a command that writes what an expert says of a place.
template <typename Make>
Exit write_invitation(const Call& call, Environment& environment, const Make& make) {
  const TypedPart word = action_or_part(call.text("ACTIVITY"));
  return write_with_roster(
      call.common, environment, writing_of(call),
      [&](const Store& store, const Roster& roster, const Circumstances& circumstances) {
        const Record& expert =
            find_whole_record(store, call.text("ID"), RecordKind::expert, environment.err);
        const Record& action =
            find_whole_record(store, word.action, RecordKind::action, environment.err);
        return make(RosterExpert{store, roster, expert}, PlaceOfWork{&action, word.id},
                    circumstances);
      });
}

Exit run_invite(const Call& call, Environment& environment) {
  const InvitationWish wish{call.text("need"), call.text("days"), call.text("on")};
  return write_invitation(call, environment,
                          [&](const RosterExpert& who, const PlaceOfWork& place,
                              const Circumstances& now) { return invite(who, place, wish, now); });
}

Exit run_accept(const Call& call, Environment& environment) {
  return write_invitation(
      call, environment,
      [&](const RosterExpert& who, const PlaceOfWork& place, const Circumstances& now) {
        return accept_invitation(who, place, call.text("on"), now);
      });
}

Exit run_decline(const Call& call, Environment& environment) {
  return write_invitation(
      call, environment,
      [&](const RosterExpert& who, const PlaceOfWork& place, const Circumstances& now) {
        return decline_invitation(who, place, call.text("reason"), call.text("on"), now);
      });
}

Exit run_assess(const Call& call, Environment& environment) {
  const AssessmentWish wish{call.text("rating"), call.text("text"), call.text("by"),
                            call.text("on"), call.has("without-report")};
  return write_invitation(
      call, environment,
      [&](const RosterExpert& who, const PlaceOfWork& place, const Circumstances& now) {
        return assess_expert(who, *place.action, place.activity, wish, now);
      });
}

constexpr std::array<Option, 1> expert_id{{{.names = "ID",
                                            .help = "The expert",
                                            .source = Source::record,
                                            .of = "expert",
                                            .required = true}}};

constexpr std::array<Option, 1> place_word{
    {{.names = "ACTIVITY",
      .help = "The activity of an Action, such as togo-ii/a2; or the Action alone",
      .source = Source::record,
      .of = "action",
      .required = true}}};

constexpr auto invite_options =
    joined_options(expert_id, place_word,
                   std::array<Option, 3>{{
                       {.names = "--need",
                        .help = "The need of the Action that this is for, such as n1",
                        .value = "ID",
                        .source = Source::record,
                        .of = "need"},
                       {"--days", "Days of work that are offered", "NUMBER"},
                       {"--on", "The day you asked (by default today)", "DATE"},
                   }},
                   private_option, writing_options);

constexpr std::array<Option, 1> answer_day{
    {{"--on", "The day of the answer (by default today)", "DATE"}}};

constexpr auto accept_options =
    joined_options(expert_id, place_word, answer_day, private_option, writing_options);

constexpr auto decline_options = joined_options(
    expert_id, place_word,
    std::array<Option, 1>{{{.names = "--reason",
                            .help = "Why, in words; kept in the private roster alone",
                            .value = "TEXT",
                            .required = true}}},
    answer_day, private_option, writing_options);

constexpr auto assess_options = joined_options(
    expert_id,
    std::array<Option, 6>{{
        {.names = "ACTIVITY",
         .help = "The mission, such as togo-ii/m2; or the Action if the expert has one there",
         .source = Source::record,
         .of = "action",
         .required = true},
        {"--rating", "The rating on the scale of the office", "TERM"},
        {"--text", "The assessment in words", "TEXT"},
        {"--by", "The code of whoever assessed, or the role", "CODE"},
        {"--on", "The day of the assessment (by default today)", "DATE"},
        {"--without-report", "Assess although no report came in"},
    }},
    private_option, writing_options);

}  // namespace

constinit const std::array<Command, 4> invitation_verbs{{
    {.words = "expert invite",
     .summary = "Record that an expert was asked to go to an activity",
     .options = invite_options,
     .run = run_invite,
     .manual = "deployment"},
    {.words = "expert accept",
     .summary = "Record that an expert accepted",
     .options = accept_options,
     .run = run_accept,
     .manual = "deployment"},
    {.words = "expert decline",
     .summary = "Record that an expert declined, and why",
     .options = decline_options,
     .run = run_decline,
     .manual = "deployment"},
    {.words = "expert assess",
     .summary = "Record what the work of an expert was like",
     .options = assess_options,
     .run = run_assess,
     .manual = "deployment"},
}};

}  // namespace mieux::cli
