#include "mieux/reports/pages/page_template.hpp"

#include <algorithm>
#include <array>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/store/visible_record.hpp"

namespace mieux {
namespace {

constexpr std::array<std::string_view, 9> page_places{
    "title",           "body",      "date", "language", "facility", "donor", "implementer",
    "acknowledgement", "disclaimer"};
constexpr std::string_view body_place = "body";

/// The field of mieux.yaml that a place prints.
std::string_view field_of(std::string_view place) { return place == "facility" ? "title" : place; }

PlaceText page_place(const VisibleRecord& programme, const PageTexts& texts,
                     std::string_view place) {
  if (place == body_place) return {texts.body, {}, {}};
  if (place == "title") return {for_html(texts.title), {}, {}};
  if (place == "date") return {for_html(texts.date), {}, {}};
  if (place == "language") return {for_html(texts.language), {}, {}};
  const std::string field{field_of(place)};
  const std::string text = for_html(programme.text_at(field));
  if (!text.empty()) return {text, {}, {}};
  return {{},
          std::string{programme_file} + " has no " + field,
          "`mieux programme set " + field + "=TEXT`"};
}

/// Generic families, and words that are none.
bool is_generic(std::string_view family) {
  constexpr std::array<std::string_view, 10> generic{
      "serif",     "sans-serif", "monospace", "cursive", "fantasy",
      "system-ui", "inherit",    "initial",   "unset",   "math"};
  return std::find(generic.begin(), generic.end(), lower_case(family)) != generic.end();
}

constexpr std::string_view quotes = "\"'";

/// The first family in the value of `font-family` or `font`, as it stands there; of `font` it is
/// what stands behind the size, where it must be in quotes to be seen.
std::string_view first_family(std::string_view value, bool shorthand) {
  const std::size_t quote = value.find_first_of(quotes);
  const std::size_t comma = std::min(value.find(','), value.size());
  if (quote < comma) {
    const std::size_t end = value.find(value[quote], quote + 1);
    return end == value.npos ? std::string_view{} : value.substr(quote + 1, end - quote - 1);
  }
  return shorthand ? std::string_view{} : trimmed(value.substr(0, comma));
}

}  // namespace

FilledTemplate fill_page(const Store& store, const TemplateText& source, const PageTexts& texts) {
  const VisibleRecord programme(store, store.records(RecordKind::programme).front(),
                                Audience::everybody);
  FilledTemplate filled = fill_template(source, page_places, [&](std::string_view place) {
    return page_place(programme, texts, place);
  });
  if (!has_place(source.text, body_place))
    filled.problems.push_back(
        locate(source.path, source.text,
               Finding{.code = {},
                       .span = {},
                       .message = "the page has no {{body}}: nothing of a document would be in it",
                       .hint = "write {{body}} where the text of the document belongs"}));
  return filled;
}

bool has_place(std::string_view source, std::string_view name) {
  for (std::size_t at = source.find("{{"); at != source.npos; at = source.find("{{", at + 2)) {
    const std::size_t end = source.find("}}", at);
    if (end != source.npos && trimmed(source.substr(at + 2, end - at - 2)) == name) return true;
  }
  return false;
}

std::vector<NamedFont> fonts_named(std::string_view source) {
  std::vector<NamedFont> fonts;
  const std::string small = lower_case(source);
  for (std::size_t at = small.find("font"); at != small.npos; at = small.find("font", at + 1)) {
    const bool family = small.compare(at, 11, "font-family") == 0;
    const std::size_t colon = small.find_first_not_of(' ', at + (family ? 11 : 4));
    if (colon == small.npos || small[colon] != ':') continue;
    const std::size_t end = std::min(small.find_first_of(";}<", colon), small.size());
    const std::string_view name = first_family(source.substr(colon + 1, end - colon - 1), !family);
    if (name.empty() || is_generic(name) ||
        std::any_of(fonts.begin(), fonts.end(),
                    [&](const NamedFont& known) { return same_word(known.family, name); }))
      continue;
    const auto begin = static_cast<std::uint32_t>(name.data() - source.data());
    fonts.push_back({std::string{name}, {begin, begin + static_cast<std::uint32_t>(name.size())}});
  }
  return fonts;
}

}  // namespace mieux
