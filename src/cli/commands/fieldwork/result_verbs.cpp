// mieux deliverable, result, effect: what an Action leaves behind, years after its end, too.
#include <algorithm>
#include <array>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/fieldwork/deliverables.hpp"
#include "mieux/changes/fieldwork/results.hpp"
#include "mieux/procedure/fieldwork/deliverables.hpp"
#include "typed_fields.hpp"

namespace mieux::cli {
namespace {

using yaml::Value;

const Record& action_of(const Store& store, const std::string& word, Environment& environment) {
  return find_whole_record(store, word, RecordKind::action, environment.err);
}

// --- deliverables

Exit run_deliverable_add(const Call& call, Environment& environment) {
  const Value fields = TypedFields(call)
                           .text("type", "type")
                           .title()
                           .list("language", "languages")
                           .text("link", "link")
                           .list("produced-by", "produced_by")
                           .flag("expected", "expected")
                           .value();
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return new_deliverable(store, action_of(store, call.text("ACTION"), environment),
                                        fields, circumstances);
               });
}

/// A step by its word, also as a sentence says it: `handed over`. Fails (2) for any other.
DeliverableStep deliverable_step_named(std::string word) {
  std::replace(word.begin(), word.end(), ' ', '-');
  std::replace(word.begin(), word.end(), '_', '-');
  word = lower_case(word);
  const auto found = std::find(deliverable_step_words.begin(), deliverable_step_words.end(), word);
  if (found == deliverable_step_words.end())
    throw Failure(Exit::usage, in_quotes(word) + " is nothing that happens to a deliverable",
                  suggest(word, deliverable_step_words,
                          "write one of: " + joined(deliverable_step_words, ", ")));
  return static_cast<DeliverableStep>(found - deliverable_step_words.begin());
}

Exit run_deliverable_record(const Call& call, Environment& environment) {
  const TypedPart name = action_or_part(call.text("DELIVERABLE"));
  const DeliverableWish wish{deliverable_step_named(call.text("STEP")), call.text("on"),
                             std::string{trimmed(call.text("act"))},
                             std::string{trimmed(call.text("note"))}};
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_deliverable(store, action_of(store, name.action, environment),
                                           name.id, wish, circumstances);
               });
}

// --- results

Exit run_result_add(const Call& call, Environment& environment) {
  const Value fields = TypedFields(call)
                           .title()
                           .text("level", "level")
                           .text("indicator", "indicator")
                           .flag("expected", "expected")
                           .value();
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return new_result(store, action_of(store, call.text("ACTION"), environment),
                                   fields, circumstances);
               });
}

Exit run_result_achieved(const Call& call, Environment& environment) {
  const TypedPart name = action_or_part(call.text("RESULT"));
  const AchievedWish wish{call.text("on"), std::string{trimmed(call.text("evidence"))}};
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return record_achieved(store, action_of(store, name.action, environment), name.id,
                                        wish, circumstances);
               });
}

// --- effects

Exit run_effect_add(const Call& call, Environment& environment) {
  if (call.has("quantity") && trimmed(call.text("unit")).empty())
    throw Failure(Exit::usage, "--quantity: " + in_quotes(call.text("quantity")) + " of what?",
                  "say it: --unit officers");
  if (call.has("unit") && !call.has("quantity"))
    throw Failure(Exit::usage, "--unit goes with --quantity",
                  "say how many: --quantity 40; or leave --unit out");
  const Value fields = TypedFields(call)
                           .title()
                           .yes_or_no("planned", "planned")
                           .number("quantity", "quantity")
                           .text("unit", "unit")
                           .text("state", "state")
                           .text("by", "by")
                           .text("place", "place")
                           .value();
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return new_effect(store, action_of(store, call.text("ACTION"), environment),
                                   fields, call.text("on"), circumstances);
               });
}

// --- what they take

constexpr std::array<Option, 1> action_word{{{.names = "ACTION",
                                              .help = "The Action: its id or short name",
                                              .source = Source::record,
                                              .of = "action",
                                              .required = true}}};

