#include "mieux/store/private_values.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/store/store.hpp"
#include "mieux/store/texts.hpp"

namespace mieux {
namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t start_length = 3;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Letters of any script count: their bytes are not ASCII.
bool is_word(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::uint32_t start_of(std::string_view text) {
  std::uint32_t start = 0;
  for (const char c : text.substr(0, start_length))
    start = start << 8U | static_cast<unsigned char>(is_blank(c) ? ' ' : lower(c));
  return start;
}

/// In small letters, with one space for every run of blanks, none at the ends.
std::string normal(std::string_view value) {
  std::string result;
  for (const char c : value) {
    if (!is_blank(c))
      result += lower(c);
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

/// Where `value` ends if it starts at byte `at` of `text`; 0 if it does not.
std::size_t end_of(std::string_view value, std::string_view text, std::size_t at) {
  for (const char c : value) {
    if (at >= text.size()) return 0;
    if (c != ' ') {
      if (lower(text[at++]) != c) return 0;
      continue;
    }
    if (!is_blank(text[at])) return 0;
    while (at < text.size() && is_blank(text[at])) ++at;
  }
  return at < text.size() && is_word(text[at]) && is_word(text[at - 1]) ? 0 : at;
}

void add_all(PrivateValues& values, const yaml::Document& document, const yaml::Node& node) {
  if (node.kind == yaml::Kind::scalar) return values.add(node.text);
  for (const yaml::Node& child : yaml::Children{document, node})
    if (child.key != "note") add_all(values, document, child);
}

void add_expert(PrivateValues& values, const RecordTree& tree) {
  for (const std::string_view field : {"name", "contact"})
    if (const yaml::Node* node = tree.document.find(tree.document.root(), field))
      add_all(values, tree.document, *node);
}

}  // namespace

void PrivateValues::add(std::string_view value) {
  std::string text = normal(value);
  bool telling = false;
  for (const char c : text) telling = telling || c == ' ' || c == '@' || is_digit(c);
  if (!telling || text.size() < shortest) return;
  starts_.emplace(start_of(text), values_.size());
  values_.push_back(std::move(text));
}

std::optional<Span> PrivateValues::find(std::string_view text, std::size_t from) const {
  for (std::size_t i = from; i + shortest <= text.size(); ++i) {
    if (i > 0 && is_word(text[i - 1]) && is_word(text[i])) continue;
    const auto [first, last] = starts_.equal_range(start_of(text.substr(i)));
    for (auto entry = first; entry != last; ++entry)
      if (const std::size_t end = end_of(values_[entry->second], text, i); end != 0)
        return Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
  }
  return std::nullopt;
}

PrivateValues private_values(const Store& store) {
  PrivateValues values;
  const Text& path = store.programme().private_roster;
  if (!path.is_there()) return values;
  try {
    const Store roster = Store::load(store.root() / path.value, store.schemas(), {});
    for (const Record& record : roster.records(RecordKind::expert_private))
      if (record.whole) add_expert(values, RecordTree(roster, record));
  } catch (const Failure&) {
    return values;  // what could be read is looked for
  }
  return values;
}

}  // namespace mieux
