#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mieux/reports/letters/filling.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

/// What documents are made with unless the store has its own: `page.html`, `reference.docx`,
/// `reference.odt`; and the scripts `finish_odt.py` and `html_to_pdf.py`. Empty for another name.
std::string_view page_file(std::string_view name);

/// What a page is filled with beside what mieux.yaml says.
struct PageTexts {
  std::string title;     ///< plain text
  std::string body;      ///< HTML
  std::string date;      ///< written out
  std::string language;  ///< two letters
};

/// A page of HTML from a template. A place that mieux.yaml has no text for is a problem, and so is
/// a template without `{{body}}`.
FilledTemplate fill_page(const Store& store, const TemplateText& source, const PageTexts& texts);

/// Does the template print the field of mieux.yaml itself: `{{acknowledgement}}`?
bool has_place(std::string_view source, std::string_view name);

/// A family of letters that a page asks for first, and where.
struct NamedFont {
  std::string family;
  Span span;
};

/// Those of all `font-family` and `font` properties, each once, without generic ones such as
/// `serif`.
std::vector<NamedFont> fonts_named(std::string_view source);

}  // namespace mieux
