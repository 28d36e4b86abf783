// Whatever the way in which a file is read, the same tree and the same findings come of it.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generate/office.hpp"
#include "mieux/base/tag.hpp"
#include "mieux/base/unseen.hpp"
#include "ways.hpp"
#include "yaml/blocks.hpp"
#include "yaml/characters.hpp"

namespace ways_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

namespace fs = std::filesystem;
const fs::path source = MIEUX_SOURCE_DIR;

using Texts = std::vector<std::string>;

void add_files(const fs::path& folder, Texts& texts) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".yaml")
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
}

/// The records that the bench measures with.
Texts made_up() {
  Texts texts;
  bench::Office office(bench::read_vocabularies(source / "examples/small-office/vocabularies"), 1);
  office.make(400, [&](const std::string&, const bench::Value& record, const bench::Keys&) {
    texts.push_back(bench::to_yaml(record));
  });
  return texts;
}

/// The same as people write them: with comments, empty lines, and other scripts in every second.
Texts by_hand() {
  Texts texts = made_up();
  bool foreign = false;
  for (std::string& text : texts) {
    foreign = !foreign;
    for (const char* key : {"events:", "activities:", "need:", "title:", "names:"})
      if (const std::size_t at = text.find(std::string{"\n"} + key); at != std::string::npos)
        text.insert(at + 1, "\n# as agreed with the partner: see the minutes\n");
    for (const char* word : {" officers", " services", " working"})
      for (std::size_t at = text.find(word); foreign && at != std::string::npos;
           at = text.find(word, at))
        text.replace(at, std::string_view{word}.size(), " служб détachés");
  }
  return texts;
}

/// What a text is damaged with.
constexpr std::array<std::string_view, 67> damage{": ",
                                                  ":",
                                                  "- ",
                                                  "\n",
                                                  "\r\n",
                                                  "  ",
                                                  "    ",
                                                  " ",
                                                  "|",
                                                  "|-",
                                                  "|+",
                                                  ">",
                                                  ">-",
                                                  ">+",
                                                  "[",
                                                  "]",
                                                  ", ",
                                                  "{",
                                                  "}",
                                                  "\"",
                                                  "'",
                                                  "''",
                                                  "\\n",
                                                  "\\x41",
                                                  "#",
                                                  " #",
                                                  "---",
                                                  "...",
                                                  "%",
                                                  "&a",
                                                  "*a",
                                                  "!!s",
                                                  "<<",
                                                  "? ",
                                                  "~",
                                                  "null",
                                                  "true",
                                                  "no",
                                                  "012",
                                                  "1e3",
                                                  "\t",
                                                  "é",
                                                  "Ж",
                                                  "\xe2\x80\x8b",
                                                  "\xc2\xad",
                                                  "\xcd\x8f",
                                                  "\xef\xbb\xbf",
                                                  "\xe2\x80\xae",
                                                  "\x80",
                                                  "\xff",
                                                  "\x7f",
                                                  "\x01",
                                                  "\r",
                                                  "<<<<<<< ",
                                                  "=======",
                                                  "@",
                                                  "`",
                                                  "a",
                                                  "\"a: b\": c\n",
                                                  " : ",
                                                  "-",
                                                  "\n\n",
                                                  "\n- ",
                                                  "\n  - ",
                                                  "\n# x\n",
                                                  "null: ",
                                                  "a: b\na: c\n"};

std::string damaged(std::string text, std::mt19937& chance) {
  const auto below = [&](std::size_t most) { return most == 0 ? 0 : chance() % most; };
  text.resize(std::min<std::size_t>(text.size(), 3000));
  for (std::size_t times = 1 + below(3); times > 0; --times) {
    const std::size_t at = below(text.size());
    const std::string_view with = damage.at(below(damage.size()));
    switch (below(6)) {
      case 0: text.erase(at, 1 + below(6)); break;
      case 1: text.insert(below(text.size() + 1), text.substr(at, below(60))); break;
      case 2: text.replace(at, std::min<std::size_t>(1, text.size()), with); break;
      case 3:
        if (const std::size_t end = text.find('\n', at); end != std::string::npos)
          text.insert(end, with);
        break;
      case 4:
        if (below(8) == 0) text.resize(at);
        break;
      default: text.insert(at, with);
    }
  }
  return text;
}

/// Reads the texts as they are, and each damaged so many times.
void check_ways(const Texts& texts, int times) {
  std::mt19937 chance(20261130);
  for (const std::string& text : texts) {
    CAPTURE(text);
    REQUIRE(difference_of_ways(text) == "");
    for (int i = 0; i < times; ++i) {
      const std::string other = damaged(text, chance);
      CAPTURE(other);
      REQUIRE(difference_of_ways(other) == "");
    }
  }
}

