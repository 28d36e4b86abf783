#pragma once

#include <functional>

#include "environment.hpp"
#include "mieux/store/roster.hpp"
#include "writing.hpp"

namespace mieux::cli {

/// A store and its private roster, both as they were at one moment.
struct BothStores {
  Store store;
  Roster roster;
};

/// Reads both for a command that was asked for what is private. Fails (3) with what to do if the
/// roster cannot be used, or if records of the past are asked for: the roster has none.
BothStores load_both(const Common& common, const Environment& environment);

/// Says, on standard error, that the roster was not read since --private was not given, and what it
/// holds: "refusals and consent". Silent if the store names no roster.
void note_roster_not_read(const Store& store, const std::string& what, Environment& environment);

/// From a store and its roster to what is to be changed in both (`Change::private_files`).
using MakeWithRoster = std::function<Change(const Store&, const Roster&, const Circumstances&)>;

/// `write` over two stores: locks both, judges both parts of the change and applies all of it or
/// nothing. What the roster says is shown with --private alone, findings included. Fails (3) with
/// what to do if the roster cannot be used.
Exit write_with_roster(const Common& common, Environment& environment, const Writing& writing,
                       const MakeWithRoster& make);

/// The same for a change that can also be made without a roster, which is then null. If the store
/// names one that is not here, what is `unknown` without it is said: "whether consent holds".
using MakeWithAnyRoster = std::function<Change(const Store&, const Roster*, const Circumstances&)>;
Exit write_with_any_roster(const Common& common, Environment& environment, const Writing& writing,
                           const std::string& unknown, const MakeWithAnyRoster& make);

/// The same of a change that would leave something in the roster which nobody finds any more: fails
/// (3) if the store names a roster that is not here.
Exit write_with_its_roster(const Common& common, Environment& environment, const Writing& writing,
                           const MakeWithAnyRoster& make);

}  // namespace mieux::cli
