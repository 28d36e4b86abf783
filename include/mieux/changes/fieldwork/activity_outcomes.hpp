#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/changes/records/add_document.hpp"
#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// What becomes of an activity. `id` is that of the activity within its Action, such as `a2`. All of
// these fail (2) if the Action has no such activity, with the ids there are, and (3) if the step
// cannot follow on what became of it (`why_not`), with the way out.

/// When, where and with whom an activity takes place, as a person types it. Empty: as it is.
struct ActivityDetails {
  std::string start;  ///< a date, as precise as known
  std::string end;
  std::string mode;
  std::vector<std::string> places;
  std::vector<std::string> hosts;          ///< organisations or countries, by id or name
  std::vector<std::string> co_organisers;  ///< organisations, by id or name
};

/// Plans an activity for other days, or with other details. Where it was postponed from, when and
/// why is kept in `postponements`.
Change schedule_activity(const Store& store, const Record& action, std::string_view id,
                         const ActivityDetails& details);

/// That an activity took place, and who took part. Empty: as it is.
struct HeldWish {
  ActivityDetails details;
  std::optional<std::uint32_t> participants;  ///< by default women and men, if both are given
  std::optional<std::uint32_t> women;
  std::optional<std::uint32_t> men;
  std::vector<std::string> from_countries;  ///< `BEN=12`, countries by code or name
  std::vector<std::string> institutions;
  std::string seniority;
  std::vector<NewDocument> documents;
};

/// Fails (2) if its first day is neither recorded nor given, (3) if it surely lies after today or
/// if the numbers do not add up. What is held already gets what is given beside it.
Change record_held(const Store& store, const Record& action, std::string_view id,
                   const HeldWish& wish, const Circumstances& circumstances);

/// That an activity is put off or given up.
struct DroppedWish {
  std::string reason;       ///< in words; fails (2) if it is empty
  std::string on;           ///< the day of the decision; empty: today
  std::string to;           ///< of one postponed: its new date; empty: open
  std::string replaced_by;  ///< of one given up: the activity in its place; empty: none
};

/// The days it was planned for stay in `start` and `end`.
Change postpone_activity(const Store& store, const Record& action, std::string_view id,
                         const DroppedWish& wish, const Circumstances& circumstances);
Change cancel_activity(const Store& store, const Record& action, std::string_view id,
                       const DroppedWish& wish, const Circumstances& circumstances);
/// An optional activity that turned out not to be needed.
Change leave_out_activity(const Store& store, const Record& action, std::string_view id,
                          const DroppedWish& wish, const Circumstances& circumstances);

/// What is right about the outcome that is recorded of an activity. Empty: as it is.
struct OutcomeCorrection {
  std::optional<ActivityState> state;  ///< `none`: it is still planned
  std::string on;                      ///< the day of the decision
  std::string to;                      ///< of one postponed: its new date
  std::string reason;
  std::string replaced_by;  ///< of one given up: the activity in its place
};

/// Corrects what was recorded of an activity, also to another outcome, whatever step could follow.
/// Fails (2) if nothing is to be corrected, if a reason is missing, or if something is said that
/// the outcome has not; (3) if no outcome is recorded. The rules judge what a completed Action
/// makes of it.
Change correct_activity(const Store& store, const Record& action, std::string_view id,
                        const OutcomeCorrection& correction, const Circumstances& circumstances);

}  // namespace mieux
