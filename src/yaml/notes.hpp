#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/yaml/document.hpp"
#include "mieux/yaml/emit.hpp"

namespace mieux::yaml {

/// What stands in a file around a value, beside the value itself. Comments start with their `#`
/// and have no blanks at their end.
struct Notes {
  std::vector<std::string> above;  ///< comments over its key or dash; an empty one is a blank line
  std::string behind;              ///< the comment behind it, or behind its key or dash
  std::vector<std::string> below;  ///< as `above`, after its last entry or element
  std::vector<Notes> inside;       ///< of its entries or elements in their order, or empty
  bool plain_key = false;          ///< its key stands without quotes though it could be no text
};

/// The notes of a whole file: those of its root, whose `above` is the comment at its head. This
/// is what stands before a blank line over the first key, or over a first key `id`.
/// `document` must have been read whole from `bytes`.
Notes notes_of(std::string_view bytes, const Document& document);

/// All comments of a file, in their order.
std::vector<std::string> comments_of(std::string_view bytes, const Document& document);

/// The canonical text of a table or list with what stands around its values, as `emit` writes it.
/// A comment behind a dash moves over it where the first key of a table takes its place.
std::string lay_out(const Value& root, const Notes& notes);

}  // namespace mieux::yaml
