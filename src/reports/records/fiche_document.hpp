#pragma once

#include <string>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/report.hpp"

namespace mieux {

/// Writes the last version of an Action Fiche as the steering group reads it. Its title is a
/// heading of `level` (1 to 4), its parts are one below. What it does not say is said to be
/// missing.
void fiche_document(const View& view, const Record& fiche, std::size_t level, Report& report);

/// A version as people call it: "version 2 (second step)".
std::string name_of(const FicheVersion& version, const Language& language);

/// The first twelve digits of the fingerprint of the fiche's last version: to quote it.
std::string short_fingerprint(const View& view, const Record& fiche);

/// Paragraphs of a text of a record, escaped, without a line break at the end.
std::string paragraphs(std::string_view text);

}  // namespace mieux
