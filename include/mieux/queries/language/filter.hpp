#pragma once

#include <string_view>
#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/queries/language/expression.hpp"

namespace mieux {

/// An expression with its fields found and its values understood, ready to be asked of units.
class Filter {
 public:
  /// Passes everything.
  Filter() = default;

  /// Throws Failure (2), located in the expression, for an unknown field, a value the field
  /// cannot have, or a comparison it does not know; the nearest right word is in the hint.
  Filter(const View& view, const Subject& subject, std::string_view expression,
         std::string_view option);

  /// Both must hold.
  Filter& operator&=(Filter other);

  [[nodiscard]] Truth holds(const View& view, const Unit& unit) const;

  /// Would it hold of a unit whose fields all had this one value?
  [[nodiscard]] Truth holds_of(const Value& value) const { return evaluate(root_, value); }
  /// Is this the only field that is asked for?
  [[nodiscard]] bool asks_only_for(std::string_view field) const { return asks_only(root_, field); }

 private:
  struct Node {
    Expression::Kind kind = Expression::Kind::all;
    Expression::Operator op = Expression::Operator::equal;
    Field field;
    std::vector<std::string> texts;
    std::vector<Date> dates;  ///< sorted; of years and phases their days
    std::vector<double> numbers;
    bool none = false;  ///< `= none`: also holds where the record is silent
    std::vector<Node> parts;
  };

  class Binder;
  /// The truth of a tree of comparisons, given that of each.
  template <typename Compare>
  [[nodiscard]] static Truth join(const Node& node, const Compare& truth_of);
  [[nodiscard]] static Truth evaluate(const Node& node, const View& view, const Unit& unit);
  [[nodiscard]] static Truth evaluate(const Node& node, const Value& value);
  [[nodiscard]] static bool asks_only(const Node& node, std::string_view field);
  [[nodiscard]] static Truth compare(const Node& node, const View& view, const Unit& unit);
  [[nodiscard]] static Truth compare(const Node& node, const Value& value);
  [[nodiscard]] static Truth compare(const Node& node, Date date);
  [[nodiscard]] static bool compare_texts(const Node& node, std::string_view text);

  Node root_;
};

/// Where a word was typed, for messages.
struct Typed {
  std::string_view option;  ///< `--by`, or the place in a record
  std::string_view text;    ///< all that was typed there
  Span span;                ///< of the word
};

/// The field, or a Failure (2) located in what was typed: it suggests the nearest one, or says that
/// the field is there and internal.
Field require_field(const View& view, const Subject& subject, std::string_view name,
                    const Typed& typed);

/// The hint for whoever asks for what the audience may not see.
std::string_view how_to_see(std::string_view option);

}  // namespace mieux
