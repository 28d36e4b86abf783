// mieux need add, need unfilled: the experts that an Action asks for.
#include <array>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/fieldwork/needs.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "typed_fields.hpp"

namespace mieux::cli {
namespace {

const Record& action_asking(const Store& store, const std::string& word, Environment& environment) {
  return find_whole_record(store, word, RecordKind::action, environment.err);
}

Exit run_need_add(const Call& call, Environment& environment) {
  if (call.has("count") && number_of(call, "count") == 0)
    throw Failure(Exit::usage, "--count: nobody is needed", "write how many: --count 2");
  const TypedPart name = action_or_part(call.text("ACTION"));
  yaml::Value fields = TypedFields(call)
                           .number("count", "count")
                           .text("role", "role")
                           .text("origin", "origin")
                           .text("background", "background")
                           .words("country", "countries")
                           .words("speaks", "languages")
                           .words("topic", "topics")
                           .text("note", "note")
                           .value();
  if (!name.id.empty()) put_field(fields, "activity", yaml::Value::text(name.id));
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return new_need(store, action_asking(store, name.action, environment), fields,
                                 call.text("on"), circumstances);
               });
}

Exit run_need_unfilled(const Call& call, Environment& environment) {
  const TypedPart name = action_or_part(call.text("NEED"));
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return give_up_need(store, action_asking(store, name.action, environment), name.id,
                                     {call.text("reason"), call.text("on")}, circumstances);
               });
}

constexpr auto need_add_options = joined_options(
    std::array<Option, 9>{{
        {.names = "ACTION",
         .help = "The Action, or its activity, such as togo-ii/a2",
         .source = Source::record,
         .of = "action",
         .required = true},
        {"--count", "How many experts are needed (by default one)", "NUMBER"},
        {"--role", "What they are to do, such as trainer", "TEXT"},
        {"--origin", "Officials of EU member states, of partner countries, or others", "ORIGIN",
         Source::words, "eu|southern|other"},
        {"--background", "The professional background that is wanted", "TERM", Source::term,
         "expert_backgrounds"},
        {.names = "--country",
         .help = "Countries one of which they are to come from",
         .value = "COUNTRIES",
         .source = Source::term,
         .of = "countries",
         .many = true},
        {.names = "--speaks",
         .help = "Languages that each of them has to work in, such as fr",
         .value = "LANGUAGES",
         .many = true},
        {.names = "--topic",
         .help = "Topics that they are to know (by default those of the Action)",
         .value = "TOPICS",
         .source = Source::term,
         .of = "topics",
         .many = true},
        {"--note", "A circumstance in words, for the staff", "TEXT"},
    }},
    std::array<Option, 1>{{{"--on", "The day they were asked for (by default today)", "DATE"}}},
    writing_options);

constexpr auto need_unfilled_options =
    joined_options(std::array<Option, 2>{{
                       {.names = "NEED",
                        .help = "The Action and the need, such as togo-ii/n1",
                        .source = Source::record,
                        .required = true},
                       {.names = "--reason",
                        .help = "Why nobody was found, in words and without names",
                        .value = "TEXT",
                        .required = true},
                   }},
                   on_option, writing_options);

}  // namespace

constinit const std::array<Command, 2> need_verbs{{
    {.words = "need add",
     .summary = "Record that an Action needs experts, and which",
     .options = need_add_options,
     .run = run_need_add,
     .manual = "deployment"},
    {.words = "need unfilled",
     .summary = "Record that a need ended unfilled, and why",
     .options = need_unfilled_options,
     .run = run_need_unfilled,
     .manual = "deployment"},
}};

}  // namespace mieux::cli
