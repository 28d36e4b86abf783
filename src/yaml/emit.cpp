#include "mieux/yaml/emit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/unseen.hpp"
#include "mieux/yaml/document.hpp"
#include "notes.hpp"
#include "spelling.hpp"

namespace mieux::yaml {
namespace {

constexpr std::size_t line_width = 100;
/// A list of longer texts is easier to read, and to compare line by line, below each other.
constexpr std::size_t longest_in_flow = 40;

constexpr bool has_any(std::string_view text, std::string_view characters) {
  return text.find_first_of(characters) != std::string_view::npos;
}

/// Must the character at byte `at` stand as an escape? It ends a line for some reader, is refused
/// in a file, or is not seen.
bool needs_escape(std::string_view text, std::size_t at) {
  return is_control(first_character(text.substr(at)).point) || is_unseen_at(text, at);
}

bool has_escaped(std::string_view text, bool line_feeds_too) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    const bool break_allowed = character.point == '\n' && !line_feeds_too;
    if (!character.valid || (needs_escape(text, at) && !break_allowed)) return true;
    at += character.length;
  }
  return false;
}

/// Would `text`, written plain, be one scalar with this text? What it is then taken for is a
/// question for `resolve`.
bool is_plain_syntax(std::string_view text, bool in_flow) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (has_any(text.substr(0, 1), "-?:,[]{}#&*!|>'\"%@`")) return false;
  if (text.starts_with("...") || text.starts_with("<<") || text.starts_with("==")) return false;
  if (text.find(": ") != std::string_view::npos || text.back() == ':') return false;
  if (text.find(" #") != std::string_view::npos) return false;
  if (in_flow && has_any(text, ",[]{}?")) return false;
  return !has_escaped(text, true);
}

void append_escaped(std::string& out, std::string_view text, std::size_t at) {
  const Character character = first_character(text.substr(at));
  if (!character.valid) {
    append_utf8(out, 0xFFFD);
    return;
  }
  switch (character.point) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto point = static_cast<unsigned>(character.point);
  if (!needs_escape(text, at)) {
    append_utf8(out, character.point);
  } else if (point < 0x100) {
    out += fmt::format("\\x{:02x}", point);
  } else {
    out += point < 0x10000 ? fmt::format("\\u{:04x}", point) : fmt::format("\\U{:08x}", point);
  }
}

}  // namespace

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size(); at += first_character(text.substr(at)).length)
    append_escaped(out, text, at);
  return out + '"';
}

std::optional<std::string> single_quoted(std::string_view text) {
  if (has_escaped(text, true)) return std::nullopt;
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
  return out + "'";
}

bool fits_literal(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return false;
  if (has_any(text.substr(0, 1), " \n") || text.ends_with("\n\n")) return false;
  if (text.find(" \n") != std::string_view::npos || text.back() == ' ') return false;
  return !has_escaped(text, false);
}

