#include "mieux/store/private_values.hpp"

#include <algorithm>
#include <memory_resource>
#include <set>

#include "base/utf8.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/contacts.hpp"
#include "mieux/store/roster.hpp"
#include "mieux/store/store.hpp"
#include "mieux/store/texts.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t start_length = 3;
constexpr std::size_t longest_number = 15;  ///< digits of a telephone number in the whole world

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{byte, 1, true} : first_character(text.substr(at));
}

/// Marks that stand for a blank: between the words of an id or the parts of an address, behind an
/// initial or a family name.
constexpr std::string_view marks = "-_.,";

/// Reads a text from a byte on as `folded_letters` folds it, one space for a run of white space and
/// marks.
class Folding {
 public:
  Folding(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  /// The next byte of what is folded; nothing at the end.
  std::optional<char> next() {
    while (used_ == letters_.size()) {
      if (at_ >= text_.size()) return std::nullopt;
      FoldedCharacter character = folded_character(text_.substr(at_));
      at_ += character.length;
      used_ = 0;
      letters_ = std::move(character.letters);
      if (letters_.size() == 1 && marks.find(letters_.front()) != std::string_view::npos)
        letters_ = " ";
      if (letters_ == " " && after_space_) letters_.clear();
      if (!letters_.empty()) after_space_ = letters_ == " ";
    }
    return letters_[used_++];
  }

  /// Where the text goes on; nothing amid what one character is folded to.
  [[nodiscard]] std::optional<std::size_t> place() const {
    return used_ == letters_.size() ? std::optional{at_} : std::nullopt;
  }

 private:
  std::string_view text_;
  std::size_t at_;
  std::string letters_;
  std::size_t used_ = 0;
  bool after_space_ = false;
};

/// A value as texts are read that it is looked for in.
std::string folded_value(std::string_view value) {
  Folding folding(value, 0);
  std::string text;
  while (const auto next = folding.next()) text += *next;
  return std::string{trimmed(text)};
}

/// The first three bytes of what is folded from byte `at` on.
std::uint32_t start_of(std::string_view text, std::size_t at) {
  const std::string_view bytes = text.substr(at, start_length);
  const bool ascii =
      bytes.size() == start_length && std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && begins_in_word({&c, 1});
      });
  Folding folding(text, at);
  std::uint32_t start = 0;
  for (std::size_t i = 0; i < start_length; ++i) {
    const char c = ascii ? bytes[i] : folding.next().value_or('\0');
    const bool capital = c >= 'A' && c <= 'Z';
    start = start << 8U | static_cast<unsigned char>(capital ? c - 'A' + 'a' : c);
  }
  return start;
}

/// Where `value` ends if it starts at byte `at` of `text`, as words of their own; 0 if it does not.
std::size_t end_of(std::string_view value, std::string_view text, std::size_t at) {
  Folding folding(text, at);
  for (const char c : value)
    if (folding.next() != c) return 0;
  if (!folding.place()) return 0;
  std::size_t end = *folding.place();
  // Accents of the last letter are a part of it.
  while (begins_in_word(text.substr(end)) && folded_character(text.substr(end)).letters.empty())
    end += character_at(text, end).length;
  return begins_in_word(text.substr(end)) && ends_in_word(text.substr(0, end)) ? 0 : end;
}

void add_all(PrivateValues& values, const yaml::Document& document, const yaml::Node& node) {
  if (node.kind == yaml::Kind::scalar) {
    values.add(node.text);
    // Of an address in several lines each tells where somebody lives.
    if (node.text.find('\n') != std::string_view::npos)
      for (const std::string_view line : split(node.text, '\n')) values.add(line);
    return;
  }
  for (const yaml::Node& child : yaml::Children{document, node})
    if (child.key != "note") add_all(values, document, child);
}

