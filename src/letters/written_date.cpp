#include "written_date.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "mieux/base/date.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"

namespace mieux {
namespace {

/// Words of letters without accents; of each month its name and what it is shortened to.
constexpr std::array<std::string_view, 12> months{
    "january jan janvier janv enero ene janeiro",
    "february feb fevrier fevr febrero fevereiro fev",
    "march mar mars marzo marco",
    "april apr avril avr abril abr",
    "may mai mayo maio",
    "june jun juin junio junho",
    "july jul juillet juil julio julho",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre setembro set",
    "october oct octobre octubre outubro out",
    "november nov novembre noviembre novembro",
    "december dec decembre diciembre dic dezembro dez"};

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i)
    for (const std::string_view name : split(months[i], ' '))
      if (name == word) return static_cast<int>(i) + 1;
  return 0;
}

/// The number at the start of a word, with nothing but the ending of an ordinal after it; 0: none.
int number_of(std::string_view word) {
  int number = 0;
  std::size_t i = 0;
  for (; i < word.size() && i < 4 && is_digit(word[i]); ++i) number = number * 10 + (word[i] - '0');
  constexpr std::array<std::string_view, 7> endings{"", "st", "nd", "rd", "th", "er", "o"};
  const bool ends = std::find(endings.begin(), endings.end(), word.substr(i)) != endings.end();
  return i > 0 && ends ? number : 0;
}

/// The day as it stands in a record; empty if no calendar has it.
std::string iso(int year, int month, int day) {
  if (year < 1900 || year > 2999) return {};
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string text = std::to_string(year) + "-" + two(month) + "-" + two(day);
  return Date::parse(text) ? text : std::string{};
}

std::optional<WrittenDate> with_month_name(std::string_view line) {
  const std::string plain = slug(line);
  std::vector<std::string_view> words;
  for (const std::string_view word : split(plain, '-'))
    if (word != "de" && word != "of" && word != "do" && word != "del") words.push_back(word);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const bool day_first = number_of(words[i]) > 0;
    const int month = month_of(words[day_first ? i + 1 : i]);
    const int day = number_of(words[day_first ? i : i + 1]);
    if (month == 0 || day == 0 || words[i + 2].size() != 4) continue;
    if (std::string found = iso(number_of(words[i + 2]), month, day); !found.empty())
      return WrittenDate{found, {}, {}, {}};
  }
  return std::nullopt;
}

/// Three numbers with the same mark between them.
struct Figures {
  std::array<int, 3> numbers{};
  char mark = 0;
  bool year_first = false;
  std::size_t length = 0;
};

std::optional<Figures> figures_at(std::string_view text) {
  Figures found;
  std::size_t at = 0;
  std::array<std::size_t, 3> digits{};
  for (std::size_t k = 0; k < 3; ++k) {
    for (; at < text.size() && is_digit(text[at]) && digits[k] < 5; ++at, ++digits[k])
      found.numbers[k] = found.numbers[k] * 10 + (text[at] - '0');
    if (digits[k] == 0) return std::nullopt;
    if (k == 2) break;
    if (at >= text.size() || std::string_view{"-./"}.find(text[at]) == std::string_view::npos)
      return std::nullopt;
    if (k == 1 && text[at] != found.mark) return std::nullopt;
    found.mark = text[at++];
  }
  if (at < text.size() && is_digit(text[at])) return std::nullopt;
  found.year_first = digits[0] == 4;
  found.length = at;
  const bool short_rest = digits[1] <= 2 && digits[found.year_first ? 2 : 0] <= 2;
  if (!short_rest || (!found.year_first && digits[2] != 4)) return std::nullopt;
  return found;
}

std::optional<WrittenDate> in_figures(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
    const auto found = figures_at(line.substr(i));
    if (!found) continue;
    const auto [a, b, c] = found->numbers;
    WrittenDate date{{}, {}, {}, std::string{line.substr(i, found->length)}};
    const std::string day_first = iso(c, b, a);
    const std::string month_first = iso(c, a, b);
    if (found->year_first)
      date.day = iso(a, b, c);
    else if (found->mark == '.' || month_first.empty() || month_first == day_first)
      date.day = day_first;
    else if (day_first.empty())
      date.day = month_first;
    date.first = date.day.empty() ? day_first : "";
    date.second = date.day.empty() ? month_first : "";
    if (!date.day.empty() || !date.first.empty()) return date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenDate> find_date(std::string_view line) {
  if (auto date = in_figures(line)) return date;
  return with_month_name(line);
}

}  // namespace mieux
