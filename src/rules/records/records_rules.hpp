// Rules about records of any kind: ids, references, vocabularies, personal data, what mieux.yaml
// says.
#pragma once

#include <array>

#include "rules/rule.hpp"

namespace mieux {

void check_aliases(const RuleRun& run);
void check_claims(const RuleRun& run);
void check_clocks(const RuleRun& run);
void check_documents(const RuleRun& run);
void check_ids(const RuleRun& run);
void check_indicators(const RuleRun& run);
void check_personal_data(const RuleRun& run);
void check_personal_store(const RuleRun& run);
void check_private_roster(const RuleRun& run);
void check_reference_numbers(const RuleRun& run);
void check_references(const RuleRun& run);
void check_regions(const RuleRun& run);
void check_twins(const RuleRun& run);
void check_uids(const RuleRun& run);

/// What is looked for outside the records: not by every change that is written, since files may be
/// large.
inline constexpr auto document_rules =
    std::to_array<Check>({check_documents, check_private_roster});

/// Those that take longest come first.
inline constexpr auto records_rules = std::to_array<Check>({
    check_references,
    check_uids,
    check_personal_data,
    check_twins,
    check_ids,
    check_reference_numbers,
    check_aliases,
    check_regions,
    check_claims,
    check_personal_store,
    check_clocks,
    check_indicators,
});

}  // namespace mieux
