#include "claim_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

using yaml::Node;

double as_number(std::string_view written) {
  double value = 0;
  std::from_chars(written.data(), written.data() + written.size(), value);
  return value;
}

bool is_number(const Node& node) {
  const yaml::Plain form = yaml::resolve(node.text);
  return node.kind == yaml::Kind::scalar && node.style == yaml::Style::plain &&
         (form == yaml::Plain::integer || form == yaml::Plain::number);
}

constexpr std::size_t most_decimals = 6;  // as many as figures are printed with

/// The decimals a number is written with; none of one with an exponent.
std::size_t decimals_of(std::string_view written) {
  const std::size_t point = written.find('.');
  if (point == std::string_view::npos || written.find_first_of("eE") != std::string_view::npos)
    return 0;
  return std::min(written.size() - point - 1, most_decimals);
}

double scale_of(std::size_t decimals) { return std::pow(10.0, static_cast<double>(decimals)); }

/// A share in percent before rounding, as a fraction: sums of whole numbers are compared exactly.
struct Share {
  double meant = 0;
  double all = 0;

  /// Rounded, a half upwards, in units of the last decimal.
  [[nodiscard]] double rounded(double scale) const {
    return all > 0 ? std::floor((200 * meant * scale + all) / (2 * all)) : 0;
  }
};

/// The least and the greatest that a share can be, whatever the open units say.
std::pair<Share, Share> bounds_of(const Figure& counted) {
  const double open = counted.open;
  return {{counted.meant, counted.all + open}, {counted.meant + open, counted.all + open}};
}

std::string shown_share(const Share& share, std::size_t decimals, const Language& language) {
  Figure figure;
  figure.is_percent = true;
  figure.value = share.rounded(scale_of(decimals)) / scale_of(decimals);
  return to_string(figure, language);
}

bool share_bears_out(std::string_view written, std::string_view qualifier, const Figure& counted,
                     bool by_key) {
  if (by_key && counted.open > 0) return false;
  const double scale = scale_of(decimals_of(written));
  const double published = std::round(as_number(written) * scale);
  const auto [least, most] = bounds_of(counted);
  if (qualifier == "more-than") return 100 * least.meant * scale > published * least.all;
  if (qualifier == "at-least") return least.rounded(scale) >= published;
  if (qualifier == "up-to") return 100 * most.meant * scale <= published * most.all;
  return least.rounded(scale) == published && most.rounded(scale) == published;
}

}  // namespace

ClaimValue ClaimValue::of(const yaml::Document& document, const Node* node) {
  ClaimValue value;
  if (node == nullptr) return value;
  if (is_number(*node)) {
    value.form = Form::number;
    value.entries[""] = node->text;
  }
  if (node->kind == yaml::Kind::sequence) value.form = Form::list;
  if (node->kind == yaml::Kind::mapping) value.form = Form::table;
  for (const Node& child : yaml::Children{document, *node})
    if (value.form == Form::list)
      value.entries.emplace(child.text, "");
    else if (is_number(child))
      value.entries[std::string{child.key}] = child.text;
  return value;
}

std::string shown_number(std::string_view written, const Language& language) {
  return to_string(Figure{as_number(written), true, {}}, language);
}

std::string shown_beside(std::string_view written, const Figure& counted,
                         const Language& language) {
  if (!counted.is_percent) return shown_number(written, language);
  return language.is_english() ? std::string{written} + "%" : language.percent(as_number(written));
}

std::string shown_figure(const Figure& counted, std::string_view written,
                         const Language& language) {
  const std::size_t decimals = decimals_of(written);
  if (!counted.is_percent || decimals < 2 || counted.rests_on == 0U)
    return to_string(counted, language);
  Figure figure = counted;
  figure.value = Share{counted.meant, counted.all}.rounded(scale_of(decimals)) / scale_of(decimals);
  return to_string(figure, language);
}

bool bears_out(std::string_view written, std::string_view qualifier, const Figure& counted,
               bool by_key) {
  if (counted.rests_on == 0U) return false;
  if (counted.is_percent) return share_bears_out(written, qualifier, counted, by_key);
  const double published = as_number(written);
  if (counted.open > 0) return false;  // a median left open
  if (qualifier == "more-than") return counted.value > published;
  if (qualifier == "at-least") return counted.value >= published;
  if (qualifier == "up-to") return counted.exact && counted.value <= published;
  return counted.exact && counted.value == published;
}

bool is_same(std::string_view written, const Figure& counted) {
  if (!counted.is_percent || counted.rests_on == 0U)
    return to_string(counted) == shown_number(written);
  const double scale = scale_of(decimals_of(written));
  return Share{counted.meant, counted.all}.rounded(scale) == std::round(as_number(written) * scale);
}

std::string words_on_open(const Figure& counted, bool by_key, const Language& language) {
  if (!counted.is_percent || counted.open == 0) return {};
  if (by_key)
    return language.text("In {} a number is not known, so the share is open.",
                         language.counted(counted.open, "record", "records"));
  const auto [least, most] = bounds_of(counted);
  return language.text_for(
      counted.open, "Whether {} record counts is open: the share lies between {} and {}.",
      "Whether {} records count is open: the share lies between {} and {}.", counted.open,
      shown_share(least, 1, language), shown_share(most, 1, language));
}

}  // namespace mieux
