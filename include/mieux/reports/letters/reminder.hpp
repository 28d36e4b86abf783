#pragma once

#include <string_view>
#include <vector>

#include "mieux/reports/letters/letter.hpp"

namespace mieux {

/// The template of a letter that reminds of reports, unless another is named.
inline constexpr std::string_view reminder_letter = "remind-report";

/// What a template of such a letter may name between `{{` and `}}`.
std::vector<Placeholder> reminder_placeholders();

/// Fills a template with the reports that an Action lacks on the day of the view; `part`: those of
/// this activity and the missions on it, or of this mission. Fails (3) if none is missing.
FilledTemplate fill_reminder(const View& view, const Record& action, std::string_view part,
                             const LetterTemplate& letter, std::string_view text);

}  // namespace mieux
