#include "mieux/store/contacts.hpp"

#include <algorithm>
#include <cctype>

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) { return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+'; }

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::optional<Span> find_email(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('@', from); at != std::string_view::npos;
       at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > from && is_word(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    while (end > at + 1 && !is_alphanumeric(text[end - 1])) --end;
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    const std::size_t dot = domain.find('.');
    if (begin < at && dot != std::string_view::npos && dot > 0) return span_of(begin, end);
  }
  return std::nullopt;
}

namespace {

/// Does + or 00 and the first digit of a country's code stand at `i`, and no word or number before
/// it?
bool starts_phone(std::string_view text, std::size_t i) {
  if (i > 0 && is_alphanumeric(text[i - 1])) return false;
  if (i > 1 && (text[i - 1] == '-' || text[i - 1] == '.') && is_digit(text[i - 2])) return false;
  std::size_t next = i + 1;
  if (text[i] == '0') {
    if (next >= text.size() || text[next] != '0') return false;
    ++next;
  } else if (text[i] != '+') {
    return false;
  }
  if (next < text.size() && (text[next] == '(' || text[next] == ' ')) ++next;
  return next < text.size() && is_digit(text[next]) && text[next] != '0';
}

}  // namespace

std::optional<Span> find_phone(std::string_view text, std::size_t from) {
  constexpr std::string_view marks = " ().-/";
  for (std::size_t i = from; i < text.size(); ++i) {
    if (!starts_phone(text, i)) continue;
    std::size_t digits = 0;
    std::size_t last = i + 1;
    for (std::size_t k = i + 1; k < text.size(); ++k) {
      if (is_digit(text[k])) {
        ++digits;
        last = k + 1;
      } else if (marks.find(text[k]) == std::string_view::npos) {
        break;
      }
    }
    const bool ends = last == text.size() || !is_alphanumeric(text[last]);
    if (digits >= 8 && ends) return span_of(i, last);
    i = last - 1;
  }
  return std::nullopt;
}

bool is_phone_number(std::string_view text) {
  constexpr std::string_view marks = " ()/.-+";
  return !phone_key(text).empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_digit(c) || marks.find(c) != std::string_view::npos;
  });
}

std::string phone_key(std::string_view phone) {
  constexpr std::size_t telling = 9;
  constexpr std::size_t least = 7;
  std::string digits;
  for (const char c : phone)
    if (is_digit(c)) digits += c;
  if (digits.size() < least) return {};
  return digits.size() <= telling ? digits : digits.substr(digits.size() - telling);
}

}  // namespace mieux
