// Merges of files in any layout, and of lists whose elements have no ids.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <memory_resource>
#include <set>

#include "merging.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "mieux/git/merge_file.hpp"
#include "mieux/yaml/conflict.hpp"
#include "mieux/yaml/edit.hpp"
#include "yaml/random_layout.hpp"

namespace merge_layout_test {

using namespace mieux;
using namespace mieux::merge_test;
using yaml::Value;

namespace {

std::size_t as_they_are(const yaml::Path&, std::string_view) { return 0; }

/// The paths of all values of a text; none if it cannot be read.
std::vector<yaml::Path> paths_in(const std::string& text) {
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (!yaml::read(text, document, unescaped, findings)) return {};
  return yaml::paths_of(document);
}

/// A text after a few changes of single values; those that have no place are left out.
std::string edited(std::string text) {
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const std::vector<yaml::Path> paths = paths_in(text);
    if (paths.empty()) break;
    yaml::Path path = *rc::gen::elementOf(paths);
    const auto what = *rc::gen::elementOf(std::vector<yaml::Edit::What>{
        yaml::Edit::What::set, yaml::Edit::What::add, yaml::Edit::What::remove});
    if (what == yaml::Edit::What::add && std::holds_alternative<std::string>(path.back()))
      path.back() = *rc::gen::elementOf(std::vector<std::string>{"new", "newer", "z"});
    const Value value = what == yaml::Edit::What::remove ? Value{} : yaml::any_value(1);
    try {
      text = yaml::edit(text, {what, path, value}, as_they_are, yaml::ReadBy::strict);
    } catch (const Failure&) {
      continue;
    }
  }
  return text;
}

Texts any_texts() {
  const std::string base = yaml::any_file(true);
  const auto tree = tree_of(base);
  if (!tree || !std::holds_alternative<Value::Mapping>(tree->data))
    RC_DISCARD("it is no record that can be read");
  Texts texts{base, edited(base), edited(base)};
  RC_LOG() << "--- base\n"
           << texts.base << "--- ours\n"
           << texts.ours << "--- theirs\n"
           << texts.theirs << "---\n";
  return texts;
}

/// How the merge by meaning wants the record, with conflicts decided for a side.
std::optional<Value> wished(const Texts& texts, Side side) {
  const auto base = tree_of(texts.base);
  const auto ours = tree_of(texts.ours);
  const auto theirs = tree_of(texts.theirs);
  BySide<const Value*> states;
  states[Side::base] = &*base;
  states[Side::ours] = &*ours;
  states[Side::theirs] = &*theirs;
  return resolved(merged_values(schema::built_in_schemas(), RecordKind::action, states).root, side);
}

std::multiset<std::string> comment_lines(const std::string& text) {
  std::multiset<std::string> comments;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first != line.npos && line[first] == '#') comments.emplace(trimmed(line));
  }
  return comments;
}

}  // namespace

TEST_CASE("property: a merge in any layout says what the merge by meaning says") {
  int whole = 0;
  CHECK(rc::check("each side of the result is what is wished", [&] {
    const Texts texts = any_texts();
    const MergedText got = merged(texts);
    RC_LOG() << got.text;
    if (got.how == MergedText::How::as_a_whole) ++whole;
    if (got.how != MergedText::How::by_meaning) return;
    const auto sides = yaml::sides_of_conflict(got.text);
    RC_ASSERT(sides.has_value() == (got.conflicts > 0));
    for (const Side side : {Side::ours, Side::theirs}) {
      std::string text = !sides ? got.text : side == Side::ours ? sides->ours : sides->theirs;
      // What is cut off at its end says something else with a line break there.
      if (sides && !got.text.ends_with('\n')) text.pop_back();
      const bool cut = !texts.ours.ends_with('\n') || !texts.theirs.ends_with('\n');
      if (sides && cut && got.text.ends_with('\n')) return;
      const auto tree = tree_of(text);
      RC_ASSERT(tree.has_value());
      const auto wish = wished(texts, side);
      RC_ASSERT(wish.has_value());
      RC_ASSERT(mean_the_same(*tree, *wish));
    }
  }));
  CHECK(whole <= 1);  // it is the last resort
}

