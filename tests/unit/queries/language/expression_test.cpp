// The form of expressions: how words bind, and where a mistake is.

#include "mieux/queries/language/expression.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "yaml/reading.hpp"

namespace expression_test {

using namespace mieux;
using mieux::yaml::Marked;

namespace {

using Kind = Expression::Kind;
using Operator = Expression::Operator;

std::string_view symbol(Operator op) {
  switch (op) {
    case Operator::equal: return "=";
    case Operator::less: return "<";
    case Operator::less_equal: return "<=";
    case Operator::greater: return ">";
    case Operator::greater_equal: return ">=";
    case Operator::contains: return "~";
  }
  return "?";
}

/// The tree in one line: `and(a = b, not(c in [d, 'e']))`; what was quoted stands in quotes.
std::string outline(const Expression& expression) {
  if (expression.kind == Kind::comparison) {
    std::string values;
    for (const Expression::Word& word : expression.values)
      values += (values.empty() ? "" : ", ") + (word.quoted ? "'" + word.text + "'" : word.text);
    return expression.field.text + " " + std::string{symbol(expression.op)} + " " +
           (expression.values.size() == 1 ? values : "[" + values + "]");
  }
  std::string parts;
  for (const Expression& part : expression.parts)
    parts += (parts.empty() ? "" : ", ") + outline(part);
  return (expression.kind == Kind::negation      ? "not("
          : expression.kind == Kind::conjunction ? "and("
                                                 : "or(") +
         parts + ")";
}

std::string parsed(std::string_view text) { return outline(parse_expression(text, "--where")); }

struct Case {
  std::string_view text;
  std::string_view expected;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parsed(c.text) == c.expected);
  }
}

}  // namespace

TEST_CASE("not binds before and, and before or") {
  check_all({
      {"a = 1 and b = 2", "and(a = 1, b = 2)"},
      {"a = 1 or b = 2", "or(a = 1, b = 2)"},
      {"a = 1 or b = 2 and c = 3", "or(a = 1, and(b = 2, c = 3))"},
      {"a = 1 and b = 2 or c = 3", "or(and(a = 1, b = 2), c = 3)"},
      {"a = 1 and b = 2 or c = 3 and d = 4", "or(and(a = 1, b = 2), and(c = 3, d = 4))"},
      {"(a = 1 or b = 2) and c = 3", "and(or(a = 1, b = 2), c = 3)"},
      {"a = 1 and (b = 2 or c = 3)", "and(a = 1, or(b = 2, c = 3))"},
      {"not a = 1 and b = 2", "and(not(a = 1), b = 2)"},
      {"not a = 1 or b = 2", "or(not(a = 1), b = 2)"},
      {"not (a = 1 and b = 2)", "not(and(a = 1, b = 2))"},
      {"a = 1 and not b = 2", "and(a = 1, not(b = 2))"},
      {"not not a = 1", "not(not(a = 1))"},
      {"not a != 1", "not(not(a = 1))"},
      {"a = 1 and b = 2 and c = 3", "and(a = 1, b = 2, c = 3)"},
      {"(a = 1 and b = 2) and c = 3", "and(and(a = 1, b = 2), c = 3)"},
      {"a = 1 or b = 2 or c = 3", "or(a = 1, b = 2, c = 3)"},
      {"((a = 1))", "a = 1"},
  });
}

TEST_CASE("every operator, with blanks or without") {
  check_all({
      {"a = b", "a = b"},
      {"a=b", "a = b"},
      {"a != b", "not(a = b)"},
      {"a!=b", "not(a = b)"},
      {"a < 1", "a < 1"},
      {"a<1", "a < 1"},
      {"a <= 1", "a <= 1"},
      {"a<=1", "a <= 1"},
      {"a > 1", "a > 1"},
      {"a>=1", "a >= 1"},
      {"a ~ b", "a ~ b"},
      {"a~b", "a ~ b"},
      {"a in (b)", "a = b"},
      {"a in (b, c,d)", "a = [b, c, d]"},
      {"a in(b,'c d')", "a = [b, 'c d']"},
      {"not a in (b, c)", "not(a = [b, c])"},
      {" \t\n a\t=\nb ", "a = b"},
      {"(a=b)and(c=d)", "and(a = b, c = d)"},
  });
}

TEST_CASE("barewords and quotes") {
  check_all({
      {"a.b_c.d = x-1", "a.b_c.d = x-1"},
      {"region@region_2015 = asia", "region@region_2015 = asia"},
      {"start = ../2015", "start = ../2015"},
      {"start = 2009/..", "start = 2009/.."},
      {"action = request/2026-04", "action = request/2026-04"},
      {"a = \"two words\"", "a = 'two words'"},
      {"a = 'two words'", "a = 'two words'"},
      {"a = \"it's\"", "a = 'it's'"},
      {"a = 'say \"no\"'", "a = 'say \"no\"'"},
      {"a = \"\"", "a = ''"},
      {"a = \"none\"", "a = 'none'"},
      {"a = \"(b and c) or d\"", "a = '(b and c) or d'"},
      {"a = \"Côte d'Ivoire\"", "a = 'Côte d'Ivoire'"},
      {"a = \"x\"and b = c", "and(a = 'x', b = c)"},
      {"a = and", "a = and"},
      {"a = not and b = in", "and(a = not, b = in)"},
      {"in = or", "in = or"},
      {"and = or or or = and", "or(and = or, or = and)"},
      {"NOT = 1", "NOT = 1"},
  });
}

