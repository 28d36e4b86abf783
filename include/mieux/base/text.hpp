#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mieux {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Characters (code points) of UTF-8 text; a stray byte counts as one.
std::size_t character_count(std::string_view text);

/// `text` as one line a terminal shows unharmed: line breaks and what nobody sees (base/unseen)
/// appear as escapes (`\n`, `\x1b`, `\u202e`), stray bytes as `\xff`.
std::string for_terminal(std::string_view text);

/// `text` so that texts which look alike can be told apart: everything but printable ASCII appears
/// as an escape (`Be\u0301nin`).
std::string spelled_out(std::string_view text);

/// The same of lines: line breaks and tabs stay as they are.
std::string lines_for_terminal(std::string_view text);

/// `text` inside a Markdown paragraph or table cell: nothing in it is read as markup, as an HTML
/// element or as the end of a cell; line breaks become spaces, what nobody sees becomes U+FFFD.
std::string for_markdown(std::string_view text);

/// A text in JSON with what nobody sees (base/unseen) as escapes.
std::string for_json(std::string_view json);

/// `text` inside HTML, XML or SVG, in an element or a quoted attribute.
std::string for_html(std::string_view text);

/// `text` as one field of CSV after RFC 4180: quoted where it must be.
std::string for_csv(std::string_view text);

/// Lower-case words of [a-z0-9] joined by `-`: "Sub-Saharan Africa" -> "sub-saharan-africa".
/// Latin letters lose their accents, Greek and Cyrillic ones are transliterated, those of other
/// scripts left out: of a text in Arabic nothing remains.
std::string slug(std::string_view text);

/// `first` and the words of `text` in lines no wider than `columns`, all but the first `margin`
/// spaces in; ends with a newline.
std::string wrapped(std::string_view first, std::string_view text, std::size_t columns,
                    std::size_t margin);

/// `count` things: "1 record", "2 records".
std::string counted(std::size_t count, std::string_view singular);
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

/// Letters to insert, delete, replace or swap with their neighbour to make `b` of `a`.
std::size_t spelling_distance(std::string_view a, std::string_view b);

/// The word a person most likely meant; nothing if none is near (edit distance over a third of
/// the length, case set aside).
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

/// "did you mean X?", or `otherwise` if no candidate is near.
std::string suggest(std::string_view word, std::span<const std::string_view> candidates,
                    std::string otherwise = {});

}  // namespace mieux
