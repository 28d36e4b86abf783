#pragma once

#include "mieux/records/status.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What the steering group has seen or decided on stays, and opinions stay tied to the texts they
/// judged: of each Action Fiche in a change. A version that was decided on does not change, one
/// that was sent is not removed, no fingerprint is lost, and the request of a fiche that was sent
/// stays its request; fails (3) otherwise. With `Change::minor` a changed text is marked as a minor
/// change, so that opinions hold; fails (3) if nothing that is judged has changed, or nothing is
/// open. Of a version that was sent without a fingerprint, that of the text before is kept.
/// Imported fiches are historic: only the last two things are asked of them.
void guard_fiches(const Store& store, Change& change, AsOf as_of);

}  // namespace mieux
