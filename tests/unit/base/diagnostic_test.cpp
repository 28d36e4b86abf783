// Where a finding is, as a person sees it, and how it is printed.

#include "mieux/base/diagnostic.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/width.hpp"
#include "yaml/reading.hpp"

namespace diagnostic_test {

using namespace mieux;
using mieux::yaml::Marked;

namespace {

struct Located {
  std::string_view marked;  ///< `«` and `»` stand around the span
  std::uint32_t line;
  std::uint32_t column;
  std::uint32_t length;
  std::string_view line_text;
};

Diagnostic diagnostic_at(std::string_view marked, std::string message = "something is wrong") {
  const Marked text(marked);
  return locate("requests/a.yaml", text.text,
                Finding{Severity::error, "malformed", text.span, std::move(message), {}});
}

/// The second and the third line of what is printed: the line and the carets.
std::string excerpt(std::string_view marked) {
  const std::string all = render(diagnostic_at(marked), false);
  return all.substr(all.find('\n') + 1);
}

}  // namespace

TEST_CASE("lines and columns count characters from 1") {
  const std::vector<Located> cases = {
      {"«id»: a\nb: c\n", 1, 1, 2, "id: a"},
      {"id: a\n«b»: c\n", 2, 1, 1, "b: c"},
      {"id: a\nb: «c»\n", 2, 4, 1, "b: c"},
      {"id: a\nb: «c»", 2, 4, 1, "b: c"},
      {"\n\n«x»\n", 3, 1, 1, "x"},
      {"title: Brasília «and» more\n", 1, 17, 3, "title: Brasília and more"},
      {"title: «Brasília»\n", 1, 8, 8, "title: Brasília"},
      {"t: \U0001F600 «\U0001F600\U0001F600»!\n", 1, 6, 2, "t: \U0001F600 \U0001F600\U0001F600!"},
      {"a: b\r\nc: «d»\r\ne: f\r\n", 2, 4, 1, "c: d"},
      {"a: «b»\r\n", 1, 4, 1, "a: b"},
      {"a: «b\r\nc»: d\r\n", 1, 4, 1, "a: b"},
      {"k: «|\n  one\n  two»\nl: m\n", 1, 4, 1, "k: |"},
      {"«a:\n  b: c\n»d: e\n", 1, 1, 2, "a:"},
      {"a: b«»\n", 1, 5, 0, "a: b"},
      {"a: b\n«»", 2, 1, 0, ""},
      {"a: b«»", 1, 5, 0, "a: b"},
      {"«»", 1, 1, 0, ""},
      {"a: b«\n»c: d\n", 1, 5, 0, "a: b"},
      {"a\n«\n»b\n", 2, 1, 0, ""},
  };
  for (const Located& c : cases) {
    const Marked text(c.marked);
    const Place place = locate("p", text.text, text.span);
    CAPTURE(c.marked);
    CHECK(place.path == "p");
    CHECK(place.line == c.line);
    CHECK(place.column == c.column);
    CHECK(place.length == c.length);
    CHECK(place.line_text == c.line_text);
  }
}

TEST_CASE("of a long line a place holds what is around it") {
  std::string text = "first\n";
  for (int i = 0; i < 20'000; ++i) text += "é, ";
  text += "\nlast\n";
  const LineIndex lines(text);
  for (const std::size_t word : {0U, 1U, 500U, 10'000U, 19'999U}) {
    CAPTURE(word);
    const auto begin = static_cast<std::uint32_t>(6 + 4 * word);
    const Place place = lines.locate("p", text, {begin, begin + 2});
    CHECK(place.line == 2);
    CHECK(place.column == 3 * word + 1);
    CHECK(place.length == 1);
    CHECK(place.line_text.size() < 2100);
    const std::string printed = render({Severity::error, {}, place, "m", {}, {}}, false);
    const std::string excerpt = printed.substr(printed.find('\n') + 1);
    const std::size_t shown = excerpt.find('\n');
    const std::size_t caret = excerpt.find('^') - shown - 1;
    std::size_t byte = 0;
    for (std::size_t character = 0; character < caret; ++byte)
      character += (static_cast<unsigned char>(excerpt[byte + 1]) & 0xC0U) != 0x80U ? 1 : 0;
    CHECK(excerpt.substr(byte, 2) == "é");
  }
}

TEST_CASE("many places in one text are found as one is") {
  rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"a \n\r\xC3\xA9"}));
    const LineIndex lines(text);
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
      const auto begin = static_cast<std::size_t>(at);
      const Place place = lines.locate("p", text, {at, at + 1});
      const auto before = std::string_view{text}.substr(0, begin);
      RC_ASSERT(place.line ==
                static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1);
      RC_ASSERT(place.column >= 1U);
    }
  });
}

