#include "mieux/base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace text_test {

using namespace mieux;
using namespace std::string_view_literals;

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

}  // namespace

TEST_CASE("characters are code points; a stray byte is one") {
  CHECK(character_count("") == 0);
  CHECK(character_count("Brasília") == 8);
  CHECK(character_count("e\u0301") == 2);
  CHECK(character_count("\U0001F600!") == 2);
  CHECK(character_count("\xff\xfe") == 2);
  CHECK(character_count("\xc3") == 1);
  CHECK(character_count("\xe2\x82") == 2);
  CHECK(character_count("\xc0\xaf") == 2);      // overlong
  CHECK(character_count("\xed\xa0\x80") == 3);  // surrogate
  CHECK(character_count("\xf4\x90\x80\x80") == 4);
  CHECK(character_count("a\0b"sv) == 3);
}

TEST_CASE("for_terminal shows what a terminal would act on") {
  const std::vector<Case> cases = {
      {"", ""},
      {"Tajikistan, Côte d’Ivoire", "Tajikistan, Côte d’Ivoire"},
      {"one\ntwo\ttabs\r", "one\\ntwo\\ttabs\\r"},
      {"\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"},
      {"nul\0!"sv, "nul\\x00!"},
      {"del\x7f", "del\\x7f"},
      {"c1 \u0085 byte \x85", "c1 \\u0085 byte \\x85"},
      {"\u202etxt\u2066", "\\u202etxt\\u2066"},
      {"\u061c\u200e\u200f", "\\u061c\\u200e\\u200f"},
      {"\ufeff\u2028\u2029", "\\ufeff\\u2028\\u2029"},
      {"a\u200bb\u00adc\U000e0041", "a\\u200bb\\u00adc\\U000e0041"},
      {"می\u200cخواهم 👩\u200d💻", "می\u200cخواهم 👩\u200d💻"},
      {"\xc0\xaf", "\\xc0\\xaf"},
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},
  };
  for (const Case& c : cases) CHECK(for_terminal(c.text) == c.expected);
}

TEST_CASE("lines for a terminal keep their breaks and tabs") {
  CHECK(lines_for_terminal("a\u202eb\tc\r\n\nd\re\n") == "a\\u202eb\tc\r\n\nd\\re\n");
  CHECK(lines_for_terminal("x\x1b") == "x\\x1b");
  CHECK(lines_for_terminal("") == "");
}

TEST_CASE("what nobody sees stands in JSON as escapes") {
  CHECK(for_json("{\"a\": \"é\u200b\u0085\x7f\U000e0041\"}\n") ==
        "{\"a\": \"é\\u200b\\u0085\\u007f\\udb40\\udc41\"}\n");
  CHECK(for_json("") == "");
}

TEST_CASE("for_markdown leaves nothing to be read as markup") {
  const std::vector<Case> cases = {
      {"", ""},
      {"Seminar on migration (2nd part)", "Seminar on migration (2nd part)"},
      {"*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"},
      {"[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"},
      {"<script>x & y</script>", "&lt;script&gt;x &amp; y&lt;/script&gt;"},
      {"a|b", "a\\|b"},
      {"back\\slash", "back\\\\slash"},
      {"~~gone~~ ^up^ $x$", "\\~\\~gone\\~\\~ \\^up\\^ \\$x\\$"},
      {"# not a heading", "\\# not a heading"},
      {"Action #3", "Action #3"},
      {"- not a list", "\\- not a list"},
      {"start - end", "start - end"},
      {"---", "\\---"},
      {"+ x", "\\+ x"},
      {"1. not a list", "1\\. not a list"},
      {"12) x", "12\\) x"},
      {"(1) x", "\\(1) x"},
      {"3.5 days", "3.5 days"},
      {"2013.", "2013\\."},
      {"> quote", "&gt; quote"},
      {"    code", "code"},
      {"one\n\ntwo  \r\nthree\t", "one two three"},
      {"see http://evil.example", "see http\\://evil.example"},
      {"www.evil.example", "www\\.evil.example"},
      {"a@b.example", "a\\@b.example"},
      {"{.class}", "\\{.class}"},
      {"esc \x1b stray \xff", "esc \ufffd stray \ufffd"},
      {"a\u202eb\u200bc\ufeff", "a\ufffdb\ufffdc\ufffd"},
      {"a\u2028b", "a b"},
  };
  for (const Case& c : cases) CHECK(for_markdown(c.text) == c.expected);
}

