#include <algorithm>
#include <utility>
#include <vector>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "utf8.hpp"

namespace mieux {
namespace {

using Letters = std::vector<char32_t>;

void assign_lower_case(Letters& letters, std::string_view text) {
  letters.clear();
  while (!text.empty()) {
    const Character character = first_character(text);
    text.remove_prefix(character.length);
    const bool capital = character.point >= 'A' && character.point <= 'Z';
    letters.push_back(capital ? character.point + ('a' - 'A') : character.point);
  }
}

/// Letters to insert, delete, replace or swap with their neighbour to make `b` of `a`.
std::size_t edit_distance(const Letters& a, const Letters& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> older(width);
  std::vector<std::size_t> above(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
    }
    std::swap(older, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  Letters wanted;
  Letters letters;
  assign_lower_case(wanted, word);
  std::optional<std::string_view> best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : candidates) {
    assign_lower_case(letters, candidate);
    const auto [shorter, longer] = std::minmax({wanted.size(), letters.size()});
    const std::size_t limit = longer / 3;
    if (longer == 0 || longer - shorter > limit) continue;
    const std::size_t distance = edit_distance(wanted, letters);
    if (distance > limit || (best && distance >= best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string suggest(std::string_view word, std::span<const std::string_view> candidates,
                    std::string otherwise) {
  const std::optional<std::string_view> meant = nearest(word, candidates);
  if (!meant) return otherwise;
  // What looks like the word itself is spelled out.
  const std::string shown = same_name(word, *meant) ? spelled_out(*meant) : std::string(*meant);
  return "did you mean " + shown + "?";
}

}  // namespace mieux
