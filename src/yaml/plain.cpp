#include <algorithm>
#include <array>
#include <span>

#include "characters.hpp"
#include "mieux/base/text.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::yaml {
namespace {

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Words that YAML 1.1 or 1.2 reads as a boolean, a number or a null, our spellings aside.
constexpr std::array<std::string_view, 32> other_words{
    "True", "TRUE", "False", "FALSE", "yes",   "Yes",   "YES",   "no",    "No",    "NO",   "on",
    "On",   "ON",   "off",   "Off",   "OFF",   "y",     "Y",     "n",     "N",     ".inf", ".Inf",
    ".INF", ".nan", ".NaN",  ".NAN",  "-.inf", "-.Inf", "-.INF", "+.inf", "+.Inf", "+.INF"};

/// The first characters of all that is no text to some tool.
constexpr std::array<bool, 256> make_beginnings() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view{"0123456789-+.~nNtTfFyYoO=<"})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> beginnings = make_beginnings();

bool may_begin_other(char c) { return beginnings[static_cast<unsigned char>(c)]; }

std::size_t digits(std::string_view text, std::size_t from) {
  std::size_t i = from;
  while (i < text.size() && is_digit(text[i])) ++i;
  return i - from;
}

/// Could a tool take this for a number? Digits with any of the signs numbers are made of:
/// 1_000, 0x1f, 0o17, 0b1, 1e3, 1:30, +1, .5, 1.
bool looks_numeric(std::string_view text) {
  std::size_t i = text.front() == '-' || text.front() == '+' ? 1 : 0;
  if (i < text.size() && text[i] == '.') ++i;
  if (i >= text.size() || !is_digit(text[i])) return false;
  const std::string_view rest = text.substr(i);
  if (rest.size() > 2 && rest[0] == '0' && (rest[1] == 'x' || rest[1] == 'o' || rest[1] == 'b'))
    return rest.find_first_not_of("0123456789abcdefABCDEF_", 2) == std::string_view::npos;
  if (rest.find_first_not_of("0123456789_.:eE+-") != std::string_view::npos) return false;
  // A dash between digits makes a date or a plain word, never a number, unless after an exponent.
  for (std::size_t k = 1; k < rest.size(); ++k)
    if ((rest[k] == '-' || rest[k] == '+') && rest[k - 1] != 'e' && rest[k - 1] != 'E')
      return false;
  return rest.find("..") == std::string_view::npos;
}

Plain resolve_number(std::string_view text) {
  const std::size_t start = text.front() == '-' ? 1 : 0;  // no sign but `-`, as in JSON
  const std::size_t whole = digits(text, start);
  // Most are dates, which `looks_numeric` knows by the same dash.
  if (whole > 0 && start + whole < text.size() && text[start + whole] == '-') return Plain::text;
  if (whole > 0 && (whole == 1 || text[start] != '0')) {
    const std::size_t after = start + whole;
    if (after == text.size()) return Plain::integer;
    if (text[after] == '.') {
      const std::size_t decimals = digits(text, after + 1);
      if (decimals > 0 && after + 1 + decimals == text.size()) return Plain::number;
    }
  }
  return looks_numeric(text) ? Plain::ambiguous : Plain::text;
}

}  // namespace

Plain resolve(std::string_view plain) {
  if (plain.empty()) return Plain::null;
  const char c = plain.front();
  if (!may_begin_other(c)) return Plain::text;
  if (is_digit(c) || c == '-' || c == '+' || c == '.') {
    const Plain result = resolve_number(plain);
    if (result != Plain::text || is_digit(c)) return result;
  }
  if (plain.size() > 5) return Plain::text;
  switch (c) {
    case 't': return plain == "true" ? Plain::boolean : Plain::text;
    case 'f': return plain == "false" ? Plain::boolean : Plain::text;
    case '~':
    case 'n':
    case 'N':
    case 'T':
    case 'F':
    case 'y':
    case 'Y':
    case 'o':
    case 'O':
    case '-':
    case '+':
    case '.':
      if (is_null(plain)) return Plain::null;
      if (is_one_of(plain, other_words)) return Plain::ambiguous;
      return looks_numeric(plain) ? Plain::ambiguous : Plain::text;
    case '=':
    case '<': return plain == "=" || plain == "<<" ? Plain::ambiguous : Plain::text;
    default: return Plain::text;
  }
}

}  // namespace mieux::yaml
