// The commands of the program, in the order in which help lists them.
#include "cli/command_line/catalogue.hpp"
#include "cli/command_line/shared_options.hpp"
#include "table.hpp"

namespace mieux::cli {
namespace {

constexpr std::array before_steps{&init_command,
                                  &validate_command,
                                  &list_command,
                                  &show_command,
                                  &stats_command,
                                  &due_command,
                                  &diff_command,
                                  &log_command,
                                  &import_command,
                                  &fmt_command,
                                  &doctor_command,
                                  &explain_command,
                                  &schema_command,
                                  &help_command,
                                  &completion_command,
                                  &complete_command,
                                  &bench_load_command,
                                  &report_list_command,
                                  &report_show_command,
                                  &report_new_command,
                                  &report_build_command,
                                  &report_check_command,
                                  &report_explain_command,
                                  &report_diff_command,
                                  &report_export_command,
                                  &document_add_command,
                                  &fiche_new_command,
                                  &list_of_noun_command,
                                  &show_of_noun_command,
                                  &new_command,
                                  &set_command,
                                  &correct_command,
                                  &edit_command,
                                  &rename_command,
                                  &remove_command,
                                  &claim_check_command,
                                  &fiche_check_command,
                                  &fiche_opinion_command,
                                  &request_letter_command,
                                  &action_letter_command,
                                  &check_eligibility_command,
                                  &feedback_import_command,
                                  &form_sheet_command,
                                  &activity_add_command,
                                  &mission_add_command,
                                  &expert_roster_command,
                                  &expert_import_command,
                                  &expert_search_command,
                                  &expert_propose_command,
                                  &git_setup_command,
                                  &git_review_command,
                                  &git_keep_both_command,
                                  &git_merge_file_command,
                                  &git_text_command};

constexpr auto all_commands = [] {
  std::array<const Command*, before_steps.size() + request_steps.size() + action_verbs.size() +
                                 activity_steps.size() + result_verbs.size() + entry_verbs.size() +
                                 form_verbs.size() + review_verbs.size() + need_verbs.size() +
                                 deployment_verbs.size() + invitation_verbs.size() +
                                 register_verbs.size() + block_commands.size()>
      all{};
  std::size_t at = 0;
  for (const Command* command : before_steps) all.at(at++) = command;
  for (std::size_t i = 0; i < request_steps.size(); ++i) all.at(at++) = &request_steps[i];
  for (std::size_t i = 0; i < action_verbs.size(); ++i) all.at(at++) = &action_verbs[i];
  for (std::size_t i = 0; i < result_verbs.size(); ++i) all.at(at++) = &result_verbs[i];
  for (std::size_t i = 0; i < entry_verbs.size(); ++i) all.at(at++) = &entry_verbs[i];
  for (std::size_t i = 0; i < form_verbs.size(); ++i) all.at(at++) = &form_verbs[i];
  for (std::size_t i = 0; i < review_verbs.size(); ++i) all.at(at++) = &review_verbs[i];
  for (std::size_t i = 0; i < need_verbs.size(); ++i) all.at(at++) = &need_verbs[i];
  for (std::size_t i = 0; i < deployment_verbs.size(); ++i) all.at(at++) = &deployment_verbs[i];
  for (std::size_t i = 0; i < invitation_verbs.size(); ++i) all.at(at++) = &invitation_verbs[i];
  for (std::size_t i = 0; i < register_verbs.size(); ++i) all.at(at++) = &register_verbs[i];
  for (std::size_t i = 0; i < activity_steps.size(); ++i) all.at(at++) = &activity_steps[i];
  for (std::size_t i = 0; i < block_commands.size(); ++i) all.at(at++) = &block_commands[i];
  return all;
}();

}  // namespace

std::span<const Command* const> catalogue() { return all_commands; }

std::span<const Option> common_options() { return every_command; }

}  // namespace mieux::cli
