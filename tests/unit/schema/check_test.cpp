// What a schema says against a document: the code, and the bytes it stands at.

#include "mieux/schema/check.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "checking.hpp"

namespace check_test {
using namespace mieux;
using namespace mieux::schema;
using mieux::yaml::Marked;

namespace {

/// A schema with a field for each keyword and pattern.
constexpr std::string_view everything = R"({
  "type": "object", "additionalProperties": false, "required": ["id"], "properties": {
  "id": {"$ref": "common.schema.json#/definitions/id", "description": "Id.",
         "x-visibility": "public"},
  "text": {"type": "string", "x-lines": "many", "minLength": 1, "description": "Text.",
           "x-visibility": "public"},
  "open": {"type": "string", "description": "Text that may be empty.", "x-visibility": "public"},
  "word": {"type": "string", "enum": ["eligible", "unknown"], "description": "Word.",
           "x-visibility": "public"},
  "count": {"type": "integer", "minimum": 1, "description": "Count.", "x-visibility": "public"},
  "amount": {"type": "number", "minimum": 0, "description": "Amount.", "x-visibility": "public"},
  "length": {"type": "integer", "maximum": 9000, "description": "Length.",
             "x-visibility": "public"},
  "difference": {"type": "number", "description": "Difference.", "x-visibility": "public"},
  "flag": {"type": "boolean", "description": "Flag.", "x-visibility": "public"},
  "uid": {"$ref": "common.schema.json#/definitions/uid", "description": "Uid.",
          "x-visibility": "public"},
  "date": {"$ref": "common.schema.json#/definitions/date", "description": "Date.",
           "x-visibility": "public"},
  "country": {"$ref": "common.schema.json#/definitions/country", "description": "Country.",
              "x-visibility": "public"},
  "language": {"$ref": "common.schema.json#/definitions/language", "description": "Language.",
               "x-visibility": "public"},
  "activity": {"$ref": "common.schema.json#/definitions/activity_id", "description": "Activity.",
               "x-visibility": "public"},
  "number": {"$ref": "common.schema.json#/definitions/reference_number", "description": "Number.",
             "x-visibility": "public"},
  "request": {"$ref": "common.schema.json#/definitions/id", "x-refers-to": ["request", "action"],
              "description": "Record.", "x-visibility": "public"},
  "topic": {"type": "string", "x-vocabulary": "topics", "description": "Topic.",
            "x-visibility": "public"},
  "words": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1,
            "uniqueItems": true, "description": "Words.", "x-visibility": "public"},
  "parts": {"type": "array", "description": "Parts.", "x-visibility": "public", "items": {
    "type": "object", "additionalProperties": false, "required": ["name"], "properties": {
      "name": {"type": "string", "minLength": 1, "description": "Name.", "x-visibility": "public"},
      "women": {"type": "integer", "description": "Women.", "x-visibility": "public"}}}},
  "table": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0},
            "description": "Table.", "x-visibility": "public"},
  "either": {"$ref": "common.schema.json#/definitions/count_or_unknown", "description": "Either.",
             "x-visibility": "public"},
  "value": {"anyOf": [{"type": "number"}, {"type": "string", "minLength": 1},
            {"type": "object", "additionalProperties": {"type": "number"}}],
            "description": "Value.", "x-visibility": "public"}}})";

const Schemas& schemas() {
  static const Schemas compiled = compile_with("claim.schema.json", everything);
  return compiled;
}

Checked check_text(std::string text) { return {schemas(), RecordKind::claim, std::move(text)}; }

struct Case {
  std::string_view code;
  std::string_view marked;  ///< after `id: a`; the bytes of the finding stand in `«»`
  std::string_view hint = {};
};

void check_found(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const Marked expected("id: a\n" + std::string{c.marked} + "\n");
    const Checked checked = check_text(expected.text);
    CAPTURE(c.marked);
    CHECK(checked.reading.whole);
    REQUIRE(checked.findings.size() == 1);
    const Finding& finding = checked.findings.front();
    CHECK(finding.severity == Severity::error);
    CHECK(finding.code == c.code);
    CHECK(checked.text_of(finding.span) == checked.text_of(expected.span));
    CHECK(finding.span.begin == expected.span.begin);
    CHECK_FALSE(finding.message.empty());
    if (!c.hint.empty()) CHECK(finding.hint == c.hint);
  }
}

void check_fits(const std::vector<std::string_view>& cases) {
  for (const std::string_view text : cases) {
    const Checked checked = check_text("id: a\n" + std::string{text} + "\n");
    CAPTURE(text);
    CHECK(checked.reading.whole);
    CHECK(checked.reading.findings.empty());
    CHECK(checked.findings.empty());
  }
}

}  // namespace