TEST_CASE("for_html keeps text out of elements and attributes") {
  const std::vector<Case> cases = {
      {"", ""},
      {"plain é", "plain é"},
      {"<a href=\"x\">'&'</a>", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"},
      {"a\nb\tc\rd", "a&#10;b&#9;c&#13;d"},
      {"nul\0"sv, "nul\ufffd"},
      {"\x1b\x7f\u0085\xff", "\ufffd\ufffd\ufffd\ufffd"},
      {"\u202e\u2066\u200b\u2029", "\ufffd\ufffd\ufffd\ufffd"},
  };
  for (const Case& c : cases) CHECK(for_html(c.text) == c.expected);
}

TEST_CASE("for_csv quotes where RFC 4180 says so") {
  const std::vector<Case> cases = {
      {"", ""},
      {"plain text", "plain text"},
      {"a,b", "\"a,b\""},
      {"say \"no\"", "\"say \"\"no\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"cr\r", "\"cr\r\""},
      {" padded", "\" padded\""},
      {"padded ", "\"padded \""},
      {"=1+1", "=1+1"},
  };
  for (const Case& c : cases) CHECK(for_csv(c.text) == c.expected);
}

TEST_CASE("slug") {
  const std::vector<Case> cases = {
      {"Sub-Saharan Africa", "sub-saharan-africa"},
      {"Latin America", "latin-america"},
      {"Middle East & North Africa", "middle-east-north-africa"},
      {"  trimmed -- runs!  ", "trimmed-runs"},
      {"Côte d'Ivoire", "cote-d-ivoire"},
      {"São Tomé", "sao-tome"},
      {"Ærø Straße þorn", "aero-strasse-thorn"},
      {"2 × 3 ÷ 4", "2-3-4"},
      {"e\u0301tude", "etude"},
      {"Łódź, Ōsaka, Ștefan", "lodz-osaka-stefan"},
      {"Азия", "aziya"},
      {"Министерство труда", "ministerstvo-truda"},
      {"МИНИСТЕРСТВО ТРУДА", "ministerstvo-truda"},
      {"И\u0306од", "yod"},  // a letter and its mark
      {"Міністерство внутрішніх справ України", "ministerstvo-vnutrishnikh-sprav-ukrayini"},
      {"Эмгек министрлиги, Кыргыз Республикасы: иштер жөнүндө",
       "emgek-ministrligi-kyrgyz-respublikasy-ishter-zhonundo"},
      {"Қазақстан Үкіметі", "qazaqstan-ukimeti"},
      {"Вазорати меҳнат, Тоҷикистон", "vazorati-mehnat-tojikiston"},
      {"Министарство унутрашњих послова Ђорђе", "ministarstvo-unutrashnjikh-poslova-djordje"},
      {"объект, семья", "obekt-semya"},
      {"Υπουργείο Εργασίας", "ypourgeio-ergasias"},
      {"ΥΠΟΥΡΓΕΊΟ ΕΡΓΑΣΊΑΣ", "ypourgeio-ergasias"},
      {"Ευρώπη, Αυστρία, Αγγλία", "evropi-avstria-anglia"},
      {"وزارة العمل", ""},
      {"労働省 2", "2"},
      {"\xff\xfe", ""},
      {"", ""},
  };
  for (const Case& c : cases) CHECK(slug(c.text) == c.expected);
}

TEST_CASE("texts that look alike can be told apart when they are spelled out") {
  CHECK(spelled_out("Bénin 1.yaml") == "B\\u00e9nin 1.yaml");
  CHECK(spelled_out("Be\u0301nin") == "Be\\u0301nin");
  CHECK(spelled_out("a\xff\n") == "a\\xff\\n");
  const std::vector<std::string_view> known{"Bénin"};
  CHECK(suggest("Be\u0301nin", known) == "did you mean B\\u00e9nin?");
  CHECK(suggest("Bénni", known) == "did you mean Bénin?");
}

TEST_CASE("counted") {
  CHECK(counted(0, "record") == "0 records");
  CHECK(counted(1, "record") == "1 record");
  CHECK(counted(2, "record") == "2 records");
  CHECK(counted(2, "activity") == "2 activities");
  CHECK(counted(2, "day") == "2 days");
  CHECK(counted(2, "match") == "2 matches");
  CHECK(counted(3, "fiche") == "3 fiches");
  CHECK(counted(1, "person", "people") == "1 person");
  CHECK(counted(2, "person", "people") == "2 people");
}

TEST_CASE("nearest finds the word that was meant, or none") {
  const std::vector<std::string_view> words = {"received", "approved", "rejected",
                                               "TJK",      "TKM",      "Tajikistan"};
  CHECK(nearest("recieved", words) == "received");
  CHECK(nearest("RECEIVED", words) == "received");
  CHECK(nearest("Tadjikistan", words) == "Tajikistan");
  CHECK(nearest("tjk", words) == "TJK");
  CHECK(nearest("TJX", words) == "TJK");
  CHECK(nearest("JTK", words) == "TJK");
  CHECK_FALSE(nearest("XYZ", words));
  CHECK_FALSE(nearest("cancelled", words));
  CHECK_FALSE(nearest("", words));
  CHECK_FALSE(nearest("word", {}));
  const std::vector<std::string_view> empty = {""};
  CHECK_FALSE(nearest("", empty));
  const std::string huge(1 << 20, 'a');
  CHECK_FALSE(nearest(huge, words));
}

/// By the definition alone: what the last letters of both have to do with it, tried out.
std::size_t distance_by_definition(std::string_view a, std::string_view b) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> known;
  const auto of = [&](const auto& self, std::size_t i, std::size_t j) -> std::size_t {
    if (i == 0 || j == 0) return i + j;
    if (const auto found = known.find({i, j}); found != known.end()) return found->second;
    std::size_t least = std::min({self(self, i - 1, j) + 1, self(self, i, j - 1) + 1,
                                  self(self, i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0U : 1U)});
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
      least = std::min(least, self(self, i - 2, j - 2) + 1);
    return known[{i, j}] = least;
  };
  return of(of, a.size(), b.size());
}

