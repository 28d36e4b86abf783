// mieux request acknowledge, screen, submit, approve, reject ...: the way of a request.
#include <CLI/CLI.hpp>
#include <array>

#include "cli/command_line/document_file.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/commands/command.hpp"
#include "cli/writing.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/requests/approve_request.hpp"
#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/requests/submit_request.hpp"
#include "mieux/changes/requests/take_step.hpp"
#include "mieux/changes/wishes/circumstances.hpp"

namespace mieux::cli {
namespace {

/// Which options a verb takes, beside --on, --document and those of every command that writes.
struct Takes {
  bool term = false;      ///< --reason TERM
  bool reason = false;    ///< --reason TEXT
  bool note = false;      ///< --note
  bool to = false;        ///< --to
  bool into = false;      ///< --into
  bool by = false;        ///< --by
  bool decided = false;   ///< --decided-by
  bool approval = false;  ///< --despite, --action
};

struct Verb {
  std::string_view name;
  std::string_view summary;
  RequestStep step;
  Takes takes;
};

constexpr std::array<Verb, 11> verbs{{
    {"acknowledge", "The letter was acknowledged", RequestStep::acknowledged, {}},
    {"screen", "The request was screened", RequestStep::screened, {.note = true, .by = true}},
    {"submit",
     "Send its Action Fiche to the steering group",
     RequestStep::sent_to_steering_group,
     {.note = true}},
    {"approve",
     "The steering group approved it: make the Action",
     RequestStep::approved,
     {.note = true, .by = true, .decided = true, .approval = true}},
    {"reject",
     "It was rejected",
     RequestStep::rejected,
     {.term = true, .note = true, .by = true, .decided = true}},
    {"forward",
     "It was forwarded to another facility",
     RequestStep::forwarded,
     {.reason = true, .to = true, .by = true, .decided = true}},
    {"withdraw", "The requester withdrew it", RequestStep::withdrawn, {.reason = true}},
    {"merge",
     "It goes on as part of another request",
     RequestStep::merged,
     {.reason = true, .into = true}},
    {"hold", "It waits", RequestStep::on_hold, {.reason = true}},
    {"resume", "It goes on after waiting", RequestStep::resumed, {.reason = true}},
    {"reopen", "It is taken up again after it was closed", RequestStep::reopened, {.reason = true}},
}};

struct Options {
  std::string id;
  std::string document;
  StepWish wish;
  Writing writing;
};

/// The document as it is kept: a file of the store by its path there, any other as it was typed.
std::optional<Evidence> evidence_of(const std::string& given, const std::filesystem::path& root,
                                    const Environment& environment) {
  if (given.empty()) return std::nullopt;
  GivenDocument document = given_document(root, given, environment);
  return Evidence{{}, std::move(document.kept), std::move(document.sha256)};
}

Change step(const Store& store, const Record& request, const StepWish& wish,
            const Circumstances& circumstances) {
  if (wish.step == RequestStep::sent_to_steering_group)
    return submit_request(store, request, wish, circumstances);
  if (wish.step == RequestStep::approved)
    return approve_request(store, request, wish, circumstances);
  return take_step(store, request, wish, circumstances);
}

Change make(const Options& options, const Store& store, const Circumstances& circumstances,
            Environment& environment) {
  StepWish wish = options.wish;
  // A reason of blanks is none.
  for (std::string* text : {&wish.note, &wish.despite, &wish.decided_by})
    *text = std::string{trimmed(*text)};
  wish.evidence = evidence_of(options.document, store.root(), environment);
  const Record& request =
      find_whole_record(store, options.id, RecordKind::request, environment.err);
  if (!wish.into.empty())
    wish.into = find_record(store, wish.into, RecordKind::request, environment.err).id;
  Change change = step(store, request, wish, circumstances);
  if (wish.evidence && wish.evidence->sha256.empty()) {
    Note note;
    note.text = "there is no file '" + options.document + "' here: kept as the name of a place";
    change.notes.push_back(std::move(note));
  }
  return change;
}

void add_reasons(CLI::App& command, const Takes& takes, StepWish& wish) {
  if (takes.term)
    command
        .add_option("--reason", wish.reason, "Why: a term of vocabularies/rejection_reasons.tsv")
        ->type_name("TERM")
        ->required();
  if (takes.reason)
    command.add_option("--reason,--note", wish.note, "Why, in words")->type_name("TEXT");
  if (takes.note)
    command.add_option("--note", wish.note, "A circumstance in words")->type_name("TEXT");
}

void add_step_options(CLI::App& command, const Takes& takes, StepWish& wish) {
  add_reasons(command, takes, wish);
  if (takes.to)
    command.add_option("--to", wish.to, "The facility: a term of vocabularies/facilities.tsv")
        ->type_name("FACILITY")
        ->required();
  if (takes.into)
    command.add_option("--into", wish.into, "The request it goes on in")
        ->type_name("ID")
        ->required();
  if (takes.by)
    command.add_option("--by", wish.by, "Your staff code: who records it")->type_name("CODE");
  if (takes.decided)
    command.add_option("--decided-by", wish.decided_by, "The role or body that decided")
        ->type_name("WHO");
  if (!takes.approval) return;
  command
      .add_option("--despite", wish.despite,
                  "Approve although opinions are missing, objecting or suspect, and why")
      ->type_name("TEXT");
  command
      .add_option("--action", wish.action,
                  "The id of the new Action; of a later version: the Action it changes")
      ->type_name("ID");
}

void add_verb(CLI::App& request, const Verb& verb, Chosen& chosen) {
  CLI::App* command = request.add_subcommand(std::string{verb.name}, std::string{verb.summary});
  command->fallthrough();
  const auto options = std::make_shared<Options>();
  options->wish.step = verb.step;
  command->add_option("ID", options->id, "An id, official number or short name")->required();
  command->add_option("--on", options->wish.on, "The day it happened (by default today)")
      ->type_name("DATE");
  add_step_options(*command, verb.takes, options->wish);
  command
      ->add_option("--document", options->document,
                   "The letter, e-mail or minutes: a file, or where it is kept")
      ->type_name("FILE");
  add_writing(*command, options->writing);
  command->callback([&chosen, options] {
    chosen.run = [options](const Common& common, Environment& environment) {
      return write(common, environment, options->writing,
                   [&](const Store& store, const Circumstances& circumstances) {
                     return make(*options, store, circumstances, environment);
                   });
    };
  });
}

}  // namespace

void add_request_verbs(CLI::App& request, Chosen& chosen) {
  add_check_eligibility(request, chosen);
  for (const Verb& verb : verbs) add_verb(request, verb, chosen);
}

}  // namespace mieux::cli
