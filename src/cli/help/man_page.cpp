// A manual in Markdown, as the project writes them, as a page for `man`: headings, paragraphs,
// tables, lists and blocks of code.
#include <algorithm>
#include <vector>

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

/// `[text](address)` as its text alone.
std::string without_links(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('[');
    const std::size_t middle = text.find("](", open);
    const std::size_t close = text.find(')', middle);
    const bool link = open != text.npos && middle != text.npos && close != text.npos &&
                      text.substr(open + 1, middle - open - 1).find('[') == text.npos;
    if (!link) break;
    out +=
        std::string{text.substr(0, open)} + std::string{text.substr(open + 1, middle - open - 1)};
    text.remove_prefix(close + 1);
  }
  return out + std::string{text};
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

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < line.size(); ++i)
    if (line[i] == '|' && line[i - 1] != '\\') {
      cells.push_back(trimmed(line.substr(begin, i - begin)));
      begin = i + 1;
    }
  return cells;
}

class ManPage {
 public:
  explicit ManPage(std::string name) : name_(std::move(name)) {}

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
            "\n.SH DESCRIPTION\n";
    is_named_ = true;
  }

  void table_row(std::string_view line) {
    const std::vector<std::string_view> cells = cells_of(line);
    const auto all_of = [&](std::string_view marks) {
      return std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
        return cell.find_first_not_of(marks) == cell.npos;
      });
    };
    const bool blank = all_of(" ");
    const bool rule = !blank && all_of("-: ");
    if (rule) out_.resize(before_row_);  // the row before it was the header
    before_row_ = out_.size();
    if (rule || blank) return;
    out_ += ".TP\n" + inline_text(cells[0]) + "\n";
    for (std::size_t i = 1; i < cells.size(); ++i) out_ += inline_text(cells[i]) + "\n";
  }

  std::string name_;
  bool is_named_ = true;
  std::string out_;
  std::size_t before_row_ = 0;  ///< where the last row of a table began
  bool code_ = false;
};

}  // namespace

std::string as_man_page(std::string_view name, std::string_view markdown) {
  return ManPage(name == "mieux" ? "mieux" : "mieux-" + std::string{name}).run(markdown);
}

}  // namespace mieux::cli
