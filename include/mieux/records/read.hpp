#pragma once

#include <string>

#include "mieux/base/arena.hpp"
#include "mieux/records/expert.hpp"
#include "mieux/records/form.hpp"
#include "mieux/records/knowledge.hpp"
#include "mieux/records/personal.hpp"
#include "mieux/records/record.hpp"
#include "mieux/records/review.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

// Reads typed records out of documents that passed the reader. A value that does not fit the
// schema is left out: the schema has reported it. Texts and lists are kept in `arena`.
// The document may go afterwards.

void read_header(const yaml::Document& document, Arena& arena, Record& record);

Request read_request(const yaml::Document& document, Arena& arena);
Action read_action(const yaml::Document& document, Arena& arena);
Organisation read_organisation(const yaml::Document& document, Arena& arena);
Fiche read_fiche(const yaml::Document& document, Arena& arena);
Expert read_expert(const yaml::Document& document, Arena& arena);
PersonalPart read_personal_part(const yaml::Document& document, Arena& arena);
FeedbackForm read_form(const yaml::Document& document, Arena& arena);
Feedback read_feedback(const yaml::Document& document, Arena& arena);
Practice read_practice(const yaml::Document& document, Arena& arena);
PublicEvent read_public_event(const yaml::Document& document, Arena& arena);
Publication read_publication(const yaml::Document& document, Arena& arena);
Review read_review(const yaml::Document& document, Arena& arena);

/// Does the steering group judge this field of a version of an Action Fiche? Not the number, kind
/// and dates of the version, and not what was said of it.
bool is_judged(std::string_view field);

/// The fingerprint of what the steering group judges in a version of an Action Fiche, of which
/// `root` is the record: the SHA-256 sum, in lower-case hexadecimal, of its title and of the
/// version's fields that are judged. One line `path: text` a value, keys sorted, blanks and line
/// breaks as one space: neither comments nor layout matter (docs/commands/fiche.md).
std::string fingerprint_of(const yaml::Document& document, const yaml::Node& root,
                           const yaml::Node& version);

}  // namespace mieux
