#include "correspondents.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "name_words.hpp"
#include "names_after_titles.hpp"

namespace mieux {
namespace {

constexpr std::size_t shortest_alone = 4;

/// The next word of `text` from byte `at` on; empty at the end.
Span next_word(std::string_view text, std::size_t at) {
  const auto run = [&](bool wanted) {
    while (at < text.size()) {
      const Character c = first_character(text.substr(at));
      if (is_word_character(c.point) != wanted) break;
      at += c.length;
    }
    return static_cast<std::uint32_t>(at);
  };
  const std::uint32_t begin = run(false);
  return {begin, run(true)};
}

std::string_view text_of(std::string_view text, const Span& span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// Do only blanks, or marks within names, stand between two words?
bool is_near(std::string_view text, const Span& before, const Span& after) {
  constexpr std::size_t widest = 8;
  const std::string_view gap = text.substr(before.end, after.begin - before.end);
  return gap.size() <= widest && gap.find_first_of(";:!?()[]\"/") == gap.npos;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (Span word = next_word(text, 0); word.end > word.begin; word = next_word(text, word.end))
    words.push_back(folded_letters(text_of(text, word)));
  return words;
}

std::string_view cut_at_marks(std::string_view line) {
  for (const std::string_view mark :
       {"(", "[", "|", "/", "<", ";", " - ", " \u2013 ", " \u2014 ", "\t"})
    line = line.substr(0, line.find(mark));
  return trimmed(line);
}

/// What stands behind `(signed)`, `/s/`, `Signed:` and titles.
std::string_view without_start(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("/s/")) line = trimmed(line.substr(3));
  if (line.starts_with('(') || line.starts_with('[')) {
    const std::size_t close = line.find_first_of(")]");
    if (close != line.npos && !trimmed(line.substr(close + 1)).empty())
      line = trimmed(line.substr(close + 1));
  }
  if (const std::size_t colon = line.find(':'); colon != line.npos && colon < 20)
    line = trimmed(line.substr(colon + 1));
  constexpr std::string_view signs = "signed signe firmado assinado sgd p-p";
  for (;;) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    if (end == line.size() || (!is_title(word) && !has_phrase(signs, slug(word)))) return line;
    line = trimmed(line.substr(end));
  }
}

}  // namespace

std::vector<std::string> names_in(std::string_view line) {
  const std::string_view text = cut_at_marks(without_start(without_marks(line)));
  const std::vector<std::string_view> parts = split(text, ',');
  std::vector<std::string> names;
  for (const std::string_view part : parts)
    if (const auto name = without_start(part); may_be_name(name)) names.emplace_back(name);
  if (parts.size() < 2) return names;
  const std::string turned =
      std::string{without_start(parts[1])} + " " + std::string{without_start(parts[0])};
  if (may_be_name(turned) && words_in(parts[0]).size() <= 2) names.push_back(turned);
  return names;
}

Correspondents::Correspondents(const std::vector<std::string>& names,
                               const std::vector<std::string>& authorities) {
  for (const std::string& name : names) {
    std::vector<std::string> words = folded_words(name);
    if (words.size() < 2) continue;
    for (const std::string& word : words) {
      if (joins_names(word)) continue;
      all_words_.insert(word);
      const bool common = is_office(word) || std::any_of(authorities.begin(), authorities.end(),
                                                         [&](const std::string& authority) {
                                                           return holds_phrase(word, authority);
                                                         });
      if (character_count(word) >= shortest_alone && !common) telling_words_.insert(word);
    }
    first_words_.emplace(words.front(), names_.size());
    names_.push_back(std::move(words));
  }
}

std::uint32_t Correspondents::whole_name_end(std::string_view text, const Span& word,
                                             const std::string& start) const {
  std::uint32_t end = word.begin;
  const auto [first, last] = first_words_.equal_range(start);
  for (auto entry = first; entry != last; ++entry) {
    Span here = word;
    const std::vector<std::string>& name = names_[entry->second];
    std::size_t k = 1;
    for (; k < name.size(); ++k) {
      const Span next = next_word(text, here.end);
      if (!is_near(text, here, next) || folded_letters(text_of(text, next)) != name[k]) break;
      here = next;
    }
    if (k == name.size()) end = std::max(end, here.end);
  }
  return end;
}

std::uint32_t Correspondents::rest_end(std::string_view text, Span word) const {
  std::uint32_t end = word.end;
  for (Span next = next_word(text, word.end); next.end > next.begin && is_near(text, word, next);
       next = next_word(text, next.end)) {
    const std::string_view letters = text_of(text, next);
    const bool initial = character_count(letters) == 1;
    const bool particle = joins_names(letters);
    if (!starts_with_capital(letters) && !particle) break;
    const bool known = all_words_.contains(folded_letters(letters));
    if (!initial && !particle && !known) break;
    if (known) end = next.end;
    word = next;
  }
  return end;
}

std::optional<Span> Correspondents::find(std::string_view text, std::size_t from) const {
  if (names_.empty()) return std::nullopt;
  for (Span word = next_word(text, from); word.end > word.begin; word = next_word(text, word.end)) {
    const std::string start = folded_letters(text_of(text, word));
    const std::uint32_t whole = whole_name_end(text, word, start);
    if (whole > word.begin) return Span{word.begin, rest_end(text, {word.begin, whole})};
    if (!starts_with_capital(text_of(text, word)) || !all_words_.contains(start)) continue;
    const std::uint32_t end = rest_end(text, word);
    if (end > word.end || telling_words_.contains(start)) return Span{word.begin, end};
  }
  return std::nullopt;
}

bool Correspondents::stand_in_path(std::string_view path) const {
  const std::vector<std::string> words = folded_words(path);
  if (std::any_of(words.begin(), words.end(),
                  [&](const std::string& word) { return telling_words_.contains(word); }))
    return true;
  const std::string joint = joined(words, "");
  return std::any_of(names_.begin(), names_.end(), [&](const std::vector<std::string>& name) {
    const std::vector<std::string> turned(name.rbegin(), name.rend());
    return joint.find(joined(name, "")) != joint.npos ||
           joint.find(joined(turned, "")) != joint.npos;
  });
}

}  // namespace mieux
