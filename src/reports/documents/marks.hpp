#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/diagnostic.hpp"
#include "mieux/reports/documents/living_document.hpp"

namespace mieux {

/// A comment of HTML in a Markdown text, code aside.
struct Comment {
  Span span;         ///< from `<!--` to `-->`
  Span inner;        ///< what lies between them
  bool ends = true;  ///< false: there is no `-->`
};

/// The comments in their order.
std::vector<Comment> comments_of(std::string_view text);

/// Does the comment stand on lines of its own?
bool stands_alone(std::string_view text, Span comment);

/// The words of a mark. `base`: where `text` begins in the document. Findings are added for quotes
/// without an end.
std::vector<MarkWord> words_of_mark(std::string_view text, std::uint32_t base,
                                    std::vector<Finding>& findings);

/// Leaves the name of the program out, if the words begin with it: as a command is pasted.
void drop_program(std::vector<MarkWord>& words);

/// What a closing mark says behind its id; nothing if it says nothing. A finding is added if it
/// cannot be read.
std::optional<Seal> read_seal(std::string_view text, std::uint32_t base,
                              std::vector<Finding>& findings);
std::string text_of(const Seal& seal);

}  // namespace mieux
