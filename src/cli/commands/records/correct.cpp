// mieux request|action correct ID STEP: the day, the reason ... of a step that is recorded.
#include <array>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fieldwork/correct_action_step.hpp"
#include "mieux/changes/requests/correct_request_step.hpp"

namespace mieux::cli {
namespace {

/// The options that say what is right, and the fields of an event that they are.
constexpr auto fields_of_requests = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"note", "note"}, {"rejection-reason", "reason"}, {"to", "to"}});
constexpr auto fields_of_actions = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"reason", "reason"}, {"note", "note"}});

StepCorrection correction_typed(const Call& call) {
  StepCorrection correction{call.text("STEP"), {}, call.text("was"), call.text("on"), {}};
  if (call.has("nth")) correction.nth = number_of(call, "nth");
  const auto take = [&](const auto& fields) {
    for (const auto& [option, field] : fields)
      if (const std::string_view value = trimmed(call.text(option)); !value.empty())
        correction.fields.emplace_back(field, value);
  };
  is_action(*call.subject) ? take(fields_of_actions) : take(fields_of_requests);
  return correction;
}

Exit run_correct(const Call& call, Environment& environment) {
  const StepCorrection correction = correction_typed(call);
  const RecordKind kind = call.subject->kind;
  const bool of_action = kind == RecordKind::action;
  const Extent extent = of_action ? extent_of(call) : Extent::not_said;
  return write(
      call.common, environment, writing_of(call),
      [&](const Store& store, const Circumstances& circumstances) {
        const Record& record = find_whole_record(store, call.text("ID"), kind, environment.err);
        return of_action ? correct_action_step(store, record, correction, extent, circumstances)
                         : correct_request_step(store, record, correction, circumstances);
      });
}

constexpr auto correct_step_options = joined_options(
    id_words,
    std::array<Option, 9>{{
        {.names = "STEP",
         .help = "The step that is recorded",
         .source = Source::words,
         .of = "received|acknowledged|screened|fiche-drafted|sent-to-steering-group|approved|"
               "rejected|forwarded|withdrawn|merged|on-hold|resumed|reopened",
         .required = true,
         .taken_by = is_request},
        {.names = "STEP",
         .help = "The step that is recorded",
         .source = Source::words,
         .of = "ready|started|on-hold|resumed|completed|cancelled|reopened",
         .required = true,
         .taken_by = is_action},
        {"--on", "The day it really happened", "DATE"},
        {.names = "--reason,--note",
         .help = "The right reason, in words",
         .value = "TEXT",
         .taken_by = is_request},
        {.names = "--rejection-reason",
         .help = "Of a rejection: a term of vocabularies/rejection_reasons.tsv",
         .value = "TERM",
         .source = Source::term,
         .of = "rejection_reasons",
         .taken_by = is_request},
        {.names = "--to",
         .help = "Of forwarding: a term of vocabularies/facilities.tsv",
         .value = "FACILITY",
         .source = Source::term,
         .of = "facilities",
         .taken_by = is_request},
        {.names = "--reason",
         .help = "The right reason, in words",
         .value = "TEXT",
         .taken_by = is_action},
        {.names = "--note",
         .help = "The right circumstance, in words",
         .value = "TEXT",
         .taken_by = is_action},
        {.names = "--nth", .help = "Which one, if it was taken several times", .value = "NUMBER"},
    }},
    std::array<Option, 1>{{{"--was", "The same, by the day that is recorded", "DATE"}}},
    extent_options, writing_options);

}  // namespace

constinit const Command correct_command{
    .words = "correct",
    .summary = "Correct the day or the reason of a step",
    .options = correct_step_options,
    .run = run_correct,
    .manual = "correct",
    .of = [](const Subject& subject) { return is_request(subject) || is_action(subject); }};

}  // namespace mieux::cli
