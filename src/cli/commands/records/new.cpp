// mieux KIND new: a new record, asked for step by step, by options, or read from a file.
#include <algorithm>
#include <map>

#include "cli/asking/ask.hpp"
#include "cli/asking/interview.hpp"
#include "cli/command_line/file_input.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/documents/claim_figure.hpp"
#include "cli/commands/experts/expert_new.hpp"
#include "cli/commands/feedback/feedback_new.hpp"
#include "cli/commands/requests/intake.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/fieldwork/missions.hpp"
#include "mieux/changes/fieldwork/new_activity.hpp"
#include "mieux/changes/records/fields_of_text.hpp"
#include "mieux/changes/records/give_id.hpp"

namespace mieux::cli {
namespace {

constexpr bool is_claim(const Subject& subject) { return subject.kind == RecordKind::claim; }

constexpr bool is_feedback(const Subject& subject) { return subject.kind == RecordKind::feedback; }

constexpr bool is_organisation(const Subject& subject) {
  return !is_part(subject) && subject.kind == RecordKind::organisation;
}

constexpr bool has_name(const Subject& subject) {
  return is_organisation(subject) || is_expert(subject);
}

struct NewOptions {
  const Subject* subject = nullptr;
  std::string action;  ///< of a new part of one
  std::string id;
  std::string from;
  std::string name;    ///< of a new organisation
  std::string figure;  ///< of a new claim: the figure of a document
  bool draft = false;
  std::map<std::string, std::string> fields;  ///< by the name of the field
  std::vector<std::string> words;
  std::vector<Wish> personal;  ///< of a new expert, for the private roster
  IntakeOptions intake;        ///< of a new request
  ActivityAdditions activity;  ///< of a new activity
  Writing writing;
};

/// What the options want of a record that has `fields` already.
std::vector<Wish> wishes_of(const NewOptions& options, const yaml::Value& fields) {
  std::vector<Wish> wishes = wishes_of(options.intake.intake, fields);
  if (!options.name.empty()) wishes.push_back({Wish::Verb::set, "names.1.name", options.name});
  wishes.insert(wishes.end(), options.personal.begin(), options.personal.end());
  for (const auto& [field, value] : options.fields)
    if (!value.empty()) wishes.push_back({Wish::Verb::set, field, value});
  for (const std::string& word : options.words) wishes.push_back(parse_wish(word));
  return wishes;
}

/// What a new record is made with.
struct Making {
  const NewOptions& options;
  const Store& store;
  const Circumstances& circumstances;
  Environment& environment;

