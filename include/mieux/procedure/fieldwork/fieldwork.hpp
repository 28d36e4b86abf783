#pragma once

#include <optional>
#include <string>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// What happened in the field: whether an activity took place, whose activity a mission belongs to,
// which days a mission lasted, when it ended, when an Action ran. Rules, clocks, queries and
// reports ask here.

/// An Action as these questions need it. Activities of an imported Action have no outcome unless
/// history says so: they are taken to have been held.
struct Fieldwork {
  const Action& action;
  bool imported = false;
};
Fieldwork fieldwork_of(const Store& store, const Record& action);

/// What a part of an Action is called within it: its id, or of one without an id its list and its
/// position from 1, such as `missions.2`.
std::string name_of(const Action& action, Part part, std::size_t index);

/// May the activity have been held, going by its outcome alone? Held, or an imported one without an
/// outcome.
bool may_be_held(const Fieldwork& work, const Activity& activity);

/// May the activity have been held by the day asked about, going by its outcome and its days?
bool may_have_been_held(const Fieldwork& work, const Activity& activity, AsOf as_of);

/// Did the activity take place by the day asked about? `no` if it was dropped (cancelled, not taken
/// up, postponed) or its days lie ahead; `unknown` if its days leave it open, or it is past and
/// nobody said what became of it and how many took part.
Truth took_place(const Fieldwork& work, const Activity& activity, AsOf as_of);

/// Was the activity held by the day asked about? An imported one was, unless its record says
/// otherwise. `unknown` if its days leave it open, or nobody said what became of it and how many
/// took part. One whose days nobody wrote down counts as held: reports place it by its Action.
Truth was_held(const Fieldwork& work, const Activity& activity, AsOf as_of);

/// When an activity that was held ended: its last day, else its first, else that of its outcome.
/// Nothing if it was not held; not known if nobody wrote the day down.
std::optional<When> end_of_held(const Activity& activity);

/// The same of a mission, which must be one of `action.missions`.
std::string mission_name(const Action& action, const Mission& mission);

/// The activity of that id, or null.
const Activity* find_activity(const Action& action, std::string_view id);
/// The activity that a mission is on; null if it is on the Action itself.
const Activity* activity_of(const Action& action, const Mission& mission);

/// First and last day of a mission: its own, else those of its activity. Not known where neither
/// says, or where the activity was dropped.
struct Stay {
  When start;
  When end;
};
Stay stay_of(const Action& action, const Mission& mission);
/// The same where its activity is known; null: it has none.
Stay stay_of(const Mission& mission, const Activity* activity);

/// Did the mission begin by the day asked about? `no` if its activity was dropped; `unknown` if the
/// days leave it open.
Truth took_place(const Action& action, const Mission& mission, AsOf as_of);

/// Days of one person on a mission: as stated, else from its first to its last day. Nothing if
/// these are not known to the day.
std::optional<double> days_of(const Action& action, const Mission& mission);

/// When a mission ended: its own last day, else when its activity, which was held, ended. Nothing
/// if nothing says that it took place.
std::optional<When> ended_on(const Action& action, const Mission& mission);

/// When a mission began: on its first day, else when its Action started, else when that ended.
When began(const Action& action, const Mission& mission);

/// Did the Action run on at least one day of the period, up to the day asked about? From its start
/// to its end, or to today as long as it has not ended; time on hold is part of it, and that before
/// it was reopened. A start or end
/// that nobody wrote down gives `unknown`, never `no`, unless the approval lies after the period.
/// An Action of the office itself without a start has not begun; an imported one may have.
Truth was_active(const Fieldwork& work, When approved, Date period, AsOf as_of);
/// The same of an activity, from its first to its last day; `no` if it was dropped, `unknown` at
/// best if nobody said what became of it and how many took part.
Truth was_active(const Fieldwork& work, const Activity& activity, Date period, AsOf as_of);
/// The same of a mission.
Truth was_active(const Action& action, const Mission& mission, Date period, AsOf as_of);

}  // namespace mieux
