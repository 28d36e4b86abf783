#include <algorithm>
#include <string>
#include <vector>

#include "mieux/base/words.hpp"
#include "mieux/history/difference/words.hpp"

namespace mieux::history {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t words_around = 4;
/// Above this product of lengths the middle is taken as changed as a whole: a table of that size
/// would cost more than reading the sentence.
constexpr std::size_t most_cells = 4'000'000;

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\n\r", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return words;
}

/// A run of words that stay, go or come.
struct Run {
  char sign;  ///< ` `, `-` or `+`
  Words words;
};

class WordComparison {
 public:
  WordComparison(Words before, Words after)
      : before_(std::move(before)), after_(std::move(after)) {}

  std::vector<Run> run() {
    std::size_t head = 0;
    std::size_t old_end = before_.size();
    std::size_t new_end = after_.size();
    while (head < old_end && head < new_end && before_[head] == after_[head]) ++head;
    while (old_end > head && new_end > head && before_[old_end - 1] == after_[new_end - 1]) {
      --old_end;
      --new_end;
    }
    for (std::size_t i = 0; i < head; ++i) add(' ', before_[i]);
    middle(head, old_end, new_end);
    for (std::size_t i = old_end; i < before_.size(); ++i) add(' ', before_[i]);
    return std::move(runs_);
  }

 private:
  void add(char sign, std::string_view word) {
    if (runs_.empty() || runs_.back().sign != sign) runs_.push_back({sign, {}});
    runs_.back().words.push_back(word);
  }

  /// The longest common words of what is left, by the usual table of lengths.
  void middle(std::size_t from, std::size_t old_end, std::size_t new_end) {
    const std::size_t rows = old_end - from;
    const std::size_t columns = new_end - from;
    if (rows * columns > most_cells) {
      for (std::size_t i = from; i < old_end; ++i) add('-', before_[i]);
      for (std::size_t j = from; j < new_end; ++j) add('+', after_[j]);
      return;
    }
    std::vector<std::uint32_t> length((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return length[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;)
      for (std::size_t j = columns; j-- > 0;)
        at(i, j) = before_[from + i] == after_[from + j] ? at(i + 1, j + 1) + 1
                                                         : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
      if (i < rows && j < columns && before_[from + i] == after_[from + j]) {
        add(' ', before_[from + i]);
        ++i;
        ++j;
      } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
        add('-', before_[from + i++]);
      } else {
        add('+', after_[from + j++]);
      }
    }
  }

  Words before_;
  Words after_;
  std::vector<Run> runs_;
};

std::string spaced(const Words& words, std::size_t from, std::size_t to) {
  return joined(Words(words.begin() + static_cast<std::ptrdiff_t>(from),
                      words.begin() + static_cast<std::ptrdiff_t>(to)),
                " ");
}

/// What stays, cut to the words beside changes.
std::string around(const Words& words, bool is_first, bool is_last) {
  const std::size_t count = words.size();
  const std::size_t both = (is_first ? 0 : words_around) + (is_last ? 0 : words_around);
  if (count <= both + 1) return spaced(words, 0, count);
  std::string text;
  if (!is_first) text = spaced(words, 0, words_around) + " ";
  text += "...";
  if (!is_last) text += " " + spaced(words, count - words_around, count);
  return text;
}

}  // namespace

std::string words_between(std::string_view before, std::string_view after) {
  const std::vector<Run> runs = WordComparison(words_of(before), words_of(after)).run();
  if (runs.empty() || (runs.size() == 1 && runs.front().sign == ' '))
    return "other spaces or line breaks";
  std::string text;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    if (!text.empty()) text += ' ';
    if (run.sign == ' ') {
      text += around(run.words, i == 0, i + 1 == runs.size());
      continue;
    }
    const std::string words = spaced(run.words, 0, run.words.size());
    text += run.sign == '-' ? "[-" + words + "-]" : "{+" + words + "+}";
  }
  return text;
}

}  // namespace mieux::history