  [[nodiscard]] Change make(const yaml::Value& fields, const std::vector<Wish>& wishes) const {
    const Subject& subject = *options.subject;
    if (subject.part == Part::none) {
      NewRecord wanted{subject.kind, options.id, fields, wishes, options.draft};
      return subject.kind == RecordKind::request
                 ? new_request(store, std::move(wanted), circumstances)
                 : new_record(store, std::move(wanted), circumstances);
    }
    const Record& action =
        find_whole_record(store, options.action, RecordKind::action, environment.err);
    if (subject.part == Part::activity)
      return new_activity(store, action, {fields, wishes}, options.activity, circumstances);
    return subject.part == Part::mission
               ? new_mission(store, action, {fields, wishes}, circumstances)
               : new_part(store, action, subject, {fields, wishes}, circumstances);
  }
};

/// What is wrong with an answer, tried on its own; that others are missing yet is not asked.
std::string problem_of(const std::vector<Wish>& wishes, const Making& making) {
  NewOptions alone = making.options;
  if (alone.id.empty()) alone.id = "new";
  alone.draft = true;
  const Making trial{alone, making.store, making.circumstances, making.environment};
  try {
    const Judged judged = judge(making.store, trial.make(no_fields, wishes), making.circumstances,
                                making.environment.threads);
    for (const Diagnostic& diagnostic : judged.judgement.added)
      if (diagnostic.severity == Severity::error && diagnostic.code != "missing-field")
        return diagnostic.message + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint);
  } catch (const Failure& failure) {
    return std::string{failure.what()} + "; " + failure.hint();
  }
  return {};
}

void append(std::vector<Wish>& wishes, std::vector<Wish> more) {
  for (Wish& wish : more) wishes.push_back(std::move(wish));
}

/// Asks for what is not `given`; a letter may propose answers.
std::vector<Wish> ask_for_fields(const Making& making, const std::vector<Wish>& given,
                                 const LetterFile& letter) {
  const auto& [options, store, circumstances, environment] = making;
  if (options.subject->part == Part::none) require_ids_known(store, options.subject->kind);
  const auto problem = [&](const std::vector<Wish>& wishes) { return problem_of(wishes, making); };
  if (options.subject->kind == RecordKind::request)
    return ask_for_request(store, given, letter, environment, problem);
  const schema::Rule& rule = environment.schemas.of(*options.subject);
  std::vector<Question> questions;
  for (const std::string& field : questions_of(*options.subject, environment.schemas, rule))
    questions.push_back(question_of(environment.schemas, rule, field));
  std::vector<Wish> wishes = interview(
      questions, environment, [&](const Wish& wish) { return problem(std::vector<Wish>{wish}); });
  if (is_expert(*options.subject))
    append(wishes, ask_for_personal_part(store, environment, circumstances));
  return wishes;
}

/// What answers are tried with: git is not asked for each of them.
Circumstances circumstances_for_trials(const Store& store, const Common& common,
                                       const Environment& environment) {
  Circumstances circumstances = circumstances_of(common, environment, store.root());
  circumstances.names_on_branches = [](auto&&...) { return std::vector<std::string>{}; };
  circumstances.texts_on_branches = [](auto&&...) {
    return std::vector<std::vector<std::string>>{};
  };
  return circumstances;
}

void require_somebody(const Subject& subject, const Common& common,
                      const Environment& environment) {
  if (can_ask(common, environment)) return;
  const std::string option = is_organisation(subject) ? "--name" : "--title";
  throw Failure(Exit::usage, "nothing says what to write, and nobody can be asked here",
                "give fields as options (" + option + " ...), as FIELD=VALUE, or --from FILE");
}

/// Prints what a letter proposes, to be read and given back by --from. Writes nothing.
[[noreturn]] void print_proposals(const Store& store, const LetterRead& read,
                                  const std::vector<Wish>& wishes, const std::string& file,
                                  Environment& environment) {
  environment.out << as_yaml(store, read.letter, wishes, file == "-" ? "the letter" : file)
                  << std::flush;
  say_letter(read.letter, environment);
  throw Failure(Exit::usage, "nothing is written: review what the letter proposes first",
                "save what is printed, correct it, then `mieux request new --from FILE`; --accept "
                "takes it as it is, and at a terminal you are asked");
}

/// What a letter says, confirmed by a person or taken as it is.
std::vector<Wish> wishes_of_letter(const NewOptions& options, const Common& common,
                                   Environment& environment) {
  const Store store = load(common, environment);
  const std::string& file = options.intake.from_text;
  const LetterRead read = read_letter_file(store, file, environment);
  std::vector<Wish> wishes = wishes_of(read.document);
  if (!options.intake.accept && can_ask(common, environment)) {
    say_letter(read.letter, environment);
    const Circumstances circumstances = circumstances_for_trials(store, common, environment);
    append(wishes, ask_for_fields({options, store, circumstances, environment},
                                  wishes_of(options, no_fields), read.letter));
    return wishes;
  }
  NewOptions taken = options;
  taken.intake.intake = with_proposals(options.intake.intake, read.letter);
  append(wishes, wishes_of(read.letter));
  append(wishes, wishes_of(taken, no_fields));
  if (!options.intake.accept) print_proposals(store, read, wishes, file, environment);
  say_letter(read.letter, environment);
  return wishes;
}

void require_fit(const NewOptions& options) {
  const bool letter = !options.intake.from_text.empty();
  if (letter && !options.from.empty())
    throw Failure(Exit::usage, "--from and --from-text exclude each other",
                  "--from reads fields (YAML or JSON), --from-text a letter");
  if (!options.figure.empty() && !options.from.empty())
    throw Failure(Exit::usage, "--from and --figure exclude each other",
                  "--figure fills the fields from a document; others are FIELD=VALUE");
  if (options.intake.accept && !letter)
    throw Failure(Exit::usage, "--accept has nothing to accept",
                  "name the letter: --from-text FILE --accept");
}

bool sets_title(const std::vector<Wish>& wishes) {
  return std::any_of(wishes.begin(), wishes.end(),
                     [](const Wish& wish) { return wish.field == "title"; });
}

/// What the figure of a document says of itself; at a terminal its title is asked for.
yaml::Value fields_of_figure(const NewOptions& options, const Common& common,
                             Environment& environment, std::vector<Wish>& title) {
  const Store store = load(common, environment);
  const BlockMaker maker{store, environment.schemas, asked_day(common, environment),
                         environment.err};
  yaml::Value fields = claim_of_figure(options.figure, maker, environment);
  if (sets_title(wishes_of(options, no_fields)) || !can_ask(common, environment)) return fields;
  const schema::Rule& rule = environment.schemas.of(*options.subject);
  title = interview({question_of(environment.schemas, rule, "title")}, environment,
                    [](const Wish&) { return std::string{}; });
  return fields;
}

/// The fields that a file or a figure gives.
yaml::Value fields_given(const NewOptions& options, const Common& common, Environment& environment,
                         std::vector<Wish>& wishes) {
  if (!options.figure.empty()) return fields_of_figure(options, common, environment, wishes);
  if (options.from.empty()) return no_fields;
  return fields_of_text(read_input(options.from, environment),
                        options.from == "-" ? "standard input" : options.from);
}

Exit run_new(const NewOptions& options, const Common& common, Environment& environment) {
  require_fit(options);
  std::vector<Wish> asked;
  const yaml::Value fields = fields_given(options, common, environment, asked);
  std::vector<Wish> wishes;
  if (!options.intake.from_text.empty())
    wishes = wishes_of_letter(options, common, environment);
  else
    wishes = wishes_of(options, fields);
  append(wishes, std::move(asked));
  if (wishes.empty() && options.from.empty() && options.figure.empty()) {
    require_somebody(*options.subject, common, environment);
    const Store store = load(common, environment);
    const Circumstances circumstances = circumstances_for_trials(store, common, environment);
    wishes = ask_for_fields({options, store, circumstances, environment}, {}, {});
  }
  if (is_expert(*options.subject))
    return write_new_expert({RecordKind::expert, options.id, fields, wishes, options.draft}, common,
                            environment, options.writing);
  return write(common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 return Making{options, store, circumstances, environment}.make(fields, wishes);
               });
}

