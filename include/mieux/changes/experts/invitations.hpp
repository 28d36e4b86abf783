#pragma once

#include <string>

#include "mieux/changes/fieldwork/action_parts.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/procedure/experts/invitations.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/roster.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// From the question whether an expert will go to the assessment of the work. All but the mission
// itself is written into the private roster alone, and the sentences of these changes tell nothing
// of it but ids.

/// A store, its roster and an expert.
struct RosterExpert {
  const Store& store;
  const Roster& roster;
  const Record& expert;
};

struct InvitationWish {
  std::string need;  ///< of the Action; empty: none
  std::string days;  ///< of work; empty: not said
  std::string on;    ///< empty: today
};

/// Records that the expert was asked. Fails (3) for an activity that does not take place or is
/// over, for whatever stands against asking (`holds_on`) but an earlier refusal, and if the expert
/// has no personal part.
Change invite(const RosterExpert& who, const PlaceOfWork& place, const InvitationWish& wish,
              const Circumstances& circumstances);

/// Records the answer. Fails (3) if nobody asked, if the answer is in, and for an acceptance of
/// what is in the way of something else.
Change accept_invitation(const RosterExpert& who, const PlaceOfWork& place, const std::string& on,
                         const Circumstances& circumstances);
/// The same of a refusal, which may also take an acceptance back as long as there is no mission.
/// Fails (2) without a reason.
Change decline_invitation(const RosterExpert& who, const PlaceOfWork& place,
                          const std::string& reason, const std::string& on,
                          const Circumstances& circumstances);

/// The mission, and in the roster that the invitation led to it. Without a roster (null) or a
/// personal part only the mission. Fails (3) as `new_mission` does, for a forgotten expert, and
/// where the roster says that the expert was not asked, has not accepted or may not be kept.
Change deploy_expert(const AskedExpert& who, const PlaceOfWork& place, const PartWish& mission,
                     const Circumstances& circumstances);

struct AssessmentWish {
  std::string rating;
  std::string text;
  std::string by;  ///< staff code or role
  std::string on;  ///< empty: today
  bool without_report = false;
};

/// Records what the work of the expert was like, on the mission of this id or, if it is empty, on
/// the only one of the Action. Fails (2) if nothing is said, (3) if there is no such mission, if it
/// has not begun, if it was assessed before, or if its report has not come in, unless it is said
/// that it never will.
Change assess_expert(const RosterExpert& who, const Record& action, const std::string& mission,
                     const AssessmentWish& wish, const Circumstances& circumstances);

}  // namespace mieux
