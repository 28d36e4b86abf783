// mieux activity schedule, record-held, postpone, cancel, not-taken-up: what becomes of activities.
#include <algorithm>
#include <array>

#include "cli/command_line/document_file.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/fieldwork/activity_outcomes.hpp"

namespace mieux::cli {
namespace {

/// Walks the steps of a command that writes, with the Action and the id of its activity.
template <typename Step>
Exit write_activity(const Call& call, Environment& environment, const Step& step) {
  const TypedPart name = typed_part(call.text("ID"), "activity");
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& action =
                     find_whole_record(store, name.action, RecordKind::action, environment.err);
                 return step(store, action, name.id, circumstances);
               });
}

ActivityDetails details_of(const Call& call) {
  return {call.text("start"),  call.text("end"),   call.text("mode"),
          call.texts("place"), call.texts("host"), call.texts("co-organiser")};
}

Exit run_schedule(const Call& call, Environment& environment) {
  return write_activity(
      call, environment,
      [&](const Store& store, const Record& action, const std::string& id, const Circumstances&) {
        return schedule_activity(store, action, id, details_of(call));
      });
}

std::optional<std::uint32_t> number_if_typed(const Call& call, std::string_view key) {
  return call.has(key) ? std::optional{number_of(call, key)} : std::nullopt;
}

/// Of a document that is no file here.
Note note_on_place(const std::string& typed) {
  Note note;
  note.text = "there is no file '" + typed + "' here: kept as the name of a place";
  return note;
}

Exit run_record_held(const Call& call, Environment& environment) {
  const HeldWish wish{details_of(call),
                      number_if_typed(call, "participants"),
                      number_if_typed(call, "women"),
                      number_if_typed(call, "men"),
                      call.texts("from-country"),
                      call.texts("institution"),
                      call.text("seniority"),
                      {}};
  return write_activity(
      call, environment,
      [&](const Store& store, const Record& action, const std::string& id,
          const Circumstances& circumstances) {
        HeldWish held = wish;
        std::vector<Note> notes;
        for (const std::string& file : call.texts("evidence")) {
          GivenDocument given = given_document(store.root(), file, environment);
          if (given.sha256.empty()) notes.push_back(note_on_place(file));
          held.documents.push_back({{}, {}, {}, std::move(given.kept), given.sha256, {}});
        }
        Change change = record_held(store, action, id, held, circumstances);
        for (Note& note : notes) change.notes.push_back(std::move(note));
        return change;
      });
}

using Drop = Change (*)(const Store&, const Record&, std::string_view, const DroppedWish&,
                        const Circumstances&);

template <Drop drop>
Exit run_drop(const Call& call, Environment& environment) {
  DroppedWish wish{call.text("reason"), call.text("on"), {}, {}};
  for (const Option& option : call.command->options) {
    if (option.key() == "to") wish.to = call.text("to");
    if (option.key() == "replaced-by") wish.replaced_by = call.text("replaced-by");
  }
  return write_activity(call, environment,
                        [&](const Store& store, const Record& action, const std::string& id,
                            const Circumstances& circumstances) {
                          return drop(store, action, id, wish, circumstances);
                        });
}

ActivityState outcome_named(const std::string& word) {
  const auto found = std::find(activity_state_words.begin(), activity_state_words.end(),
                               word == "planned" ? std::string{} : word);
  return static_cast<ActivityState>(found - activity_state_words.begin());
}

Exit run_correct_activity(const Call& call, Environment& environment) {
  OutcomeCorrection right{
      {}, call.text("on"), call.text("to"), call.text("reason"), call.text("replaced-by")};
  if (call.has("OUTCOME")) right.state = outcome_named(call.text("OUTCOME"));
  return write_activity(call, environment,
                        [&](const Store& store, const Record& action, const std::string& id,
                            const Circumstances& circumstances) {
                          return correct_activity(store, action, id, right, circumstances);
                        });
}