/// The share of the texts whose lines are taken apart by their marks.
double taken_by_marks(const Texts& texts) {
  std::size_t count = 0;
  for (const std::string& text : texts) {
    std::vector<Finding> findings;
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> marks;
    LineMarks lines{ends, marks};
    if (check_characters(text, findings, lines) && lines.ordinary) ++count;
  }
  return static_cast<double>(count) / static_cast<double>(texts.size());
}

bool same_bits(const Bits& a, const Bits& b) {
  return a.line_feeds == b.line_feeds && a.spaces == b.spaces && a.colons == b.colons &&
         a.hashes == b.hashes && a.special == b.special;
}

}  // namespace

TEST_CASE("the records of the examples are read alike, whole and damaged") {
  Texts texts;
  add_files(source / "examples/small-office", texts);
  add_files(source / "examples/mieux-2009-2015", texts);
  REQUIRE(texts.size() > 100);
  CHECK(taken_by_marks(texts) > 0.95);
  check_ways(texts, 60);
}

TEST_CASE("so are the files of the catalogue of problems, and those of the fuzzer") {
  Texts texts;
  add_files(source / "examples/problems", texts);
  add_files(source / "tests/fuzz/corpus", texts);
  REQUIRE(texts.size() > 100);
  check_ways(texts, 60);
}

TEST_CASE("so are made-up records, and such as people write") {
  for (const Texts& texts : {made_up(), by_hand()}) {
    REQUIRE(texts.size() >= 400);
    CHECK(taken_by_marks(texts) > 0.95);
    check_ways(texts, 40);
  }
}

TEST_CASE("so are texts that are cut off at any byte") {
  const std::string text = by_hand().at(60);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    CAPTURE(size);
    REQUIRE(difference_of_ways(text.substr(0, size)) == "");
  }
}

TEST_CASE("a difference would be seen") {
  const ReadSo reading("a: b\nc: [d]\n", Way::quick);
  CHECK(difference(reading, ReadSo("a: b\nc: [d]\n", Way::careful)) == "");
  for (const std::string_view other :
       {"a: x\nc: [d]\n", "x: b\nc: [d]\n", "a:  b\nc: [d]\n", "a: b\nc: [d, e]\n", "a: b\nc: d\n",
        "a: b\nc: [d]", "a: b\nc: [d]\n\n", "a: 'b'\nc: [d]\n", "a: b\nc: [d\n"}) {
    CAPTURE(other);
    CHECK(difference(reading, ReadSo(other, Way::careful)) != "");
  }
  const ReadSo refused("a: b: c\n", Way::quick);
  CHECK(difference(refused, ReadSo("a: b: c\n", Way::careful)) == "");
  CHECK(difference(refused, ReadSo("a: b:  c\n", Way::careful)) == "");
  CHECK(difference(refused, ReadSo("ab: b: c\n", Way::careful)) != "");
}

TEST_CASE("a block of bytes is the same to every instruction") {
  std::mt19937 chance(20261130);
  for (int round = 0; round < 20'000; ++round) {
    std::array<char, block_size> block{};
    for (char& c : block)
      c = round % 2 == 0 ? static_cast<char>(chance())
                         : std::string_view{" :#\n\t\ra~\x7f\x80"}[chance() % 10];
    const Bits plain = plain_bits(block.data());
#if defined(__SSE2__)
    REQUIRE(same_bits(plain, sse2_bits(block.data())));
    if (has_avx2()) REQUIRE(same_bits(plain, avx2_bits(block.data())));
#endif
  }
}

TEST_CASE("letters that need no second look are seen") {
  for (unsigned lead = 0xC2; lead < 0xE0; ++lead)
    for (unsigned next = 0x80; next < 0xC0; ++next) {
      const std::string letter{static_cast<char>(lead), static_cast<char>(next)};
      CAPTURE(letter);
      const ReadSo reading("a: x" + letter + "x\n", Way::quick);
      const bool control = lead == 0xC2 && next < 0xA0;
      const bool unseen = is_unseen_at("x" + letter + "x", 1);
      CHECK(reading.findings.empty() == !(control || unseen));
    }
}

TEST_CASE("a word for nothing is known without the table of all words") {
  for (const std::string_view word :
       {"", "~", "null", "Null", "NULL", "nULL", "nul", "nulls", "n", "-", "no", "true", "None"}) {
    CAPTURE(word);
    CHECK(is_null(word) == (resolve(word) == Plain::null));
  }
}

TEST_CASE("keys with one tag are the same, or are told apart") {
  std::mt19937 chance(20261130);
  std::vector<std::string> keys;
  for (int i = 0; i < 3000; ++i) {
    std::string key;
    for (std::size_t size = 1 + chance() % 18; size > 0; --size) key += "ab\xff"[chance() % 3];
    keys.push_back(key);
  }
  for (const std::string& a : keys)
    for (const std::string& b : keys) {
      if (tag_of(a) != tag_of(b)) continue;
      if (is_same_key(a, b) != (a == b)) FAIL(a << " " << b);
    }
}

}  // namespace ways_test
