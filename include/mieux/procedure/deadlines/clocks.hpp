#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// The clocks of mieux.yaml: what must follow on what, within which time (docs/commands/due.md).

/// What a clock runs for: once for each request, Action, activity held or mission ended. It belongs
/// to what its `from` names.
enum class ClockSubject : std::uint8_t { request, action, activity, mission };

/// How a clock stands on a day.
enum class ClockState : std::uint8_t {
  none,  ///< it has not begun
  running,
  on_hold,  ///< it stands still with its request or Action
  kept,
  late,  ///< what was awaited came too late
  overdue,
  ended,    ///< nothing is awaited any more: the request was closed, the Action cancelled
  unknown,  ///< the dates known do not decide it
};
inline constexpr std::array<std::string_view, 8> clock_state_words{
    "", "running", "on-hold", "kept", "late", "overdue", "ended", "unknown"};

constexpr std::string_view word_of(ClockState state) {
  return clock_state_words[static_cast<std::size_t>(state)];
}

/// A clock of one record, or of one part of it, on a day.
struct ClockReading {
  ClockState state = ClockState::none;
  /// The last day of the time allowed, as precisely as the records know it: days on hold are added.
  /// Nothing where the clock has not begun, stands still or has ended, or nobody knows since when
  /// it runs.
  std::optional<Date> due = {};
  /// Days from the start to what stopped it, those on hold left out: between these bounds. Nothing
  /// while it has not been stopped.
  struct Days {
    std::int64_t least = 0;
    std::int64_t most = 0;
  };
  std::optional<Days> days = {};
};

/// What the clock runs for; nothing if its `from` is no word that starts a clock.
std::optional<ClockSubject> clock_subject_of(const ClockRule& rule);

/// The words that can start a clock: events of requests and Actions, `activity-held`,
/// `mission-ended`.
std::vector<std::string_view> clock_starts();

/// The words that can stop a clock that `from` starts: events of the same request or Action, events
/// of the Actions of the request, the feedback tools of the store; of one that the completion
/// starts `follow-up`: the first event of a deliverable, result achieved or effect reported since
/// the month in which its time runs out.
std::vector<std::string_view> clock_ends(std::string_view from, const Vocabularies& vocabularies);

/// The two words of a clock as the steps that they mean; nothing where they mean none, but an end
/// of an activity or mission, or a report.
struct ClockSteps {
  std::optional<ClockSubject> subject;
  std::optional<RequestStep> from_request;
  std::optional<RequestStep> to_request;
  std::optional<ActionStep> from_action;
  std::optional<ActionStep> to_action;
};
ClockSteps steps_of(const ClockRule& rule);

/// The clocks of a store, with what they are looked up in. Keeps a reference to the store.
class Clocks {
 public:
  explicit Clocks(const Store& store);

  /// How a clock of the store stands for a record; `index`: which activity or mission of the
  /// Action. The record must be of the kind the clock runs for. An imported record is never
  /// overdue: nobody knows whether what it lacks did not happen or was not published. An activity
  /// that was held on a day nobody wrote down has a clock, and its state is not known.
  [[nodiscard]] ClockReading read(const ClockRule& rule, const Record& record, std::uint32_t index,
                                  AsOf as_of) const;

  /// The clock called `id`, or null.
  [[nodiscard]] const ClockRule* find(std::string_view id) const;

 private:
  const Store& store_;
  std::vector<ClockSteps> steps_;  ///< of each clock of mieux.yaml
  /// Reports on each Action, its activities and missions: positions of feedback, by Action.
  std::vector<std::vector<std::uint32_t>> reports_;
};

/// Days from the receipt of a request to its first event of that sort, or if none is given to its
/// decision; nothing as long as there is none, or if the day of the receipt is not known.
std::optional<ClockReading::Days> days_until(const Request& request,
                                             std::optional<RequestStep> event, AsOf as_of);

/// The way of a request. `decided`: approved, rejected or forwarded.
enum class Milestone : std::uint8_t {
  received,
  screened,
  fiche_drafted,
  sent_to_steering_group,
  decided,
};

/// Has the request come so far by the day asked about? A step that is not recorded, though a later
/// one of the way to the approval is, was taken by then.
Truth reached(const Request& request, Milestone milestone, AsOf as_of);

/// The words of the milestones, in their order.
inline constexpr std::array<std::string_view, 5> milestone_words{
    "received", "screened", "fiche-drafted", "sent-to-steering-group", "decided"};

}  // namespace mieux
