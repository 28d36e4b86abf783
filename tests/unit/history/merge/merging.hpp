// Merges of texts of one record, without git.
#pragma once

#include <string>
#include <string_view>

#include "mieux/changes/parts/difference.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/history/merge/merged_text.hpp"
#include "mieux/schema/schema.hpp"

namespace mieux::merge_test {

struct Texts {
  std::string base;
  std::string ours;
  std::string theirs;
};

/// Of a line merge that found conflicts, so that the merge by meaning is asked.
inline LineMerge no_line_merge() { return {"(merged by lines)", 1}; }

inline MergedText merged(const Texts& texts, ConflictStyle style = {},
                         RecordKind kind = RecordKind::action) {
  BySide<std::string_view> sides;
  sides[Side::base] = texts.base;
  sides[Side::ours] = texts.ours;
  sides[Side::theirs] = texts.theirs;
  return merged_text(schema::built_in_schemas(), kind, sides, style, no_line_merge);
}

/// A line for each decision: `activities.a1.start: theirs '2018-09'`.
inline std::string decisions_of(const MergedText& merged) {
  static constexpr std::array<std::string_view, 4> words{"ours", "theirs", "both", "conflict"};
  std::string lines;
  for (const Decision& one : merged.decisions) {
    lines += one.path + ": " + std::string{words.at(static_cast<std::size_t>(one.taken))};
    if (one.taken == Decision::Taken::conflict)
      lines += " " + in_one_line(one.said[Side::base]) + " | " + in_one_line(one.said[Side::ours]) +
               " | " + in_one_line(one.said[Side::theirs]);
    else
      lines += " " + in_one_line(one.result);
    lines += "\n";
  }
  return lines;
}

}  // namespace mieux::merge_test
