#pragma once

#include <cstdint>
#include <string>

#include "mieux/changes/wishes/circumstances.hpp"
#include "mieux/store/change.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// The report of an expert that came in.
struct ReceivedReport {
  std::string on;                    ///< the day; empty: today
  const Record* feedback = nullptr;  ///< the record that is the report; null: a new one
};

/// Records that the report on a mission came in: makes the feedback record that its clock asks for,
/// or says in the one that is named which mission it is on. Fails (3) if the mission has not begun
/// or has a report, if it names neither expert nor activity by which a report is found, and if the
/// record that is named is another report or one on something else.
Change receive_report(const Store& store, const Record& action, std::uint32_t mission,
                      const ReceivedReport& report, const Circumstances& circumstances);

}  // namespace mieux
