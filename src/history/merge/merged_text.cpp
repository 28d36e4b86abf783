#include "mieux/history/merge/merged_text.hpp"

#include <algorithm>
#include <map>
#include <memory_resource>
#include <optional>

#include "layout.hpp"
#include "markers.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/changes/parts/pairing.hpp"
#include "mieux/changes/records/fields_of.hpp"
#include "weave.hpp"

namespace mieux {
namespace {

/// A text that was read as a record, or that is empty: then with a table without fields.
struct ReadText {
  yaml::Value tree{yaml::Value::Mapping{}};
  std::optional<Layout> layout;
};

std::optional<ReadText> read_text(std::string_view text) {
  ReadText result;
  if (text.empty()) return result;
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return std::nullopt;
  if (document.root().kind != yaml::Kind::mapping || document.root().size == 0) return std::nullopt;
  result.tree = yaml::value_of(document, document.root());
  result.layout = layout_of(text, document);
  return result;
}

bool has_returns(std::string_view text) { return text.find("\r\n") != text.npos; }

/// What both sides have, or the one that changed it.
bool changed_flag(const BySide<bool>& flags) {
  return flags[Side::ours] == flags[Side::base] ? flags[Side::theirs] : flags[Side::ours];
}

class TextMerge {
 public:
  TextMerge(const BySide<std::string_view>& texts, const ConflictStyle& style)
      : texts_(texts), style_(style) {}

  MergedText run(const schema::Schemas& schemas, RecordKind kind,
                 const std::function<LineMerge()>& by_lines) {
    if (!read()) return of_lines(by_lines());
    if (are_two_records()) return two_records();
    BySide<const yaml::Value*> trees;
    for (const Side side : all_sides) trees[side] = &read_[side]->tree;
    MergedValues values = merged_values(schemas, kind, trees);
    LineMerge lines = by_lines();
    MergedText merged;
    if (says_the_same(lines, values))
      merged = of_lines(std::move(lines));
    else
      merged = by_meaning(values).value_or(as_it_is(std::move(lines)));
    merged.decisions = std::move(values.decisions);
    if (merged.how == MergedText::How::by_meaning) merged.lost_comments = lost_comments();
    return merged;
  }

 private:
  /// False if a side cannot be read, or there are not two of them.
  bool read() {
    if (texts_[Side::ours].empty() || texts_[Side::theirs].empty()) return false;
    for (const Side side : all_sides) {
      read_[side] = read_text(texts_[side]);
      if (!read_[side]) return false;
    }
    return true;
  }

  [[nodiscard]] bool are_two_records() const {
    const std::string ours = text_at(read_[Side::ours]->tree, "uid");
    const std::string theirs = text_at(read_[Side::theirs]->tree, "uid");
    return !ours.empty() && !theirs.empty() && ours != theirs;
  }

  static MergedText of_lines(LineMerge lines) {
    return {std::move(lines.text), MergedText::How::by_lines, lines.conflicts};
  }

  MergedText two_records() {
    MergedText merged = whole();
    merged.two_records = true;
    return merged;
  }

  MergedText whole() {
    std::vector<Stretch> stretches(1);
    stretches[0].conflict = true;
    stretches[0].whole = true;
    for (const Side side : all_sides) stretches[0].lines[side] = lines_of(texts_[side]);
    if (texts_[Side::base].empty()) stretches[0].lines[Side::base].clear();
    return {joined_lines(with_markers(stretches, style_), true), MergedText::How::as_a_whole, 1};
  }

  static bool says_the_same(const LineMerge& lines, const MergedValues& values) {
    if (lines.conflicts > 0 || values.conflicts() > 0) return false;
    const auto tree = tree_of(lines.text);
    const auto wished = resolved(values.root, Side::ours);
    return tree && wished && mean_the_same(*tree, *wished);
  }

  /// Nothing if a value has no place in the lines, or would be read as something else.
  std::optional<MergedText> by_meaning(const MergedValues& values) {
    BySide<const Layout*> layouts;
    for (const Side side : all_sides)
      layouts[side] = read_[side]->layout ? &*read_[side]->layout : nullptr;
    try {
      stretches_ = woven(values.root, layouts);
    } catch (const Failure&) {
      return std::nullopt;  // a value that cannot be edited where it stands
    }
    for (const Side side : {Side::ours, Side::theirs}) {
      const auto tree = tree_of(joined_lines(lines_for(stretches_, side), false));
      const auto wished = resolved(values.root, side);
      if (!tree || !wished || !mean_the_same(*tree, *wished)) return std::nullopt;
    }
    const auto conflicts = static_cast<std::size_t>(
        std::ranges::count(stretches_, true, [](const Stretch& one) { return one.conflict; }));
    if (conflicts == 0 && values.conflicts() > 0) return std::nullopt;
    // A marker is a whole line.
    const bool ends_in_conflict = !stretches_.empty() && stretches_.back().conflict;
    return MergedText{joined_lines(with_markers(stretches_, style_), ends_in_conflict),
                      MergedText::How::by_meaning, conflicts};
  }

  /// What git made, if it says that there is something to decide.
  MergedText as_it_is(LineMerge lines) {
    return lines.conflicts > 0 ? of_lines(std::move(lines)) : whole();
  }

  [[nodiscard]] std::string joined_lines(const TextLines& lines, bool markers) const {
    BySide<bool> returns, cut;
    for (const Side side : all_sides) {
      returns[side] = has_returns(texts_[side]);
      cut[side] = !texts_[side].empty() && !texts_[side].ends_with('\n');
    }
    const std::string_view line_end = changed_flag(returns) ? "\r\n" : "\n";
    std::string text;
    for (const std::string& line : lines) text.append(line).append(line_end);
    if (!markers && changed_flag(cut) && !text.empty()) text.resize(text.size() - line_end.size());
    return text;
  }

  /// How often each comment stands on a side; in the result once for each side of a conflict.
  [[nodiscard]] std::vector<std::string> lost_comments() const {
    std::map<std::string, int> there;
    for (const Stretch& one : stretches_)
      for (const Side side : {Side::ours, Side::theirs})
        for (const std::string& line : one.lines[one.conflict ? side : Side::ours])
          if (const std::size_t hash = line.find('#'); hash != line.npos)
            ++there[line.substr(hash)];
    const auto comments = [&](Side side) {
      return read_[side]->layout ? comments_of(*read_[side]->layout) : TextLines{};
    };
    const TextLines base = comments(Side::base);
    const TextLines ours = comments(Side::ours);
    const TextLines theirs = comments(Side::theirs);
    const auto has = [](const TextLines& all, const std::string& one) {
      return std::ranges::find(all, one) != all.end();
    };
    std::vector<std::string> lost;
    for (const TextLines* side : {&ours, &theirs})
      for (const std::string& comment : *side) {
        const bool removed = has(base, comment) && !(has(ours, comment) && has(theirs, comment));
        const bool found = std::ranges::any_of(
            there, [&](const auto& one) { return one.first.ends_with(comment); });
        if (!removed && !found && !has(lost, comment)) lost.push_back(comment);
      }
    return lost;
  }

  const BySide<std::string_view>& texts_;
  const ConflictStyle& style_;
  BySide<std::optional<ReadText>> read_;
  std::vector<Stretch> stretches_;
};

}  // namespace

MergedText merged_text(const schema::Schemas& schemas, RecordKind kind,
                       const BySide<std::string_view>& texts, const ConflictStyle& style,
                       const std::function<LineMerge()>& by_lines) {
  return TextMerge(texts, style).run(schemas, kind, by_lines);
}

}  // namespace mieux
