// The values of a claim, as they are written, and whether a counted figure bears them out.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "mieux/queries/figures/stats.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {

/// `value` of a claim, or what it expects to be counted instead.
struct ClaimValue {
  enum class Form { text, number, table, list };
  Form form = Form::text;  ///< also if there is none
  /// Numbers as they are written, by their keys; one number under the empty key. Of a list its
  /// elements, each with an empty text.
  std::map<std::string, std::string> entries;

  /// `node` may be null.
  static ClaimValue of(const yaml::Document& document, const yaml::Node* node);
};

/// A number as it is printed: `4.5`, `4,5`.
std::string shown_number(std::string_view written, const Language& language = {});
/// The same beside a figure: of a share as precisely as it is written, `66.70%`.
std::string shown_beside(std::string_view written, const Figure& counted, const Language& language);
/// A figure beside a number: of a share at least as precisely as the number is written.
std::string shown_figure(const Figure& counted, std::string_view written, const Language& language);

/// Does the figure bear the number out, whatever is open? A share is rounded as the number is
/// written, a half upwards: 12.5% bears 13 out, and not 12. `by_key`: it is a share of a table of
/// numbers, of which nobody knows how much those that are open would add.
bool bears_out(std::string_view written, std::string_view qualifier, const Figure& counted,
               bool by_key);

/// Is the figure, as far as it is decided, this number?
bool is_same(std::string_view written, const Figure& counted);

/// What the open units of a share mean for it; empty if none is open.
std::string words_on_open(const Figure& counted, bool by_key, const Language& language);

}  // namespace mieux
