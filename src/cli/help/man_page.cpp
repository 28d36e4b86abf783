// A manual in Markdown, as the project writes them, as a page for `man`: headings, paragraphs,
// tables, lists and blocks of code.
#include <algorithm>
#include <vector>

#include "help.hpp"
#include "markdown.hpp"
#include "mieux/base/words.hpp"
#include "renderings.hpp"

namespace mieux::cli {
namespace {

/// Characters that mean something to troff, as they are to be printed.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  // A point or an apostrophe begins a request of troff.
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

/// Code and strong words in bold.
std::string inline_text(std::string_view markdown) {
  const std::string text = without_links(markdown);
  std::string out;
  bool bold = false;
  std::size_t begin = 0;
  const auto turn = [&](std::size_t at, std::size_t length) {
    const std::string piece = escaped(std::string_view{text}.substr(begin, at - begin));
    out += out.empty() ? piece : piece.starts_with("\\&") ? piece.substr(2) : piece;
    out += bold ? "\\fR" : "\\fB";
    bold = !bold;
    begin = at + length;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') turn(i, 1);
    if (text.compare(i, 2, "**") == 0) turn(i++, 2);
  }
  const std::string rest = escaped(std::string_view{text}.substr(begin));
  out += out.empty() || !rest.starts_with("\\&") ? rest : rest.substr(2);
  return out + (bold ? "\\fR" : "");
}

class ManPage {
 public:
  ManPage(std::string name, std::string synopsis)
      : name_(std::move(name)), synopsis_(std::move(synopsis)) {}

  std::string run(std::string_view markdown) {
    for (std::string_view line : split(markdown, '\n')) add(line);
    return std::move(out_);
  }

 private:
  void add(std::string_view line) {
    if (line.starts_with("```")) {
      out_ += code_ ? ".fi\n.RE\n" : ".PP\n.RS 4\n.nf\n";
      code_ = !code_;
    } else if (code_) {
      out_ += escaped(line) + "\n";
    } else if (line.starts_with("# ")) {
      title();
    } else if (line.starts_with("#")) {
      const std::string_view heading = trimmed(line.substr(line.find(' ')));
      out_ += (line.starts_with("### ") ? ".SS " : ".SH ") + inline_text(heading) + "\n";
    } else if (line.starts_with("|")) {
      table_row(line);
    } else if (line.starts_with("- ")) {
      out_ += ".IP \\(bu 2\n" + inline_text(line.substr(2)) + "\n";
    } else if (line.empty()) {
      if (is_named_ && !out_.ends_with(".PP\n") && !out_.empty()) out_ += ".PP\n";
    } else {
      if (!is_named_) name(line);
      out_ += inline_text(line) + "\n";
    }
  }

  void title() {
    out_ += ".TH \"" + escaped(name_) + "\" 1 \"\" \"mieux\" \"Manual of mieux\"\n";
    is_named_ = false;
  }

  /// The first sentence of the page says what the command does.
  void name(std::string_view line) {
    const std::string_view sentence = line.substr(0, line.find(". "));
    out_ += ".SH NAME\n" + escaped(name_) + " \\- " +
            inline_text(sentence.substr(0, sentence.find_last_not_of('.') + 1)) +
            "\n.SH SYNOPSIS\n.nf\n" + synopsis_ + ".fi\n.SH DESCRIPTION\n";
    is_named_ = true;
  }

  void table_row(std::string_view line) {
    const std::vector<std::string_view> cells = cells_of(line);
    const bool blank = holds_only(cells, " ");
    const bool rule = !blank && holds_only(cells, "-: ");
    if (rule) out_.resize(before_row_);  // the row before it was the header
    before_row_ = out_.size();
    if (rule || blank) return;
    out_ += ".TP\n" + inline_text(cells[0]) + "\n";
    for (std::size_t i = 1; i < cells.size(); ++i) out_ += inline_text(cells[i]) + "\n";
  }

  std::string name_;
  std::string synopsis_;
  bool is_named_ = true;
  std::string out_;
  std::size_t before_row_ = 0;  ///< where the last row of a table began
  bool code_ = false;
};

/// `mieux\-set`.
std::string name_of_man_page(std::string_view manual) {
  return manual == "mieux" ? "mieux" : "mieux-" + std::string{manual};
}

/// How the commands of a manual are typed, one a line; what many nouns have, once, as of `KIND`.
std::string synopsis_of(std::string_view manual, const schema::Schemas& schemas) {
  if (manual == "mieux") return "mieux COMMAND ...\nmieux NOUN COMMAND ...\n";
  std::vector<Found> all = commands_of();
  for (const Noun& noun : nouns())
    for (const Found& found : commands_of(noun.word)) all.push_back(found);
  std::erase_if(
      all, [&](const Found& found) { return found.command->hidden || manual_of(found) != manual; });
  std::string lines;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto same = [&](const Found& other) { return other.command == all[i].command; };
    if (std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    std::string usage = usage_of(all[i], Taken(all[i], schemas));
    if (std::count_if(all.begin(), all.end(), same) > 1)
      usage.replace(6, usage.find(' ', 6) - 6, "KIND");
    lines += escaped(usage) + "\n";
  }
  return lines;
}

std::string see_also(std::string_view manual, std::string_view markdown) {
  std::vector<std::string> names = manuals_linked_from(markdown);
  names.insert(names.begin(), "mieux");  // what all commands share
  std::string pages;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] != manual && (i == 0 || names[i] != "mieux"))
      pages +=
          (pages.empty() ? "\\fB" : ", \\fB") + escaped(name_of_man_page(names[i])) + "\\fR(1)";
  return pages.empty() ? std::string{} : ".SH SEE ALSO\n" + pages + "\n";
}

}  // namespace

std::string as_man_page(std::string_view name, std::string_view markdown,
                        const schema::Schemas& schemas) {
  return ManPage(name_of_man_page(name), synopsis_of(name, schemas)).run(markdown) +
         see_also(name, markdown);
}

}  // namespace mieux::cli