TEST_CASE("scalars that fit have no findings") {
  check_fits({
      "text: a",
      "text: \"no\"",
      "text: '012'",
      "text: |\n  two\n  lines",
      "text: 2018-02-30",
      "text: no way",
      "text: v1.10",
      "open: \"\"",
      "open: ''",
      "word: eligible",
      "word: 'unknown'",
      "count: 1",
      "count: 123456789012345678901234567890",
      "amount: 0",
      "amount: 17350.5",
      "amount: -0",
      "length: 9000",
      "difference: -2.25",
      "flag: true",
      "flag: false",
      "uid: hvg7gvxnsj5bm2ga",
      "date: 2013-04",
      "date: \"2013\"",
      "date: 2009/2015",
      "date: ../2015",
      "country: TJK",
      "language: fr",
      "activity: a12",
      "number: \"2012-02\"",
      "number: HF/R/18/0007",
  });
}

TEST_CASE("lists, fields and tables that fit have no findings") {
  check_fits({
      "words: [a]",
      "words: [a, A]",
      "words:\n  - a\n  - b",
      "parts:\n  - name: a\n  - women: 3\n    name: a",
      "parts: []",
      "table:\n  BEN: 3\n  a b: 0",
      "table:\n  \"2013\": 3\n  'no': 1",
      "either: 3",
      "either: unknown",
      "either: \"unknown\"",
      "value: 3",
      "value: 2.5",
      "value: many",
      "value: \"3\"",
      "value:\n  BEN: 3\n  TJK: 2.5",
  });
}

TEST_CASE("a value of another type is found where it stands") {
  check_found({
      {"wrong-type", "text: «[a]»"},
      {"wrong-type", "text:\n  «a: b»"},
      {"wrong-type", "words: «a»", "write [a]"},
      {"wrong-type", "words:\n  «a: b»"},
      {"wrong-type", "words:\n  - «[a]»"},
      {"wrong-type", "words:\n  - «a: b»"},
      {"wrong-type", "parts: «a»"},
      {"wrong-type", "parts:\n  - «a»"},
      {"wrong-type", "parts:\n  «name: a»"},
      {"wrong-type", "table: «3»"},
      {"wrong-type", "table: «[3]»"},
      {"wrong-type", "table:\n  BEN: «many»"},
      {"wrong-type", "count: «many»"},
      {"wrong-type", "count: «3.5»"},
      {"wrong-type", "count: «[3]»"},
      {"wrong-type", "count: «\"3\"»", "write 3 without quotes"},
      {"wrong-type", "count: «'many'»"},
      {"wrong-type", "amount: «'3.5'»", "write 3.5 without quotes"},
      {"wrong-type", "flag: «\"true\"»"},
      {"wrong-type", "flag: «1»"},
      {"wrong-type", "flag: «maybe»"},
      {"wrong-type", "flag: «[true]»"},
      {"wrong-type", "either: «2.5»"},
      {"wrong-type", "either: «true»"},
      {"wrong-type", "either: «no»"},
      {"wrong-type", "either: «many»", "write digits, such as 12, or the word unknown"},
      {"wrong-type", "either: «[3]»"},
      {"wrong-type", "either:\n  «a: 3»"},
      {"wrong-type", "value: «true»"},
      {"wrong-type", "value: «[3]»"},
      {"wrong-type", "value:\n  a: «many»"},
      {"wrong-type", "value:\n  a: «\"3\"»"},
      {"not-allowed", "either: «unknwon»", "did you mean unknown?"},
  });
}

TEST_CASE("text that YAML reads as something else wants quotes") {
  check_found({
      {"write-quoted", "text: «no»", "write \"no\""},
      {"write-quoted", "text: «Yes»", "write \"Yes\""},
      {"write-quoted", "text: «012»", "write \"012\""},
      {"write-quoted", "text: «1e3»", "write \"1e3\""},
      {"write-quoted", "text: «1:30»", "write \"1:30\""},
      {"write-quoted", "text: «0x1f»", "write \"0x1f\""},
      {"write-quoted", "text: «1_000»", "write \"1_000\""},
      {"write-quoted", "text: «true»", "write \"true\""},
      {"write-quoted", "text: «2013»", "write \"2013\""},
      {"write-quoted", "text: «1.10»", "write \"1.10\""},
      {"write-quoted", "text: «1.10.2»", "write \"1.10.2\""},
      {"write-quoted", "text: «.inf»", "write \".inf\""},
      {"write-quoted", "date: «2013»", "write \"2013\""},
      {"write-quoted", "number: «2012»", "write \"2012\""},
      {"write-quoted", "words: [a, «2013»]", "write \"2013\""},
      {"write-quoted", "words:\n  - «no»", "write \"no\""},
      {"write-quoted", "parts:\n  - name: «on»", "write \"on\""},
      {"write-quoted", "value: «1e3»"},
      {"write-quoted", "table:\n  «2013»: 3", "write \"2013\""},
      {"write-quoted", "table:\n  «no»: 3", "write \"no\""},
      {"write-quoted", "value:\n  «1e3»: 3"},
  });
}

