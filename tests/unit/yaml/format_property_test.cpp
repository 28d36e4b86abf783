// Canonical layout of made-up files: nothing is lost, and once is enough.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/yaml/format.hpp"
#include "mieux/yaml/second_opinion.hpp"
#include "reading.hpp"

namespace format_property_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

std::size_t by_first_letter(const Path&, std::string_view key) {
  return key.empty() ? 0 : static_cast<unsigned char>(key.front());
}

std::size_t as_they_are(const Path&, std::string_view) { return 0; }

/// A file with comments and blank lines at every place that has room for one. The texts of
/// comments are numbered, so that each can be found again.
class Writer {
 public:
  std::string file() {
    around(0);
    if (chance(10)) {
      list(0, 3);
    } else {
      table(chance(4) ? 2 : 0, 3, false);
    }
    around(0);
    if (chance(8)) text_.erase(text_.find_last_not_of(" \n") + 1);
    return windows_ ? with_crlf() : text_;
  }

  std::vector<std::string> comments;

 private:
  /// One time in `of`; shrinks to never.
  static bool chance(int of) { return *rc::gen::inRange(0, of) == of - 1; }

  std::string comment() {
    comments.push_back("# " + std::to_string(comments.size()) + (chance(3) ? " - a: [\"#" : ""));
    return comments.back();
  }

  /// Blank lines and comments, not always at the indentation of what they belong to.
  void around(std::size_t indent) {
    while (chance(3)) {
      if (chance(2)) {
        text_ += chance(4) ? "  \n" : "\n";
      } else {
        auto shift = *rc::gen::elementOf(std::vector<std::size_t>{0, 0, 0, 1, 2, 4});
        if (after_text_) shift = 0;  // further in it would be text
        text_ += std::string(chance(2) ? indent + shift : indent - std::min(indent, shift), ' ');
        text_ += comment() + '\n';
      }
    }
  }

  void end_line() {
    after_text_ = false;
    if (chance(4)) text_ += ' ' + comment();
    text_ += '\n';
  }

  void table(std::size_t indent, int depth, bool line_begun) {
    std::vector<std::string> keys = {"a", "b", "id", "\"2013\"", "no", "'c d'", "e"};
    const int size = *rc::gen::inRange(1, 5);
    for (int i = 0; i < size; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, keys.size());
      if (i != 0 || !line_begun) {
        around(indent);
        text_.append(indent, ' ');
      }
      text_ += keys[at] + ':';
      keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(at));
      value(indent, depth, true);
    }
  }

  void list(std::size_t indent, int depth) {
    const int size = *rc::gen::inRange(1, 4);
    for (int i = 0; i < size; ++i) {
      around(indent);
      text_.append(indent, ' ') += '-';
      if (depth > 0 && chance(3)) {
        const auto gap = *rc::gen::inRange<std::size_t>(1, 4);
        text_.append(gap, ' ');
        table(indent + 1 + gap, depth - 1, true);
      } else {
        value(indent, depth, false);
      }
    }
  }

  void value(std::size_t indent, int depth, bool of_key) {
    const int sort = *rc::gen::inRange(0, depth > 0 ? 7 : 4);
    if (sort == 0) {
      static const std::vector<std::string> texts = {" |\n  x\n#\n", " |-\n  x\n\n   # y\n",
                                                     " >\n  x\n  y\n\n", " |+\n  x\n\n\n", " >-\n"};
      block_text(*rc::gen::elementOf(texts), indent);
    } else if (sort < 4) {
      static const std::vector<std::string> scalars = {"",
                                                       " x",
                                                       " \"x\"",
                                                       " 'it''s #'",
                                                       " \"2013\"",
                                                       " no",
                                                       " 012",
                                                       " ~",
                                                       " \"a\\nb\"",
                                                       " []",
                                                       " [a, \"b, c\"]",
                                                       " a#b",
                                                       " \"x: # y\"",
                                                       " [~, 'z']",
                                                       " " + std::string(120, 'w'),
                                                       " [" + std::string(39, 'w') + ", " +
                                                           std::string(39, 'v') + ", " +
                                                           std::string(20, 'u') + "]"};
      text_ += *rc::gen::elementOf(scalars);
      end_line();
    } else {
      end_line();
      const auto deeper = *rc::gen::inRange<std::size_t>(1, 5);
      if (sort == 4) return table(indent + deeper, depth - 1, false);
      list(of_key && chance(3) ? indent : indent + deeper, depth - 1);
    }
  }

  /// The first of `lines` ends the line begun; those that start with `#` are no text.
  void block_text(const std::string& lines, std::size_t indent) {
    bool header = true;
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line); header = false) {
      if (line == "#") line = comment();
      if (!line.empty() && !header) text_.append(indent, ' ');
      text_ += line;
      if (header && chance(4)) text_ += "  " + comment();
      text_ += '\n';
    }
    after_text_ = true;
  }

  std::string with_crlf() const {
    std::string out;
    for (const char c : text_) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
  }

  std::string text_;
  bool after_text_ = false;
  bool windows_ = chance(10);
};

