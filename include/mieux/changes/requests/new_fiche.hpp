#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux {

/// What a new Action Fiche, or a new version of one, is to be.
struct FicheWish {
  enum class Kind : std::uint8_t { first, step_2, amendment };
  Kind kind = Kind::first;
  bool minor = false;      ///< an amendment about which the steering group need not be asked
  std::string reason;      ///< of an amendment
  std::string drafted_by;  ///< code of a member of the staff; empty: not said
  std::string id;          ///< of a new fiche; empty: by the pattern, else the id of the request
  yaml::Value fields{yaml::Value::Mapping{}, false};  ///< of the version
  std::vector<Wish> wishes;  ///< fields, of the version where the fiche itself has no such field
};

/// Prepares the Action Fiche of a request from what the request says, or the next version of the
/// one there is, from the last version. Fails (3) if a version is open, or if the kind does not fit
/// what was decided on the last one.
Change new_fiche(const Store& store, const Record& request, const FicheWish& wish,
                 const Circumstances& circumstances);

/// Fields that the fiche itself does not have, as fields of its last version:
/// `objective=...` is `versions.2.objective=...`; `appraisal.impact.score=4` finds the criterion.
/// Fails (3), unless the fiche is imported, for a version that was decided on, which is frozen, and
/// for fields that only steps write: sent, consultation, decision and the like.
std::vector<Wish> in_last_version(const Store& store, const Record& fiche,
                                  const std::vector<Wish>& wishes);

}  // namespace mieux
