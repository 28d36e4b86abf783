// mieux KIND remove ID, mieux KIND rename ID NEW: where records are, and whether.

#include <array>

#include "cli/asking/ask.hpp"
#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/with_roster.hpp"
#include "cli/writing.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/changes/experts/two_parts.hpp"
#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/fieldwork/deliverables.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/rename_record.hpp"

namespace mieux::cli {
namespace {

constexpr bool is_deliverable(const Subject& subject) { return subject.part == Part::deliverable; }

/// What removing it loses, after the name; empty if nothing.
std::string loss_of(const Store& store, const TypedPart& name, Environment& environment) {
  const Record& action = find_whole_record(store, name.action, RecordKind::action, environment.err);
  const std::string loss = loss_of_deliverable(store, action, name.id);
  return loss.empty() ? loss : std::string{action.id} + "/" + name.id + " " + loss;
}

/// Does the person at the terminal agree? Without one: only what was typed counts.
bool may_lose(const Call& call, Environment& environment) {
  if (call.has("force")) return true;
  if (!can_ask(call.common, environment)) return false;
  const std::string loss = loss_of(load(call.common, environment),
                                   typed_part(call.text("ID"), "deliverable"), environment);
  if (loss.empty()) return false;
  return ask(environment, loss + "; remove it all the same? (yes or no)", "no") == "yes";
}

void require_no_loss(const Store& store, const TypedPart& name, Environment& environment) {
  const std::string loss = loss_of(store, name, environment);
  if (!loss.empty())
    throw Failure(Exit::refused, loss + ", which would be lost",
                  "`mieux deliverable record` corrects what is wrong about it; --force removes it "
                  "all the same");
}

Exit run_remove(const Call& call, Environment& environment) {
  if (is_expert(*call.subject))
    return write_with_its_roster(
        call.common, environment, writing_of(call),
        [&](const Store& store, const Roster* roster, const Circumstances&) {
          const Record& expert =
              find_record(store, call.text("ID"), RecordKind::expert, environment.err);
          return roster == nullptr ? remove_record(store, expert)
                                   : remove_expert(store, *roster, expert);
        });
  const bool guarded = is_deliverable(*call.subject) && !may_lose(call, environment);
  return write(
      call.common, environment, writing_of(call), [&](const Store& store, const Circumstances&) {
        const Subject& subject = *call.subject;
        if (!is_part(subject))
          return remove_record(store,
                               find_record(store, call.text("ID"), subject.kind, environment.err));
        const TypedPart name = typed_part(call.text("ID"), subject.singular);
        if (guarded) require_no_loss(store, name, environment);
        const Record& action = find_record(store, name.action, RecordKind::action, environment.err);
        return remove_part(store, action, subject, name.id);
      });
}

Exit run_rename(const Call& call, Environment& environment) {
  if (call.has("NEW") && call.text("NEW").empty())
    throw Failure(Exit::usage, "the new id is empty",
                  "write one, or leave it out for the next one");
  const FormerId former = call.has("no-alias") ? FormerId::free : FormerId::kept;
  const auto wanted = [&](const Store& store) -> const Record& {
    return find_record(store, call.text("ID"), call.subject->kind, environment.err);
  };
  if (is_expert(*call.subject))
    return write_with_its_roster(
        call.common, environment, writing_of(call),
        [&](const Store& store, const Roster* roster, const Circumstances& circumstances) {
          const Record& expert = wanted(store);
          return roster == nullptr
                     ? rename_record(store, expert, call.text("NEW"), circumstances, former)
                     : rename_expert(store, *roster, {expert, call.text("NEW"), former},
                                     circumstances);
        });
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 return rename_record(store, wanted(store), call.text("NEW"), circumstances,
                                      former);
               });
}

constexpr auto remove_options =
    joined_options(id_words,
                   std::array<Option, 1>{{{.names = "--force",
                                           .help = "Also one that was handed over or adopted",
                                           .taken_by = is_deliverable}}},
                   private_option_of_experts, writing_options);

constexpr auto rename_options = joined_options(
    id_words,
    std::array<Option, 2>{{
        {"NEW", "Its new id (by default the next free one)"},
        {"--no-alias", "Do not keep the old id: another record has it on another branch"},
    }},
    private_option_of_experts, writing_options);

}  // namespace

constinit const Command remove_command{
    .words = "remove",
    .summary = "Take one away that nobody refers to",
    .options = remove_options,
    .run = run_remove,
    .manual = "remove",
    .of = [](const Subject& subject) { return subject.kind != RecordKind::programme; },
    .talks = true};

constinit const Command rename_command{.words = "rename",
                                       .summary = "Give one another id",
                                       .options = rename_options,
                                       .run = run_rename,
                                       .manual = "remove",
                                       .of = is_kept_apart};

}  // namespace mieux::cli
