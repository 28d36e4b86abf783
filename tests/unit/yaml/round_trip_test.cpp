// What is written is read back, by us and by yaml-cpp; what is damaged is refused, or read alike.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/yaml/emit.hpp"
#include "mieux/yaml/second_opinion.hpp"
#include "reading.hpp"

namespace round_trip_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

/// Pieces that mean something in YAML, on a terminal or in a merge.
const std::vector<std::string> pieces = {"a",
                                         "word",
                                         "two words",
                                         "Brasília",
                                         "\u2013",
                                         "\U0001f600",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\n\n",
                                         "\t",
                                         "\r",
                                         "\r\n",
                                         ":",
                                         ": ",
                                         " #",
                                         "#",
                                         "-",
                                         "- ",
                                         "?",
                                         "? ",
                                         ",",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         "&",
                                         "*",
                                         "!",
                                         "|",
                                         ">",
                                         "'",
                                         "\"",
                                         "%",
                                         "@",
                                         "`",
                                         "\\",
                                         "~",
                                         "...",
                                         "---",
                                         "=",
                                         "<<",
                                         "<<<<<<< ",
                                         "=======",
                                         "null",
                                         "true",
                                         "no",
                                         "2013",
                                         "012",
                                         "1:30",
                                         "1e3",
                                         "0x1f",
                                         "-5",
                                         ".inf",
                                         "\u0085",
                                         "\u2028",
                                         "\ufeff",
                                         "\u202e",
                                         "\x1b",
                                         "\x7f",
                                         "2013-04",
                                         "../2015",
                                         "\u00a0",
                                         "\\n",
                                         "/",
                                         std::string(1, '\0'),
                                         std::string(120, 'w')};

rc::Gen<std::string> any_text() {
  return rc::gen::map(
      rc::gen::resize(6, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))),
      [](const std::vector<std::string>& chosen) {
        std::string text;
        for (const std::string& piece : chosen) text += piece;
        return text;
      });
}

Value any_scalar() {
  if (*rc::gen::inRange(0, 5) != 0) return Value::text(*any_text());
  return *rc::gen::arbitrary<bool>() ? Value::boolean(*rc::gen::arbitrary<bool>())
                                     : Value::integer(*rc::gen::inRange(-3000, 3000));
}

Value any_value(int depth);

Value any_mapping(int depth) {
  Value::Mapping entries;
  std::set<std::string> keys;
  const int size = *rc::gen::inRange(1, 5);
  for (int i = 0; i < size; ++i) {
    std::string key = *any_text();
    if (key.size() < 300 && keys.insert(key).second)
      entries.emplace_back(key, any_value(depth - 1));
  }
  if (entries.empty()) entries.emplace_back("id", any_scalar());
  return {std::move(entries)};
}

Value any_value(int depth) {
  const int sort = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
  if (sort < 2) return any_scalar();
  if (sort == 2) return any_mapping(depth);
  Value::Sequence elements;
  const int size = *rc::gen::inRange(0, 5);
  for (int i = 0; i < size; ++i) elements.push_back(any_value(depth - 1));
  return {std::move(elements)};
}

bool same(const Document& document, const Node& node, const Value& value);

bool same_elements(const Document& document, const Node& node, const Value::Sequence& elements) {
  if (node.kind != Kind::sequence || node.size != elements.size()) return false;
  auto element = elements.begin();
  for (const Node& child : Children{document, node}) {
    if (!same(document, child, *element++)) return false;
  }
  return true;
}

bool same_entries(const Document& document, const Node& node, const Value::Mapping& entries) {
  if (node.kind != Kind::mapping || node.size != entries.size()) return false;
  auto entry = entries.begin();
  for (const Node& child : Children{document, node}) {
    if (child.key != entry->first || !same(document, child, (entry++)->second)) return false;
  }
  return true;
}

bool same(const Document& document, const Node& node, const Value& value) {
  if (const auto* entries = std::get_if<Value::Mapping>(&value.data)) {
    return same_entries(document, node, *entries);
  }
  if (const auto* elements = std::get_if<Value::Sequence>(&value.data)) {
    return same_elements(document, node, *elements);
  }
  if (node.kind != Kind::scalar || node.text != std::get<std::string>(value.data)) return false;
  const bool taken_for_text = node.style != Style::plain || resolve(node.text) == Plain::text;
  return taken_for_text != value.bare;
}