TEST_CASE("the Norway set in fields of other types") {
  check_found({
      {"wrong-type", "flag: «no»", "write false"},
      {"wrong-type", "flag: «True»", "write true or false, without quotes"},
      {"wrong-type", "flag: «on»", "write true"},
      {"wrong-type", "count: «012»", "write it in digits, such as 12"},
      {"wrong-type", "count: «1e3»", "write it in digits, such as 12"},
      {"wrong-type", "count: «1:30»", "write it in digits, such as 12"},
      {"wrong-type", "count: «+3»", "write it in digits, such as 12"},
      {"wrong-type", "count: «0x1f»", "write it in digits, such as 12"},
      {"wrong-type", "count: «no»", "write it in digits, such as 12"},
      {"wrong-type", "amount: «1e3»", "write it in digits, such as 12"},
      {"wrong-type", "amount: «.5»", "write it in digits, such as 12"},
      {"wrong-type", "amount: «1.»", "write it in digits, such as 12"},
      {"wrong-type", "amount: «.nan»", "write it in digits, such as 12"},
      {"wrong-type", "amount: «1_000»", "write it in digits, such as 12"},
      {"bad-date", "date: «2018-02-30»", "2018-02 has no day 30"},
      {"bad-date", "date: «2018-2-9»", "write 2018-02-09"},
      {"bad-date", "date: «2018-13»", "there is no month 13"},
      {"bad-date", "date: «spring»"},
      {"bad-date", "date: «\"\"»"},
      {"bad-date", "date: «2015/2009»"},
      {"bad-date", "date: «../..»"},
      {"bad-date", "date: «012»"},
      {"bad-date", "date: «no»"},
  });
}

TEST_CASE("a field without a value says so, at the key") {
  check_found({
      {"empty-value", "«text»:"},
      {"empty-value", "«count»:"},
      {"empty-value", "«flag»: # later"},
      {"empty-value", "«words»:"},
      {"empty-value", "«table»:"},
      {"empty-value", "«either»:"},
      {"empty-value", "«parts»:\ntext: a"},
      {"empty-value", "parts:\n  - name: a\n    «women»:"},
      {"empty-value", "table:\n  «BEN»:"},
      {"empty-value", "text: «\"\"»"},
      {"empty-value", "words: «[]»"},
      {"empty-value", "words: [a, «\"\"»]"},
      {"empty-value", "words:\n  - a\n  -«»"},
      {"empty-value", "text: «null»"},
      {"empty-value", "text: «~»"},
      {"empty-value", "count: «~»"},
      {"empty-value", "flag: «null»"},
  });
}

TEST_CASE("a text that has not the form of its field") {
  check_found({
      {"malformed", "uid: «abc»"},
      {"malformed", "uid: «HVG7GVXNSJ5BM2GA»"},
      {"malformed", "uid: «hvg7gvxnsj5bm2g1»"},
      {"malformed", "country: «tjk»"},
      {"malformed", "country: «TJ»"},
      {"malformed", "country: «ÅLA»"},
      {"malformed", "language: «fre»"},
      {"malformed", "language: «FR»"},
      {"malformed", "activity: «a0»"},
      {"malformed", "activity: «a1000»"},
      {"malformed", "activity: «b1»"},
      {"malformed", "number: «-a»"},
      {"malformed", "number: «a b»"},
      {"malformed", "request: «A»"},
      {"malformed", "request: «../x»"},
      {"malformed", "request: «request/a»", "write a"},
      {"malformed", "request: «\"\"»"},
      {"not-allowed", "word: «eligble»", "did you mean eligible?"},
      {"not-allowed", "word: «Eligible»", "did you mean eligible?"},
      {"not-allowed", "word: «rejected»", "write one of: eligible, unknown"},
      {"not-allowed", "word: «\"\"»"},
      {"not-allowed", "word: «no»"},
      {"out-of-range", "count: «0»", "write 1 or more"},
      {"out-of-range", "count: «-3»"},
      {"out-of-range", "length: «9001»", "write 9000 or less"},
      {"out-of-range", "length: «4000000000000»", "write 9000 or less"},
      {"out-of-range", "amount: «-0.5»", "write 0 or more"},
      {"out-of-range", "either: «-1»"},
      {"out-of-range", "table:\n  BEN: «-1»"},
  });
}

