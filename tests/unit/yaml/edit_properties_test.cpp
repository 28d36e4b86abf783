// What holds of every edit of every file.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "edits.hpp"
#include "mieux/yaml/second_opinion.hpp"
#include "random_layout.hpp"
#include "reading.hpp"

namespace edit_properties_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

Value value_of(std::string_view text) {
  const Reading reading{std::string(text)};
  RC_ASSERT(reading.whole);
  RC_ASSERT(second_opinion(reading.text, reading.document).empty());
  return value_of(reading.document, reading.document.root());
}

/// A file that can be read.
std::string any_readable(bool calm = false) {
  std::string text = any_file(calm);
  RC_LOG() << for_terminal(text) << "\n\n" << text << "<end>\n";
  if (!Reading(text).whole) RC_DISCARD("the layout made a file that is refused");
  return text;
}

Path above(const Path& path) { return {path.begin(), path.end() - 1}; }

bool starts_with(const Path& path, const Path& start) {
  return start.size() <= path.size() && std::equal(start.begin(), start.end(), path.begin());
}

Edit log(Edit change) {
  const char* names[] = {"set ", "add ", "remove "};
  RC_LOG() << names[static_cast<int>(change.what)] << to_string(change.path) << '\n'
           << emit(table({{"value", change.value}})) << '\n';
  return change;
}

/// Of a value that neither holds `other` nor stands in it.
Edit any_set(const Reading& reading, const Path& other = {}) {
  std::vector<Path> paths = paths_of(reading.document);
  if (!other.empty())
    std::erase_if(paths, [&](const Path& path) {
      return starts_with(path, other) || starts_with(other, path);
    });
  if (paths.empty()) RC_SUCCEED("there is one value");
  return log({Edit::What::set, *rc::gen::elementOf(paths), any_value(2)});
}

Edit any_removal(const Reading& reading) {
  return log({Edit::What::remove, *rc::gen::elementOf(paths_of(reading.document)), {}});
}

/// What goes when the value at `path` goes: with it what would be left empty.
Path emptied(const Reading& reading, Path path) {
  while (path.size() > 1 && find(reading.document, above(path))->size == 1) path.pop_back();
  return path;
}

/// A new key or element in any table or list, the record included.
Edit any_addition(const Reading& reading) {
  std::vector<Path> parents{{}};
  for (const Path& path : paths_of(reading.document)) {
    const Kind kind = find(reading.document, path)->kind;
    if (kind == Kind::mapping || kind == Kind::sequence) parents.push_back(path);
  }
  Path path = *rc::gen::elementOf(parents);
  const Node& parent = *find(reading.document, path);
  if (parent.kind == Kind::sequence)
    path.emplace_back(*rc::gen::inRange<std::uint32_t>(0, parent.size + 1));
  else
    path.emplace_back(std::string(*rc::gen::element("aa", "bb", "zz", "new key", "null")));
  return log({Edit::What::add, path, any_value(2)});
}

Edit any_edit(const Reading& reading) {
  const int sort = *rc::gen::inRange(0, 3);
  return sort == 0 ? any_set(reading) : sort == 1 ? any_addition(reading) : any_removal(reading);
}

/// The tree with the edit done to it, step by step; `there`: what of the path lies ahead.
Value done(const Value& value, const Edit& change, std::size_t there) {
  const Step& step = change.path[there];
  const bool last = there + 1 == change.path.size();
  Value::Sequence elements;
  Value::Mapping entries;
  const auto take = [&](const std::string& key, const Value& old, bool meant) {
    Value inner = old;
    if (meant && !last) inner = done(old, change, there + 1);
    if (meant && last && change.what == Edit::What::add) entries.emplace_back(key, change.value);
    if (meant && last && change.what == Edit::What::set) inner = change.value;
    const bool emptied = inner.data.index() != 0 && same(inner, Value{Value::Sequence{}}) && !last;
    const bool gone = meant && change.what == Edit::What::remove && (last || emptied);
    if (!gone) entries.emplace_back(key, inner);
  };
  if (const auto* position = std::get_if<std::uint32_t>(&step)) {
    std::uint32_t i = 0;
    for (const Value& old : std::get<Value::Sequence>(value.data)) take("", old, i++ == *position);
    if (last && change.what == Edit::What::add && i == *position)
      entries.emplace_back("", change.value);
    for (auto& entry : entries) elements.push_back(std::move(entry.second));
    return {std::move(elements)};
  }
  const std::string& key = std::get<std::string>(step);
  for (const auto& [name, old] : std::get<Value::Mapping>(value.data)) take(name, old, name == key);
  if (last && change.what == Edit::What::add) {
    auto at = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return alphabetical({}, entry.first) > alphabetical({}, key);
    });
    entries.insert(at, {key, change.value});
  }
  if (entries.empty()) return {std::move(elements)};
  return {std::move(entries)};
}

