// The matchers of the patterns accept what the patterns of the schemas accept, and nothing else.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "checking.hpp"
#include "mieux/base/date.hpp"

namespace patterns_test {

using namespace mieux;
using namespace mieux::schema;

namespace {

struct PatternCase {
  std::string_view definition;  ///< in common.schema.json
  Pattern pattern;
  std::vector<std::string> seeds;
};

const std::vector<PatternCase>& pattern_cases() {
  static const std::vector<PatternCase> cases = {
      {"id", Pattern::id, {"a", "2026-04", "togo-ii", "-a", "A", std::string(100, 'x')}},
      {"uid", Pattern::uid, {"hvg7gvxnsj5bm2ga", "aaaaaaaaaaaaaaaa"}},
      {"date",
       Pattern::date,
       {"2013", "2013-04", "2013-04-16", "2009/2015", "../2015-12", "2009-01-31/..",
        "2009-09/2013"}},
      {"country", Pattern::country, {"TJK", "BEN"}},
      {"language", Pattern::language, {"fr", "en"}},
      {"sha256", Pattern::sha256, {std::string(64, '0'), std::string(60, 'a') + "09af"}},
      {"activity_id", Pattern::activity_id, {"a1", "a12", "a999"}},
      {"reference_number", Pattern::reference_number, {"2012-02", "HF/R/18/0007", "A_1.b"}},
  };
  return cases;
}

std::regex pattern_of(std::string_view definition) {
  for (const EmbeddedFile& file : embedded_schemas())
    if (file.name == "common.schema.json") {
      const auto all = nlohmann::json::parse(file.text);
      return std::regex(
          all.at("definitions").at(std::string{definition}).at("pattern").get<std::string>());
    }
  throw std::runtime_error("no common.schema.json");
}

/// `text` with a few characters put in, taken out or replaced.
std::string changed(std::string text, std::mt19937& random) {
  constexpr std::string_view letters = "aabzAZ012345678990--//...._ \n\té";
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (std::size_t edits = below(4); edits > 0; --edits) {
    const std::size_t at = below(text.size() + 1);
    const char letter = letters[below(letters.size())];
    const std::size_t what = below(3);
    if (what == 0) text.insert(at, 1, letter);
    if (what == 1 && at < text.size()) text.erase(at, 1);
    if (what == 2 && at < text.size()) text[at] = letter;
  }
  return text;
}

}  // namespace

TEST_CASE("matchers agree with the patterns of the schemas") {
  for (const PatternCase& c : pattern_cases()) {
    const std::regex regex = pattern_of(c.definition);
    std::mt19937 random(20'130'416);
    int accepted = 0;
    int refused = 0;
    for (int round = 0; round < 1500; ++round)
      for (const std::string& seed : c.seeds) {
        const std::string text = changed(seed, random);
        const bool expected = std::regex_search(text, regex);
        ++(expected ? accepted : refused);
        if (matches(c.pattern, text) == expected) continue;
        CAPTURE(c.definition);
        CAPTURE(text);
        CHECK(matches(c.pattern, text) == expected);
      }
    CAPTURE(c.definition);
    CHECK(accepted > 200);
    CHECK(refused > 200);
  }
}

TEST_CASE("matchers agree with the patterns on every text of up to two characters") {
  std::vector<std::string> texts = {""};
  for (char a = ' '; a < 127; ++a) {
    texts.emplace_back(1, a);
    for (char b = ' '; b < 127; ++b) texts.push_back({a, b});
  }
  for (const PatternCase& c : pattern_cases()) {
    const std::regex regex = pattern_of(c.definition);
    std::vector<std::string> different;
    for (const std::string& text : texts)
      if (matches(c.pattern, text) != std::regex_search(text, regex)) different.push_back(text);
    CAPTURE(c.definition);
    CHECK(different.empty());
  }
}

TEST_CASE("the matcher of dates agrees with its pattern on every month and day of two digits") {
  const std::regex regex = pattern_of("date");
  std::vector<std::string> different;
  for (int month = 0; month < 20; ++month)
    for (int day = 0; day < 40; ++day) {
      const auto two = [](int number) { return std::to_string(100 + number).substr(1); };
      const std::string text = "2013-" + two(month) + "-" + two(day);
      for (const std::string& date : {text, text.substr(0, 7), text + "/..", "../" + text})
        if (matches(Pattern::date, date) != std::regex_search(date, regex))
          different.push_back(date);
    }
  CHECK(different.empty());
}

TEST_CASE("a text without a pattern has every form") {
  CHECK(matches(Pattern::none, ""));
  CHECK(matches(Pattern::none, "\n"));
}

TEST_CASE("whatever is a date has the form of one") {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    const auto& seeds = pattern_cases()[2].seeds;
    const std::string text = changed(seeds[static_cast<std::size_t>(round) % seeds.size()], random);
    if (!Date::parse(text) || matches(Pattern::date, text)) continue;
    CAPTURE(text);
    CHECK(matches(Pattern::date, text));
  }
  CHECK(matches(Pattern::date, "2018-02-30"));
  CHECK_FALSE(Date::parse("2018-02-30").has_value());
}

TEST_CASE("every pattern says how to write a text of it") {
  for (const PatternCase& c : pattern_cases()) {
    CAPTURE(c.definition);
    CHECK(description_of(c.pattern).size() > description_of(Pattern::none).size());
  }
}

}  // namespace patterns_test
