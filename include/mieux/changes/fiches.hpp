#pragma once

#include <string>
#include <vector>

#include "mieux/changes/changes.hpp"

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

/// Records today's verdict on a request's eligibility, with the rows of the tables it rests on.
Change record_eligibility(const Store& store, const Record& request,
                          const Circumstances& circumstances);

}  // namespace mieux