/// Either refused with an error inside the text, or read as yaml-cpp reads it.
std::string problem_of(std::string text) {
  const Reading reading(std::move(text));
  for (const Finding& finding : reading.findings) {
    if (finding.span.begin > finding.span.end || finding.span.end > reading.text.size()) {
      return "a finding outside the text: " + finding.message;
    }
  }
  if (!reading.whole) return reading.error() == nullptr ? "refused without an error" : "";
  const std::vector<Finding> findings = second_opinion(reading.text, reading.document);
  return findings.empty() ? "" : findings.front().message;
}

constexpr std::string_view sample = R"(# A request, as received.
id: 2013-04
uid: abcdefgh234567ab
title: "Migration profile: \u201csecond\" edition"
references: ["2013", 2013/07, 'it''s']

countries: [TJK, KGZ]  # as in the letter
joint: false
absent:
letters:
- requester: tjk-migration-service
  received: 2009/2009-09
  note: Brasília – "so" it's # said
events:
  - event: received
    date: 2013-02
  - event: rejected
    note: |
      One.

        Two.
  -
    event: reopened
table:
  "key: 1" : -12.50
  sub:
    - - x
      - y
    - [ ]
remarks: >-
  Folded text
  of two lines.

    deeper

  end
kept: |+
  last

)";

}  // namespace

TEST_CASE("what emit writes, both readers read back") {
  CHECK(rc::check("emit and read", [] {
    const Value value = any_mapping(4);
    const Reading reading(emit(value));
    for (const Finding& finding : reading.findings) RC_LOG() << finding.message << '\n';
    RC_LOG() << reading.text;
    RC_ASSERT(reading.whole);
    // Texts that are made up may hold what nobody sees.
    for (const Finding& finding : reading.findings)
      RC_ASSERT(finding.code == "invisible-character");
    RC_ASSERT(same(reading.document, reading.document.root(), value));
    for (const Finding& finding : second_opinion(reading.text, reading.document)) {
      RC_FAIL(finding.message);
    }
  }));
}

TEST_CASE("a scalar stands in a list and after a key") {
  CHECK(rc::check("scalar and read", [] {
    const std::string text = *any_text();
    const Reading reading("k: " + scalar(text, false) + "\nl: [" + scalar(text, true) + "]\n");
    RC_ASSERT(reading.whole);
    const Node& root = reading.document.root();
    RC_ASSERT(reading.document.find(root, "k")->text == text);
    RC_ASSERT(reading.document.first_child(*reading.document.find(root, "l"))->text == text);
    RC_ASSERT(second_opinion(reading.text, reading.document).empty());
  }));
}

TEST_CASE("a valid file cut at every byte is refused or read as yaml-cpp reads it") {
  CHECK(problem_of(std::string(sample)).empty());
  for (std::size_t size = 0; size < sample.size(); ++size) {
    CAPTURE(size);
    CHECK(problem_of(std::string(sample.substr(0, size))) == "");
  }
}

TEST_CASE("a valid file with CRLF cut at every byte") {
  std::string text;
  for (const char c : sample) text += c == '\n' ? "\r\n" : std::string(1, c);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    CAPTURE(size);
    CHECK(problem_of(text.substr(0, size)) == "");
  }
}

TEST_CASE("10,000 flipped bits are refused or read as yaml-cpp reads them") {
  std::mt19937 random(20'090'101);
  std::uniform_int_distribution<std::size_t> position(0, sample.size() - 1);
  std::uniform_int_distribution<int> bit(0, 7);
  for (int i = 0; i < 10'000; ++i) {
    std::string text(sample);
    const std::size_t at = position(random);
    text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << bit(random)));
    CAPTURE(at);
    CHECK(problem_of(text) == "");
  }
}

TEST_CASE("lines and pieces in any order are refused or read as yaml-cpp reads them") {
  CHECK(rc::check("pieces", [] {
    std::string text = "a: ";
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) text += *rc::gen::elementOf(pieces);
    RC_LOG() << for_terminal(text);
    RC_ASSERT(problem_of(text) == "");
  }));
}

}  // namespace round_trip_test
