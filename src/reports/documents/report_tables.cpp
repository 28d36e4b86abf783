#include "mieux/reports/documents/report_tables.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// What `for_markdown` made of a text, as it was.
std::string unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 3> entities{
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}}};
  std::string plain;
  while (!text.empty()) {
    const auto entity = std::find_if(entities.begin(), entities.end(),
                                     [&](const auto& one) { return text.starts_with(one.first); });
    if (entity != entities.end()) {
      plain += entity->second;
      text.remove_prefix(entity->first.size());
      continue;
    }
    if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
    plain += text.front();
    text.remove_prefix(1);
  }
  return plain;
}

std::string cell_of(std::string_view raw) {
  std::string_view cell = trimmed(raw);
  if (cell.starts_with("**") && cell.ends_with("**") && cell.size() > 4)
    cell = cell.substr(2, cell.size() - 4);
  return unescaped(cell);
}

/// The cells of `| a | b |`; a bar behind a backslash belongs to its cell.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      cells.push_back(line.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  return cells;
}

/// The first number in bold letters of a sentence, such as `**at least 12**`; empty if there is
/// none.
std::string bold_number(std::string_view line, const Language& language) {
  const std::string at_least = language.text("at least {}", "");
  const std::size_t begin = line.find("**");
  const std::size_t end = begin == line.npos ? line.npos : line.find("**", begin + 2);
  if (end == line.npos) return {};
  std::string bold{line.substr(begin + 2, end - begin - 2)};
  if (bold.empty()) return {};
  if (bold[0] >= 'A' && bold[0] <= 'Z') bold[0] = static_cast<char>(bold[0] - 'A' + 'a');
  std::string digits = bold.starts_with(at_least) ? bold.substr(at_least.size()) : bold;
  for (const std::string_view space : {"\u202f", "\u00a0"})
    while (digits.find(space) != digits.npos) digits.erase(digits.find(space), space.size());
  const bool is_number = !digits.empty() && digits[0] >= '0' && digits[0] <= '9' &&
                         digits.find_first_not_of("0123456789.,% ") == digits.npos;
  return is_number ? bold : std::string{};
}

class Tables {
 public:
  explicit Tables(const Language& language) : language_(language) {}

  void read(std::string_view line) {
    if (line.starts_with('#')) begin_section(line);
    if (is_source(line, language_)) return add_source(line);
    if (!line.starts_with('|')) return read_sentence(line);
    const std::vector<std::string_view> cells = cells_of(line);
    if (names_.empty())
      names_.assign(cells.begin(), cells.end());
    else if (is_number_.empty())
      for (const std::string_view cell : cells) is_number_.push_back(cell.ends_with(':'));
    else
      add_row(cells);
  }

  std::vector<TableFigure> take() {
    share_sources();
    return std::move(figures_);
  }

 private:
  void begin_section(std::string_view line) {
    share_sources();
    title_ = unescaped(trimmed(line.substr(line.find_first_not_of('#'))));
    sentences_ = 0;
    without_source_ = figures_.size();
  }

  void read_sentence(std::string_view line) {
    names_.clear();
    is_number_.clear();
    std::string number = bold_number(line, language_);
    if (number.empty()) return;
    const std::string name = "text" + (++sentences_ == 1 ? "" : std::to_string(sentences_));
    add({title_, name, {}, std::move(number), {}, true});
  }

  /// A command is the source of the figures above it, up to those that have another one.
  void add_source(std::string_view line) {
    names_.clear();
    is_number_.clear();
    const std::size_t begin = line.find('`');
    const std::size_t end = line.rfind('`');
    if (begin == line.npos || begin == end) return;
    for (std::size_t i = without_source_; i < figures_.size(); ++i)
      figures_[i].sources.emplace_back(line.substr(begin + 1, end - begin - 1));
    has_source_ = true;
  }

  /// Where there are as many commands as cells, or as rows, each has its own.
  void share_sources() {
    const auto first = figures_.begin() + static_cast<std::ptrdiff_t>(without_source_);
    const std::size_t cells = figures_.size() - without_source_;
    if (cells < 2 || first->in_sentence) return;
    const std::vector<std::string> sources = first->sources;
    std::vector<std::size_t> rows;  // of each cell
    for (auto figure = first; figure != figures_.end(); ++figure)
      rows.push_back(rows.empty() ? 0 : rows.back() + (figure->row == (figure - 1)->row ? 0 : 1));
    for (std::size_t i = 0; i < cells; ++i) {
      TableFigure& figure = *(first + static_cast<std::ptrdiff_t>(i));
      if (sources.size() == cells)
        figure.sources = {sources[i]};
      else if (sources.size() == rows.back() + 1)
        figure.sources = {sources[rows[i]]};
    }
  }

  void add(TableFigure figure) {
    if (has_source_) {
      share_sources();
      without_source_ = figures_.size();
    }
    has_source_ = false;
    figures_.push_back(std::move(figure));
  }

  void add_row(const std::vector<std::string_view>& cells) {
    const bool one = std::count(is_number_.begin(), is_number_.end(), true) == 1;
    for (std::size_t i = 1; i < std::min({cells.size(), names_.size(), is_number_.size()}); ++i)
      if (is_number_[i])
        add({title_,
             cell_of(cells[0]),
             one ? std::string{} : cell_of(names_[i]),
             cell_of(cells[i]),
             {}});
  }

  const Language& language_;
  std::string title_;
  std::vector<std::string_view> names_;
  std::vector<bool> is_number_;
  std::vector<TableFigure> figures_;
  std::size_t sentences_ = 0;       ///< with a number, under this heading
  std::size_t without_source_ = 0;  ///< from this figure on, the next source is theirs
  bool has_source_ = false;         ///< of these, so that the next figure has another one
};

}  // namespace

bool is_source(std::string_view line, const Language& language) {
  if (line.starts_with("- `mieux ") || line == language.text("Sources:")) return true;
  constexpr std::array<std::string_view, 4> labels{"Source: {}", "Source (to date): {}",
                                                   "Source (active in the period): {}",
                                                   "Source (begun in the period): {}"};
  return std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
    const std::string words = language.text(label);
    return line.starts_with(words.substr(0, words.find("{}")) + "`mieux ");
  });
}

std::vector<TableFigure> figures_in(std::string_view markdown, const Language& language) {
  Tables tables(language);
  for (const std::string_view line : split(markdown, '\n')) tables.read(line);
  return tables.take();
}

}  // namespace mieux