TEST_CASE("fields and values know where they stand") {
  const std::string_view text = "not a.b in (x, 'y z')";
  const Expression negation = parse_expression(text, "--where");
  REQUIRE(negation.parts.size() == 1);
  const Expression& comparison = negation.parts.front();
  REQUIRE(comparison.values.size() == 2);
  const auto at = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
  CHECK(at(comparison.field.span) == "a.b");
  CHECK(at(comparison.values[0].span) == "x");
  CHECK(at(comparison.values[1].span) == "'y z'");
}

namespace {

struct Mistake {
  std::string_view marked;  ///< the expression; «» around what is wrong
  std::string_view message;
  std::string_view hint;
};

constexpr std::string_view how = "write a comparison such as region = asia";

const std::vector<Mistake> mistakes = {
    {"«»", "the expression is empty", "write one such as region = asia"},
    {"  \t«»", "the expression is empty", "write one such as region = asia"},
    {"a = 1 «b» = 2", "'b' does not continue the expression",
     "join comparisons with `and` or `or`"},
    {"a = 1«)»", "')' does not continue the expression", "join comparisons with `and` or `or`"},
    {"a = 1 «'x y'»", "'x y' does not continue the expression",
     "join comparisons with `and` or `or`"},
    {"a = 1 «,» b", "',' does not continue the expression", "join comparisons with `and` or `or`"},
    {"a = «\"b and c»", "the quotation mark opened here is not closed", "close it"},
    {"a = «'b\" »", "the quotation mark opened here is not closed", "close it"},
    {"a «&» b", "'&' has no meaning here", "put values with marks or accents in quotes"},
    {"a = C«ô»te", "'ô' has no meaning here", "put values with marks or accents in quotes"},
    {"a «!» b", "'!' has no meaning here", "put values with marks or accents in quotes"},
    {"a = «\xff»", "'\xff' has no meaning here", "put values with marks or accents in quotes"},
    {"(a = 1«»", "expected ) here, found the end", "close the parenthesis"},
    {"(a = 1 «b» = 2)", "expected ) here, found 'b'", "close the parenthesis"},
    {"«=» 1", "expected a field here, found '='",
     "write a field such as region, then = and a value"},
    {"«'a'» = 1", "expected a field here, found 'a'",
     "write a field such as region, then = and a value"},
    {"a = 1 and«»", "expected a field here, found the end",
     "write a field such as region, then = and a value"},
    {"not«»", "expected a field here, found the end",
     "write a field such as region, then = and a value"},
    {"(«)»", "expected a field here, found ')'",
     "write a field such as region, then = and a value"},
    {"a «b»", "expected = != < <= > >= ~ or in, found 'b'", how},
    {"a«»", "expected = != < <= > >= ~ or in, found the end", how},
    {"a «not» in (b)", "expected = != < <= > >= ~ or in, found 'not'", how},
    {"a «(» b)", "expected = != < <= > >= ~ or in, found '('", how},
    {"a in «b»", "expected ( after `in`, found 'b'", "write in (a, b)"},
    {"a in«»", "expected ( after `in`, found the end", "write in (a, b)"},
    {"a in (b «c»)", "expected , or ) here, found 'c'", "write in (a, b)"},
    {"a in (b«»", "expected , or ) here, found the end", "write in (a, b)"},
    {"a in («)»", "expected a value here, found ')'", "write a word, or text in quotes"},
    {"a in (b, «)»", "expected a value here, found ')'", "write a word, or text in quotes"},
    {"a =«»", "expected a value here, found the end", "write a word, or text in quotes"},
    {"a = «=» b", "expected a value here, found '='", "write a word, or text in quotes"},
    {"a <«>» b", "expected a value here, found '>'", "write a word, or text in quotes"},
};

/// The failure of an expression, which must have one.
Failure failure_of(std::string_view text) {
  try {
    parse_expression(text, "--where");
  } catch (const Failure& failure) {
    return failure;
  }
  FAIL("no failure: " << text);
  return {Exit::bug, "none"};
}

}  // namespace

