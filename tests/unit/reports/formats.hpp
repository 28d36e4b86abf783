// Small, strict readers of what reports write: CSV, Markdown tables, XML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mieux::formats {

using Rows = std::vector<std::vector<std::string>>;

/// The fields of CSV after RFC 4180, with CRLF at every line's end. Throws std::runtime_error for
/// anything else.
Rows read_csv(std::string_view text);

/// The cells of a Markdown table, headings first, without the line of dashes and without blanks
/// around; still escaped. Throws std::runtime_error if a line has another number of cells.
Rows read_markdown_table(std::string_view text);

/// What a cell says: backslashes before marks and HTML entities taken away.
std::string plain_markdown(std::string_view cell);

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< of itself, not of the elements in it
  std::vector<Element> children;

  /// All elements called so, at any depth, in the order of the document.
  [[nodiscard]] std::vector<const Element*> all(std::string_view wanted) const;
};

/// The root of an XML document. Throws std::runtime_error if it is not well-formed.
Element read_xml(std::string_view text);

/// Texts that mean something to a terminal, Markdown, HTML, CSV or a spreadsheet.
const std::vector<std::string>& hostile_texts();

}  // namespace mieux::formats
