#include "weave.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

using From = MergedValue::From;
using Form = Layout::Form;
using Layouts = BySide<const Layout*>;

bool holds_no_value(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first == line.npos || line[first] == '#';
}

TextLines without_blanks(const TextLines& lines) {
  TextLines kept;
  std::ranges::copy_if(lines, std::back_inserter(kept),
                       [](const std::string& line) { return line.find('#') != line.npos; });
  return kept;
}

bool same_lines(const LinesAt& a, const LinesAt& b) {
  return a.lines.size() == b.lines.size() && a.moved_to(0) == b.moved_to(0);
}

void append(TextLines& to, const TextLines& more) { to.insert(to.end(), more.begin(), more.end()); }

/// Lines as they come together.
class Weaving {
 public:
  void add(const TextLines& lines) {
    if (lines.empty()) return;
    if (all_.empty() || all_.back().conflict) all_.emplace_back();
    append(all_.back().lines[Side::ours], lines);
  }

  void add_conflict(BySide<TextLines> lines, bool is_whole = false) {
    if (lines[Side::ours] == lines[Side::theirs]) return add(lines[Side::ours]);
    all_.push_back({true, is_whole, std::move(lines)});
  }

  void add(const std::vector<Stretch>& stretches) {
    for (const Stretch& one : stretches)
      one.conflict ? all_.push_back(one) : add(one.lines[Side::ours]);
  }

  std::vector<Stretch> done() { return std::move(all_); }

 private:
  std::vector<Stretch> all_;
};

/// The one that only one side changed, or both to the same; null if both changed it differently.
template <typename Thing>
const Thing* changed_by_one(const BySide<Thing>& things) {
  if (things[Side::ours] == things[Side::theirs]) return &things[Side::ours];
  if (things[Side::ours] == things[Side::base]) return &things[Side::theirs];
  if (things[Side::theirs] == things[Side::base]) return &things[Side::ours];
  return nullptr;
}

/// Comments and blank lines over or under a value.
void weave_notes(const BySide<LinesAt>& notes, std::size_t column, Weaving& out) {
  BySide<TextLines> lines, comments;
  for (const Side side : all_sides) {
    lines[side] = notes[side].moved_to(column);
    comments[side] = without_blanks(lines[side]);
  }
  if (const TextLines* one = changed_by_one(lines)) return out.add(*one);
  if (comments[Side::ours] == comments[Side::theirs]) return out.add(lines[Side::ours]);
  if (const TextLines* one = changed_by_one(comments))
    return out.add(lines[one == &comments[Side::ours] ? Side::ours : Side::theirs]);
  if (!comments[Side::base].empty()) return out.add_conflict(lines);
  out.add(lines[Side::ours]);
  for (const std::string& comment : comments[Side::theirs])
    if (std::ranges::count(comments[Side::ours], comment) == 0) out.add({comment});
}

/// The first line with a key gets the dash of its list; comments over it come to its column.
void put_dash(TextLines& lines, std::size_t column) {
  for (std::string& line : lines) {
    if (!holds_no_value(line)) {
      line[column] = '-';
      return;
    }
    const std::size_t hash = line.find('#');
    if (hash != line.npos) line = std::string(column, ' ') + line.substr(hash);
  }
}

/// All of it as one conflict.
BySide<TextLines> collapsed(const std::vector<Stretch>& stretches) {
  BySide<TextLines> lines;
  for (const Side side : all_sides) lines[side] = lines_for(stretches, side);
  return lines;
}

class Weaver {
 public:
  std::vector<Stretch> run(const MergedValue& root, const Layouts& layouts) {
    Weaving out;
    BySide<LinesAt> above, below;
    for (const Side side : all_sides) {
      if (layouts[side] == nullptr) continue;
      above[side] = layouts[side]->above;
      below[side] = layouts[side]->below;
    }
    const std::size_t column = layouts[Side::ours]->part_column;
    weave_notes(above, 0, out);
    for (const MergedValue& part : root.parts) weave(part, of_part(part, layouts), column, out);
    weave_notes(below, column, out);
    return out.done();
  }

 private:
  static Layouts of_part(const MergedValue& part, const Layouts& layouts) {
    Layouts found;
    for (const Side side : all_sides)
      if (layouts[side] != nullptr && part.at[side])
        found[side] = &layouts[side]->parts.at(*part.at[side]);
    return found;
  }

