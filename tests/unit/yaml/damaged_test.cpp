// Every damaged or hostile record file must be refused at the right place, under the right code.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "reading.hpp"

namespace damaged_test {

using namespace mieux;
using namespace mieux::yaml;
using namespace std::string_view_literals;

namespace {

/// Texts in which `«` and `»` mark where the first error is to be.
using Cases = std::vector<std::string_view>;

void check_refused(std::string_view code, const Cases& cases) {
  for (const std::string_view marked : cases) {
    const Marked expected(marked);
    const Reading reading(expected.text);
    CAPTURE(for_terminal(marked));
    CHECK_FALSE(reading.whole);
    const Finding* error = reading.error();
    REQUIRE(error != nullptr);
    CHECK(error->code == code);
    CHECK(error->span.begin == expected.span.begin);
    CHECK(error->span.end == expected.span.end);
    CHECK_FALSE(error->message.empty());
  }
}

}  // namespace

TEST_CASE("duplicate keys") {
  const Cases cases = {
      "a: 1\n«a»: 2\n",
      "a: 1\n«\"a\"»: 2\n",
      "'a': 1\n«a»: 2\n",
      "a: 1\n«\"\\x61\"»: 2\n",
      "a: 1\n«a» : 2\n",
      "\"\": 1\n«''»: 2\n",
      "k:\n  b: 1\n  c: 2\n  «b»: 3\n",
      "- a: 1\n  «a»: 2\n",
      "a:\n  b: 1\n«a»:\n  c: 2\n",
  };
  check_refused("duplicate-key", cases);
  const Reading reading("x: 0\na: 1\nb: 2\na: 3\n");
  REQUIRE(reading.error() != nullptr);
  CHECK(reading.error()->message.find("line 2") != std::string::npos);
}

TEST_CASE("the same key in two tables is no duplicate") {
  CHECK(Reading("- a: 1\n- a: 2\n").whole);
  CHECK(Reading("a:\n  a: 1\nb:\n  a: 2\n").whole);
}

TEST_CASE("an unterminated quote is located where it opens") {
  const Cases cases = {
      "a: «\"b»\nc: d\n", "a: «'b»\nc: d\n", "a: «\"»\n",        "a: «\"b\\\"»\n", "a: «'b''»\n",
      "- «\"b»\n",        "a: [b, «\"c]»\n", "«\"a: 1»\nb: 2\n", "a: «\"b»",
  };
  check_refused("unterminated-quote", cases);
}

TEST_CASE("legal YAML that records do not use is no error of syntax") {
  const Cases cases = {
      "a: «\"first»\n  second\"\n",
      "a: «'first»\n  second'\n",
      "- «\"first»\n\n  second\"\n",
      "a:\n  «text»\n",
      "a:\n  «text»\n  of lines\nb: 1\n",
      "-\n  «\"text\"»\n",
      "«text»\n",
      "«text»\n\nof lines\n",
      "«---text»\nmore\n",
      "«:» a\n",
      "a: 1\n«:» b\n",
      "- «:» a\n",
      "a: [b, «]»\n",
      "a: [«:» b]\n",
      "a: [\"b\"«:» c]\n",
      "- [a]«: b»\n",
      "a: |\n  x\n«   »",
      "a: |\n  x\n  y« »",
      "a: >\n  x\n  y\n«\t»",
      "- |+\n«   »",
      "a:\n  - b\n  - «\"c»\n    d\"\ne: f\n",
      "«\"text»\nof lines\"\n",
      "«word»\n",
      "«~»\n",
      "a:\n  «word and more»\n",
      "a«:»1\n",
      "a: [a,«]»\n",
  };
  check_refused("not-in-format", cases);
}

TEST_CASE("what no reader takes for YAML stays an error of syntax") {
  check_refused("syntax", {"a:\n  «text»\n  b: 1\n", "«text»\na: 1\n", "a: 1\n«text»\n",
                           "a: [b, «,»]\n", "a: [«,»b]\n", "a: \"b\" «c»\n", "a:\n  «text»\n,\n"});
}

TEST_CASE("a file holds one record") {
  const Cases cases = {
      "a: 1\n«---»\nb: 2\n",          "«---»\na: 1\n", "a: 1\n«...»\n",
      "a: |\n  text\n«---»\nb: 2\n",  "«---» a\n",     "«%YAML 1.2»\n---\na: 1\n",
      "a: 1\n«%TAG ! tag:x,2000:»\n",
  };
  check_refused("not-in-format", cases);
  check_refused("bad-indentation", {"  a: 1\n«b: 2»\n", "    - a\n  «- b»\n"});
  check_refused("syntax", {"- a\n«b: 1»\n", "a: 1\n«- b»\n"});
}

TEST_CASE("lines that are no entry") {
  const Cases cases = {
      "«,»", "a: 1\n«word»\n", "a: 1\n«,»\n", "a: 1\nb«:»2\n", "«\"a\" b: c»\n", "«]»\n", "«}»\n",
  };
  check_refused("syntax", cases);
}

TEST_CASE("values that cannot stand where they are") {
  const Cases cases = {
      "a: [a,«,»b]\n", "a: [«,»]\n",     "a: [a]«b»\n",   "a: [\"a\" «b»]\n", "a: [a«[»]\n",
      "a: [a«}»]\n",   "a: \"b\" «c»\n", "a: \"b\"«c»\n", "a: 'b' «'c'»\n",   "a: b«:» c\n",
      "a: b«:»\n",     "a: «-» b\n",     "a: | «text»\n", "a: «@»b\n",        "a: «`»b\n",
      "a: «,»b\n",     "a: «]»\n",       "a: «}»\n",
  };
  check_refused("syntax", cases);
}

TEST_CASE("anchors, aliases, tags and merge keys are named") {
  const Cases cases = {
      "a: «&»x 1\n",          "a: «*»x\n",       "«&»x a: 1\n",     "«*»x : 1\n",
      "- «&»x 1\n",           "- «*»x\n",        "a: [«*»x]\n",     "a: «&»x [*x]\n",
      "a: «!»!str 1\n",       "a: «!»x\n",       "«!»!map\na: 1\n", "a:\n  «!»!map\n  b: 1\n",
      "a:\n  «&»x\n  b: 1\n", "a:\n  «<<»: b\n",
  };
  check_refused("not-in-format", cases);
}

TEST_CASE("legal YAML in another layout is named") {
  const Cases cases = {
      "«?» a\n: b\n",
      "«?»\n",
      "a: «?» b\n",
      "«[»a, b]: c\n",
      "«[»a, b]\n",
      "«{»a: 1}\n",
      "a: «{»b: c}\n",
      "a: «{»}\n",
      "- «{»a: b}\n",
      "a: [«{»b: c}]\n",
      "a: [«[»b]]\n",
      "a: [b«:» c]\n",
      "a: [b«:»]\n",
      "a: [b«?»]\n",
      "a: [b«?» c, d]\n",
      "a: b\n  «c»\n",
      "a: b\n  «c: d»\n",
      "a: \"b\"\n  «c»\n",
      "a:\n  - b\n    «c»\n",
      "a: «[b,»\n  c]\n",
      "a: «[»\n  b]\n",
      "a: |«2»\n    b\n",
      "a: >-«1»\n  b\n",
      "a: «>+»\n  b\n",
      "a: «%»b\n",
      "a: \"b«\\N»\"\n",
      "a: \"b«\\_»\"\n",
      "a: \"b«\\»\n  c\"\n",
      "«~»: 1\n",
      "«null»: 1\n",
      "a:\n  «Null» : 1\n",
  };
  check_refused("not-in-format", cases);
}

TEST_CASE("escapes that stand for nothing") {
  const Cases cases = {
      "a: \"«\\q»\"\n",     "a: \"x«\\x4»g\"\n",      "a: \"«\\u12»\"\n",
      "a: \"«\\ud800»\"\n", "a: \"«\\U00110000»\"\n", "\"«\\q»\": 1\n",
  };
  check_refused("bad-escape", cases);
}

TEST_CASE("bytes that are not UTF-8") {
  const Cases cases = {
      "a: «\x80»\n",
      "a: «\xc0»\xaf\n",
      "a: «\xc1»\xbf\n",
      "a: «\xe0»\x80\xaf\n",
      "a: «\xf0»\x80\x80\xaf\n",
      "a: «\xed»\xa0\x80\n",
      "a: «\xed»\xbf\xbf\n",
      "a: «\xf4»\x90\x80\x80\n",
      "a: «\xf5»\x80\x80\x80\n",
      "a: «\xff»\n",
      "a: b«\xe9»t\n",
      "a: «\xe2»\x82",
      "# «\x93»comment\x94\n",
      "a: |\n  text «\xe9»\n",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: «\xe9»\n",
      "«\xff»\xfe"
      "a\0"sv,
      "«\xfe»\xff\0a"sv,
  };
  check_refused("encoding", cases);
}

TEST_CASE("characters nobody sees") {
  check_refused(
      "control-character",
      {
          "a: b«\0»c\n"sv,     "«\0»"sv,        "a«\0»:\0 \0001\0"sv, "a: «\x1b»[31m\n",
          "a: «\x07»\n",       "a: «\x08»\n",   "a: «\x0c»\n",        "a: «\x7f»\n",
          "a: «\u0080»\n",     "a: «\u0085»\n", "a: «\u009b»\n",      "a: «\u202a»\n",
          "a: «\u202e»\n",     "a: «\u2066»\n", "a: «\u2069»\n",      "# «\u202e»comment\n",
          "a: «\ufffe»\n",     "a: «\uffff»\n", "«\ufeff»a: 1\n",     "a: «\ufeff»\n",
          "a: |\n  x«\x1b»\n",
      });
}

TEST_CASE("other characters nobody sees are found, as they are or as escapes") {
  for (const std::string_view marked :
       {"a: b«\u200b»c\n"sv, "a: b«\u00ad»c\n"sv, "a: b  # «\u200e»c\n"sv, "a: b«\U000e0041»\n"sv,
        "a: «\"b\\u200bc\"»\n"sv, "a: «\"\\u202ex\"»\n"sv, "a: «\"\\e[31m\"»\n"sv,
        "a: «\"\\ufeffb\"»\n"sv, "a: «\"\\U000e0041b\"»\n"sv, "a: [b, «\"\\xad\"»]\n"sv,
        "«\"a\\x7fb\"»: c\n"sv, "a: |\n  b«\u2060»c\n"sv}) {
    const Marked expected(marked);
    const Reading reading{expected.text};
    CAPTURE(for_terminal(marked));
    CHECK(reading.whole);
    REQUIRE(reading.findings.size() == 1);
    CHECK(reading.findings.front().code == "invisible-character");
    CHECK(reading.findings.front().severity == Severity::error);
    CHECK(reading.findings.front().span == expected.span);
  }
  for (const std::string_view text :
       {"a: \"b\\n\\tc\"\n", "a: می\u200cخواهم\n", "a: \"👩\\u200d💻\"\n", "a: 'b\u00a0c'\n"})
    CHECK(Reading{std::string{text}}.findings.empty());
}

TEST_CASE("damaged characters name their byte") {
  for (const std::string_view text : {"a: b\0c\n"sv, "a: b\xff\n"sv, "a: b\u202e\n"sv}) {
    const Reading reading{std::string(text)};
    REQUIRE(reading.error() != nullptr);
    CHECK(reading.error()->message.find("byte 4") != std::string::npos);
    CHECK(for_terminal(reading.error()->message) == reading.error()->message);
  }
}

TEST_CASE("tabs") {
  const Cases cases = {
      "«\t»a: 1\n",     "a:\n«\t»b: 1\n", "a:\n  «\t»b: 1\n",   "a:\n«\t»- b\n", "-«\t»a\n",
      "a:«\t»1\n",      "a: «\t»1\n",     "a: b«\t»c\n",        "a: b«\t»# c\n", "a: [b,«\t»c]\n",
      "a: \"b\"«\t»\n", "a: |\n«\t»b\n",  "a: |\n  b\n«\t»c\n", "a«\t»b: 1\n",   "a«\t»: 1\n",
  };
  check_refused("tab-indentation", cases);
  CHECK(Reading("a: |\n  b\tc\n  \td\n").whole);
  CHECK(Reading("a: \"b\tc\"\n").whole);
  CHECK(Reading("# a\tb\na: 1 # c\td\n").whole);
}

TEST_CASE("line ends") {
  const Cases cases = {
      "a: 1«\r»b: 2\r",
      "a: 1«\r»\r\n",
      "a: |\n  x«\r»y\n",
      "a: 1«\r»",
  };
  check_refused("line-ending", cases);
  const Reading crlf("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: \"d\"\r\n");
  CHECK(crlf.whole);
  CHECK(outline(crlf.document, crlf.document.root()) == "{a: '1', b: 'x\\ny\\n', c: 'd'}");
  REQUIRE(crlf.findings.size() == 1);
  CHECK(crlf.findings[0].severity == Severity::note);
  CHECK(crlf.findings[0].code == "line-ending");
  CHECK(crlf.findings[0].span.begin == 4);
}

TEST_CASE("conflict markers") {
  check_refused("merge-conflict",
                {
                    "«<<<<<<< HEAD»\na: 1\n=======\na: 2\n>>>>>>> theirs\n",
                    "a: 1\n«<<<<<<< HEAD»\nb: 1\n||||||| 1234567\n=======\nb: 2\n>>>>>>> theirs\n",
                    "a:\n«<<<<<<< HEAD»\n  - b\n=======\n  - c\n>>>>>>> theirs\n",
                    "a: |\n  x\n«<<<<<<< HEAD»\n  y\n=======\n  z\n>>>>>>> theirs\n",
                    "a: |\n«<<<<<<< HEAD»\n  y\n",
                    "a: >\n  x\n\n«=======»\n  y\n",
                    "# b\n«<<<<<<< HEAD»\n# c\n=======\n# d\n>>>>>>> theirs\na: 1\n",
                    "a: 1\n«=======»\nb: 2\n",
                    "a: 1\n«>>>>>>> theirs»\n",
                    "a: 1\n«||||||| base»\n",
                    "a: 1\n«|||||||»\n",
                    "a: 1\n«<<<<<<<»\n",
                    "a: 1\n«<<<<<<< HEAD: b»\n",
                    "a: 1\n«=======»",
                    "a: 1\n«<<<<<<<»",
                });
  CHECK(Reading("a: |\n  =======\n  <<<<<<< HEAD\n").whole);
  const Reading crlf("a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n");
  REQUIRE(crlf.error() != nullptr);
  CHECK(crlf.error()->code == "merge-conflict");
}

TEST_CASE("indentation") {
  const Cases cases = {
      "a:\n   b: 1\n  «c: 2»\n", "a:\n    - b\n  «- c»\n", "a:\n    b: 1\n  «c: 2»\n",
      "- a: 1\n «b: 2»\n",       "a: |\n«    »\n  b\n",
  };
  check_refused("bad-indentation", cases);
}

TEST_CASE("a file without a record") {
  for (const std::string_view text : {"", "\n", "  \n\n", "# only\n# comments\n", "# comment"}) {
    const Reading reading{std::string(text)};
    CAPTURE(text);
    CHECK_FALSE(reading.whole);
    REQUIRE(reading.error() != nullptr);
    CHECK(reading.error()->code == "empty-file");
    CHECK(reading.error()->span == Span{0, 0});
  }
}

TEST_CASE("a missing final newline is a warning") {
  const Reading reading("a: 1");
  CHECK(reading.whole);
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].severity == Severity::warning);
  CHECK(reading.findings[0].code == "missing-final-newline");
  CHECK(reading.findings[0].span == Span{4, 4});
}

TEST_CASE("a file cut off in a line of spaces below block text is refused") {
  check_refused("not-in-format", {"a: >\n  x\n«  »", "a: |\n  x\n« »"});
}

}  // namespace damaged_test