std::string literal(std::string_view text, std::size_t indent) {
  const bool final_break = text.ends_with('\n');
  const bool kept_breaks = text.ends_with("\n\n");
  std::string out = kept_breaks ? "|+" : final_break ? "|" : "|-";
  if (final_break) text.remove_suffix(1);
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += '\n';
    if (end > 0) out.append(indent, ' ').append(text.substr(0, end));
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

namespace {

std::string scalar_of(const Value& value, bool in_flow) {
  const std::string& text = std::get<std::string>(value.data);
  if (value.quoted) return double_quoted(text);
  if (!value.bare) return scalar(text, in_flow);
  return text.empty() && in_flow ? "~" : text;
}

/// `[a, b]`, if every element is a short scalar and `column` leaves room for it; empty otherwise.
std::string flow(const Value::Sequence& sequence, std::size_t column) {
  std::string out = "[";
  for (const Value& element : sequence) {
    if (!is_scalar(element)) return {};
    const std::string text = scalar_of(element, true);
    if (character_count(text) > longest_in_flow) return {};
    if (out.size() > 1) out += ", ";
    out += text;
  }
  out += ']';
  return column + character_count(out) <= line_width ? out : std::string();
}

/// The format has no way to write an empty mapping; what holds nothing is left out.
bool is_nothing(const Value& value) {
  const auto* mapping = std::get_if<Value::Mapping>(&value.data);
  return mapping != nullptr && std::all_of(mapping->begin(), mapping->end(), [](const auto& entry) {
           return is_nothing(entry.second);
         });
}

/// Does a comment stand between the elements of a list?
bool has_comments_inside(const Notes& notes) {
  const auto is_comment = [](const std::string& line) { return !line.empty(); };
  return std::any_of(notes.below.begin(), notes.below.end(), is_comment) ||
         std::any_of(notes.inside.begin(), notes.inside.end(), [&](const Notes& own) {
           return !own.behind.empty() ||
                  std::any_of(own.above.begin(), own.above.end(), is_comment);
         });
}

/// The notes of the value at a position of a table or list.
const Notes& notes_at(const Notes& notes, std::size_t position) {
  static const Notes none;
  return notes.inside.empty() ? none : notes.inside[position];
}

class Emitter {
 public:
  Emitter() = default;
  /// For what goes on in a line of `width` characters; `begins_lines`: what has lines of its own
  /// does not begin in that one.
  Emitter(std::size_t width, bool block_text, bool begins_lines)
      : width_(width), block_text_(block_text), begins_lines_(begins_lines) {}

  /// Comments on lines of their own and blank lines between them; several become one.
  void lines(const std::vector<std::string>& comments, std::size_t indent, bool block_begins) {
    for (const std::string& comment : comments) {
      if (comment.empty()) {
        if (!block_begins) blank_line_due_ = true;
        continue;
      }
      begin_line(indent);
      out_ += comment;
      block_begins = false;
    }
  }

  /// Entries on lines of their own, the first on the line already begun if `line_begun`.
  void mapping(const Value::Mapping& entries, const Notes& notes, std::size_t indent,
               bool line_begun) {
    bool first = true;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& [key, value] = entries[i];
      if (is_nothing(value)) continue;
      const Notes& own = notes_at(notes, i);
      if (!first || !line_begun) {
        lines(own.above, indent, first);
        begin_line(indent);
      }
      first = false;
      out_ += (own.plain_key ? key : scalar(key, false)) + ':';
      value_of_key(value, own, indent);
    }
    lines(notes.below, indent, false);
  }

  /// Elements on lines of their own, the first on the line already begun if `line_begun`.
  void sequence(const Value::Sequence& elements, const Notes& notes, std::size_t indent,
                bool line_begun) {
    bool first = true;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const Value& value = elements[i];
      if (is_nothing(value)) continue;
      const Notes& own = notes_at(notes, i);
      const auto* entries = std::get_if<Value::Mapping>(&value.data);
      if (!first || !line_begun) {
        lines(own.above, indent, first);
        if (entries != nullptr) notes_over_dash(*entries, own, indent);
        begin_line(indent);
      }
      first = false;
      out_ += '-';
      if (entries != nullptr) {
        out_ += ' ';
        mapping(*entries, own, indent + 2, true);
        continue;
      }
      if (!on_this_line(value, own, indent + 2)) block_list(value, own, indent + 2);
    }
    lines(notes.below, indent, false);
  }

  /// After `key:`, which stands at `indent`.
  void value_of_key(const Value& value, const Notes& own, std::size_t indent) {
    if (const auto* entries = std::get_if<Value::Mapping>(&value.data)) {
      behind(own);
      mapping(*entries, own, indent + 2, false);
    } else if (!on_this_line(value, own, indent + 2)) {
      block_list(value, own, indent + 2);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void begin_line(std::size_t indent) {
    if (!out_.empty() || begins_lines_) out_ += blank_line_due_ ? "\n\n" : "\n";
    blank_line_due_ = false;
    out_.append(indent, ' ');
  }

  [[nodiscard]] std::size_t column() const {
    const std::size_t line = out_.rfind('\n') + 1;  // npos + 1 is 0: the first line
    return character_count(std::string_view(out_).substr(line)) + (line == 0 ? width_ : 0);
  }

  void behind(const Notes& own) {
    if (!own.behind.empty()) out_ += "  " + own.behind;
  }

  void block_list(const Value& value, const Notes& own, std::size_t indent) {
    behind(own);
    sequence(std::get<Value::Sequence>(value.data), own, indent, false);
  }

  /// What has no line of its own where the first key of a table stands behind a dash.
  void notes_over_dash(const Value::Mapping& entries, const Notes& own, std::size_t indent) {
    if (!own.behind.empty()) lines({own.behind}, indent, true);
    const auto first = std::find_if(entries.begin(), entries.end(),
                                    [](const auto& entry) { return !is_nothing(entry.second); });
    lines(notes_at(own, static_cast<std::size_t>(first - entries.begin())).above, indent, true);
  }

  /// A scalar, or a list that fits in flow form; false if it needs lines of its own.
  bool on_this_line(const Value& value, const Notes& own, std::size_t indent) {
    if (const auto* elements = std::get_if<Value::Sequence>(&value.data)) {
      if (has_comments_inside(own)) return false;
      // What would leave nothing but an empty block is an empty list.
      const bool nothing = std::all_of(elements->begin(), elements->end(), is_nothing);
      const std::string list = nothing ? "[]" : flow(*elements, column() + 1);
      if (list.empty()) return false;
      out_ += ' ' + list;
      behind(own);
      return true;
    }
    const std::string& text = std::get<std::string>(value.data);
    if (!value.bare && block_text_ && fits_literal(text)) {
      const std::string lines = literal(text, indent);
      const std::size_t header = lines.find('\n');
      out_ += ' ' + lines.substr(0, header);
      behind(own);
      out_ += lines.substr(header);
      return true;
    }
    const std::string written = scalar_of(value, false);
    if (!written.empty()) out_ += ' ' + written;
    behind(own);
    return true;
  }

  std::string out_;
  std::size_t width_ = 0;
  bool block_text_ = true;
  bool begins_lines_ = false;
  bool blank_line_due_ = false;
};

}  // namespace

std::string emit(const Value& root) {
  std::get<Value::Mapping>(root.data);  // a record is a table
  return lay_out(root, {});
}

std::string lay_out(const Value& root, const Notes& notes) {
  Emitter emitter;
  emitter.lines(notes.above, 0, true);
  if (const auto* entries = std::get_if<Value::Mapping>(&root.data)) {
    emitter.mapping(*entries, notes, 0, false);
  } else {
    emitter.sequence(std::get<Value::Sequence>(root.data), notes, 0, false);
  }
  return emitter.take() + '\n';
}

std::string emit_value(const Value& value, const Spot& spot) {
  Emitter emitter(spot.width, spot.block_text, true);
  emitter.value_of_key(value, {}, spot.indent);
  return emitter.take();
}

std::string emit_block(const Value& value, std::size_t indent, bool block_text) {
  Emitter emitter(indent, block_text, false);
  if (const auto* entries = std::get_if<Value::Mapping>(&value.data)) {
    emitter.mapping(*entries, {}, indent, true);
  } else {
    emitter.sequence(std::get<Value::Sequence>(value.data), {}, indent, true);
  }
  return emitter.take();
}

std::string scalar(std::string_view text, bool in_flow) {
  const bool plain = is_plain_syntax(text, in_flow) && resolve(text) == Plain::text;
  return plain ? std::string(text) : double_quoted(text);
}

}  // namespace mieux::yaml