constexpr std::array<Option, 1> title_option(std::string_view help) {
  return {{{.names = "--title", .help = help, .value = "TEXT", .required = true}}};
}

constexpr auto deliverable_add_options =
    joined_options(action_word, title_option("What it is called"),
                   std::array<Option, 5>{{
                       {"--type", "What it is: a term of vocabularies/deliverable_types.tsv",
                        "TERM", Source::term, "deliverable_types"},
                       {.names = "--language",
                        .help = "A language it exists in, such as fr",
                        .value = "CODE",
                        .many = true},
                       {.names = "--produced-by",
                        .help = "An organisation that produced it with the experts",
                        .value = "ORGANISATION",
                        .source = Source::record,
                        .of = "organisation",
                        .many = true},
                       {"--link", "Where it can be read", "ADDRESS"},
                       {"--expected", "It is planned, and not there yet"},
                   }},
                   writing_options);

constexpr auto deliverable_record_options = joined_options(
    std::array<Option, 2>{{
        {.names = "DELIVERABLE",
         .help = "The Action and the deliverable, such as togo-ii/d1",
         .source = Source::record,
         .required = true},
        {.names = "STEP",
         .help = "What happened to it",
         .source = Source::words,
         .of = "drafted|handed-over|validated|adopted|published|applied",
         .required = true},
    }},
    on_option,
    std::array<Option, 2>{{
        {"--act", "Of an adoption: the act, such as a decree and its number", "TEXT"},
        {"--note", "A circumstance in words", "TEXT"},
    }},
    writing_options);

constexpr auto result_add_options =
    joined_options(action_word, title_option("The result in words"),
                   std::array<Option, 3>{{
                       {"--level", "What it changes", "LEVEL", Source::words,
                        "individual|institutional|enabling-environment"},
                       {"--indicator", "What shows that it is achieved", "TEXT"},
                       {"--expected", "It is planned, and not achieved yet"},
                   }},
                   writing_options);

constexpr auto result_achieved_options = joined_options(
    std::array<Option, 1>{{{.names = "RESULT",
                            .help = "The Action and the result, such as togo-ii/r1",
                            .source = Source::record,
                            .required = true}}},
    on_option, std::array<Option, 1>{{{"--evidence", "What proves it", "TEXT"}}}, writing_options);

constexpr auto effect_add_options = joined_options(
    action_word, title_option("What happened because of the Action"),
    std::array<Option, 7>{{
        {"--quantity", "How much or how many", "NUMBER"},
        {"--unit", "Of what, such as officers", "TEXT"},
        {"--state", "Whether it was only reported, or also verified", "STATE", Source::words,
         "reported|verified", "reported"},
        {"--on", "The day it was reported (by default today)", "DATE"},
        {"--by", "The role or body that reported it, and how; never a name", "WHO"},
        {"--place", "Where it happened", "TEXT"},
        {"--planned", "Whether the Action aimed at it", "yes|no", Source::words, "yes|no"},
    }},
    writing_options);

}  // namespace

constinit const std::array<Command, 5> result_verbs{{
    {.words = "deliverable add",
     .summary = "Add what the partner keeps: a law, a handbook, a curriculum",
     .options = deliverable_add_options,
     .run = run_deliverable_add,
     .manual = "results"},
    {.words = "deliverable record",
     .summary = "Record that one was handed over, adopted or published",
     .options = deliverable_record_options,
     .run = run_deliverable_record,
     .manual = "results"},
    {.words = "result add",
     .summary = "Add a result, expected or achieved",
     .options = result_add_options,
     .run = run_result_add,
     .manual = "results"},
    {.words = "result record-achieved",
     .summary = "Record that a result was achieved",
     .options = result_achieved_options,
     .run = run_result_achieved,
     .manual = "results"},
    {.words = "effect add",
     .summary = "Add what happened because of an Action, as it is reported",
     .options = effect_add_options,
     .run = run_effect_add,
     .manual = "results"},
}};

}  // namespace mieux::cli
