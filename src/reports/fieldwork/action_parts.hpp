#pragma once

#include <string>

#include "action_facts.hpp"

namespace mieux {

// Sections of the report on an Action, in Markdown, each with its heading; empty if there is
// nothing to say.

std::string activities_section(const ActionFacts& facts);
std::string participants_section(const ActionFacts& facts);
std::string experts_section(const ActionFacts& facts);
std::string results_section(const ActionFacts& facts);
std::string deliverables_section(const ActionFacts& facts);
std::string effects_section(const ActionFacts& facts);
std::string plan_changes_section(const ActionFacts& facts);
std::string feedback_section(const ActionFacts& facts);
std::string missing_section(const ActionFacts& facts);
std::string documents_section(const ActionFacts& facts);

}  // namespace mieux