TEST_CASE("unknown, missing and repeated") {
  check_found({
      {"unknown-field", "«txt»: a", "did you mean text?"},
      {"unknown-field", "«Text»: a", "did you mean text?"},
      {"unknown-field", "«\"no such\"»: a"},
      {"unknown-field", "parts:\n  - name: a\n    «wommen»: 3", "did you mean women?"},
      {"unknown-field", "«events»:\n  - deep: [a, b]\n    text: 3"},
      {"missing-field", "parts:\n  - «women»: 3", "add `name:`. Name."},
      {"duplicate-element", "words: [a, b, «a»]"},
      {"duplicate-element", "words:\n  - a\n  - «'a'»"},
      {"duplicate-element",
       "words: [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, «b»]"},
  });
}

TEST_CASE("every finding of a document is told, in the order of the file") {
  const Checked checked = check_text("count: many\nflag: no\ntext:\nwords: [a, a, a]\nx: y\n");
  std::vector<std::string_view> found;
  for (const Finding& finding : checked.findings) found.push_back(finding.code);
  const std::vector<std::string_view> expected = {
      "wrong-type",        "wrong-type",    "empty-value",  "duplicate-element",
      "duplicate-element", "unknown-field", "missing-field"};
  CHECK(found == expected);
  CHECK(checked.text_of(checked.findings.back().span) == "count");
}

TEST_CASE("every field that is missing is told, at the first field that is there") {
  const Checked checked(built_in_schemas(), RecordKind::request, "title: T\njoint: true\n");
  std::string messages;
  for (const Finding& finding : checked.findings) {
    CHECK(finding.code == "missing-field");
    CHECK(checked.text_of(finding.span) == "title");
    messages += finding.message + "; ";
  }
  CHECK(checked.findings.size() == 3);
  for (const std::string_view field : {"'id'", "'uid'", "'events'"})
    CHECK(messages.find(field) != std::string::npos);
}

TEST_CASE("a file whose root is a list is no record") {
  const Checked checked = check_text("- id: a\n");
  REQUIRE(checked.findings.size() == 1);
  CHECK(checked.findings.front().code == "wrong-type");
}

TEST_CASE("references and terms are handed on with what they may mean") {
  const Checked checked = check_text("id: a\nrequest: b-1\ncountry: TJK\ntopic: thb\n");
  REQUIRE(checked.findings.empty());
  REQUIRE(checked.references.size() == 1);
  CHECK(checked.references[0].text == "b-1");
  CHECK(checked.text_of(checked.references[0].span) == "b-1");
  CHECK(checked.references[0].kinds == (set_of(RecordKind::request) | set_of(RecordKind::action)));
  REQUIRE(checked.terms.size() == 2);
  CHECK(checked.terms[0].text == "TJK");
  CHECK(schemas().vocabularies()[checked.terms[0].vocabulary] == "countries");
  CHECK(checked.terms[1].text == "thb");
  CHECK(schemas().vocabularies()[checked.terms[1].vocabulary] == "topics");
}

TEST_CASE("malformed references and terms are handed on too: they may say what is meant") {
  const Checked checked = check_text("id: a\nrequest: A\ncountry: no\ntopic: [thb]\n");
  CHECK(checked.findings.size() == 3);
  REQUIRE(checked.references.size() == 1);
  CHECK(checked.references[0].text == "A");
  REQUIRE(checked.terms.size() == 1);
  CHECK(checked.terms[0].text == "no");
}

TEST_CASE("keys of a table with a vocabulary are its terms") {
  const Schemas table = compile_with("claim.schema.json", R"({
    "type": "object", "additionalProperties": false, "properties": {
    "by_country": {"type": "object", "x-vocabulary": "countries", "description": "Table.",
                   "x-visibility": "public",
                   "additionalProperties": {"type": "integer", "minimum": 0}}}})");
  const Checked checked(table, RecordKind::claim, "by_country:\n  NO: 3\n  Benin: 2\n");
  CHECK(checked.findings.empty());
  REQUIRE(checked.terms.size() == 2);
  CHECK(checked.terms[0].text == "NO");
  CHECK(checked.terms[1].text == "Benin");
}

TEST_CASE("nodes are marked with the number of their property plus one") {
  const Checked checked = check_text("text: a\nx: y\nid: b\n");
  const yaml::Document& document = checked.reading.document;
  CHECK(document.find(document.root(), "id")->property == 1);
  CHECK(document.find(document.root(), "text")->property == 2);
  CHECK(document.find(document.root(), "x")->property == 0);
}
}  // namespace check_test
