#include "mieux/changes/wishes/wish.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// A quoted element that starts at byte `at`; `at` goes behind its end.
std::string quoted_element(std::string_view text, std::size_t& at) {
  const std::size_t opening = at;
  std::string element;
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      element += text[++at];
    } else if (text[at] == '"') {
      ++at;
      return element;
    } else {
      element += text[at];
    }
  }
  const auto begin = static_cast<std::uint32_t>(opening);
  throw Failure(Exit::usage, "this quote is not closed", "write a second \" where the value ends",
                std::string{text}, {begin, static_cast<std::uint32_t>(text.size())});
}

}  // namespace

Wish parse_wish(std::string_view word) {
  const std::size_t equals = word.find('=');
  std::string_view field = word.substr(0, equals);
  Wish wish;
  if (field.ends_with('+')) wish.verb = Wish::Verb::add;
  if (field.ends_with('-')) wish.verb = Wish::Verb::remove;
  if (wish.verb != Wish::Verb::set) field.remove_suffix(1);
  if (equals == std::string_view::npos || field.empty())
    throw Failure(Exit::usage, "'" + std::string{word} + "' does not say what to write where",
                  "write FIELD=VALUE, FIELD+=ELEMENT or FIELD-=ELEMENT; quote a value with spaces");
  wish.field = field;
  wish.value = word.substr(equals + 1);
  return wish;
}

std::vector<std::string> parse_list(std::string_view text, char separator) {
  text = trimmed(text);
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  std::vector<std::string> elements;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    std::string element;
    if (text[at] == '"') element = quoted_element(text, at);
    const std::size_t end = std::min(text.find(separator, at), text.size());
    element += trimmed(text.substr(at, end - at));
    if (!element.empty()) elements.push_back(std::move(element));
    at = end + 1;
  }
  return elements;
}

}  // namespace mieux
