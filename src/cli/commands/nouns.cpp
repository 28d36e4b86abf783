// mieux request list, mieux action set ID ...: the commands of every kind.
#include <CLI/CLI.hpp>

#include "cli/commands/records/list.hpp"
#include "cli/commands/requests/fiche.hpp"
#include "command.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "noun.hpp"

namespace mieux::cli {
namespace {

void add_verbs(CLI::App& noun, const Subject& subject, const schema::Schemas& schemas,
               Chosen& chosen) {
  const bool record = subject.part == Part::none;
  const bool programme = subject.kind == RecordKind::programme;
  if (subject.kind == RecordKind::fiche)
    add_fiche_verbs(noun, chosen);
  else if (!programme)
    add_new_of(*noun.add_subcommand("new", "Write a new one"), subject, schemas, chosen);
  add_set_of(*noun.add_subcommand("set", "Change values of one of them"), subject, chosen);
  if (record) add_edit_of(*noun.add_subcommand("edit", "Open one in an editor"), subject, chosen);
  if (programme) return;
  if (record) add_rename_of(*noun.add_subcommand("rename", "Give one another id"), subject, chosen);
  add_remove_of(*noun.add_subcommand("remove", "Take one away that nobody refers to"), subject,
                chosen);
}

CLI::App& add_noun(CLI::App& parent, const Subject& subject, const std::string& what) {
  CLI::App* noun = parent.add_subcommand(std::string{subject.singular}, "Commands of " + what);
  noun->require_subcommand(1);
  noun->fallthrough();
  return *noun;
}

}  // namespace

void add_nouns(CLI::App& parent, const schema::Schemas& schemas, Chosen& chosen) {
  for (const Subject& subject : subjects()) {
    if (subject.part != Part::none && subject.part != Part::activity) continue;
    const std::string plural{subject.plural};
    CLI::App& noun = add_noun(parent, subject, plural);
    add_list_of(*noun.add_subcommand("list", "List " + plural), &subject, chosen);
    if (subject.part == Part::none)
      add_show_of(*noun.add_subcommand("show", "Show one of them"), subject.kind, chosen);
    add_verbs(noun, subject, schemas, chosen);
    if (subject.kind == RecordKind::request) {
      add_request_verbs(noun, chosen);
      add_letter_of(*noun.add_subcommand("letter", "Write a letter about one"), chosen);
    }
    if (subject.kind == RecordKind::claim) add_claim_check(noun, chosen);
  }
  // Kinds that are not listed and counted.
  const Subject& roster = subject_of(RecordKind::expert_private);
  add_verbs(add_noun(parent, roster, "the personal parts of experts"), roster, schemas, chosen);
  const Subject& programme = subject_of(RecordKind::programme);
  add_verbs(add_noun(parent, programme, "mieux.yaml, the facility itself"), programme, schemas,
            chosen);
}

void add_id(CLI::App& command, const Subject& subject, std::string& id) {
  if (subject.kind == RecordKind::programme) {
    id = "mieux";
    return;
  }
  command
      .add_option("ID", id,
                  subject.part == Part::activity ? "The Action and the activity, such as togo-ii/a2"
                                                 : "An id, official number or short name")
      ->required();
}

}  // namespace mieux::cli