Value without_order(Value value) {
  if (auto* elements = std::get_if<Value::Sequence>(&value.data)) {
    for (Value& element : *elements) element = without_order(std::move(element));
  } else if (auto* entries = std::get_if<Value::Mapping>(&value.data)) {
    for (auto& entry : *entries) entry.second = without_order(std::move(entry.second));
    std::sort(entries->begin(), entries->end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  return value;
}

Value tree_of(const Reading& reading) {
  return without_order(value_of(reading.document, reading.document.root()));
}

/// Each comment stands on a line of its own or at the end of one.
bool holds(const std::string& text, const std::string& comment) {
  const std::string line = comment + '\n';
  const std::size_t at = text.find(line);
  return at != std::string::npos && text.find(line, at + 1) == std::string::npos;
}

/// Does it end in the last line of a text that ends in a line break, without one?
bool ends_inside_text(const Reading& file) {
  const Node& last = file.document.nodes.back();
  const bool block = last.style == Style::literal || last.style == Style::folded;
  if (!block || last.span.end < file.text.size()) return false;
  return file.text.substr(last.span.begin, 2).find('-') == std::string::npos;
}

}  // namespace

TEST_CASE("canonical layout loses nothing and is what it makes of itself") {
  CHECK(rc::check("format", [] {
    Writer writer;
    const Reading before(writer.file());
    RC_LOG() << before.text << "=====\n";
    if (before.error() != nullptr) RC_LOG() << before.error()->message << '\n';
    RC_ASSERT(before.whole);
    if (ends_inside_text(before)) {
      RC_ASSERT_THROWS_AS(format(before.text, by_first_letter), Failure);
      return;
    }
    const Reading after(format(before.text, by_first_letter));
    RC_LOG() << after.text << "=====\n";
    RC_ASSERT(after.whole);
    RC_ASSERT(after.findings.empty());
    RC_ASSERT(second_opinion(after.text, after.document).empty());
    RC_ASSERT(same(tree_of(before), tree_of(after)));
    for (const std::string& comment : writer.comments) RC_ASSERT(holds(after.text, comment));
    RC_ASSERT(format(after.text, by_first_letter) == after.text);
  }));
}

TEST_CASE("without comments and with keys in their order it is what emit writes") {
  CHECK(rc::check("format and emit", [] {
    const Reading reading(Writer().file());
    RC_ASSERT(reading.whole);
    const Value root = value_of(reading.document, reading.document.root());
    RC_PRE(std::holds_alternative<Value::Mapping>(root.data));
    const std::string text = emit(root);
    RC_LOG() << text;
    RC_ASSERT(format(text, as_they_are) == text);
  }));
}

}  // namespace format_property_test
