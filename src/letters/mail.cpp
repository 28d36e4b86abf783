#include "mail.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "mail_encoding.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/base/words.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux {
namespace {

constexpr int most_levels = 5;

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw Failure(Exit::refused, name + ": " + what,
                "save the letter as plain text in UTF-8 (from a mail program: as .eml or text), or "
                "type its fields as options");
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

struct Header {
  std::string name;  ///< in small letters
  std::string value;
};

struct MailPart {
  std::vector<Header> headers;
  std::string_view body;

  [[nodiscard]] std::string value(std::string_view name) const {
    for (const Header& header : headers)
      if (header.name == name) return header.value;
    return {};
  }
};

/// The name of a header at the start of a line; empty if there is none.
std::string header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  const bool fits = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  return fits ? lower_case(name) : std::string{};
}

/// Headers up to the first empty line, and what follows it.
MailPart part_of(std::string_view text) {
  MailPart part;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = next_line(rest);
    if (line.empty()) {
      text = rest;
      break;
    }
    const bool continued = (line[0] == ' ' || line[0] == '\t') && !part.headers.empty();
    const std::string name = header_name(line);
    if (!continued && name.empty()) break;
    text = rest;
    if (continued)
      part.headers.back().value += " " + std::string{trimmed(line)};
    else
      part.headers.push_back({name, std::string{trimmed(line.substr(line.find(':') + 1))}});
  }
  part.body = text;
  return part;
}

bool is_mail(const MailPart& part) {
  constexpr std::array<std::string_view, 9> known{"from",     "to",           "date",
                                                  "subject",  "received",     "message-id",
                                                  "reply-to", "mime-version", "return-path"};
  return std::count_if(part.headers.begin(), part.headers.end(), [&](const Header& header) {
           return std::find(known.begin(), known.end(), header.name) != known.end();
         }) >= 2;
}

/// `charset` in `text/plain; charset="utf-8"`.
std::string parameter(const std::string& value, std::string_view name) {
  const std::size_t at = lower_case(value).find(std::string{name} + "=");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view{value}.substr(at + name.size() + 1);
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    return std::string{rest.substr(0, rest.find('"'))};
  }
  return std::string{rest.substr(0, rest.find_first_of("; \t"))};
}

std::string type_of(const MailPart& part) {
  const std::string value = part.value("content-type");
  return value.empty() ? "text/plain" : lower_case(trimmed(value.substr(0, value.find(';'))));
}

std::string text_of(const MailPart& part, const std::string& name) {
  const std::string encoding = lower_case(part.value("content-transfer-encoding"));
  std::string text{part.body};
  if (encoding == "quoted-printable") {
    text = from_quoted_printable(text, false);
  } else if (encoding == "base64") {
    auto bytes = from_base64(text);
    if (!bytes) refuse(name, "the text says that it is base64, and is not");
    text = std::move(*bytes);
  }
  const std::string charset = parameter(part.value("content-type"), "charset");
  auto utf8 = as_utf8(std::move(text), charset);
  if (!utf8) refuse(name, "the text is in the character set '" + charset + "', which is not read");
  return *utf8;
}

/// The parts between the lines `--boundary`.
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + boundary;
  const char* begin = nullptr;
  for (std::string_view rest = body; !rest.empty();) {
    const char* here = rest.data();
    const std::string_view line = next_line(rest);
    if (!line.starts_with(mark)) continue;
    if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(here - begin));
    begin = rest.data();
    if (line.substr(mark.size()).starts_with("--")) return parts;
  }
  if (begin != nullptr)
    parts.emplace_back(begin, static_cast<std::size_t>(body.data() + body.size() - begin));
  return parts;
}

/// The first part of plain text that is not attached as a file.
bool find_text(const MailPart& part, const std::string& name, int level, std::string& text) {
  const std::string type = type_of(part);
  if (lower_case(part.value("content-disposition")).starts_with("attachment")) return false;
  if (type == "text/plain") {
    text = text_of(part, name);
    return true;
  }
  const std::string boundary = parameter(part.value("content-type"), "boundary");
  if (!type.starts_with("multipart/") || boundary.empty() || level == most_levels) return false;
  const auto parts = parts_of(part.body, boundary);
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view bytes) {
    return find_text(part_of(bytes), name, level + 1, text);
  });
}