/// `mission add benin/a2` is `mission add benin --activity a2`.
void take_activity_from_word(NewOptions& options) {
  const std::size_t slash = options.action.rfind('/');
  if (slash == std::string::npos || kind_named(options.action.substr(0, slash)) ||
      !schema::matches(schema::Pattern::part_id, options.action.substr(slash + 1)))
    return;
  std::string& activity = options.fields["activity"];
  const std::string named = options.action.substr(slash + 1);
  if (!activity.empty() && activity != named)
    throw Failure(Exit::usage, "two activities are named: " + named + " and " + activity,
                  "leave one of them out");
  activity = named;
  options.action.erase(slash);
}

Exit run_new(const Call& call, Environment& environment) {
  const Subject& subject = *call.subject;
  if (is_feedback(subject) && call.has("ON"))
    return run_feedback_on(call, call.text("ON"), environment);
  NewOptions options;
  options.subject = &subject;
  options.from = call.text("from");
  options.fields = call.fields();
  options.words = call.texts("FIELD=VALUE");
  options.writing = writing_of(call);
  if (is_part(subject)) {
    options.action = call.text("ACTION");
    if (subject.part == Part::mission) take_activity_from_word(options);
    if (subject.part == Part::activity)
      options.activity = {call.texts("host"),
                          call.text("replaces"),
                          {call.text("reason"), call.text("on"), {}, {}}};
  } else {
    options.id = call.text("id");
    options.draft = call.has("draft");
  }
  if (is_organisation(subject)) options.name = call.text("name");
  if (is_expert(subject)) options.personal = personal_wishes(call);
  if (is_claim(subject)) options.figure = call.text("figure");
  if (subject.kind == RecordKind::request) options.intake = intake_of(call);
  return run_new(options, call.common, environment);
}

