// Limits of a record file, and hostile files at them: each is answered in linear time.

#include <doctest/doctest.h>

#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include "mieux/yaml/second_opinion.hpp"
#include "reading.hpp"

namespace limits_test {

using namespace mieux;
using namespace mieux::yaml;

namespace {

/// How long one file may take; the sanitizers cost a factor of ten and more.
#ifdef __SANITIZE_ADDRESS__
constexpr std::chrono::seconds longest{20};
#else
constexpr std::chrono::seconds longest{5};
#endif

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// Tables within tables: the innermost of `depth` tables holds one text.
std::string nested(std::size_t depth) {
  std::string out;
  for (std::size_t i = 0; i < depth; ++i) out += std::string(2 * i, ' ') + "k:\n";
  out.insert(out.size() - 1, " v");
  return out;
}

void check_code(const std::string& text, std::string_view code) {
  const auto start = std::chrono::steady_clock::now();
  const Reading reading(text);
  const auto took = std::chrono::steady_clock::now() - start;
  CAPTURE(for_terminal(text.substr(0, 40)));
  REQUIRE(reading.error() != nullptr);
  CHECK_FALSE(reading.whole);
  CHECK(reading.error()->code == code);
  CHECK(took < longest);
}

}  // namespace

TEST_CASE("depth") {
  CHECK(Reading(nested(32)).whole);
  check_code(nested(33), "too-deep");
  check_code(nested(500), "too-deep");
  CHECK(Reading(repeated("- ", 32) + "a\n").whole);
  check_code(repeated("- ", 33) + "a\n", "too-deep");
  check_code(repeated("- ", 100'000) + "a\n", "too-deep");
  check_code("a: " + repeated("[", 100'000) + "\n", "not-in-format");
  check_code("a: " + repeated("{a: ", 100'000) + "\n", "not-in-format");
  check_code(repeated("? ", 100'000) + "\n", "not-in-format");
  const Reading deep(nested(33));
  CHECK(deep.error()->span.begin == deep.text.rfind("k: v"));
}

TEST_CASE("a list at the indentation of its key counts as a level too") {
  const std::string text = nested(32);
  const std::string key = text.substr(0, text.size() - 3);
  check_code(key + "\n" + std::string(62, ' ') + "- v\n", "too-deep");
}

TEST_CASE("size") {
  const std::string line = "a: b\n";
  CHECK(Reading(line + std::string(max_bytes - line.size(), '\n')).whole);
  check_code(line + std::string(max_bytes - line.size() + 1, '\n'), "too-large");
  const Reading large(std::string(std::size_t{3} << 20, 'a'));
  REQUIRE(large.error() != nullptr);
  CHECK(large.error()->code == "too-large");
  CHECK(large.error()->span == Span{max_bytes, max_bytes + 1});
}

TEST_CASE("values") {
  // the root, the list under `a`, and its elements
  CHECK(Reading("a: [b" + repeated(",b", max_nodes - 3) + "]\n").whole);
  check_code("a: [b" + repeated(",b", max_nodes - 2) + "]\n", "too-large");
  CHECK(Reading("a:\n" + repeated("- b\n", max_nodes - 2)).whole);
  check_code("a:\n" + repeated("- b\n", max_nodes - 1), "too-large");
}

TEST_CASE("many keys in one table") {
  std::string text;
  for (int i = 0; i < 15'000; ++i) text += "key" + std::to_string(i) + ": v\n";
  const Reading reading(text);
  CHECK(reading.whole);
  CHECK(reading.document.root().size == 15'000);
  check_code(text + "key7: w\n", "duplicate-key");
  check_code(text + "key14999: w\n", "duplicate-key");
  std::string few;
  for (int i = 0; i < 40; ++i) few += "k" + std::to_string(i) + ": v\n";
  check_code(few + "k31: w\n", "duplicate-key");
  check_code(few + "\"k32\": w\n", "duplicate-key");
}

TEST_CASE("the length of keys is limited, as in YAML") {
  const std::string key(1024, 'k');
  const std::string text = key + ": v\n\"" + key.substr(2) + "\": v\n";
  const Reading reading(text);
  CHECK(reading.whole);
  CHECK(second_opinion(text, reading.document).empty());
  check_code(key + "k: v\n", "syntax");
  check_code("\"" + key + "\": v\n", "syntax");
}

TEST_CASE("a mebibyte of anything is answered in linear time") {
  const std::vector<std::string_view> patterns = {
      "a",    "\"",  "'",  "''",   "\"\\\"", "[",      "- ",        "-\n",    "a: ",
      "a:\n", ":",   ": ", " ",    "#",      " #",     "?",         "? ",     "|\n",
      "&a ",  "\\",  "\r", "\x01", "\xff",   "\u202e", "<<<<<<< ",  "a: |\n", "a: \"",
      " \n",  "\n ", "a:", "%",    "{a: ",   "a,",     "- - - -\n", "-a\n"};
  for (const std::string_view pattern : patterns) {
    const std::string body = repeated(pattern, max_bytes / pattern.size() - 16);
    for (const std::string_view start : {"", "a: ", "a: |\n  ", "- "}) {
      CAPTURE(for_terminal(pattern));
      CAPTURE(for_terminal(start));
      // Time of the processor: others may be at work on the machine.
      const std::clock_t begin = std::clock();
      const Reading reading(std::string(start) + body);
      CHECK(std::chrono::seconds{(std::clock() - begin) / CLOCKS_PER_SEC} < longest);
      CHECK((reading.whole || reading.error() != nullptr));
    }
  }
}

}  // namespace limits_test