/// Names in `"Roe, Jane" <jane@example.org>, Ministry <m@example.org>`, in `jane@example.org (Jane
/// Roe)` and in `Doe, Joan - MINISTRY <d@example.org>`, where the comma is one of the name.
void add_people(const std::string& value, std::vector<std::string>& people) {
  std::string name;
  bool quoted = false;
  bool address = false;
  bool finished = false;
  const auto finish = [&] {
    const std::string found{trimmed(decoded_header(trimmed(name)))};
    if (!found.empty() && found.find('@') == found.npos) people.push_back(found);
    name.clear();
    address = finished = false;
  };
  for (const char c : value) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ';' || (c == ',' && finished))) {
      finish();
    } else if (!quoted && (c == '(' || c == ')') && (address || name.find('@') != name.npos)) {
      name.clear();
      address = false;
      finished = true;
    } else if (c == '<' && !quoted) {
      address = finished = true;
    } else if (c == '>' && !quoted) {
      address = false;
    } else if (!address) {
      finished = finished || c == '@';
      name += c;
    }
  }
  finish();
}

/// Fullwidth forms as ASCII, blanks of all widths as one.
std::string plain_character(char32_t point, std::string_view bytes) {
  const bool blank = point == '\t' || point == 0xA0 || (point >= 0x2000 && point <= 0x200A) ||
                     point == 0x202F || point == 0x205F || point == 0x3000;
  if (blank) return " ";
  if (point >= 0xFF01 && point <= 0xFF5E) return {static_cast<char>(point - 0xFF01 + '!')};
  return std::string{bytes};
}

/// UTF-8 with LF, without marks nobody sees. Fails for what no text holds.
std::string plain(std::string_view text, const std::string& name) {
  std::string out;
  std::size_t line = 1;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t at = 0; at < text.size();) {
    const Character c = first_character(text.substr(at));
    const std::string_view bytes = text.substr(at, c.length);
    const bool unseen = is_unseen_at(text, at);
    at += c.length;
    if (!c.valid) refuse(name, "line " + std::to_string(line) + " is no text in UTF-8");
    if (c.point == '\n') ++line;
    if (c.point == '\r') {
      if (!text.substr(at).starts_with('\n')) out += '\n';
      continue;
    }
    if (c.point == '\f' || c.point == 0x2028 || c.point == 0x2029) {
      out += '\n';
      continue;
    }
    if (is_control(c.point) && c.point != '\n' && c.point != '\t')
      refuse(name, "line " + std::to_string(line) + " holds a control character: this is no text");
    if (!unseen) out += plain_character(c.point, bytes);
  }
  return out;
}

void require_size(const std::string& text, const std::string& name) {
  if (text.size() <= yaml::max_bytes) return;
  refuse(name, "the text has " + std::to_string(text.size()) + " bytes; at most " +
                   std::to_string(yaml::max_bytes) + " are read");
}

}  // namespace

Mail read_mail(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("From ")) next_line(bytes);
  const MailPart message = part_of(bytes);
  Mail mail;
  mail.has_headers = is_mail(message);
  std::string text{bytes};
  if (mail.has_headers) {
    if (!find_text(message, name, 0, text)) refuse(name, "the e-mail has no part of plain text");
    mail.date = message.value("date");
    mail.subject = plain(decoded_header(message.value("subject")), name);
    std::replace(mail.subject.begin(), mail.subject.end(), '\n', ' ');
    for (const std::string_view header : {"from", "to", "cc", "reply-to", "sender"})
      add_people(message.value(header), mail.people);
  }
  require_size(text, name);
  mail.body = plain(text, name);
  if (trimmed(mail.body).empty()) refuse(name, "there is no text in it");
  return mail;
}

}  // namespace mieux
