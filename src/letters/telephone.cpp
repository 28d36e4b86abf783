#include "telephone.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "mieux/base/text.hpp"

namespace mieux {
namespace {

/// Digits, and the marks between them and those before.
struct Group {
  std::string_view digits;
  std::string_view mark;
};

bool is_year(const Group& group) {
  return group.digits.size() == 4 &&
         (group.digits.starts_with("19") || group.digits.starts_with("20"));
}

bool is_short(const Group& group) { return group.digits.size() <= 2; }

bool joins_date(std::string_view mark) { return mark == "-" || mark == "/" || mark == "."; }

/// How many groups from `at` on are a day, a month of a year, or years; 0: none.
std::size_t date_length(const std::vector<Group>& groups, std::size_t at) {
  const auto joined = [&](std::size_t i) {
    return i < groups.size() && joins_date(groups[i].mark);
  };
  if (is_year(groups[at])) {
    if (joined(at + 1) && is_short(groups[at + 1]))
      return joined(at + 2) && is_short(groups[at + 2]) ? 3 : 2;
    if (at + 1 < groups.size() && is_year(groups[at + 1])) return 1;
    return at > 0 && is_year(groups[at - 1]) ? 1 : 0;
  }
  const bool day = is_short(groups[at]) && joined(at + 1) && is_short(groups[at + 1]) &&
                   joined(at + 2) && is_year(groups[at + 2]);
  return day ? 3 : 0;
}

/// `12 345 678`: groups of three behind the first.
bool is_amount(const std::vector<Group>& groups, std::size_t first, std::size_t last) {
  return std::all_of(groups.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                     groups.begin() + static_cast<std::ptrdiff_t>(last), [](const Group& group) {
                       return group.digits.size() == 3 && (group.mark == " " || group.mark == ".");
                     });
}

bool is_telephone(const std::vector<Group>& groups, std::size_t first, std::size_t last) {
  std::size_t digits = 0;
  for (std::size_t i = first; i < last; ++i) digits += groups[i].digits.size();
  if (digits >= 9) return true;
  if (digits < 7 || last - first < 2 || is_amount(groups, first, last)) return false;
  const bool bracket = groups[first + 1].mark.find(')') != std::string_view::npos;
  const bool local = last - first == 2 && digits == 7 && groups[last - 1].mark == "-";
  return bracket || local || (digits == 8 && last - first >= 3);
}

/// A row of groups that nothing but marks of telephone numbers separates.
bool holds_telephone(const std::vector<Group>& groups) {
  std::size_t first = 0;
  std::size_t i = 0;
  while (i < groups.size()) {
    const std::size_t date = date_length(groups, i);
    if (date == 0) {
      ++i;
      continue;
    }
    if (is_telephone(groups, first, i)) return true;
    i += date;
    first = i;
  }
  return is_telephone(groups, first, groups.size());
}

}  // namespace

bool holds_telephone(std::string_view text) {
  constexpr std::string_view marks = " ().-/";
  constexpr std::size_t widest = 3;
  std::vector<Group> row;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t begin = i;
    while (begin < text.size() && !is_digit(text[begin])) ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view mark = text.substr(i, begin - i);
    const bool goes_on = mark.size() <= widest && mark.find(". ") == mark.npos &&
                         mark.find_first_not_of(marks) == mark.npos;
    if (!goes_on) {
      if (!row.empty() && holds_telephone(row)) return true;
      row.clear();
    }
    if (end > begin) row.push_back({text.substr(begin, end - begin), mark});
    i = std::max(end, i + 1);
  }
  return !row.empty() && holds_telephone(row);
}

}  // namespace mieux
