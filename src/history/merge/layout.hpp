#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mieux/yaml/document.hpp"

namespace mieux {

using TextLines = std::vector<std::string>;

/// Lines of a file that begin at a column: what is left of it are spaces.
struct LinesAt {
  TextLines lines;
  std::size_t column = 0;

  /// The lines as they are where they begin at another column; blank lines stay.
  [[nodiscard]] TextLines moved_to(std::size_t new_column) const;
};

/// The lines that belong to one value of a file, with its key or dash.
struct Layout {
  enum class Form : std::uint8_t {
    leaf,   ///< a value without parts of its own lines
    table,  ///< entries on lines of their own
    list,   ///< elements on lines of their own
  };
  Form form = Form::leaf;
  std::size_t column = 0;       ///< of its key or dash
  std::size_t part_column = 0;  ///< of its parts
  bool dash = false;            ///< an element of a list: `- `
  bool opaque = false;          ///< a leaf whose table or list has lines of its own all the same
  LinesAt above;                ///< comments and blank lines over it
  LinesAt body;                 ///< of a leaf its lines, else the line of its key; no `behind`
  std::string behind;           ///< the comment behind it, with the spaces before it
  std::vector<Layout> parts;    ///< in the order of the file
  LinesAt below;                ///< comments and blank lines after its last part or value
  LinesAt whole;                ///< all of these as they are in the file
};

/// The lines of a file by the values they belong to. The root has no key: its `above` is what is
/// over the first entry. In the first line of an entry whose table begins in the line of a dash,
/// the dash is a space. `document` must have been read whole from `bytes`.
Layout layout_of(std::string_view bytes, const yaml::Document& document);

/// The comments in a layout, in their order, each from its `#` on.
TextLines comments_of(const Layout& layout);

/// The lines of a text, without their ends.
TextLines lines_of(std::string_view text);

}  // namespace mieux
