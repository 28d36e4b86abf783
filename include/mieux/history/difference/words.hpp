#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/history/difference/changes.hpp"

namespace mieux::history {

/// One thing that happened to a record, in words.
struct Entry {
  /// The record's uid, the part and the field: the same in any revision that says the same thing.
  std::string id;
  std::string part;   ///< `activities.a3`; may be empty
  std::string field;  ///< its path in the record or part; empty: the whole of it
  std::string text;   ///< `moved from June 2018 to September 2018, because ...`
};

/// What happened to a record, in the order of the schema: steps by their names and days, moved
/// activities as moves, parts by their ids and titles, long texts by the words that changed, lists
/// by what came and went. Every difference is in one of the entries. Of a record that is new: the
/// steps it has. Empty for one that is removed, laid out or unreadable.
std::vector<Entry> entries_of(const RecordChange& change, const schema::Schemas& schemas);

/// `request 2026-04 'Training'`, `action togo-ii (before: togo-2) 'Second phase'`.
std::string heading_of(const RecordChange& change);

/// The words that differ between two texts, with a few around them: `to [-train-] {+advise+} the
/// police`. If no word differs, it says that.
std::string words_between(std::string_view before, std::string_view after);

}  // namespace mieux::history
