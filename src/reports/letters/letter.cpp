#include "mieux/reports/letters/letter.hpp"

#include <algorithm>

#include "letter_values.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/layout.hpp"

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

/// What a letter has in place of the names of its template.
class LetterPlaces {
 public:
  explicit LetterPlaces(const LetterSubject& subject) : subject_(subject) {}

  PlaceText operator()(std::string_view name) const {
    for (const LetterValue& value : letter_values()) {
      if (value.name != name) continue;
      const std::string text = value.get(subject_);
      return text.empty() ? lacking(value) : PlaceText{for_markdown(text), {}, {}};
    }
    return {};
  }

 private:
  [[nodiscard]] PlaceText lacking(const LetterValue& value) const {
    const auto gap = value.gap == nullptr ? std::nullopt : value.gap(subject_);
    std::string hint = gap ? gap->hint : std::string{value.hint};
    if (const std::size_t id = hint.find(" ID"); id != hint.npos)
      hint.replace(id + 1, 2, subject_.record.id);
    const std::string path =
        value.of_programme ? std::string{programme_file} : Store::path_of(subject_.record);
    return {
        {}, path + " has no " + std::string{value.missing} + (gap ? ": " + gap->why : ""), hint};
  }

  const LetterSubject& subject_;
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

FilledTemplate fill_letter(const View& view, const Record& request, const LetterTemplate& letter,
                           std::string_view text) {
  const LetterSubject subject(view, request, letter.language);
  std::vector<std::string_view> names;
  for (const LetterValue& value : letter_values()) names.push_back(value.name);
  return fill_template({path_of(letter), text}, names, LetterPlaces(subject));
}

}  // namespace mieux
