#include "wording.hpp"

#include <array>

#include "mieux/base/uid.hpp"

namespace mieux::schema {

using yaml::Kind;
using yaml::Node;
using yaml::Plain;
using yaml::Style;

namespace {

/// Words that YAML 1.1 reads as true and as false, in small letters.
constexpr std::array<std::string_view, 3> yes_words{"yes", "on", "y"};
constexpr std::array<std::string_view, 3> no_words{"no", "off", "n"};

template <std::size_t Size>
bool is_one_of(std::string_view text, const std::array<std::string_view, Size>& words) {
  for (const std::string_view word : words) {
    bool same = text.size() == word.size();
    for (std::size_t i = 0; same && i < word.size(); ++i) same = (text[i] | 0x20) == word[i];
    if (same) return true;
  }
  return false;
}

std::string how_to_write_boolean(const Node& node) {
  if (is_one_of(node.text, yes_words)) return "write true";
  if (is_one_of(node.text, no_words)) return "write false";
  return "write true or false, without quotes";
}

}  // namespace

std::string_view what_is_wanted(const Rule& rule) {
  switch (rule.type) {
    case Type::object: return "fields of its own";
    case Type::array: return "a list";
    case Type::string: return rule.pattern == Pattern::none ? "text" : description_of(rule.pattern);
    case Type::integer: return "a whole number";
    case Type::number: return "a number";
    case Type::boolean: return "true or false";
    case Type::any_of: return "one of its forms";
  }
  return "a value";
}

/// What YAML tools make of a plain text that is no text to all of them.
std::string_view what_tools_read(std::string_view plain) {
  switch (yaml::resolve(plain)) {
    case Plain::boolean: return "true or false";
    case Plain::integer:
    case Plain::number: return "a number";
    default: break;
  }
  const char last = plain.empty() ? '0' : plain.back();
  return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z')
             ? "true or false to some tools"
             : "a number or a time to some tools";
}

std::string_view what_it_is(const Node& node) {
  switch (node.kind) {
    case Kind::mapping: return "fields";
    case Kind::sequence: return "a list";
    case Kind::null: return "nothing";
    case Kind::scalar: break;
  }
  const bool text = node.style != Style::plain || yaml::resolve(node.text) == Plain::text;
  return text ? "text" : what_tools_read(node.text);
}

std::string how_to_write(const Node& node, const Rule& rule, const Schemas& schemas) {
  switch (rule.type) {
    case Type::object: return "write its fields below it, one `key: value` a line";
    case Type::array:
      if (node.kind == Kind::mapping) return "write `- ` before its first field";
      return schemas.rule(rule.items).type == Type::object
                 ? "write its elements below it, each after `- `"
                 : "write [" + std::string{node.text} + "]";
    case Type::integer:
    case Type::number: return "write it in digits, such as 12";
    case Type::boolean: return how_to_write_boolean(node);
    default:
      return rule.pattern == Pattern::none ? "write one text; if it holds marks, in double quotes"
                                           : "write " + std::string{description_of(rule.pattern)};
  }
}

std::string how_to_write_pattern(const Node& node, const Rule& rule,
                                 const yaml::Document& document) {
  if (rule.pattern == Pattern::uid) return "write " + free_uid(document);
  const std::string_view after_slash = node.text.substr(node.text.rfind('/') + 1);
  if (rule.refers_to != 0 && after_slash != node.text && matches(rule.pattern, after_slash))
    return "write " + std::string{after_slash};
  return "write " + std::string{description_of(rule.pattern)};
}

std::string free_uid(const yaml::Document& document) {
  std::string all;
  for (const Node& node : document.nodes)
    all += std::string{node.key} + "\n" + std::string{node.text} + "\n";
  return uid_from(all);
}

}  // namespace mieux::schema
