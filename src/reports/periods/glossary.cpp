#include "mieux/reports/periods/glossary.hpp"

#include <algorithm>
#include <utility>

#include "mieux/base/text.hpp"
#include "period_report.hpp"

namespace mieux {
namespace {

/// Letters and digits; every byte of a letter outside ASCII is one.
bool is_of_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Where what begins at `at` and is no prose ends; `at` if it is prose. An unclosed comment or
/// fence goes to the end of the text; a backtick or bracket without its partner is prose.
std::size_t end_of_skipped(std::string_view text, std::size_t at) {
  if (std::string_view{"\\<`]h"}.find(text[at]) == std::string_view::npos) return at;
  const std::string_view rest = text.substr(at);
  const auto behind = [&](std::string_view closing, std::size_t from, bool to_end) {
    const std::size_t found = rest.find(closing, from);
    if (found == std::string_view::npos) return to_end ? text.size() : at;
    return at + found + closing.size();
  };
  if (rest.starts_with('\\')) return std::min(at + 2, text.size());
  if (rest.starts_with("<!--")) return behind("-->", 4, true);
  if (rest.starts_with('`')) {
    const std::size_t ticks = std::min(rest.find_first_not_of('`'), rest.size());
    return std::max(behind(std::string(ticks, '`'), ticks, ticks > 2), at + 1);
  }
  if (rest.starts_with("](")) return behind(")", 2, false);
  if (rest.starts_with("<http")) return behind(">", 1, false);
  if (rest.starts_with("http://") || rest.starts_with("https://"))
    return at + std::min(rest.find_first_of(" \t\n)>"), rest.size());
  return at;
}

/// The prose of a Markdown text: what is skipped becomes a blank, `\` before a sign goes, and signs
/// that stand as entities (`M&amp;D`) are what they mean.
std::string prose_of(std::string_view text) {
  constexpr std::string_view ampersand = "&amp;";
  std::string prose;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(ampersand)) {
      prose += '&';
      at += ampersand.size();
      continue;
    }
    const std::size_t end = end_of_skipped(text, at);
    if (end == at) {
      prose += text[at++];
      continue;
    }
    prose += text[at] == '\\' && end == at + 2 ? text[at + 1] : ' ';
    at = end;
  }
  return prose;
}

bool has_word(std::string_view prose, std::string_view word) {
  for (std::size_t at = prose.find(word); at != std::string_view::npos;
       at = prose.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_of_word(prose[at - 1]);
    if (begins && (end == prose.size() || !is_of_word(prose[end]))) return true;
  }
  return false;
}

}  // namespace

std::string glossary_of(const Vocabularies& vocabularies, std::string_view markdown,
                        const Language& language) {
  const Table* table = vocabularies.table("abbreviations");
  if (table == nullptr) return {};
  const std::string prose = prose_of(markdown);
  std::string rows;
  std::vector<std::pair<std::string_view, std::string_view>> found;
  for (std::uint32_t row = 0; row < table->size(); ++row)
    if (!table->id(row).empty() && has_word(prose, table->id(row)))
      found.emplace_back(table->id(row), table->label(row, language));
  std::sort(found.begin(), found.end());
  for (const auto& [word, meaning] : found)
    rows += "| " + for_markdown(word) + " | " + for_markdown(meaning) + " |\n";
  return rows.empty() ? rows : table_head(language, {"abbreviation", "means"}) + rows;
}

}  // namespace mieux
