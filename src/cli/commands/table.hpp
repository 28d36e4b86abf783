#pragma once

#include <array>

#include "cli/command_line/command.hpp"

namespace mieux::cli {

// The commands, each in the file that runs it. `catalogue` (commands.cpp) puts them in order.

extern const Command init_command;
extern const Command validate_command;
extern const Command list_command;
extern const Command show_command;
extern const Command stats_command;
extern const Command due_command;
extern const Command diff_command;
extern const Command log_command;
extern const Command import_command;
extern const Command fmt_command;
extern const Command doctor_command;
extern const Command explain_command;
extern const Command schema_command;
extern const Command help_command;
extern const Command completion_command;
extern const Command complete_command;
extern const Command bench_load_command;

extern const Command report_list_command;
extern const Command report_show_command;
extern const Command report_new_command;
extern const Command report_build_command;
extern const Command report_check_command;
extern const Command report_explain_command;
extern const Command report_diff_command;
extern const Command report_export_command;
extern const std::array<Command, 9> block_commands;
extern const Command document_add_command;
extern const Command claim_check_command;
extern const Command fiche_new_command;
extern const Command fiche_check_command;
extern const Command fiche_opinion_command;
extern const Command request_letter_command;
extern const Command action_letter_command;
extern const Command check_eligibility_command;
extern const std::array<Command, 11> request_steps;
extern const std::array<Command, 10> action_verbs;
extern const std::array<Command, 5> result_verbs;
extern const std::array<Command, 4> entry_verbs;
extern const std::array<Command, 2> need_verbs;
extern const std::array<Command, 3> deployment_verbs;
extern const std::array<Command, 4> invitation_verbs;
extern const std::array<Command, 3> register_verbs;
extern const Command expert_import_command;
extern const Command feedback_import_command;
extern const Command form_sheet_command;
extern const std::array<Command, 5> form_verbs;
extern const std::array<Command, 3> review_verbs;
extern const Command activity_add_command;
extern const std::array<Command, 6> activity_steps;
extern const Command mission_add_command;
extern const Command expert_roster_command;
extern const Command expert_search_command;
extern const Command expert_propose_command;
extern const Command git_setup_command;
extern const Command git_review_command;
extern const Command git_keep_both_command;
extern const Command git_merge_file_command;
extern const Command git_text_command;

// Verbs that several nouns have.
extern const Command list_of_noun_command;
extern const Command show_of_noun_command;
extern const Command new_command;
extern const Command set_command;
extern const Command correct_command;
extern const Command edit_command;
extern const Command rename_command;
extern const Command remove_command;

}  // namespace mieux::cli
