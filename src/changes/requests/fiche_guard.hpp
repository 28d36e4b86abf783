#pragma once

#include "mieux/records/status.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What the steering group has seen or decided on stays, and opinions stay tied to the texts they
/// judged: of each Action Fiche in a change. A version that was decided on does not change; one
/// that was sent or decided on stays so and is not removed, nor is it declared imported; no
/// fingerprint is lost; a fiche that was sent stays with its request. Fails (3) otherwise. With
/// `Change::minor` a changed text is marked as a minor change, so that opinions hold; fails (3) if
/// nothing that is judged has changed, or nothing is open. Of a version that was sent without a
/// fingerprint, that of the text before is kept. Imported fiches are historic: only what concerns
/// `minor` is asked of them. What cannot be read, before or after, is not compared.
void guard_fiches(const Store& store, Change& change, AsOf as_of);

}  // namespace mieux
