#include "guard.hpp"

#include "changes/parts/part_guard.hpp"
#include "changes/records/forgotten_guard.hpp"
#include "changes/records/name_guard.hpp"
#include "changes/requests/fiche_guard.hpp"
#include "mieux/changes/feedback/forms.hpp"

namespace mieux {

Change guarded(const Store& store, Change change, const Circumstances& circumstances) {
  guard_parts(store, change, circumstances);
  guard_forms(store, change);
  guard_fiches(store, change, circumstances.as_of);
  guard_names(store, change);
  guard_forgotten(change);
  return change;
}

}  // namespace mieux
