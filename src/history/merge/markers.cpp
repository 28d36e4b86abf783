#include "markers.hpp"

#include <algorithm>

namespace mieux {
namespace {

void add_lines(TextLines& to, const TextLines& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// Takes the lines that ours and theirs have alike at the end, and returns them.
TextLines take_common_end(BySide<TextLines>& lines) {
  TextLines& ours = lines[Side::ours];
  TextLines& theirs = lines[Side::theirs];
  TextLines common;
  while (!ours.empty() && !theirs.empty() && ours.back() == theirs.back()) {
    common.insert(common.begin(), ours.back());
    ours.pop_back();
    theirs.pop_back();
  }
  return common;
}

TextLines take_common_start(BySide<TextLines>& lines) {
  TextLines& ours = lines[Side::ours];
  TextLines& theirs = lines[Side::theirs];
  const auto [end, other] = std::ranges::mismatch(ours, theirs);
  TextLines common(ours.begin(), end);
  ours.erase(ours.begin(), end);
  theirs.erase(theirs.begin(), other);
  return common;
}

}  // namespace

TextLines with_markers(const std::vector<Stretch>& stretches, const ConflictStyle& style) {
  TextLines all;
  const auto marker = [&](char sign, std::string_view label) {
    all.push_back(std::string(style.marker_size, sign) + std::string{label});
  };
  for (const Stretch& one : stretches) {
    if (!one.conflict) {
      add_lines(all, one.lines[Side::ours]);
      continue;
    }
    BySide<TextLines> lines = one.lines;
    TextLines end;
    if (!style.with_base && !one.whole) {
      end = take_common_end(lines);
      add_lines(all, take_common_start(lines));
    }
    marker('<', " ours");
    add_lines(all, lines[Side::ours]);
    if (style.with_base) {
      marker('|', " base");
      add_lines(all, lines[Side::base]);
    }
    marker('=', "");
    add_lines(all, lines[Side::theirs]);
    marker('>', " theirs");
    add_lines(all, end);
  }
  return all;
}

}  // namespace mieux
