#include "mieux/base/line_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace mieux {
namespace {

using Lines = std::vector<std::string_view>;

/// Lines with their line breaks.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// A line of the diff: ' ', '-' or '+', and the line.
struct Step {
  char sign;
  std::string_view line;
};

/// The steps between two stretches by their longest common subsequence. Long stretches without
/// common ends are taken as replaced: a reader has no use for more.
void compare(std::span<const std::string_view> a, std::span<const std::string_view> b,
             std::vector<Step>& steps) {
  const std::size_t rows = a.size();
  const std::size_t columns = b.size();
  constexpr std::size_t most_cells = 4'000'000;
  std::vector<std::uint32_t> common;
  const auto cell = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
    return common[row * (columns + 1) + column];
  };
  const bool small = (rows + 1) * (columns + 1) <= most_cells;
  common.resize(small ? (rows + 1) * (columns + 1) : 0);
  for (std::size_t i = small ? rows : 0; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      cell(i, j) = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (small && i < rows && j < columns && a[i] == b[j]) {
      steps.push_back({' ', a[i]});
      ++i, ++j;
    } else if (i < rows && (!small || j == columns || cell(i + 1, j) >= cell(i, j + 1))) {
      steps.push_back({'-', a[i++]});
    } else {
      steps.push_back({'+', b[j++]});
    }
  }
}

std::vector<Step> steps_between(const Lines& a, const Lines& b) {
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size() && a[begin] == b[begin]) ++begin;
  std::size_t a_end = a.size();
  std::size_t b_end = b.size();
  while (a_end > begin && b_end > begin && a[a_end - 1] == b[b_end - 1]) --a_end, --b_end;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < begin; ++i) steps.push_back({' ', a[i]});
  compare({a.data() + begin, a_end - begin}, {b.data() + begin, b_end - begin}, steps);
  for (std::size_t i = a_end; i < a.size(); ++i) steps.push_back({' ', a[i]});
  return steps;
}

/// Line numbers of a hunk: `3,7`, `3` for one line, `0,0` where there is nothing.
std::string range(std::size_t first, std::size_t count) {
  return count == 1 ? std::to_string(first + 1)
                    : fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

struct Hunk {
  std::size_t begin, end;  ///< of the steps
};

std::vector<Hunk> hunks_of(const std::vector<Step>& steps) {
  constexpr std::size_t around = 3;
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].sign == ' ') continue;
    const std::size_t begin = i > around ? i - around : 0;
    const std::size_t end = std::min(i + 1 + around, steps.size());
    if (!hunks.empty() && begin <= hunks.back().end)
      hunks.back().end = end;
    else
      hunks.push_back({begin, end});
  }
  return hunks;
}

}  // namespace

std::string line_diff(std::string_view before, std::string_view after) {
  const std::vector<Step> steps = steps_between(lines_of(before), lines_of(after));
  std::string text;
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t at = 0;
  for (const Hunk& hunk : hunks_of(steps)) {
    for (; at < hunk.begin; ++at) ++old_line, ++new_line;  // all of these are common
    std::string body;
    const std::size_t old_begin = old_line;
    const std::size_t new_begin = new_line;
    for (; at < hunk.end; ++at) {
      old_line += steps[at].sign != '+';
      new_line += steps[at].sign != '-';
      body += steps[at].sign;
      body += steps[at].line;
      if (!steps[at].line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }
    text += fmt::format("@@ -{} +{} @@\n", range(old_begin, old_line - old_begin),
                        range(new_begin, new_line - new_begin));
    text += body;
  }
  return text;
}

}  // namespace mieux