/// How many bytes `a` and `b` share at the start and then at the end.
std::pair<std::size_t, std::size_t> shared(std::string_view a, std::string_view b) {
  const auto start = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  a.remove_prefix(static_cast<std::size_t>(start));
  b.remove_prefix(static_cast<std::size_t>(start));
  const auto end = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin();
  return {static_cast<std::size_t>(start), static_cast<std::size_t>(end)};
}

/// The edited text; edits that would be read wrongly are not meant here.
std::string must_edit(const std::string& text, const Edit& change) {
  const std::string result = edited(text, change);
  RC_LOG() << for_terminal(result) << "\n";
  if (result.starts_with("refused: nothing would be left")) RC_SUCCEED("the last value");
  // A deep comment below a removed value that follows block text would become text.
  if (result.starts_with("refused: ") && change.what == Edit::What::remove &&
      text.find("    # deep") != std::string::npos)
    RC_DISCARD("a comment would become text");
  RC_ASSERT(!result.starts_with("refused: "));
  return result;
}

/// Do both change one list in brackets, and does one of them put it on lines of its own?
bool are_in_one_line(const Reading& reading, const Edit& one, const Edit& two) {
  return find(reading.document, above(one.path))->style == Style::flow &&
         above(one.path) == above(two.path) &&
         (one.value.data.index() != 0 || two.value.data.index() != 0);
}

/// Is the scalar at `path` written as an edit writes its text in this kind of quotes?
bool is_ours(const Reading& reading, const Path& path) {
  const Node& node = *find(reading.document, path);
  const std::string bytes = reading.text.substr(node.span.begin, node.span.end - node.span.begin);
  const bool flow = find(reading.document, above(path))->style == Style::flow;
  const std::size_t first = bytes.find_first_not_of(" \n", bytes.find('\n'));
  std::string old = "w";
  if (node.style == Style::single_quoted) old = "'w'";
  if (node.style == Style::double_quoted) old = "\"w\"";
  if (node.style == Style::literal && first != std::string::npos)
    old = "|\n" + std::string(first - bytes.rfind('\n', first) - 1, ' ') + "w";
  const std::string start = flow ? "k: [" : "k: ";
  const std::string end = flow ? "]\nz: y\n" : "\nz: y\n";
  const Edit change = set(flow ? "k.1" : "k", value_of(reading.document, node));
  return edited(start + old + end, change) == start + bytes + end;
}

}  // namespace

TEST_CASE("an edit changes its value and no other") {
  CHECK(rc::check("edit and read", [] {
    const Reading reading(any_readable());
    const Edit change = any_edit(reading);
    const std::string result = must_edit(reading.text, change);
    const Value wished = done(value_of(reading.document, reading.document.root()), change, 0);
    RC_ASSERT(same(value_of(result), wished));
  }));
}

TEST_CASE("a changed value leaves all lines alone but its own") {
  CHECK(rc::check("lines of set", [] {
    const Reading reading(any_readable());
    const Edit change = any_set(reading);
    const std::string result = must_edit(reading.text, change);
    const Node* node = find(reading.document, change.path);
    const Node* parent = find(reading.document, above(change.path));
    if (parent->style == Style::flow) node = parent;
    std::size_t begin = node->key_span.end != 0 ? node->key_span.end : node->span.begin - 1;
    while (node->key_span.end == 0 && reading.text[begin] != '-') --begin;
    const std::size_t end = std::min(reading.text.find('\n', node->span.end), reading.text.size());
    RC_ASSERT(result.size() >= begin + reading.text.size() - end);
    RC_ASSERT(result.starts_with(reading.text.substr(0, begin)));
    RC_ASSERT(result.ends_with(reading.text.substr(end)));
  }));
}

