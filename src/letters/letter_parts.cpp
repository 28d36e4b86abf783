#include "letter_parts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "letter_phrases.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

std::size_t lines_with_text(const std::vector<std::string_view>& lines, std::size_t from,
                            std::size_t to) {
  std::size_t count = 0;
  for (std::size_t i = from; i < to; ++i) count += trimmed(lines[i]).empty() ? 0 : 1;
  return count;
}

/// Where an older mail begins, below something newer.
std::size_t older_mail(const std::vector<std::string_view>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (begins_older_mail(lines, i) && lines_with_text(lines, 0, i) > 0) return i;
  return lines.size();
}

void find_closing(const std::vector<std::string_view>& lines, LetterParts& parts) {
  const std::size_t end = parts.closing;
  std::size_t after = lines_with_text(lines, parts.body, end);
  for (std::size_t i = parts.body; i < end; ++i) {
    if (!trimmed(lines[i]).empty()) --after;
    if (!closes_letter(lines[i], after)) continue;
    parts.closing = i;
    parts.has_closing = true;
    return;
  }
  parts.closing = signature_begin(lines, parts.body, end);
}

/// A subject goes on until an empty line or the salutation.
std::size_t subject_end(const std::vector<std::string_view>& lines, const LetterParts& parts) {
  constexpr std::size_t most_lines = 3;
  std::size_t end = parts.subject + 1;
  if (!parts.has_salutation) return end;
  while (end + 1 < parts.body && end < parts.subject + most_lines && !trimmed(lines[end]).empty() &&
         lines[end].find(':') == std::string_view::npos)
    ++end;
  return end;
}

}  // namespace

std::string_view subject_in(std::string_view line) {
  constexpr std::array<std::string_view, 6> words{"re",     "subject", "objet",
                                                  "asunto", "assunto", "ref"};
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon > 12) return {};
  const std::string word = slug(line.substr(0, colon));
  if (std::find(words.begin(), words.end(), word) == words.end()) return {};
  return trimmed(line.substr(colon + 1));
}

LetterParts parts_of(const std::vector<std::string_view>& lines, bool has_headers) {
  LetterParts parts;
  parts.subject = parts.subject_end = lines.size();
  parts.closing = older_mail(lines);
  const std::size_t head = std::min(parts.closing, head_lines);
  for (std::size_t i = 0; i < head && !parts.has_salutation; ++i) {
    if (!opens_letter(lines[i])) continue;
    parts.has_salutation = true;
    parts.body = i + 1;
  }
  for (std::size_t i = 0; i < head && !has_headers && parts.subject == lines.size(); ++i)
    if (!subject_in(lines[i]).empty()) parts.subject = i;
  if (parts.subject < lines.size()) {
    parts.subject_end = subject_end(lines, parts);
    if (!parts.has_salutation) parts.body = parts.subject_end;
  }
  find_closing(lines, parts);
  return parts;
}

}  // namespace mieux
