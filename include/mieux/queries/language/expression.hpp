#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// A filter as it was typed: `region = asia and start >= 2012` (grammar: docs/queries.md).
/// Only its form; fields and values get their meaning when it is bound to a subject.
struct Expression {
  enum class Kind : std::uint8_t { all, comparison, negation, conjunction, disjunction };
  enum class Operator : std::uint8_t { equal, less, less_equal, greater, greater_equal, contains };

  struct Word {
    std::string text;
    Span span;
    bool quoted = false;
  };

  Kind kind = Kind::all;  ///< `all`: no condition
  Word field;             ///< of a comparison
  Operator op = Operator::equal;
  std::vector<Word> values;       ///< one, or those of `in (...)`
  std::vector<Expression> parts;  ///< of the others
};

/// Reads an expression. Throws Failure (2) with the place of what is wrong; `option` names where
/// it was typed, such as `--where`.
Expression parse_expression(std::string_view text, std::string_view option);

}  // namespace mieux
