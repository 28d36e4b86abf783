// mieux KIND remove ID, mieux KIND rename ID NEW: where records are, and whether.

#include "cli/command_line/find_record.hpp"
#include "cli/command_line/shared_options.hpp"
#include "cli/commands/table.hpp"
#include "cli/writing.hpp"
#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/rename_record.hpp"

namespace mieux::cli {
namespace {

Exit run_remove(const Call& call, Environment& environment) {
  return write(
      call.common, environment, writing_of(call), [&](const Store& store, const Circumstances&) {
        const Subject& subject = *call.subject;
        if (!is_part(subject))
          return remove_record(store,
                               find_record(store, call.text("ID"), subject.kind, environment.err));
        const TypedPart name = typed_part(call.text("ID"), subject.singular);
        const Record& action = find_record(store, name.action, RecordKind::action, environment.err);
        return remove_part(store, action, subject, name.id);
      });
}

Exit run_rename(const Call& call, Environment& environment) {
  if (call.has("NEW") && call.text("NEW").empty())
    throw Failure(Exit::usage, "the new id is empty",
                  "write one, or leave it out for the next one");
  return write(call.common, environment, writing_of(call),
               [&](const Store& store, const Circumstances& circumstances) {
                 const Record& record =
                     find_record(store, call.text("ID"), call.subject->kind, environment.err);
                 return rename_record(store, record, call.text("NEW"), circumstances,
                                      call.has("no-alias") ? FormerId::free : FormerId::kept);
               });
}

constexpr auto remove_options = joined_options(id_words, writing_options);

constexpr auto rename_options = joined_options(
    id_words,
    std::array<Option, 2>{{
        {"NEW", "Its new id (by default the next free one)"},
        {"--no-alias", "Do not keep the old id: another record has it on another branch"},
    }},
    writing_options);

}  // namespace

constinit const Command remove_command{
    .words = "remove",
    .summary = "Take one away that nobody refers to",
    .options = remove_options,
    .run = run_remove,
    .manual = "remove",
    .of = [](const Subject& subject) { return subject.kind != RecordKind::programme; }};

constinit const Command rename_command{.words = "rename",
                                       .summary = "Give one another id",
                                       .options = rename_options,
                                       .run = run_rename,
                                       .manual = "remove",
                                       .of = is_kept_apart};

}  // namespace mieux::cli
