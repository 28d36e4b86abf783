#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/history/merge/merged_values.hpp"

namespace mieux {

/// A merge line by line, as git makes it.
struct LineMerge {
  std::string text;
  std::size_t conflicts = 0;  ///< how many stand in the text, between markers
};

/// How conflicts are written.
struct ConflictStyle {
  std::size_t marker_size = 7;
  bool with_base = false;  ///< with what both began with, as `merge.conflictStyle=diff3` asks
};

struct MergedText {
  enum class How : std::uint8_t {
    by_lines,    ///< the merge of git, byte for byte
    by_meaning,  ///< put together from the lines of both
    as_a_whole,  ///< both texts between markers: nothing better was found
  };
  std::string text;
  How how = How::by_lines;
  std::size_t conflicts = 0;
  bool two_records = false;  ///< the sides are two records that took one id
  std::vector<Decision> decisions = {};
  /// Comments of a side that are not in the text: they were in what the other side removed.
  std::vector<std::string> lost_comments = {};
};

/// Merges three texts of one record of this kind. The merge of `by_lines` is taken as it is if it
/// has no conflict and says what the merge by meaning says (`merged_values`); else each value is
/// taken with its lines and comments from the side that changed it. Markers stand where both
/// changed one value, or a comment at one place. Two records with different `uid` are a conflict as
/// a whole. A side that cannot be read, or is not there (empty): the merge of `by_lines`. The text
/// has markers, or is a record that can be read; its line ends are those of ours, unless theirs
/// alone changed them.
MergedText merged_text(const schema::Schemas& schemas, RecordKind kind,
                       const BySide<std::string_view>& texts, const ConflictStyle& style,
                       const std::function<LineMerge()>& by_lines);

}  // namespace mieux