TEST_CASE("a span beyond the text is put at its end") {
  const Place place = locate("p", "ab\ncd", {100, 200});
  CHECK(place.line == 2);
  CHECK(place.column == 3);
  CHECK(place.length == 0);
  const Place reversed = locate("p", "abcd", {3, 1});
  CHECK(reversed.column == 4);
  CHECK(reversed.length == 0);
}

TEST_CASE("a finding keeps what it says when it is located") {
  const Diagnostic d = locate(
      "a.yaml", "x: y\n", Finding{Severity::warning, "bad-date", {3, 4}, "no date", "write one"});
  CHECK(d.severity == Severity::warning);
  CHECK(d.code == "bad-date");
  CHECK(d.where.path == "a.yaml");
  CHECK(d.where.column == 4);
  CHECK(d.message == "no date");
  CHECK(d.hint == "write one");
  CHECK(d.related.empty());
}

TEST_CASE("the first line says where, how grave, what and which code") {
  CHECK(render(diagnostic_at("id: «a b»\n"), false) ==
        "requests/a.yaml:1:5: error: something is wrong [malformed]\n"
        "    1 | id: a b\n"
        "      |     ^^^\n");
  Diagnostic d = diagnostic_at("id: «a»\n");
  d.severity = Severity::warning;
  CHECK(render(d, false).starts_with("requests/a.yaml:1:5: warning: "));
  d.severity = Severity::note;
  CHECK(render(d, false).starts_with("requests/a.yaml:1:5: note: "));
}

TEST_CASE("a diagnostic without a line shows none") {
  Diagnostic d;
  d.code = "unknown-folder";
  d.where.path = "request/";
  d.message = "no folder of a store";
  d.hint = "did you mean requests?";
  CHECK(render(d, false) ==
        "request/: error: no folder of a store [unknown-folder]\n"
        "  hint: did you mean requests?\n");
}

TEST_CASE("carets stand under the characters meant") {
  CHECK(excerpt("title: Brasília «and» more\n") ==
        "    1 | title: Brasília and more\n"
        "      |                 ^^^\n");
  CHECK(excerpt("title: «Côte d’Ivoire», twice\n") ==
        "    1 | title: Côte d’Ivoire, twice\n"
        "      |        ^^^^^^^^^^^^^\n");
  CHECK(excerpt("a: b«»\n") ==
        "    1 | a: b\n"
        "      |     ^\n");
  CHECK(excerpt("a: «|\n  text\n»") ==
        "    1 | a: |\n"
        "      |    ^\n");
}

TEST_CASE("carets stand under what a terminal shows: wide letters, and letters with marks") {
  CHECK(excerpt("title: 日本«語» x\n") ==
        "    1 | title: 日本語 x\n"
        "      |            ^^\n");
  CHECK(excerpt("title: e\u0301e\u0301 «x»\n") ==
        "    1 | title: e\u0301e\u0301 x\n"
        "      |           ^\n");
  CHECK(excerpt("title: e«\u0301»a\n") ==
        "    1 | title: e\u0301a\n"
        "      |        ^\n");
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "語";
  const std::string shown = excerpt(wide + "«x»" + wide + "\n");
  CHECK(display_width(shown.substr(0, shown.find('\n'))) <= 8 + 160);
  CHECK(shown.find("語x語") != std::string::npos);
}

