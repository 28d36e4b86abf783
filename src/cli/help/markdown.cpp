#include "markdown.hpp"

#include <algorithm>
#include <set>

#include "help.hpp"
#include "mieux/base/words.hpp"

namespace mieux::cli {

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

bool holds_only(const std::vector<std::string_view>& cells, std::string_view marks) {
  return std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
    return cell.find_first_not_of(marks) == cell.npos;
  });
}

std::vector<std::string> manuals_linked_from(std::string_view page) {
  std::set<std::string> names;
  for (std::size_t at = page.find("]("); at != page.npos; at = page.find("](", at + 1)) {
    const std::string_view address = page.substr(at + 2, page.find(')', at) - at - 2);
    const std::string_view file = address.substr(0, address.find('#'));
    if (!file.ends_with(".md")) continue;
    const std::string name{file.substr(0, file.size() - 3)};
    if (!manual_page(name).empty()) names.insert(name);
  }
  return {names.begin(), names.end()};
}

}  // namespace mieux::cli