// --- what they take, beside the activity and what every command that writes takes

constexpr std::array<Option, 6> detail_options{{
    {"--start", "Its first day, or the month if that is all that is known", "DATE"},
    {"--end", "Its last day", "DATE"},
    {.names = "--place",
     .help = "Town or building, once for each; in place of those recorded",
     .value = "TEXT",
     .many = true},
    {"--mode", "How people meet", "MODE", Source::words, "on-site|remote|hybrid"},
    {.names = "--host",
     .help = "Who hosts: an organisation or a country, once for each",
     .value = "HOST",
     .many = true},
    {.names = "--co-organiser",
     .help = "An organisation that organises it with the facility",
     .value = "ORG",
     .source = Source::record,
     .of = "organisation",
     .many = true},
}};

constexpr std::array<Option, 1> why_option{
    {{.names = "--reason", .help = "Why, in words", .value = "TEXT", .required = true}}};

constexpr std::array<Option, 1> replaced_by_option{
    {{"--replaced-by", "The activity that takes its place", "ID"}}};

constexpr auto schedule_options = joined_options(id_words, detail_options, writing_options);

constexpr auto held_options = joined_options(
    id_words, detail_options,
    std::array<Option, 7>{{
        {"--participants", "How many took part (by default women and men)", "NUMBER"},
        {"--women", "How many of them were women", "NUMBER"},
        {"--men", "How many of them were men", "NUMBER"},
        {.names = "--from-country",
         .help = "How many came from a country, such as BEN=12",
         .value = "COUNTRY=NUMBER",
         .many = true},
        {.names = "--institution",
         .help = "An institution that sent participants, once for each",
         .value = "TEXT",
         .many = true},
        {"--seniority", "Level of the participants, such as heads of unit", "TEXT"},
        {.names = "--evidence",
         .help = "A document of it, such as the list of participants: a file, or where it is kept",
         .value = "FILE",
         .source = Source::file,
         .many = true},
    }},
    writing_options);

constexpr auto postpone_options =
    joined_options(id_words, why_option,
                   std::array<Option, 1>{{{"--to", "Its new date, as precise as known", "DATE"}}},
                   on_option, writing_options);

constexpr auto give_up_options =
    joined_options(id_words, why_option, replaced_by_option, on_option, writing_options);

constexpr auto correct_options =
    joined_options(id_words,
                   std::array<Option, 4>{{
                       {"OUTCOME",
                        "What became of it, if that is wrong",
                        {},
                        Source::words,
                        "planned|held|postponed|cancelled|not-taken-up"},
                       {"--on", "The right day of the decision", "DATE"},
                       {"--to", "Of one postponed: the right new date", "DATE"},
                       {"--reason", "The right reason, in words", "TEXT"},
                   }},
                   replaced_by_option, writing_options);

constexpr Command activity_command(std::string_view words, std::string_view summary,
                                   std::span<const Option> options,
                                   Exit (*run)(const Call&, Environment&)) {
  return {.words = words, .summary = summary, .options = options, .run = run, .manual = "activity"};
}

}  // namespace

constinit const std::array<Command, 6> activity_steps{{
    activity_command("activity schedule", "Set when and where it takes place", schedule_options,
                     run_schedule),
    activity_command("activity record-held", "Record that it took place, and who took part",
                     held_options, run_record_held),
    activity_command("activity postpone", "Record that it is postponed, and why", postpone_options,
                     run_drop<postpone_activity>),
    activity_command("activity cancel", "Record that it is cancelled, and why", give_up_options,
                     run_drop<cancel_activity>),
    activity_command("activity not-taken-up", "Record that it was not needed, and why",
                     give_up_options, run_drop<leave_out_activity>),
    activity_command("activity correct", "Correct what became of it, the day or the reason",
                     correct_options, run_correct_activity),
}};

}  // namespace mieux::cli