TEST_CASE("the margin grows with the number of the line") {
  std::string text;
  for (int i = 0; i < 12'344; ++i) text += "#\n";
  CHECK(excerpt(text + "a: «b»\n") ==
        " 12345 | a: b\n"
        "       |    ^\n");
}

TEST_CASE("what a terminal would act on is shown, and the carets stay below") {
  CHECK(excerpt("a: \x1b[31m «red»\n") ==
        "    1 | a: \\x1b[31m red\n"
        "      |             ^^^\n");
  CHECK(excerpt("a: «\x1b[31m» red\n") ==
        "    1 | a: \\x1b[31m red\n"
        "      |    ^^^^^^^^\n");
  CHECK(excerpt("a:\t«b»\n") ==
        "    1 | a:\\tb\n"
        "      |     ^\n");
  const Diagnostic hostile{Severity::error,
                           "malformed",
                           {"requests/\x1b]0;x.yaml", 0, 0, 0, {}},
                           "'\x1b[2J' is wrong\nreally",
                           "write \x07",
                           {{{"b\u202e.yaml", 0, 0, 0, {}}, "here\r"}}};
  CHECK(render(hostile, false) ==
        "requests/\\x1b]0;x.yaml: error: '\\x1b[2J' is wrong\\nreally [malformed]\n"
        "  b\\u202e.yaml: here\\r\n"
        "  hint: write \\x07\n");
}

TEST_CASE("of a long line only the part around the finding is shown") {
  const std::string filler(500, 'x');
  CHECK(excerpt("a: " + filler + "«here»" + filler + "\n") ==
        "    1 | " + std::string(80, 'x') + "here" + std::string(76, 'x') + "\n" +  //
            "      | " + std::string(80, ' ') + "^^^^\n");
  CHECK(excerpt("«key»: " + filler + "\n") ==
        "    1 | key: " + std::string(155, 'x') + "\n      | ^^^\n");
  CHECK(excerpt("key: «" + filler + "»\n") ==
        "    1 | key: " + std::string(155, 'x') + "\n      |      " + std::string(155, '^') + "\n");
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  CHECK(excerpt("a: " + accents + "«ü»\n") ==
        "    1 | " + accents.substr(0, 160) + "ü\n      | " + std::string(80, ' ') + "^\n");
}

TEST_CASE("related places come before the hint, each with its line") {
  Diagnostic d = diagnostic_at("id: «a»\n");
  d.hint = "give one of them another id";
  const Marked other("# first\nuid: «b c»\n");
  d.related.push_back({locate("requests/b.yaml", other.text, other.span), "the other"});
  CHECK(render(d, false) ==
        "requests/a.yaml:1:5: error: something is wrong [malformed]\n"
        "    1 | id: a\n"
        "      |     ^\n"
        "  requests/b.yaml:2:6: the other\n"
        "    2 | uid: b c\n"
        "      |      ^^^\n"
        "  hint: give one of them another id\n");
}

TEST_CASE("colours are added around the text, never inside it") {
  Diagnostic d = diagnostic_at("id: «a»\n");
  d.hint = "write b";
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    d.severity = severity;
    std::string coloured = render(d, true);
    CHECK(coloured.find("\x1b[") != std::string::npos);
    for (std::size_t at = coloured.find("\x1b["); at != std::string::npos;
         at = coloured.find("\x1b["))
      coloured.erase(at, coloured.find('m', at) - at + 1);
    CHECK(coloured == render(d, false));
  }
}

TEST_CASE("diagnostics are sorted by path, line, column, code and message") {
  const auto make = [](std::string path, std::uint32_t line, std::uint32_t column,
                       std::string_view code, std::string message) {
    return Diagnostic{Severity::error,    code, {std::move(path), line, column, 0, {}},
                      std::move(message), {},   {}};
  };
  const std::vector<Diagnostic> sorted = {
      make("a", 0, 0, "z", "z"),  make("a", 2, 1, "z", "z"),  make("a", 2, 10, "a", "a"),
      make("a", 10, 1, "a", "a"), make("a", 10, 1, "a", "b"), make("a", 10, 1, "b", "a"),
      make("b", 1, 1, "a", "a"),
  };
  std::vector<Diagnostic> shuffled = sorted;
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    sort(shuffled);
    for (std::size_t i = 0; i < sorted.size(); ++i)
      CHECK(render(shuffled[i], false) == render(sorted[i], false));
  }
}

}  // namespace diagnostic_test