TEST_CASE("a mistake is told at its character") {
  for (const Mistake& mistake : mistakes) {
    const Marked marked(mistake.marked);
    CAPTURE(mistake.marked);
    const Failure failure = failure_of(marked.text);
    CHECK(std::string{failure.what()} == "--where: " + std::string{mistake.message});
    CHECK(failure.hint() == mistake.hint);
    CHECK(failure.exit() == Exit::usage);
    CHECK(failure.typed() == marked.text);
    CHECK(failure.span().begin == marked.span.begin);
    CHECK(failure.span().end == marked.span.end);
  }
}

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("nesting has a limit, length has none") {
  CHECK(parsed(repeated("(", 50) + "a = 1" + repeated(")", 50)) == "a = 1");
  CHECK_NOTHROW(parse_expression(repeated("not ", 50) + "a = 1", "--where"));
  for (const std::string& open : {repeated("(", 51), repeated("not ", 51), repeated("not (", 26),
                                  repeated("(", 200'000), repeated("not ", 200'000)}) {
    const Failure failure = failure_of(open + "a = 1");
    CHECK(std::string_view{failure.what()} == "--where: the expression is nested too deep");
    CHECK(failure.hint() == "write it in simpler parts");
    CHECK(failure.span().begin < failure.span().end);
  }
  CHECK(failure_of(repeated("(", 51) + "a = 1").span().begin == 51);
  const Expression long_one = parse_expression(repeated("a = 1 and ", 20'000) + "a = 1", "--where");
  CHECK(long_one.parts.size() == 20'001);
}

namespace {

const std::vector<std::string> pieces = {
    "a",          "region",  "x.y", "2012", "../2015", "none", "and", "or", "not", "in",   "=",
    "!=",         "<",       "<=",  ">",    ">=",      "~",    "(",   ")",  ",",   "'",    "\"",
    "'b'",        "\"c d\"", " ",   "\t",   "\n",      "!",    "&",   "ô",  "@",   "\xff", "\x1b",
    "\U0001f600", "|",       "*",   ";",    "\r",      "\xc3", "`",   "= 1"};

rc::Gen<std::string> any_text() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& chosen) {
                        std::string text;
                        for (const std::string& piece : chosen)
                          text += piece + (piece.size() % 2 == 0 ? " " : "");
                        return text;
                      });
}

/// Either parsed, or refused at a place within the text.
bool well_behaved(const std::string& text) {
  try {
    parse_expression(text, "--where");
  } catch (const Failure& failure) {
    return failure.exit() == Exit::usage && failure.span().begin <= failure.span().end &&
           failure.span().end <= text.size() && failure.typed() == text && !failure.hint().empty();
  }
  return true;
}

}  // namespace

TEST_CASE("any text is parsed or refused at a place") {
  CHECK(rc::check("pieces", [] { RC_ASSERT(well_behaved(*any_text())); }));
  CHECK(rc::check("bytes", [] { RC_ASSERT(well_behaved(*rc::gen::arbitrary<std::string>())); }));
}

namespace {

Expression::Word any_value() {
  static const std::vector<std::string> words = {"b", "2012", "none", "and", "a.b/c-d_e", ".."};
  static const std::vector<std::string> texts = {"", "two words", "it's", "Lomé", "a = b", "("};
  const bool quoted = *rc::gen::arbitrary<bool>();
  return {*rc::gen::elementOf(quoted ? texts : words), {}, quoted};
}

Expression any_expression(int depth) {
  Expression expression;
  const int sort = depth == 0 ? 0 : *rc::gen::inRange(0, 5);
  if (sort < 2) {
    expression.kind = Kind::comparison;
    expression.field.text = *rc::gen::element<std::string>("a", "missions.country", "r@g");
    expression.op =
        *rc::gen::element(Operator::equal, Operator::equal, Operator::less, Operator::less_equal,
                          Operator::greater, Operator::greater_equal, Operator::contains);
    const int count = expression.op == Operator::equal ? *rc::gen::inRange(1, 4) : 1;
    for (int i = 0; i < count; ++i) expression.values.push_back(any_value());
    return expression;
  }
  expression.kind = sort == 2 ? Kind::negation : sort == 3 ? Kind::conjunction : Kind::disjunction;
  const int count = sort == 2 ? 1 : *rc::gen::inRange(2, 5);
  for (int i = 0; i < count; ++i) expression.parts.push_back(any_expression(depth - 1));
  return expression;
}

std::string printed(const Expression& expression) {
  if (expression.kind != Kind::comparison) {
    const bool negation = expression.kind == Kind::negation;
    const std::string word = expression.kind == Kind::conjunction ? " and " : " or ";
    std::string out = negation ? "not " : "";
    for (const Expression& part : expression.parts)
      out += (&part == &expression.parts.front() ? "" : word) +
             (part.kind == Kind::comparison || part.kind == Kind::negation
                  ? printed(part)
                  : "(" + printed(part) + ")");
    return out;
  }
  std::string values;
  for (const Expression::Word& word : expression.values) {
    const std::string quote = !word.quoted                                ? ""
                              : word.text.find('\'') == std::string::npos ? "'"
                                                                          : "\"";
    values += (values.empty() ? "" : ", ") + quote + word.text + quote;
  }
  return expression.field.text + (expression.values.size() > 1
                                      ? " in (" + values + ")"
                                      : " " + std::string{symbol(expression.op)} + " " + values);
}

}  // namespace

TEST_CASE("what is printed from a tree is parsed to the same tree") {
  CHECK(rc::check([] {
    const Expression expression = any_expression(4);
    const std::string text = printed(expression);
    RC_LOG() << text;
    RC_ASSERT(parsed(text) == outline(expression));
  }));
}

}  // namespace expression_test