TEST_CASE(
    "distances of random words are those of the definition, and the first of the nearest is "
    "found") {
  std::mt19937 lots(20150301);
  const auto word = [&] {
    std::string made;
    for (std::size_t length = lots() % 9; length > 0; --length) made += "abc"[lots() % 3];
    return made;
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> words(20);
    std::ranges::generate(words, word);
    const std::vector<std::string_view> candidates{words.begin(), words.end()};
    const std::string wanted = word();
    std::optional<std::string_view> best;
    std::size_t least = 99;
    for (const std::string_view candidate : candidates) {
      const std::size_t distance = distance_by_definition(wanted, candidate);
      REQUIRE(spelling_distance(wanted, candidate) == distance);
      const std::size_t longer = std::max(wanted.size(), candidate.size());
      if (longer == 0 || distance > longer / 3 || distance >= least) continue;
      least = distance;
      best = candidate;
    }
    CAPTURE(wanted);
    CHECK(nearest(wanted, candidates) == best);
  }
}

TEST_CASE("suggest") {
  const std::vector<std::string_view> words = {"received", "approved"};
  CHECK(suggest("aproved", words) == "did you mean approved?");
  CHECK(suggest("nothing like it", words).empty());
  CHECK(suggest("xyz", words, "one of received, approved") == "one of received, approved");
}

}  // namespace text_test
