#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

class Clocks;

/// Something that is awaited, mostly by a day.
struct DueItem {
  /// The last day of the time allowed, as precisely as the records know it. Nothing: there is none.
  std::optional<Date> due;
  Date since = {};       ///< since when it is awaited, if there is no last day
  std::string asked_by;  ///< what asks for it, the same each time: the id of a clock,
                         ///< `steering-group`, `look-again`, `edition` or
                         ///< `recommendation`
  std::string what;      ///< what is awaited, in words: the title of the clock
  const Record* record = nullptr;
  std::string part;  ///< of an Action: `a2`, `m3`, `missions.3` if the third mission has no id;
                     ///< of a review: `r2`; empty: the record itself
  std::vector<std::string> responsible;  ///< staff codes; empty: nobody
  bool planned = false;            ///< not due, but planned for `due`; nothing: without a date
  std::optional<Date> until = {};  ///< the last day of what is planned, if `due` is its first

  /// Is the day over, whichever of the possible ones it is? Never, if there is none.
  [[nodiscard]] bool is_overdue(Day day) const { return due && due->last() < day; }
};

/// Staff responsible for a record on a day (`responsible`, by its dates); of an Action or
/// Action Fiche without anybody those of its request. Reads the record's file again.
std::vector<std::string> responsible_for(const Store& store, const Record& record, Day day);

/// What the clocks await of one request or Action and its parts on the day asked about, clock by
/// clock; without those responsible. Of a draft or an imported record nothing.
std::vector<DueItem> awaited_by_clocks(const Store& store, const Clocks& clocks,
                                       const Record& record, AsOf as_of);

/// Everything that is awaited on the day asked about: by the clocks, and of the steering group
/// (opinions, renewed opinions on a changed text, the decision), and claims whose day to look again
/// has come, imported ones among them; editions of publications that are not out; and
/// recommendations of reviews that were accepted with a deadline. What ran out
/// first, then by day, then what has no last day. Of drafts and other imported records nothing is,
/// nor of a clock so long that it never runs out.
std::vector<DueItem> due_items(const Store& store, AsOf as_of);

}  // namespace mieux
