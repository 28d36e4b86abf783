#include "mieux/reports/letters/letter.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "letter_values.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// The languages of mieux.yaml, in its order.
std::vector<std::string> languages_of(const Store& store) {
  const VisibleRecord programme(store, store.records(RecordKind::programme).front(),
                                Audience::everybody);
  std::vector<std::string> languages;
  for (const VisibleValue& language : programme.at("languages").children())
    languages.emplace_back(language.text());
  return languages;
}

/// The languages a template is there in.
std::vector<std::string_view> languages_with(const std::vector<LetterTemplate>& templates,
                                             std::string_view name) {
  std::vector<std::string_view> languages;
  for (const LetterTemplate& known : templates)
    if (known.name == name) languages.emplace_back(known.language);
  return languages;
}

[[noreturn]] void fail_unknown(const std::vector<LetterTemplate>& templates,
                               std::string_view name) {
  std::vector<std::string_view> names;
  for (const LetterTemplate& known : templates) names.emplace_back(known.name);
  throw Failure(Exit::usage, "there is no letter '" + std::string{name} + "'",
                suggest(name, names,
                        templates.empty() ? "write the template templates/" + std::string{name} +
                                                ".en.md; `mieux init .` adds those a new store has"
                                          : "`mieux request letter` lists the letters there are"));
}

/// Fills one template.
class Filling {
 public:
  Filling(const LetterSubject& subject, const LetterTemplate& letter, std::string_view text)
      : subject_(subject), path_(path_of(letter)), text_(text) {}

  FilledLetter fill() {
    require_text();
    for (std::size_t at = 0; at < text_.size() && filled_.problems.size() < most_problems;) {
      const std::size_t open = std::min(text_.find("{{", at), text_.size());
      filled_.text += text_.substr(at, open - at);
      if (open == text_.size()) break;
      const std::size_t close = text_.find("}}", open);
      const std::size_t line_end = std::min(text_.find('\n', open), text_.size());
      if (close == text_.npos || close > line_end) {
        problem(open, open + 2, "'{{' without '}}' on its line", "close the placeholder with }}");
        at = open + 2;
        continue;
      }
      placeholder(open, close + 2);
      at = close + 2;
    }
    return std::move(filled_);
  }

 private:
  /// More would only repeat what is said.
  static constexpr std::size_t most_problems = 20;
  /// A longer line is not shown with what is said of it.
  static constexpr std::size_t longest_line = 1000;

  /// Nothing of a template that is no clean text is filled.
  void require_text() const {
    std::size_t line = 1;
    for (std::size_t at = 0; at < text_.size();) {
      const Character c = first_character(text_.substr(at));
      if (!c.valid || (is_unseen_at(text_, at) && c.point != '\r'))
        throw Failure(Exit::refused,
                      path_ + ": line " + std::to_string(line) +
                          (c.valid ? " holds " + called(c.point) : " is no text in UTF-8"),
                      "save the template as plain text in UTF-8");
      if (c.point == '\n') ++line;
      at += c.length;
    }
  }

  void problem(std::size_t begin, std::size_t end, std::string message, std::string hint) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    Diagnostic found =
        locate(path_, text_, {Severity::error, {}, span, std::move(message), std::move(hint)});
    if (found.where.line_text.size() > longest_line) found.where.line_text.clear();
    filled_.problems.push_back(std::move(found));
  }

  void placeholder(std::size_t begin, std::size_t end) {
    const std::string_view name = trimmed(text_.substr(begin + 2, end - begin - 4));
    std::vector<std::string_view> names;
    for (const LetterValue& value : letter_values()) {
      names.push_back(value.name);
      if (value.name != name) continue;
      const std::string text = value.get(subject_);
      if (text.empty()) return lacking(value, begin, end);
      filled_.text += for_markdown(text);
      return;
    }
    problem(begin, end, "there is no placeholder '" + std::string{name} + "'",
            suggest(name, names, "write one of " + joined(names, ", ")));
  }

  void lacking(const LetterValue& value, std::size_t begin, std::size_t end) {
    const auto gap = value.gap == nullptr ? std::nullopt : value.gap(subject_);
    std::string hint = gap ? gap->hint : std::string{value.hint};
    if (const std::size_t id = hint.find(" ID"); id != hint.npos)
      hint.replace(id + 1, 2, subject_.record.id);
    const std::string path =
        value.of_programme ? std::string{"mieux.yaml"} : Store::path_of(subject_.record);
    problem(begin, end,
            path + " has no " + std::string{value.missing} + (gap ? ": " + gap->why : ""),
            hint + ", or take the placeholder out of the template");
  }

  const LetterSubject& subject_;
  std::string path_;
  std::string_view text_;
  FilledLetter filled_;
};

}  // namespace

LetterTemplate find_template(const Store& store, std::string_view name, std::string_view language) {
  const std::vector<LetterTemplate> templates = letter_templates(store);
  const std::vector<std::string_view> there = languages_with(templates, name);
  if (there.empty()) fail_unknown(templates, name);
  std::vector<std::string> wanted{std::string{language}};
  if (language.empty()) wanted = languages_of(store);
  for (const std::string& code : wanted)
    if (std::find(there.begin(), there.end(), code) != there.end())
      return {std::string{name}, code};
  if (language.empty() && there.size() == 1) return {std::string{name}, std::string{there.front()}};
  throw Failure(Exit::usage,
                "the letter '" + std::string{name} + "' is not there in " +
                    (language.empty() ? "a language of mieux.yaml"
                                      : "the language '" + std::string{language} + "'"),
                "it is there in " + joined(there, ", ") + ": choose with --language");
}

std::vector<Placeholder> letter_placeholders() {
  std::vector<Placeholder> placeholders;
  for (const LetterValue& value : letter_values())
    placeholders.push_back({value.name, value.meaning});
  return placeholders;
}

FilledLetter fill_letter(const View& view, const Record& request, const LetterTemplate& letter,
                         std::string_view text) {
  const LetterSubject subject(view, request, letter.language);
  return Filling(subject, letter, text).fill();
}

}  // namespace mieux
