#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/procedure/experts/deployments.hpp"
#include "mieux/records/personal.hpp"
#include "mieux/store/roster.hpp"

namespace mieux {

// Who may be asked for an activity, and who was: from the private roster, joined with the public
// store in memory. Nothing of it is for everybody.

/// An activity of an Action; an empty id: the Action as a whole.
struct PlaceOfWork {
  const Record* action = nullptr;
  std::string activity;

  /// `benin/a2`; of an Action as a whole `benin`.
  [[nodiscard]] std::string name() const;
};

/// The personal part of an expert; null if there is none, or if it cannot be read (`HoldReason`).
const PersonalPart* personal_part_of(const Roster& roster, const Record& expert);

/// The last invitation of the expert to this place, or null.
const Invitation* invitation_to(const Store& store, const PersonalPart& part,
                                const PlaceOfWork& place);

/// Did it lead to a mission that is there? One that was removed since is none.
bool has_mission(const Store& store, const Invitation& invitation);

/// An expert about whom the two stores are asked; `roster` null: the public one alone.
struct AskedExpert {
  const Store& store;
  const Roster* roster;
  const Record& expert;
};

/// Why an expert cannot be asked.
enum class HoldReason : std::uint8_t {
  forgotten,  ///< the personal part was removed for good
  unread,     ///< the personal part cannot be read: it may forbid anything
  consent_withdrawn,
  kept_too_long,  ///< the day until which the personal part may be kept is over
  declined,       ///< the last answer for this place was no
  invited,        ///< asked already, and the answer is not in
  accepted,       ///< accepted already
  mission_then,   ///< on a mission on one of the days
  accepted_then,  ///< accepted an invitation to something else on one of the days
};

struct Hold {
  const Record* expert = nullptr;
  HoldReason reason{};
  std::string other;  ///< the mission or activity in the way: `benin/m2`, `benin/a2`
};

/// All that stands against asking the expert for this place on the day asked about, in the order of
/// the reasons. Days are compared as far as both are known to the day, and on site alone.
/// `deployments` are those of the expert.
std::vector<Hold> holds_on(const AskedExpert& asked, List<Deployment> deployments,
                           const PlaceOfWork& place, AsOf as_of);

/// Why experts of the roster are not proposed for this place, the first reason of each, in the
/// order of the public store. Who is invited or accepted may still go; missions are in the public
/// store.
std::vector<Hold> held_back(const Roster& roster, const Store& store, const PlaceOfWork& place,
                            AsOf as_of);

/// What the roster has against asking an expert for anything on the day asked about: the consent is
/// withdrawn, the personal part may not be kept any longer; on one of `days`, if these are given,
/// an invitation to something was accepted. Nothing without a roster.
std::vector<Hold> held_for_anything(const AskedExpert& asked, std::optional<Date> days, AsOf as_of);

/// The reason in words that tell nothing private beside it: "is on mission benin/m2 then".
std::string in_words(const Hold& hold);

}  // namespace mieux
