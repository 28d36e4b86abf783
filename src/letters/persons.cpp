#include "persons.hpp"

#include <algorithm>

#include "contact_lines.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// Lines longer than this hold several sentences; only those about a person are left out.
constexpr std::size_t long_line = 80;

constexpr const char* person = "personal name";
constexpr const char* contact = "contact line";

/// The sentences of a text, blanks at their ends included.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    if (!ends || text[i + 1] != ' ') continue;
    // The full stop of a title or an initial ends no sentence.
    const std::size_t space = text.substr(begin, i - begin).rfind(' ');
    const std::size_t word = space == text.npos ? begin : begin + space + 1;
    if (i - word < 4) continue;
    sentences.push_back(text.substr(begin, i + 2 - begin));
    begin = i + 2;
  }
  sentences.push_back(text.substr(begin));
  return sentences;
}

}  // namespace

WithoutPersons::WithoutPersons(PrivateValues roster, Correspondents names)
    : roster_(std::move(roster)), names_(std::move(names)) {}

void WithoutPersons::count(const std::string& what, std::size_t number) {
  const auto known = std::find_if(left_out_.begin(), left_out_.end(),
                                  [&](const LeftOut& some) { return some.what == what; });
  LeftOut& entry = known == left_out_.end() ? left_out_.emplace_back(LeftOut{what, {}}) : *known;
  entry.lines.push_back(number);
}

std::string WithoutPersons::names_out(std::string_view text, std::size_t number) {
  std::string out;
  std::size_t from = 0;
  for (const Span& name : names_after_titles(text, open_)) {
    out += text.substr(from, name.begin - from);
    out += left_out_mark;
    from = name.end;
    count(person, number);
  }
  return out + std::string{text.substr(from)};
}

std::string WithoutPersons::known_out(std::string text, std::size_t number) {
  const auto take_out = [&](const auto& values) {
    std::string kept;
    std::size_t from = 0;
    for (auto found = values.find(text, 0); found; found = values.find(text, from)) {
      kept += text.substr(from, found->begin - from);
      kept += left_out_mark;
      from = found->end;
      count(person, number);
    }
    text = kept + text.substr(from);
  };
  take_out(names_);
  take_out(roster_);
  return text;
}

std::string WithoutPersons::sentence(std::string_view text, std::size_t number) {
  if (trimmed(text).empty()) return std::string{text};
  if (is_way_to_reach(text) || is_labelled(text)) {
    count(contact, number);
    return std::string{left_out_mark} + (text.ends_with(' ') ? " " : "");
  }
  return known_out(names_out(text, number), number);
}

std::string WithoutPersons::line(std::string_view text, std::size_t number) {
  if (trimmed(text).empty()) open_ = OpenName::none;
  if (text.size() <= long_line) return sentence(text, number);
  std::string kept;
  for (const std::string_view part : sentences_of(text)) kept += sentence(part, number);
  // A number may go over the end of a sentence.
  if (!is_way_to_reach(kept)) return kept;
  count(contact, number);
  return std::string{left_out_mark};
}

}  // namespace mieux
