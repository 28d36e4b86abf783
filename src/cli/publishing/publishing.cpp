// From Markdown to a file of another form, by pandoc, rsvg-convert and WeasyPrint (decision 13).
#include "publishing.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/letters/letter_words.hpp"
#include "mieux/reports/pages/funding.hpp"
#include "mieux/reports/pages/page_template.hpp"
#include "mieux/reports/pages/page_tree.hpp"
#include "mieux/store/templates.hpp"
#include "needed.hpp"
#include "programs.hpp"

namespace mieux::cli {
namespace {

constexpr std::string_view page_name = "page.html";

constexpr std::array<std::string_view, 4> form_words{"docx", "odt", "html", "pdf"};

bool is_html(PageForm form) { return form == PageForm::html || form == PageForm::pdf; }

/// The store's own page, else the built-in one, which has no path.
TemplateText page_of(const Store& store, std::string& text) {
  auto own = template_file(store, page_name);
  text = own ? std::move(*own) : std::string{page_file(page_name)};
  return {own ? path_of_template(page_name) : std::string{}, text};
}

/// The text with what it must say at its end.
std::string with_funding(const PublishedText& wanted, const Store& store, std::string_view page) {
  std::string text = wanted.report.markdown;
  if (wanted.audience != Audience::everybody) return text;
  bool first = true;
  for (const FundingText& funding : funding_texts_missing(store, text)) {
    if (has_place(page, funding.field)) continue;
    text += (first ? "\n\n---\n\n" : "\n") + funding.markdown + "\n";
    first = false;
  }
  return text;
}

/// Says which pictures a text shows that are not carried over.
void note_left_out(const std::vector<std::string>& names, Environment& environment) {
  if (names.empty()) return;
  environment.err << "note: " << counted(names.size(), "picture") << " left out, with the words in "
                  << "place: " << for_terminal(some_of(names, 3)) << "\n"
                  << "  hint: pictures that lie beside the document are carried over (SVG, PNG, "
                     "JPEG); nothing is fetched\n";
}

std::string filled_page(const Store& store, const TemplateText& source, const PageTexts& texts,
                        Environment& environment) {
  FilledTemplate filled = fill_page(store, source, texts);
  for (const Diagnostic& problem : filled.problems)
    environment.err << render(problem, environment.colour_err);
  if (!filled.problems.empty())
    throw Failure(Exit::refused, "the document is not written: a page has no gaps",
                  "fix what is said above and run the command again");
  return std::move(filled.text);
}

/// The pictures that a text shows, as its form takes them.
std::vector<PagePicture> pictures_for(PageForm form, const std::vector<std::string>& names,
                                      const std::vector<Report::File>& files,
                                      const PrivateFolder& folder) {
  std::vector<PagePicture> pictures;
  for (const std::string& name : names)
    for (const Report::File& file : files) {
      if (file.name != name) continue;
      pictures.push_back(is_html(form) ? held_picture(file)
                                       : drawn_picture(file, pictures.size() + 1, folder));
      break;
    }
  return pictures;
}

/// The texts whose letters are drawn when the document is made, not when it is read.
std::vector<std::string_view> drawn_texts(PageForm form, const Report& report) {
  std::vector<std::string_view> texts;
  if (form == PageForm::html) return texts;
  if (form == PageForm::pdf) texts.push_back(report.markdown);
  for (const Report::File& file : report.pictures)
    if (file.name.ends_with(".svg")) texts.push_back(file.text);
  return texts;
}

}  // namespace

std::optional<PageForm> page_form(std::string_view word) {
  const auto* found = std::find(form_words.begin(), form_words.end(), word);
  if (found == form_words.end()) return std::nullopt;
  return static_cast<PageForm>(found - form_words.begin());
}

std::string_view word_of(PageForm form) { return form_words[static_cast<std::size_t>(form)]; }

std::string published(const PublishedText& wanted, PageForm form, const Store& store,
                      Environment& environment) {
  std::string page_text;
  const TemplateText page = is_html(form) ? page_of(store, page_text) : TemplateText{};
  const auto drawn = drawn_texts(form, wanted.report);
  require_programs({form, !is_html(form) && !drawn.empty(), page.path, page_text}, environment);
  require_letters(form, drawn);
  const PrivateFolder folder;
  const std::string read = tree_of(with_funding(wanted, store, page_text), folder);
  const std::vector<PagePicture> pictures =
      pictures_for(form, pictures_in(read), wanted.report.pictures, folder);
  const PageTree tree = page_tree(read, {pictures, is_html(form), wanted.language});
  note_left_out(tree.left_out, environment);
  if (!is_html(form)) return office_document(tree, form, store, folder);
  const std::string html = filled_page(
      store, page,
      {tree.title.empty() ? wanted.name : tree.title, html_of(tree.json, folder),
       written_out(Date{environment.today, environment.today}, wanted.language), wanted.language},
      environment);
  return form == PageForm::html ? html : pdf_of(html, weasyprint_interpreter(environment));
}

}  // namespace mieux::cli
