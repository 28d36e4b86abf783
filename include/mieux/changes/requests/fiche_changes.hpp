#pragma once

#include <string>
#include <vector>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/changes/wishes/wish.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// `set_fields` of an Action Fiche: fields that it does not have itself are those of its last
/// version. Fails as `in_last_version` does, too.
Change set_fiche_fields(const Store& store, const Record& fiche, const std::vector<Wish>& wishes);

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
