#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/schema/schema.hpp"

namespace mieux::schema {
namespace {

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

template <typename Accept>
bool all(std::string_view text, Accept accept) {
  return std::all_of(text.begin(), text.end(), accept);
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 && text.front() != '-' &&
         all(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_activity_id(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && text[0] == 'a' && text[1] != '0' &&
         all(text.substr(1), is_digit);
}

bool is_reference_number(std::string_view text) {
  const auto alphanumeric = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); };
  return !text.empty() && alphanumeric(text.front()) && all(text, [&](char c) {
    return alphanumeric(c) || c == '.' || c == '/' || c == '_' || c == '-';
  });
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, whether or not the calendar has the day.
bool is_simple_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!all(text.substr(0, 4), is_digit)) return false;
  const auto two = [&](std::size_t at, int most) {
    if (text[at - 1] != '-' || !is_digit(text[at]) || !is_digit(text[at + 1])) return false;
    const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return value >= 1 && value <= most;
  };
  return (text.size() < 7 || two(5, 12)) && (text.size() < 10 || two(8, 31));
}

bool is_date(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_simple_date(text);
  const std::string_view low = text.substr(0, slash);
  const std::string_view high = text.substr(slash + 1);
  if (low == "..") return is_simple_date(high);
  return is_simple_date(low) && (high == ".." || is_simple_date(high));
}

}  // namespace

bool matches(Pattern pattern, std::string_view text) {
  switch (pattern) {
    case Pattern::none: return true;
    case Pattern::id: return is_id(text);
    case Pattern::uid:
      return text.size() == 16 &&
             all(text, [](char c) { return is_lower(c) || (c >= '2' && c <= '7'); });
    case Pattern::date: return is_date(text);
    case Pattern::country: return text.size() == 3 && all(text, is_upper);
    case Pattern::language: return text.size() == 2 && all(text, is_lower);
    case Pattern::sha256:
      return text.size() == 64 &&
             all(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
    case Pattern::activity_id: return is_activity_id(text);
    case Pattern::reference_number: return is_reference_number(text);
  }
  return false;
}

std::string_view description_of(Pattern pattern) {
  switch (pattern) {
    case Pattern::none: return "text";
    case Pattern::id: return "at most 100 lower-case letters, digits and -, such as 2026-04";
    case Pattern::uid: return "16 characters of a-z and 2-7";
    case Pattern::date: return "a date such as 2013-04-16, 2013-04, \"2013\" or 2009/2015";
    case Pattern::country: return "the three capital letters of ISO 3166-1, such as TJK";
    case Pattern::language: return "the two small letters of ISO 639-1, such as fr";
    case Pattern::sha256: return "64 characters of 0-9 and a-f";
    case Pattern::activity_id: return "a and a number, such as a2";
    case Pattern::reference_number: return "letters, digits and . / _ -, such as \"2012-02\"";
  }
  return "text";
}

}  // namespace mieux::schema
