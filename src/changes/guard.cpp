#include "guard.hpp"

#include "changes/requests/fiche_guard.hpp"

namespace mieux {

Change guarded(const Store& store, Change change, AsOf as_of) {
  guard_fiches(store, change, as_of);
  return change;
}

}  // namespace mieux