  static BySide<TextLines> whole(const Layouts& layouts, std::size_t column) {
    BySide<TextLines> lines;
    for (const Side side : all_sides)
      if (layouts[side] != nullptr) lines[side] = layouts[side]->whole.moved_to(column);
    return lines;
  }

  void weave(const MergedValue& value, const Layouts& layouts, std::size_t column, Weaving& out) {
    const Layout* base = layouts[Side::base];
    const Layout* ours = layouts[Side::ours];
    const Layout* theirs = layouts[Side::theirs];
    const BySide<TextLines> all = whole(layouts, column);
    const bool is_conflict = value.from == From::conflict;
    if (ours == nullptr || theirs == nullptr) {
      if (is_conflict) return out.add_conflict(all);
      return out.add(all[ours == nullptr ? Side::theirs : Side::ours]);
    }
    if (same_lines(ours->whole, theirs->whole)) return out.add(all[Side::ours]);
    if (base != nullptr && same_lines(base->whole, ours->whole)) return out.add(all[Side::theirs]);
    if (base != nullptr && same_lines(base->whole, theirs->whole)) return out.add(all[Side::ours]);
    const bool has_parts =
        value.from == From::parts && ours->form == theirs->form && ours->form != Form::leaf;
    if (has_parts) return weave_parts(value, with_form(ours->form, layouts), column, out);
    const bool are_leaves = ours->form == Form::leaf && theirs->form == Form::leaf;
    if (is_conflict && (base == nullptr || !are_leaves))
      return out.add_conflict(all, base == nullptr && ours->dash);
    weave_leaf(value, layouts, column, out);
  }

  /// Without the base if it is of another form.
  static Layouts with_form(Form form, Layouts layouts) {
    if (layouts[Side::base] != nullptr && layouts[Side::base]->form != form)
      layouts[Side::base] = nullptr;
    return layouts;
  }

  static BySide<LinesAt> notes(const Layouts& layouts, LinesAt Layout::*which) {
    BySide<LinesAt> found;
    for (const Side side : all_sides)
      if (layouts[side] != nullptr) found[side] = layouts[side]->*which;
    return found;
  }

  // Tables and lists

  void weave_parts(const MergedValue& value, const Layouts& layouts, std::size_t column,
                   Weaving& out) {
    const Layout& ours = *layouts[Side::ours];
    const std::size_t part_column = column + ours.part_column - ours.column;
    weave_notes(notes(layouts, &Layout::above), column, out);
    Weaving inside;
    for (const MergedValue& part : value.parts)
      weave(part, of_part(part, layouts), part_column, inside);
    std::vector<Stretch> parts = inside.done();
    const bool one_is_empty =
        std::ranges::any_of(all_sides, [&](Side side) { return lines_for(parts, side).empty(); });
    if (ours.dash) {
      weave_dash(parts, column, out);
    } else if (one_is_empty) {
      BySide<TextLines> lines = collapsed(parts);
      const BySide<TextLines> heads = heads_of(value, layouts, column);
      for (const Side side : all_sides)
        if (!lines[side].empty())
          lines[side].insert(lines[side].begin(), heads[side].begin(), heads[side].end());
      out.add_conflict(lines);
    } else {
      out.add_conflict(heads_of(value, layouts, column));
      out.add(parts);
    }
    weave_notes(notes(layouts, &Layout::below), part_column, out);
  }

  static void weave_dash(std::vector<Stretch>& parts, std::size_t column, Weaving& out) {
    const bool plain = !parts.empty() && !parts.front().conflict &&
                       !std::ranges::all_of(parts.front().lines[Side::ours], holds_no_value);
    if (plain) {
      put_dash(parts.front().lines[Side::ours], column);
      return out.add(parts);
    }
    BySide<TextLines> lines = collapsed(parts);
    for (const Side side : all_sides) put_dash(lines[side], column);
    out.add_conflict(lines);
  }

  /// The line of the key for each side: they differ only where both changed the comment behind it.
  static BySide<TextLines> heads_of(const MergedValue& value, const Layouts& layouts,
                                    std::size_t column) {
    BySide<TextLines> lines;
    for (const Side side : all_sides) lines[side] = head_of(value, layouts, column, side);
    return lines;
  }

