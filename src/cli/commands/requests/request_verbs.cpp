// mieux request acknowledge, screen, submit, approve, reject ...: the way of a request.
#include <array>
#include <map>

#include "cli/command_line/document_file.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/selection.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/base/words.hpp"
#include "mieux/changes/requests/approve_request.hpp"
#include "mieux/changes/requests/step_wish.hpp"
#include "mieux/changes/requests/submit_request.hpp"
#include "mieux/changes/requests/take_step.hpp"
#include "mieux/changes/wishes/circumstances.hpp"

namespace mieux::cli {
namespace {

struct StepOptions {
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

Change make(const StepOptions& options, const Store& store, const Circumstances& circumstances,
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

StepWish step_wish_of(RequestStep step, const Call& call) {
  StepWish wish;
  wish.step = step;
  const std::map<std::string_view, std::string*> texts{{"on", &wish.on},
                                                       {"rejection-reason", &wish.reason},
                                                       {"note", &wish.note},
                                                       {"to", &wish.to},
                                                       {"into", &wish.into},
                                                       {"by", &wish.by},
                                                       {"action", &wish.action},
                                                       {"despite", &wish.despite},
                                                       {"decided-by", &wish.decided_by}};
  for (const Option& option : call.command->options)
    if (const auto text = texts.find(option.key()); text != texts.end())
      *text->second = call.text(option.key());
  return wish;
}

template <RequestStep step>
Exit run_step(const Call& call, Environment& environment) {
  const StepOptions options{call.text("ID"), call.text("evidence"), step_wish_of(step, call),
                            writing_of(call)};
  return write(call.common, environment, options.writing,
               [&](const Store& store, const Circumstances& circumstances) {
                 return make(options, store, circumstances, environment);
               });
}

// --- what the steps take, beside the request, the day, the evidence and what every command that
// writes takes

constexpr std::array<Option, 1> reason_option{{{"--reason,--note", "Why, in words", "TEXT"}}};
constexpr std::array<Option, 1> note_option{{{"--note", "A circumstance in words", "TEXT"}}};
constexpr std::array<Option, 1> by_option{{{"--by", "Your staff code: who records it", "CODE"}}};
constexpr std::array<Option, 1> decided_by{
    {{"--decided-by", "The role or body that decided", "WHO"}}};

template <std::size_t... N>
constexpr auto step_options(const std::array<Option, N>&... own) {
  return joined_options(id_words, own..., on_option,
                        std::array<Option, 1>{{{"--evidence",
                                                "The letter, e-mail or minutes: a file, or where "
                                                "it is kept",
                                                "FILE", Source::file}}},
                        writing_options);
}

constexpr auto plain_step = step_options(std::array<Option, 0>{});
constexpr auto step_with_reason = step_options(reason_option);
constexpr auto screen_options = step_options(note_option, by_option);
constexpr auto submit_options = step_options(note_option);
constexpr auto approve_options = step_options(
    std::array<Option, 2>{{
        {"--despite", "Approve although opinions are missing, objecting or suspect, and why",
         "TEXT"},
        {.names = "--action",
         .help = "The id of the new Action; of a later version: the Action it changes",
         .value = "ID",
         .source = Source::record,
         .of = "action"},
    }},
    note_option, by_option, decided_by);
constexpr auto reject_options = step_options(
    std::array<Option, 1>{{{.names = "--rejection-reason",
                            .help = "Why: a term of vocabularies/rejection_reasons.tsv",
                            .value = "TERM",
                            .source = Source::term,
                            .of = "rejection_reasons",
                            .required = true}}},
    reason_option, by_option, decided_by);
constexpr auto forward_options = step_options(
    std::array<Option, 1>{{{.names = "--to",
                            .help = "The facility: a term of vocabularies/facilities.tsv",
                            .value = "FACILITY",
                            .source = Source::term,
                            .of = "facilities",
                            .required = true}}},
    reason_option, by_option, decided_by);
constexpr auto merge_options =
    step_options(std::array<Option, 1>{{{.names = "--into",
                                         .help = "The request it goes on in",
                                         .value = "ID",
                                         .source = Source::record,
                                         .of = "request",
                                         .required = true}}},
                 reason_option);

template <RequestStep step>
constexpr Command step_command(std::string_view words, std::string_view summary,
                               std::span<const Option> options) {
  return {.words = words,
          .summary = summary,
          .options = options,
          .run = run_step<step>,
          .manual = "request"};
}

}  // namespace

constinit const std::array<Command, 11> request_steps{{
    step_command<RequestStep::acknowledged>("request acknowledge",
                                            "Record that the letter was acknowledged", plain_step),
    step_command<RequestStep::screened>("request screen", "Record that it was screened",
                                        screen_options),
    step_command<RequestStep::sent_to_steering_group>(
        "request submit", "Send its Action Fiche to the steering group", submit_options),
    step_command<RequestStep::approved>(
        "request approve", "Record that the steering group approved it, and make the Action",
        approve_options),
    step_command<RequestStep::rejected>("request reject", "Record that it was rejected",
                                        reject_options),
    step_command<RequestStep::forwarded>(
        "request forward", "Record that it was forwarded to another facility", forward_options),
    step_command<RequestStep::withdrawn>("request withdraw",
                                         "Record that the requester withdrew it", step_with_reason),
    step_command<RequestStep::merged>(
        "request merge", "Record that it goes on as part of another request", merge_options),
    step_command<RequestStep::on_hold>("request hold", "Let it wait", step_with_reason),
    step_command<RequestStep::resumed>("request resume", "Go on with it after waiting",
                                       step_with_reason),
    step_command<RequestStep::reopened>("request reopen", "Take it up again after it was closed",
                                        step_with_reason),
}};

}  // namespace mieux::cli
