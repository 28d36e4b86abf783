#include <fmt/format.h>

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "utf8.hpp"

namespace mieux {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

void append_escape(std::string& out, Character character) {
  const auto point = static_cast<unsigned>(character.point);
  switch (point) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  // A stray byte and the C1 control of the same number must look different.
  const bool as_byte = !character.valid || point < 0x80;
  if (as_byte)
    out += fmt::format("\\x{:02x}", point);
  else
    out += point > 0xFFFF ? fmt::format("\\U{:08x}", point) : fmt::format("\\u{:04x}", point);
}

/// Does a terminal show the character at byte `at`, and nothing else happens?
bool is_shown(std::string_view text, std::size_t at, Character character) {
  return character.valid && character.point != '\n' && character.point != '\t' &&
         !is_unseen_at(text, at);
}

constexpr bool is_blank(char32_t point) {
  return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == 0x85 ||
         point == 0x2028 || point == 0x2029;
}

/// Punctuation that Markdown (CommonMark, GitHub, pandoc) reads as markup anywhere in a line.
constexpr std::string_view markdown_anywhere = "\\`*_[]{|~^$@";
/// Punctuation that makes the line it starts something else than a paragraph.
constexpr std::string_view markdown_at_start = "-+=#:%(.";

constexpr bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Where the `.` or `)` stands that would make `text` the first item of a numbered list;
/// npos if nothing does.
std::size_t list_marker(std::string_view text) {
  const auto letters = std::find_if_not(text.begin(), text.end(), is_alphanumeric);
  const auto at = static_cast<std::size_t>(letters - text.begin());
  if (at == 0 || at == text.size() || (text[at] != '.' && text[at] != ')')) {
    return std::string_view::npos;
  }
  return at + 1 == text.size() || text[at + 1] == ' ' ? at : std::string_view::npos;
}

/// Does the character at `at` start something that GitHub makes a link of?
bool starts_link(std::string_view text, std::size_t at) {
  if (text[at] == ':') return text.substr(at).starts_with("://");
  return text[at] == '.' && at >= 3 &&
         (text.substr(at - 3, 3) == "www" || text.substr(at - 3, 3) == "WWW");
}

/// `text` on one line: runs of blanks are one space, none at the ends; what no file should hold is
/// replaced.
std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    const std::string_view bytes = text.substr(at, character.length);
    const bool unseen = !character.valid || is_unseen_at(text, at);
    at += character.length;
    if (character.valid && is_blank(character.point)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += unseen ? replacement_character : bytes;
  }
  return out;
}

std::string_view html_entity(char32_t point) {
  switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    // As they are, XML would turn them into spaces in an attribute.
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return {};
  }
}

/// Escapes what nobody sees, but not what `passes` takes at a byte of the text.
template <typename Passes>
std::string escaped(std::string_view text, Passes passes) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (passes(at, character) || is_shown(text, at, character))
      out += text.substr(at, character.length);
    else
      append_escape(out, character);
    at += character.length;
  }
  return out;
}

}  // namespace

std::string for_terminal(std::string_view text) {
  return escaped(text, [](std::size_t, const Character&) { return false; });
}

std::string lines_for_terminal(std::string_view text) {
  return escaped(text, [text](std::size_t at, const Character& character) {
    return character.point == '\n' || character.point == '\t' ||
           text.substr(at).starts_with("\r\n");
  });
}

std::string spelled_out(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character character = first_character(text);
    if (character.valid && character.point >= ' ' && character.point < 0x7F)
      out += text.front();
    else
      append_escape(out, character);
    text.remove_prefix(character.length);
  }
  return out;
}

std::string for_markdown(std::string_view text) {
  const std::string line = one_line(text);
  const std::size_t marker = list_marker(line);
  std::string out;
  out.reserve(line.size() + line.size() / 8);
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '&' || c == '<' || c == '>') {
      out += html_entity(static_cast<unsigned char>(c));
      continue;
    }
    const bool markup = markdown_anywhere.find(c) != std::string_view::npos ||
                        (at == 0 && markdown_at_start.find(c) != std::string_view::npos) ||
                        at == marker || starts_link(line, at);
    if (markup) out += '\\';
    out += c;
  }
  return out;
}

std::string for_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (!character.valid)
      out += replacement_character;
    else if (const std::string_view entity = html_entity(character.point); !entity.empty())
      out += entity;
    else if (is_unseen_at(text, at))
      out += replacement_character;
    else
      out += text.substr(at, character.length);
    at += character.length;
  }
  return out;
}

std::string for_json(std::string_view json) {
  std::string out;
  std::size_t written = 0;
  const auto add = [&](char32_t unit) {
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(unit));
  };
  for (auto found = find_unseen(json); found;
       found = find_unseen(json, found->at + found->length)) {
    out += json.substr(written, found->at - written);
    written = found->at + found->length;
    if (found->point > 0xFFFF) {
      add(0xD800 + ((found->point - 0x10000) >> 10U));
      add(0xDC00 + ((found->point - 0x10000) & 0x3FFU));
    } else {
      add(found->point);
    }
  }
  return out + std::string{json.substr(written)};
}

std::string for_csv(std::string_view text) {
  // Blanks at the ends would be part of an unquoted field, but many programs strip them.
  const bool padded = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!padded && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace mieux
