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

/// A letter and a number without zeros before it.
bool is_part_id(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && text[1] != '0' && all(text.substr(1), is_digit) &&
         std::ranges::find(part_names, text[0], &PartName::letter) != part_names.end();
}

/// Something before and after one @, behind which a dot stands within.
bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::size_t dot = text.rfind('.');
  return at != std::string_view::npos && at > 0 &&
         text.find('@', at + 1) == std::string_view::npos && dot != std::string_view::npos &&
         dot > at + 1 && dot + 1 < text.size() && text.find(' ') == std::string_view::npos;
}

/// Digits and what people write between them, perhaps after a +.
bool is_phone(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  constexpr std::string_view marks = " ()/.-";
  return text.size() >= 6 &&
         all(text, [&](char c) { return is_digit(c) || marks.find(c) != std::string_view::npos; });
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

const PartName* part_with(Pattern pattern) {
  if (pattern < Pattern::activity_id || pattern > Pattern::need_id) return nullptr;
  return &part_names[static_cast<std::size_t>(pattern) -
                     static_cast<std::size_t>(Pattern::activity_id)];
}

const PartName* parts_of(const Schemas& schemas, const Rule& list) {
  if (list.type != Type::array) return nullptr;
  for (const Property& property : schemas.rule(list.items).properties)
    if (property.name == "id") return part_with(schemas.rule(property.rule).pattern);
  return nullptr;
}

bool matches(Pattern pattern, std::string_view text) {
  if (const PartName* part = part_with(pattern))
    return is_part_id(text) && text.front() == part->letter;
  switch (pattern) {
    case Pattern::none: return true;
    case Pattern::id: return is_id(text);
    case Pattern::uid:
      return text.size() == 16 &&
             all(text, [](char c) { return is_lower(c) || (c >= '2' && c <= '7'); });
    case Pattern::date: return is_date(text);
    case Pattern::country: return text.size() == 3 && all(text, is_upper);
    case Pattern::language: return text.size() == 2 && all(text, is_lower);
    case Pattern::email: return is_email(text);
    case Pattern::phone: return is_phone(text);
    case Pattern::sha256:
      return text.size() == 64 &&
             all(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
    case Pattern::part_id: return is_part_id(text);
    case Pattern::reference_number: return is_reference_number(text);
    default: return false;
  }
}

std::string_view description_of(Pattern pattern) {
  switch (pattern) {
    case Pattern::none: return "text";
    case Pattern::id: return "at most 100 lower-case letters, digits and -, such as 2026-04";
    case Pattern::uid: return "16 characters of a-z and 2-7";
    case Pattern::date: return "a date such as 2013-04-16, 2013-04, \"2013\" or 2009/2015";
    case Pattern::country: return "the three capital letters of ISO 3166-1, such as TJK";
    case Pattern::language: return "the two small letters of ISO 639-1, such as fr";
    case Pattern::email: return "an e-mail address such as name@example.org";
    case Pattern::phone: return "a telephone number such as \"+32 2 123 45 67\"";
    case Pattern::sha256: return "64 characters of 0-9 and a-f";
    case Pattern::activity_id: return "a and a number, such as a2";
    case Pattern::mission_id: return "m and a number, such as m2";
    case Pattern::deliverable_id: return "d and a number, such as d2";
    case Pattern::result_id: return "r and a number, such as r2";
    case Pattern::effect_id: return "e and a number, such as e2";
    case Pattern::plan_change_id: return "p and a number, such as p2";
    case Pattern::focal_point_id: return "f and a number, such as f2";
    case Pattern::letter_id: return "l and a number, such as l2";
    case Pattern::need_id: return "n and a number, such as n2";
    case Pattern::part_id: return "the letter of a part and a number, such as a2 or m3";
    case Pattern::reference_number: return "letters, digits and . / _ -, such as \"2012-02\"";
  }
  return "text";
}

}  // namespace mieux::schema