/// A name as people write it: as it is, the family name first, with an initial.
void add_name(PrivateValues& values, std::string_view name) {
  values.add(name);
  std::vector<std::string> words;
  for (const std::string_view word : split(name, ' '))
    if (!trimmed(word).empty()) words.emplace_back(trimmed(word));
  if (words.size() < 2) return;
  const std::string& first = words.front();
  const std::string& last = words.back();
  const std::string initial = first.substr(0, first_character(first).length);
  const std::vector<std::string_view> given{words.begin(), words.end() - 1};
  std::set<std::string> ways;
  for (const std::string& before : {joined(given, " "), first, initial}) {
    ways.insert(before + " " + last);
    ways.insert(last + " " + before);
  }
  for (const std::string& way : ways)
    if (way != name) values.add(way);
}

void add_expert(PrivateValues& values, const yaml::Document& document) {
  if (const yaml::Node* name = document.find(document.root(), "name")) add_name(values, name->text);
  if (const yaml::Node* contact = document.find(document.root(), "contact"))
    add_all(values, document, *contact);
}

}  // namespace

void PrivateValues::add(std::string_view value) {
  if (is_phone_number(value)) phones_.insert(phone_key(value));
  std::string text = folded_value(value);
  bool telling = false;
  for (const char c : text) telling = telling || c == ' ' || c == '@' || is_digit(c);
  if (telling && text.size() >= shortest) keep(std::move(text));
}

void PrivateValues::keep(std::string folded) {
  starts_.emplace(start_of(folded, 0), values_.size());
  values_.push_back(std::move(folded));
}

void PrivateValues::add_all(const PrivateValues& others) {
  phones_.insert(others.phones_.begin(), others.phones_.end());
  for (const std::string& value : others.values_) keep(value);
}

std::optional<Span> PrivateValues::find_number(std::string_view text, std::size_t from) const {
  constexpr std::string_view between = " ()/.-";
  for (std::size_t i = from; i < text.size() && !phones_.empty(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
    std::string digits;
    for (std::size_t k = i; k < text.size(); ++k) {
      if (between.find(text[k]) != std::string_view::npos) continue;
      if (!is_digit(text[k])) break;
      digits += text[k];
      const bool ends = k + 1 == text.size() || !is_digit(text[k + 1]);
      if (ends && phones_.contains(phone_key(digits)))
        return Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(k + 1)};
      if (digits.size() > longest_number) break;
    }
  }
  return std::nullopt;
}

std::optional<Span> PrivateValues::find(std::string_view text, std::size_t from) const {
  const std::optional<Span> value = find_value(text, from);
  const std::optional<Span> number = find_number(text, from);
  if (!value || !number) return value ? value : number;
  return number->begin < value->begin ? number : value;
}

std::optional<Span> PrivateValues::find_value(std::string_view text, std::size_t from) const {
  bool inside = ends_in_word(text.substr(0, from));
  for (std::size_t i = from; i < text.size();) {
    const Character character = character_at(text, i);
    const bool word = is_word_character(character.point);
    const bool seen = character.point < 0x80 || !folded_character(text.substr(i)).letters.empty();
    if (seen && (!inside || !word)) {
      const auto [first, last] = starts_.equal_range(start_of(text, i));
      for (auto entry = first; entry != last; ++entry)
        if (const std::size_t end = end_of(values_[entry->second], text, i); end != 0)
          return Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    }
    if (seen) inside = word;
    i += character.length;
  }
  return std::nullopt;
}

PrivateValues private_values(const Store& store) {
  PrivateValues values;
  const Text& path = store.programme().private_roster;
  if (!path.is_there()) return values;
  // That others may look into it is no reason to let its values come into records.
  const auto problem = problem_of_roster(store);
  if (problem && problem->sort != RosterProblem::Sort::open_to_others) return values;
  try {
    const Store roster = Store::load(store.root() / path.value, store.schemas(), {});
    for (const Record& record : roster.records(RecordKind::expert_private))
      if (record.whole) add_expert(values, RecordTree(roster, record).document);
  } catch (const Failure&) {
    return values;  // what could be read is looked for
  }
  return values;
}

PrivateValues values_of_private_record(std::string_view text) {
  PrivateValues values;
  yaml::Document document;
  std::pmr::monotonic_buffer_resource unescaped;
  std::vector<Finding> findings;
  if (yaml::read(text, document, unescaped, findings) && !document.nodes.empty())
    add_expert(values, document);
  return values;
}

}  // namespace mieux