constexpr bool is_activity(const Subject& subject) { return subject.part == Part::activity; }

constexpr std::array<Option, 4> activity_options{{
    {.names = "--host",
     .help = "Who hosts: an organisation or a country, once for each",
     .value = "HOST",
     .many = true,
     .taken_by = is_activity},
    {.names = "--replaces",
     .help = "The activity in whose place it is planned, which is cancelled",
     .value = "ID",
     .taken_by = is_activity},
    {.names = "--reason",
     .help = "Why that one was cancelled, in words",
     .value = "TEXT",
     .taken_by = is_activity},
    {.names = "--on",
     .help = "The day that was decided (by default today)",
     .value = "DATE",
     .taken_by = is_activity},
}};

constexpr auto new_options = joined_options(
    std::array<Option, 9>{{
        {.names = "ACTION",
         .help = "The Action it belongs to",
         .source = Source::record,
         .of = "action",
         .required = true,
         .taken_by = is_part},
        {.names = "ON",
         .help = "What it is on: benin/a2, an Action, an event, region/ID, programme",
         .source = Source::record,
         .of = "action",
         .taken_by = is_feedback},
        {.names = "FIELD=VALUE",
         .help = "Any field, such as letters.1.received=2026-01-12",
         .source = Source::setting,
         .many = true},
        {.names = "--id",
         .help = "Its id (by default it is given out)",
         .value = "ID",
         .taken_by = is_kept_apart},
        {.names = "--draft",
         .help = "It may be incomplete, and is left out of figures",
         .taken_by = is_kept_apart},
        {.names = "--name",
         .help = "What it is called; of an expert kept in the private roster",
         .value = "TEXT",
         .taken_by = has_name},
        {.names = "--figure",
         .help = "Claim a figure of a document, such as annual-2018#f3 or annual-2018#f3/total",
         .value = "FIGURE",
         .taken_by = is_claim},
        {.names = "--replace",
         .help = "Put these answers in the place of those counted before",
         .taken_by = is_feedback},
        {"--from", "Read the fields from a YAML or JSON file, or - for standard input", "FILE",
         Source::file},
    }},
    activity_options, personal_options, private_option_of_experts, intake_options, writing_options);

}  // namespace

constinit const Command new_command{
    .words = "new",
    .summary = "Write a new one",
    .options = new_options,
    .run = run_new,
    .manual = "new",
    .of =
        [](const Subject& subject) {
          return subject.part == Part::activity ||
                 (!is_part(subject) && subject.kind != RecordKind::programme);
        },
    .fields = Fields::options,
    .talks = true};

constinit const Command activity_add_command{.words = "activity add",
                                             .summary = "Plan one more activity of an Action",
                                             .options = new_options,
                                             .run = run_new,
                                             .manual = "activity",
                                             .fields = Fields::options,
                                             .talks = true};

constinit const Command mission_add_command{.words = "mission add",
                                            .summary = "Send experts to an activity of an Action",
                                            .options = new_options,
                                            .run = run_new,
                                            .manual = "mission",
                                            .fields = Fields::options,
                                            .talks = true};

}  // namespace mieux::cli