  // Single values

  void weave_leaf(const MergedValue& value, const Layouts& layouts, std::size_t column,
                  Weaving& out) {
    weave_notes(notes(layouts, &Layout::above), column, out);
    BySide<TextLines> lines;
    for (const Side side : all_sides)
      lines[side] = value.from == From::parts ? edited_body(value, layouts, column, side)
                                              : body_of(value, layouts, column, side);
    out.add_conflict(std::move(lines));
    weave_notes(notes(layouts, &Layout::below), column + 2, out);
  }

  /// The side whose lines say the value, where conflicts are decided for `side`.
  static const Layout& lines_from(const MergedValue& value, const Layouts& layouts, Side side) {
    if (value.from == From::conflict && layouts[side] != nullptr) return *layouts[side];
    if (value.from == From::theirs) return *layouts[Side::theirs];
    const bool stays = layouts[Side::base] != nullptr &&
                       same_lines(layouts[Side::base]->body, layouts[Side::ours]->body);
    const auto* ours = value.said[Side::ours];
    const auto* theirs = value.said[Side::theirs];
    const bool both_say = value.from == From::parts ||
                          (ours != nullptr && theirs != nullptr && mean_the_same(*ours, *theirs));
    return *layouts[stays && both_say ? Side::theirs : Side::ours];
  }

  /// The line of a key, without its parts.
  static TextLines head_of(const MergedValue& value, const Layouts& layouts, std::size_t column,
                           Side side) {
    return with_comment(lines_from(value, layouts, side).body.moved_to(column), layouts, side);
  }

  static TextLines body_of(const MergedValue& value, const Layouts& layouts, std::size_t column,
                           Side side) {
    const Layout& taken = lines_from(value, layouts, side);
    if (taken.form == Form::leaf) return with_comment(taken.body.moved_to(column), layouts, side);
    const auto above = static_cast<std::ptrdiff_t>(taken.above.lines.size());
    TextLines lines = taken.whole.moved_to(column);
    lines.erase(lines.begin(), lines.begin() + above);
    const auto below = static_cast<std::ptrdiff_t>(taken.below.lines.size());
    lines.erase(lines.end() - below, lines.end());
    return lines;
  }

  /// A list that at least one side has in one line, with other elements.
  static TextLines edited_body(const MergedValue& value, const Layouts& layouts, std::size_t column,
                               Side side) {
    const auto wished = resolved(value, side);
    if (!wished) return {};
    const bool ours = layouts[Side::ours]->form == Form::leaf;
    const Layout& taken = *layouts[ours ? Side::ours : Side::theirs];
    const TextLines lines = edited(value, taken.body.moved_to(0), *wished);
    return with_comment(LinesAt{lines, 0}.moved_to(column), layouts, side);
  }

  static TextLines with_comment(TextLines lines, const Layouts& layouts, Side side) {
    BySide<std::string> behind;
    for (const Side one : all_sides)
      if (layouts[one] != nullptr) behind[one] = layouts[one]->behind;
    const std::string* comment = changed_by_one(behind);
    if (comment == nullptr) comment = &behind[side];
    if (!lines.empty()) lines.front() += *comment;
    return lines;
  }

  /// The lines of an entry or element, at column 0, with another value.
  static TextLines edited(const MergedValue& value, const TextLines& lines,
                          const yaml::Value& wished) {
    std::string text;
    for (const std::string& line : lines) text.append(line).push_back('\n');
    yaml::Path path;
    if (value.key.empty())
      path.emplace_back(std::uint32_t{0});
    else
      path.emplace_back(value.key);
    const auto no_order = [](const yaml::Path&, std::string_view) { return std::size_t{0}; };
    return lines_of(
        yaml::edit(text, {yaml::Edit::What::set, path, wished}, no_order, yaml::ReadBy::strict));
  }
};

}  // namespace

TextLines lines_for(const std::vector<Stretch>& stretches, Side side) {
  TextLines lines;
  for (const Stretch& one : stretches) append(lines, one.lines[one.conflict ? side : Side::ours]);
  return lines;
}

std::vector<Stretch> woven(const MergedValue& root, const Layouts& layouts) {
  return Weaver().run(root, layouts);
}

}  // namespace mieux
