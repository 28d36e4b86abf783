// A manual in Markdown as a page to read at a terminal: wrapped, tables as names and what they
// mean.
#include "markdown.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/width.hpp"
#include "mieux/base/words.hpp"
#include "renderings.hpp"

namespace mieux::cli {
namespace {

constexpr std::size_t meaning_column = 26;  ///< at which the second cell of a row begins

/// Without links and marks of strong words; a bar within a cell is a bar.
std::string plain(std::string_view markdown) {
  std::string text = without_links(markdown);
  for (const std::string_view mark : {"**", "\\|"})
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at))
      text.replace(at, 2, mark == "**" ? "" : "|");
  return text;
}

class TextPage {
 public:
  explicit TextPage(unsigned width) : width_(width) {}

  std::string run(std::string_view markdown) {
    for (const std::string_view line : split(markdown, '\n')) add(line);
    return std::move(out_);
  }

 private:
  void add(std::string_view line) {
    const std::size_t number = line.find_first_not_of("0123456789");
    if (line.starts_with("```"))
      code_ = !code_;
    else if (code_)
      out_ += "    " + std::string{line} + "\n";
    else if (line.starts_with("#"))
      out_ += plain(trimmed(line.substr(line.find(' ')))) + "\n";
    else if (line.starts_with("|"))
      table_row(line);
    else if (line.starts_with("- "))
      out_ += wrapped("  - ", plain(line.substr(2)), width_, 4);
    else if (number > 0 && number != line.npos && line.substr(number).starts_with(". "))
      out_ += wrapped("  " + std::string{line.substr(0, number + 2)},
                      plain(line.substr(number + 2)), width_, number + 4);
    else if (line.empty())
      out_ += "\n";
    else
      out_ += wrapped("  ", plain(line), width_, 2);
  }

  void table_row(std::string_view line) {
    const std::vector<std::string_view> cells = cells_of(line);
    const bool blank = holds_only(cells, " ");
    const bool rule = !blank && holds_only(cells, "-: ");
    if (rule) out_.resize(before_row_);  // the row before it was the header
    before_row_ = out_.size();
    if (rule || blank) return;
    std::string name = "  " + plain(cells[0]);
    if (display_width(name) + 2 > meaning_column) {
      out_ += name + "\n";
      name.clear();
    }
    name.append(meaning_column - display_width(name), ' ');
    std::vector<std::string> rest;
    for (std::size_t i = 1; i < cells.size(); ++i)
      if (!cells[i].empty()) rest.push_back(plain(cells[i]));
    out_ += wrapped(name, joined(rest, ": "), width_, meaning_column);
  }

  unsigned width_;
  std::string out_;
  std::size_t before_row_ = 0;  ///< where the last row of a table began
  bool code_ = false;
};

}  // namespace

std::string as_text_page(std::string_view markdown, unsigned width) {
  std::string page = TextPage(width).run(markdown);
  page.resize(page.find_last_not_of('\n') + 1);
  page += '\n';
  std::vector<std::string> others;
  for (const std::string& name : manuals_linked_from(markdown))
    others.push_back("`mieux help " + name + "`");
  if (!others.empty()) page += "\nSee also\n\n" + wrapped("  ", joined(others, ", "), width, 2);
  return page;
}

}  // namespace mieux::cli
