// mieux request list, mieux action show ID ...: the commands of every kind.
#include <CLI/CLI.hpp>

#include "command.hpp"
#include "list.hpp"
#include "mieux/queries/fields.hpp"

namespace mieux::cli {

void add_nouns(CLI::App& parent, Chosen& chosen) {
  for (const Subject& subject : subjects()) {
    if (subject.part != Part::none && subject.part != Part::activity) continue;
    const std::string name{subject.singular};
    const std::string plural{subject.name};
    CLI::App* noun = parent.add_subcommand(name, "Commands of " + plural);
    noun->require_subcommand(1);
    noun->fallthrough();
    add_list_of(*noun->add_subcommand("list", "List " + plural), plural, chosen);
    if (subject.part == Part::none)
      add_show_of(*noun->add_subcommand("show", "Show one of them"), name, chosen);
    if (subject.name == "claims") add_claim_check(*noun, chosen);
  }
}

}  // namespace mieux::cli
