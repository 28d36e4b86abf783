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

class Tables {
 public:
  void read(std::string_view line) {
    if (line.starts_with('#'))
      title_ = unescaped(trimmed(line.substr(line.find_first_not_of('#'))));
    if (line.starts_with("Source") || line.starts_with("- `mieux ")) add_source(line);
    if (!line.starts_with('|')) return leave();
    const std::vector<std::string_view> cells = cells_of(line);
    if (names_.empty())
      names_.assign(cells.begin(), cells.end());
    else if (is_number_.empty())
      for (const std::string_view cell : cells) is_number_.push_back(cell.ends_with(':'));
    else
      add(cells);
  }

  std::vector<TableFigure> take() { return std::move(figures_); }

 private:
  void leave() {
    names_.clear();
    is_number_.clear();
  }

  /// The command below a table is the source of its figures.
  void add_source(std::string_view line) {
    const std::size_t begin = line.find('`');
    const std::size_t end = line.rfind('`');
    if (begin == line.npos || begin == end) return;
    for (auto figure = figures_.rbegin(); figure != figures_.rend() && figure->title == title_;
         ++figure)
      figure->sources.emplace_back(line.substr(begin + 1, end - begin - 1));
  }

  void add(const std::vector<std::string_view>& cells) {
    const bool one = std::count(is_number_.begin(), is_number_.end(), true) == 1;
    for (std::size_t i = 1; i < std::min({cells.size(), names_.size(), is_number_.size()}); ++i)
      if (is_number_[i])
        figures_.push_back({title_,
                            cell_of(cells[0]),
                            one ? std::string{} : cell_of(names_[i]),
                            cell_of(cells[i]),
                            {}});
  }

  std::string title_;
  std::vector<std::string_view> names_;
  std::vector<bool> is_number_;
  std::vector<TableFigure> figures_;
};

}  // namespace

std::vector<TableFigure> figures_in(std::string_view markdown) {
  Tables tables;
  for (const std::string_view line : split(markdown, '\n')) tables.read(line);
  return tables.take();
}

}  // namespace mieux
