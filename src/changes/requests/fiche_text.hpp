#pragma once

#include <optional>
#include <string>

#include "mieux/changes/wishes/edited_record.hpp"
#include "mieux/changes/wishes/typed_date.hpp"
#include "mieux/procedure/requests/consultation.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// The path of the fiche's last version.
yaml::Path last_version(const EditedRecord& fiche);

/// The fingerprint of that version as the text stands.
std::string fingerprint_of_last(const EditedRecord& fiche);

/// `version.KEY` becomes a text.
void put_in_version(EditedRecord& fiche, const std::string& key, const std::string& text);

/// An event of a request, at this place among those there are (by default after them); what is
/// empty in it is left out.
void add_event(EditedRecord& request, yaml::Value::Mapping event,
               std::optional<std::size_t> place = std::nullopt);

/// The open version of a fiche. Fails (3) if there is none, with what to type.
const FicheVersion& require_open(const Store& store, const Record& fiche);

/// Fails (3), with all that is missing, if the steering group could not decide on the open version.
void require_complete(const Store& store, const Record& fiche);

}  // namespace mieux
