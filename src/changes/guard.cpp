#include "guard.hpp"

#include "changes/records/name_guard.hpp"
#include "changes/requests/fiche_guard.hpp"

namespace mieux {

Change guarded(const Store& store, Change change, AsOf as_of) {
  guard_fiches(store, change, as_of);
  guard_names(store, change);
  return change;
}

}  // namespace mieux
