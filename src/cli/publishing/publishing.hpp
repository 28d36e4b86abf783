#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/environment.hpp"
#include "mieux/reports/report.hpp"

namespace mieux::cli {

/// What a Markdown text can be made into, by other programs.
enum class PageForm : std::uint8_t { docx, odt, html, pdf };

/// Those of a `--format`; nothing for another word.
std::optional<PageForm> page_form(std::string_view word);
/// Its word, which is the ending of its files too.
std::string_view word_of(PageForm form);

/// A text that is to be published.
struct PublishedText {
  std::string name;  ///< of its file, without ending
  Report report;     ///< the text, without comments, and the pictures it shows
  Audience audience = Audience::everybody;
  std::string language = "en";
};

/// The file: pictures with their alternative texts in it, the look from the store's `templates/` if
/// it has one, and at the end what the donor wants to be said, unless the text or the template says
/// it or it is for staff. Fails (3) if a program or a family of letters is not there, naming the
/// package, or if a template is wrong; (4) if a program fails. Writes no file that stays.
std::string published(const PublishedText& wanted, PageForm form, const Store& store,
                      Environment& environment);

}  // namespace mieux::cli
