// mieux request list, mieux action set ID ...: the commands of every kind.
#include <CLI/CLI.hpp>

#include "cli/commands/records/list.hpp"
#include "cli/commands/requests/fiche.hpp"
#include "command.hpp"
#include "mieux/queries/fields/fields.hpp"
#include "noun.hpp"

namespace mieux::cli {
namespace {

void add_verbs(CLI::App& noun, const std::string& kind, const schema::Schemas& schemas,
               Chosen& chosen) {
  const bool record = kind != "activity";
  if (kind == "fiche")
    add_fiche_verbs(noun, chosen);
  else if (kind != "programme")
    add_new_of(*noun.add_subcommand("new", "Write a new one"), kind, schemas, chosen);
  add_set_of(*noun.add_subcommand("set", "Change values of one of them"), kind, chosen);
  if (record) add_edit_of(*noun.add_subcommand("edit", "Open one in an editor"), kind, chosen);
  if (kind == "programme") return;
  if (record) add_rename_of(*noun.add_subcommand("rename", "Give one another id"), kind, chosen);
  add_remove_of(*noun.add_subcommand("remove", "Take one away that nobody refers to"), kind,
                chosen);
}

CLI::App& add_noun(CLI::App& parent, const std::string& name, const std::string& plural) {
  CLI::App* noun = parent.add_subcommand(name, "Commands of " + plural);
  noun->require_subcommand(1);
  noun->fallthrough();
  return *noun;
}

}  // namespace

void add_nouns(CLI::App& parent, const schema::Schemas& schemas, Chosen& chosen) {
  for (const Subject& subject : subjects()) {
    if (subject.part != Part::none && subject.part != Part::activity) continue;
    const std::string name{subject.singular};
    const std::string plural{subject.name};
    CLI::App& noun = add_noun(parent, name, plural);
    add_list_of(*noun.add_subcommand("list", "List " + plural), plural, chosen);
    if (subject.part == Part::none)
      add_show_of(*noun.add_subcommand("show", "Show one of them"), name, chosen);
    add_verbs(noun, name, schemas, chosen);
    if (subject.name == "requests") {
      add_request_verbs(noun, chosen);
      add_letter_of(*noun.add_subcommand("letter", "Write a letter about one"), chosen);
    }
    if (subject.name == "claims") add_claim_check(noun, chosen);
  }
  // Kinds that are not listed and counted.
  add_verbs(add_noun(parent, "expert-private", "the personal parts of experts"), "expert-private",
            schemas, chosen);
  add_verbs(add_noun(parent, "programme", "mieux.yaml, the facility itself"), "programme", schemas,
            chosen);
}

}  // namespace mieux::cli
