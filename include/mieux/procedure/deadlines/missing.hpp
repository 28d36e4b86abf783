#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mieux/procedure/deadlines/clocks.hpp"
#include "mieux/procedure/deadlines/due.hpp"
#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {

// What an Action lacks on a day: the one place that the list of what is due, the board, the report
// on the Action and the rules on completed Actions ask.

/// Of what sort it is.
enum class Lacking : std::uint8_t {
  date,
  outcome,       ///< what became of an activity whose days are over
  participants,  ///< how many took part in an activity that was held
  expert,        ///< one that is asked for and not found
  report,        ///< what a clock of mieux.yaml or the completion asks for
  evidence,      ///< of a result that was achieved
  result,        ///< one that is still expected
  deliverable,   ///< one that is still expected
};
inline constexpr std::array<std::string_view, 8> lacking_words{
    "date", "outcome", "participants", "expert", "report", "evidence", "result", "deliverable"};
constexpr std::string_view word_of(Lacking lacking) {
  return lacking_words[static_cast<std::size_t>(lacking)];
}

struct MissingItem {
  Lacking kind = Lacking::date;
  std::string what;       ///< in words: "what became of it", the title of a clock
  std::string part = {};  ///< `a2`, `m1`; empty: the Action itself
  /// Of what a clock asks for: the last day of the time allowed; of experts: the first day of the
  /// activity they are needed for.
  std::optional<Date> due = {};
  std::string asked_by = {};  ///< the id of that clock
};

/// The Actions that had an implementation report by the day asked about, or may have.
std::unordered_set<const Record*> with_implementation_report(const Store& store, AsOf as_of);

/// Was no activity of the Action held by the day asked about, as far as its record says?
bool none_held(const Fieldwork& work, AsOf as_of);

/// What is missing on one day. Keeps a reference to the store.
class MissingItems {
 public:
  MissingItems(const Store& store, AsOf as_of);

  /// What the Action lacks on that day, dates first, then in the order of `Lacking`. Of
  /// an imported Action only dates, results and deliverables: history has no more to give. Of one
  /// that was not approved by then nothing. Reads the record's file again.
  [[nodiscard]] std::vector<MissingItem> of(const Record& action) const;

 private:
  const Store& store_;
  AsOf as_of_;
  Clocks clocks_;
  std::unordered_set<const Record*> reported_;
};

}  // namespace mieux
