#include "mieux/queries/language/expression.hpp"

#include <array>
#include <utility>

#include "mieux/base/failure.hpp"

namespace mieux {
namespace {

constexpr unsigned deepest = 50;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '/' || c == '-' || c == '@';
}

enum class Token : std::uint8_t { end, word, quoted, symbol };

class Parser {
 public:
  Parser(std::string_view text, std::string_view option) : text_(text), option_(option) { next(); }

  Expression run() {
    if (token_ == Token::end) fail("the expression is empty", "write one such as region = asia");
    Expression expression = disjunction(0);
    if (token_ != Token::end)
      fail("'" + value_ + "' does not continue the expression",
           "join comparisons with `and` or `or`");
    return expression;
  }

 private:
  [[noreturn]] void fail(std::string message, std::string hint) const {
    throw Failure(Exit::usage, std::string{option_} + ": " + std::move(message), std::move(hint),
                  std::string{text_}, span_);
  }

  // --- tokens

  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n'))
      ++at_;
    const std::size_t begin = at_;
    if (at_ == text_.size()) {
      token_ = Token::end;
      value_ = "the end";
    } else if (text_[at_] == '"' || text_[at_] == '\'') {
      quoted();
    } else if (is_word(text_[at_])) {
      token_ = Token::word;
      while (at_ < text_.size() && is_word(text_[at_])) ++at_;
      value_ = text_.substr(begin, at_ - begin);
    } else {
      symbol();
    }
    span_ = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  void quoted() {
    const char quote = text_[at_];
    const std::size_t begin = at_ + 1;
    const std::size_t end = text_.find(quote, begin);
    token_ = Token::quoted;
    if (end == std::string_view::npos) {
      span_ = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(text_.size())};
      fail("the quotation mark opened here is not closed", "close it");
    }
    value_ = text_.substr(begin, end - begin);
    at_ = end + 1;
  }

  void symbol() {
    static constexpr std::array<std::string_view, 10> symbols{"!=", "<=", ">=", "<", ">",
                                                              "=",  "~",  "(",  ")", ","};
    token_ = Token::symbol;
    for (const std::string_view known : symbols)
      if (text_.substr(at_).starts_with(known)) {
        value_ = known;
        at_ += known.size();
        return;
      }
    std::size_t end = at_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    span_ = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    fail("'" + std::string{text_.substr(at_, end - at_)} + "' has no meaning here",
         "put values with marks or accents in quotes");
  }

  [[nodiscard]] bool at_word(std::string_view word) const {
    return token_ == Token::word && value_ == word;
  }
  [[nodiscard]] bool at_symbol(std::string_view symbol) const {
    return token_ == Token::symbol && value_ == symbol;
  }

  // --- grammar

  Expression disjunction(unsigned depth) {
    return joined(Expression::Kind::disjunction, "or", depth, &Parser::conjunction);
  }

  Expression conjunction(unsigned depth) {
    return joined(Expression::Kind::conjunction, "and", depth, &Parser::negation);
  }

  Expression joined(Expression::Kind kind, std::string_view word, unsigned depth,
                    Expression (Parser::*part)(unsigned)) {
    Expression first = (this->*part)(depth);
    if (!at_word(word)) return first;
    Expression all;
    all.kind = kind;
    all.parts.push_back(std::move(first));
    while (at_word(word)) {
      next();
      all.parts.push_back((this->*part)(depth));
    }
    return all;
  }

  Expression negation(unsigned depth) {
    if (depth > deepest) fail("the expression is nested too deep", "write it in simpler parts");
    if (at_word("not")) {
      next();
      Expression result;
      result.kind = Expression::Kind::negation;
      result.parts.push_back(negation(depth + 1));
      return result;
    }
    if (!at_symbol("(")) return comparison();
    next();
    Expression inside = disjunction(depth + 1);
    if (!at_symbol(")")) fail("expected ) here, found " + shown(), "close the parenthesis");
    next();
    return inside;
  }

  [[nodiscard]] std::string shown() const {
    return token_ == Token::end ? value_ : "'" + value_ + "'";
  }

  Expression comparison() {
    if (token_ != Token::word)
      fail("expected a field here, found " + shown(),
           "write a field such as region, then = and a value");
    Expression result;
    result.kind = Expression::Kind::comparison;
    result.field = {value_, span_, false};
    next();
    if (at_word("in")) {
      next();
      values(result);
      return result;
    }
    const bool negated = at_symbol("!=");
    result.op = comparison_operator();
    next();
    result.values.push_back(value());
    if (!negated) return result;
    Expression negation;
    negation.kind = Expression::Kind::negation;
    negation.parts.push_back(std::move(result));
    return negation;
  }

  Expression::Operator comparison_operator() {
    using enum Expression::Operator;
    static constexpr std::array<std::pair<std::string_view, Expression::Operator>, 7> operators{
        {{"=", equal},
         {"!=", equal},
         {"<", less},
         {"<=", less_equal},
         {">", greater},
         {">=", greater_equal},
         {"~", contains}}};
    for (const auto& [symbol, op] : operators)
      if (at_symbol(symbol)) return op;
    fail("expected = != < <= > >= ~ or in, found " + shown(),
         "write a comparison such as region = asia");
  }

  void values(Expression& comparison) {
    if (!at_symbol("(")) fail("expected ( after `in`, found " + shown(), "write in (a, b)");
    do {
      next();
      comparison.values.push_back(value());
    } while (at_symbol(","));
    if (!at_symbol(")")) fail("expected , or ) here, found " + shown(), "write in (a, b)");
    next();
  }

  Expression::Word value() {
    if (token_ != Token::word && token_ != Token::quoted)
      fail("expected a value here, found " + shown(), "write a word, or text in quotes");
    Expression::Word word{value_, span_, token_ == Token::quoted};
    next();
    return word;
  }

  std::string_view text_;
  std::string_view option_;
  std::size_t at_ = 0;
  Token token_ = Token::end;
  std::string value_;
  Span span_;
};

}  // namespace

Expression parse_expression(std::string_view text, std::string_view option) {
  return Parser(text, option).run();
}

}  // namespace mieux
