// mieux form take-over, add-scale, add-question, new-version, retire: forms, step by step.
#include <algorithm>
#include <array>

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/text.hpp"
#include "mieux/changes/feedback/forms.hpp"
#include "mieux/changes/wishes/past_date.hpp"

namespace mieux::cli {
namespace {

/// Writes what `make` makes of the form that is named.
template <typename Make>
Exit change_form(const Call& call, Environment& environment, Make make) {
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& now) {
                 const Record& form =
                     find_whole_record(store, call.text("FORM"), RecordKind::form, environment.err);
                 return make(store, form, now);
               });
}

Exit run_take_over(const Call& call, Environment& environment) {
  return write(call.common, environment, writing_of(call), take_over_forms);
}

Exit run_add_scale(const Call& call, Environment& environment) {
  return change_form(call, environment,
                     [&](const Store& store, const Record& form, const Circumstances&) {
                       const auto& levels = call.texts("LEVEL");
                       if (levels.size() < 2)
                         throw Failure(Exit::usage, "a scale has two levels or more",
                                       "name them from the lowest to the highest");
                       return add_scale(store, form, call.text("SCALE"), levels);
                     });
}

Exit run_add_question(const Call& call, Environment& environment) {
  if (call.has("scale") && call.has("choice"))
    throw Failure(Exit::usage, "--scale and --choice exclude each other",
                  "a question is answered on a scale, or by choices");
  if (call.has("several") && !call.has("choice"))
    throw Failure(Exit::usage, "--several: there are no choices", "name them: --choice TEXT");
  return change_form(
      call, environment, [&](const Store& store, const Record& form, const Circumstances&) {
        return add_question(store, form,
                            {call.text("QUESTION"), call.text("text"), call.text("scale"),
                             call.texts("choice"), call.has("several")});
      });
}

Exit run_new_version(const Call& call, Environment& environment) {
  return change_form(
      call, environment, [&](const Store& store, const Record& form, const Circumstances& now) {
        const std::string from = call.has("on") ? typed_date(call.text("on"), now.as_of).text : "";
        return new_form_version(store, form, call.text("VERSION"), from);
      });
}

Exit run_retire(const Call& call, Environment& environment) {
  return change_form(
      call, environment, [&](const Store& store, const Record& form, const Circumstances& now) {
        const std::string on = call.has("on") ? typed_date(call.text("on"), now.as_of).text
                                              : to_string(now.as_of.today);
        return retire_form(store, form, call.text("form-version"), on);
      });
}

constexpr std::array<Option, 1> form_word{{
    {.names = "FORM",
     .help = "Which form",
     .source = Source::record,
     .of = "form",
     .required = true},
}};

constexpr auto scale_options =
    joined_options(form_word,
                   std::array<Option, 2>{{
                       {.names = "SCALE", .help = "Its id, such as agreement", .required = true},
                       {.names = "LEVEL",
                        .help = "The levels, from the lowest to the highest",
                        .required = true,
                        .many = true},
                   }},
                   writing_options);

constexpr auto question_options = joined_options(
    form_word,
    std::array<Option, 5>{{
        {.names = "QUESTION", .help = "Its id, such as q1", .required = true},
        {.names = "--text", .help = "The question as asked", .value = "TEXT", .required = true},
        {"--scale", "The scale of the form that it is answered on", "SCALE"},
        {.names = "--choice",
         .help = "An answer to choose, once for each; without scale and choices a text is asked",
         .value = "TEXT",
         .many = true},
        {"--several", "More than one choice may be taken"},
    }},
    writing_options);

constexpr auto version_options = joined_options(
    form_word,
    std::array<Option, 2>{{
        {.names = "VERSION", .help = "Its name, such as 2", .required = true},
        {"--on", "From which day on it is used; the one before is retired then", "DATE"},
    }},
    writing_options);

constexpr auto retire_options = joined_options(
    form_word,
    std::array<Option, 2>{{
        {"--form-version", "This version alone (by default all that are in use)", "VERSION"},
        {"--on", "From which day on it is used no more (by default today)", "DATE"},
    }},
    writing_options);

}  // namespace

constinit const std::array<Command, 5> form_verbs{{
    {.words = "form take-over",
     .summary = "Make records of the forms that mieux.yaml lists",
     .options = writing_options,
     .run = run_take_over,
     .manual = "form"},
    {.words = "form add-scale",
     .summary = "Add a scale, from its lowest level to its highest",
     .options = scale_options,
     .run = run_add_scale,
     .manual = "form"},
    {.words = "form add-question",
     .summary = "Add a question to the last version",
     .options = question_options,
     .run = run_add_question,
     .manual = "form"},
    {.words = "form new-version",
     .summary = "Begin a version with the questions of the last one",
     .options = version_options,
     .run = run_new_version,
     .manual = "form"},
    {.words = "form retire",
     .summary = "Use a form, or a version of it, no more",
     .options = retire_options,
     .run = run_retire,
     .manual = "form"},
}};

}  // namespace mieux::cli