TEST_CASE("a new value leaves all bytes alone, and its removal restores the file") {
  CHECK(rc::check("add and remove", [] {
    const Reading reading(any_readable());
    const Edit change = any_addition(reading);
    const Node& parent = *find(reading.document, above(change.path));
    const bool flow = parent.style == Style::flow;
    if (flow && (change.value.data.index() != 0 || parent.size == 0))
      RC_DISCARD("the list is written anew");
    if (!reading.text.ends_with('\n')) RC_DISCARD("a line break may be added");
    if (change.value.data.index() != 0 && reading.text.find("    # deep") != std::string::npos)
      RC_SUCCEED("a comment above another value may look like one of the new table");
    const std::string added = must_edit(reading.text, change);
    const auto [before, after] = shared(reading.text, added);
    RC_ASSERT(before + after == reading.text.size());
    RC_ASSERT(edited(added, {Edit::What::remove, change.path, {}}) == reading.text);
  }));
}

TEST_CASE("a removed value leaves all bytes alone but one stretch of them") {
  CHECK(rc::check("remove", [] {
    const Reading reading(any_readable());
    const std::string result = must_edit(reading.text, any_removal(reading));
    const auto [before, after] = shared(result, reading.text);
    RC_ASSERT(before + after == result.size());
  }));
}

TEST_CASE("an edit and its inverse restore the values, and the bytes if they were ours") {
  CHECK(rc::check("set and set back", [] {
    const Reading reading(any_readable());
    const Edit change = any_set(reading);
    const Node& old = *find(reading.document, change.path);
    const Value was = value_of(reading.document, old);
    const std::string result = must_edit(reading.text, change);
    const Edit back{Edit::What::set, change.path, was};
    const std::string restored = must_edit(result, back);
    RC_ASSERT(same(value_of(restored), value_of(reading.text)));
    const Reading between(result);
    const bool ours =
        old.kind == Kind::scalar && find(between.document, change.path)->kind == Kind::scalar &&
        find(between.document, change.path)->style == old.style && is_ours(reading, change.path) &&
        // New block text that ends a file ends in a line break.
        (old.style != Style::literal || reading.text.ends_with('\n'));
    RC_CLASSIFY(ours);
    if (ours) RC_ASSERT(restored == reading.text);
  }));
}

TEST_CASE("edits of different values may come in any order") {
  CHECK(rc::check("two sets", [] {
    const Reading reading(any_readable());
    const Edit one = any_set(reading);
    const Edit two = any_set(reading, one.path);
    if (are_in_one_line(reading, one, two)) RC_SUCCEED("a list is written anew");
    RC_ASSERT(must_edit(must_edit(reading.text, one), two) ==
              must_edit(must_edit(reading.text, two), one));
  }));
  CHECK(rc::check("a set, and a new or removed value", [] {
    const Reading reading(any_readable(true));
    if (std::count(reading.text.begin(), reading.text.end(), '\n') < 2)
      RC_SUCCEED("the only line break may go");
    const Edit one = *rc::gen::arbitrary<bool>() ? any_addition(reading) : any_removal(reading);
    const Edit two = any_set(reading, one.path);
    const bool list_grows = one.what == Edit::What::add && one.path.back().index() == 1;
    if (starts_with(one.path, two.path) || (list_grows && starts_with(two.path, above(one.path))))
      RC_SUCCEED("one value holds the other");
    const Path gone = emptied(reading, one.path);
    const bool list_shrinks = one.what == Edit::What::remove && gone.back().index() == 1;
    if (starts_with(two.path, gone)) RC_SUCCEED("one value holds the other");
    if (list_shrinks && starts_with(two.path, above(gone))) RC_SUCCEED("numbers change");
    if (are_in_one_line(reading, one, two)) RC_SUCCEED("a list is written anew");
    RC_ASSERT(must_edit(must_edit(reading.text, one), two) ==
              must_edit(must_edit(reading.text, two), one));
  }));
}

}  // namespace edit_properties_test
