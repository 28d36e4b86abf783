#pragma once

#include <string>
#include <vector>

#include "mieux/changes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What a changed text of a fiche needs beside it: with a reason it is marked as minor, so that
/// opinions on the text before hold; of a version that was sent, the fingerprint of what was sent
/// is kept. Fails (3) if a version that was decided on has changed (unless the fiche is imported),
/// or if a reason is given and nothing that is judged has changed.
Change weigh_fiche_change(const Store& store, const Record& fiche, Change change,
                          const std::string& minor_reason, const Clock& clock);

/// Records that the open version is drafted: its date, and the event of the request. Fails (3)
/// while it lacks something.
Change record_drafted(const Store& store, const Record& fiche, const std::string& on,
                      const Circumstances& circumstances);

/// What members answered in one round.
struct OpinionWish {
  std::string member;   ///< a name in mieux.yaml, or the beginning of one alone
  std::string opinion;  ///< approve, approve-with-comments, object, no-objection
  std::string comments;
};

/// Records opinions on the open version, bound to its present text. Fails (3) if it was not sent,
/// for who is no member on that day, and for an opinion given before it was sent.
Change record_opinions(const Store& store, const Record& fiche,
                       const std::vector<OpinionWish>& opinions, const std::string& on,
                       const Circumstances& circumstances);

}  // namespace mieux