TEST_CASE("property: a file that one side alone changed is that of this side, in any layout") {
  CHECK(rc::check("byte for byte", [] {
    const Texts texts = any_texts();
    const MergedText ours = merged({texts.base, texts.ours, texts.base});
    RC_ASSERT(ours.text == texts.ours);
    const MergedText theirs = merged({texts.base, texts.base, texts.ours});
    RC_ASSERT(theirs.text == texts.ours);
  }));
}

TEST_CASE("property: whatever git makes of it, the result says what the merge by meaning says") {
  std::size_t by_lines = 0;
  CHECK(rc::check("with the merge of git", [&] {
    const Texts texts = any_texts();
    BySide<std::string_view> sides;
    sides[Side::base] = texts.base;
    sides[Side::ours] = texts.ours;
    sides[Side::theirs] = texts.theirs;
    const MergedText got =
        merged_text(schema::built_in_schemas(), RecordKind::action, sides, {}, [&]() -> LineMerge {
          const auto lines = git::merge_file(".", {texts.base, texts.ours, texts.theirs}, 7);
          return {lines.text, lines.conflicts};
        });
    by_lines += got.how == MergedText::How::by_lines ? 1U : 0U;
    if (got.conflicts > 0) return;
    const auto tree = tree_of(got.text);
    RC_ASSERT(tree.has_value());
    RC_ASSERT(mean_the_same(*tree, *wished(texts, Side::ours)));
  }));
  CHECK(by_lines > 0);
}

TEST_CASE("property: no comment is lost without a word, in any layout") {
  CHECK(rc::check("comments", [] {
    const Texts texts = any_texts();
    const MergedText got = merged(texts);
    if (got.how != MergedText::How::by_meaning) return;
    const auto there = comment_lines(got.text);
    const auto base = comment_lines(texts.base);
    const auto ours = comment_lines(texts.ours);
    const auto theirs = comment_lines(texts.theirs);
    for (const std::string& comment : base) {
      if (ours.count(comment) < base.count(comment)) continue;
      if (theirs.count(comment) < base.count(comment)) continue;
      const bool named = std::ranges::count(got.lost_comments, comment) > 0;
      RC_ASSERT(there.count(comment) > 0U || named);
    }
  }));
}

namespace {

using Notes = std::vector<std::string>;

std::string with_events(const Notes& notes) {
  std::string text = "title: A\n";
  if (!notes.empty()) text += "events:\n";
  for (const std::string& note : notes)
    text += "  - event: started\n    date: 2018-0" + std::to_string(1 + note.size() % 9) +
            "\n    note: " + note + "\n";
  return text;
}

/// What one side makes of a list: some go, some get another note, some are new.
Notes changed_notes(const Notes& before, const std::string& side) {
  Notes after;
  int fresh = 0;
  for (const std::string& note : before) {
    const int what = *rc::gen::inRange(0, 6);
    if (what == 0) continue;
    after.push_back(what == 1 ? note + side : note);
    if (what == 2) after.push_back("new" + side + std::to_string(fresh++));
  }
  return after;
}

}  // namespace

TEST_CASE("property: elements without an id are kept, wherever both sides change the list") {
  CHECK(rc::check("notes", [] {
    Notes base;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
      base.push_back("n" + std::string(static_cast<std::size_t>(i), 'x'));
    const Notes ours = changed_notes(base, "O");
    const Notes theirs = changed_notes(base, "T");
    const MergedText got = merged({with_events(base), with_events(ours), with_events(theirs)});
    RC_LOG() << got.text;
    for (const Notes* side : {&ours, &theirs})
      for (const std::string& note : *side) {
        const bool is_new = std::ranges::count(base, note) == 0;
        const bool on_both =
            std::ranges::count(ours, note) > 0 && std::ranges::count(theirs, note) > 0;
        if (is_new || on_both)
          RC_ASSERT(got.text.find("note: " + note + "\n") != std::string::npos);
      }
  }));
}

}  // namespace merge_layout_test
