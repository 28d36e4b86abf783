#include "mieux/vocabulary/language.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "mieux/vocabulary/languages.hpp"

namespace mieux {
namespace {

constexpr char context_mark = '|';

/// How a language writes dates and numbers.
struct Writing {
  std::string_view code;
  std::array<std::string_view, 12> months;
  std::string_view first_day;  ///< of a month
  std::string_view of;         ///< between day and month, month and year
  std::string_view conjunction;
  std::string_view decimal;
  std::string_view group;    ///< between three digits and three digits
  std::string_view percent;  ///< behind a number
};

constexpr std::array<Writing, 4> writings{{
    {"en",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"},
     "1",
     " ",
     "and",
     ".",
     "",
     "%"},
    {"fr",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"},
     "1er",
     " ",
     "et",
     ",",
     "\u202f",
     "\u202f%"},
    {"es",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"},
     "1",
     " de ",
     "y",
     ",",
     "\u202f",
     "\u202f%"},
    {"pt",
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
      "outubro", "novembro", "dezembro"},
     "1",
     " de ",
     "e",
     ",",
     "\u202f",
     "\u202f%"},
}};

const Writing* find_writing(std::string_view code) {
  for (const Writing& writing : writings)
    if (writing.code == code) return &writing;
  return nullptr;
}

/// English if it is not known how the language writes.
const Writing& writing_of(std::string_view code) {
  const Writing* found = find_writing(code);
  return found == nullptr ? writings.front() : *found;
}

/// `1234567` with a separator between each three digits, from the right.
std::string in_groups(const std::string& digits, std::string_view separator) {
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += separator;
    grouped += digits[i];
  }
  return grouped;
}

/// "depuis le " before a month or year becomes "depuis ": only days have articles. `bounds`: what
/// follows is no single time, such as "entre mars et mai".
void drop_article(std::string& text, std::string_view code, bool bounds) {
  if (code != "fr") return;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> articles{
      {{"depuis le ", "depuis "},
       {"entre le ", "entre "},
       {" et le ", " et "},
       {"’au ", "’en "},
       {"le ", "en "},
       {"du ", "de "},
       {"au ", "à "}}};
  for (const auto& [with, without] : articles) {
    if (!text.ends_with(with)) continue;
    text.resize(text.size() - with.size());
    if (!bounds || with.size() > 4) text += without;
    return;
  }
}

/// A place for a value, where `text` begins with one.
struct LabelPlace {
  std::size_t number = 0;  ///< from 1; 0: the next
  std::size_t size = 0;    ///< 0: there is no place
};

LabelPlace place_at(std::string_view text) {
  if (text.starts_with("{}")) return {0, 2};
  const bool numbered = text.size() > 2 && text[0] == '{' && text[1] >= '1' && text[1] <= '9';
  if (!numbered || text[2] != '}') return {};
  return {static_cast<std::size_t>(text[1] - '0'), 3};
}

}  // namespace

Language::Language(std::string code, Labels labels)
    : code_(std::move(code)), labels_(std::make_shared<const Labels>(std::move(labels))) {}

std::string Language::text(std::string_view key) const {
  const std::string_view english = key.substr(0, key.find(context_mark));
  if (labels_ != nullptr)
    if (const auto found = labels_->find(key); found != labels_->end()) {
      keep_name(found->second, english);
      return found->second;
    }
  miss(std::string{key});
  return std::string{english};
}

std::string Language::said(std::string_view key, std::initializer_list<Value> values) const {
  std::string shown = filled(text(key), values);
  if (names_ == nullptr) return shown;
  std::vector<std::string> names;
  for (const Value& value : values) names.push_back(names_of(value.text).front());
  std::string name{key.substr(0, key.find(context_mark))};
  std::size_t at = 0;
  for (const std::string& one : names) {
    at = name.find("{}", at);
    if (at == name.npos) break;
    name.replace(at, 2, one);
    at += one.size();
  }
  keep_name(shown, name);
  return shown;
}

Language Language::with_names() const {
  Language language = *this;
  language.names_ = std::make_shared<Names>();
  return language;
}

std::vector<std::string> Language::names_of(std::string_view shown) const {
  if (names_ != nullptr)
    if (const auto found = names_->find(shown); found != names_->end()) return found->second;
  return {std::string{shown}};
}

void Language::keep_name(std::string_view shown, std::string_view name) const {
  if (names_ == nullptr) return;
  std::vector<std::string>& names = (*names_)[std::string{shown}];
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

std::string Language::of_store(std::string_view text) const {
  const bool known = labels_ != nullptr && labels_->contains(text);
  std::string shown = known ? labels_->find(text)->second : std::string{text};
  keep_name(shown, text);
  return shown;
}

void Language::miss(std::string missing) const {
  if (!is_english()) missing_->insert(std::move(missing));
}

std::string_view Language::for_count(std::size_t count, std::string_view one,
                                     std::string_view several) const {
  return count == 1 || (count == 0 && code_ == "fr") ? one : several;
}

std::string Language::counted(std::size_t count, std::string_view one,
                              std::string_view several) const {
  return number(static_cast<double>(count)) + " " + text(for_count(count, one, several));
}

void Language::append(std::string& all, const std::string& one) const {
  all = all.empty() ? one : text("{}; {}", all, one);
}

std::string Language::number(double number) const {
  const Writing& writing = writing_of(code_);
  std::string plain = std::to_string(number);  // with six decimals
  while (plain.ends_with('0')) plain.pop_back();
  const std::size_t point = plain.find('.');
  const bool negative = plain.starts_with('-');
  const std::string whole =
      in_groups(plain.substr(negative ? 1 : 0, point - (negative ? 1 : 0)), writing.group);
  const std::string decimals = plain.substr(point + 1);
  return (negative ? "-" : "") + whole +
         (decimals.empty() ? "" : std::string{writing.decimal} + decimals);
}

std::string Language::percent(double percent) const {
  return number(percent) + std::string{writing_of(code_).percent};
}

std::string Language::date(Date date) const {
  if (is_english() && labels_ == nullptr) return date.in_words();
  if (date == Date{}) return text("on a day not known");
  const std::string plain = date.to_string();
  const std::size_t slash = plain.find('/');
  const auto side = [&](const std::string& bound) {
    const auto read = Date::parse(bound);
    if (!read || is_english()) return bound;
    std::string shown = written_out(*read, code_);
    keep_name(shown, bound);
    return shown;
  };
  const auto between = [&](const std::string& from, const std::string& to) {
    constexpr std::string_view key = "between {} and {}";
    return is_english()
               ? text(key, from, to)
               : text(key, Date::parse(from).value_or(date), Date::parse(to).value_or(date));
  };
  if (slash == std::string::npos) return side(plain);
  const std::string low = plain.substr(0, slash);
  const std::string high = plain.substr(slash + 1);
  if (low == "..") return text("{} or before", side(high));
  return high == ".." ? text("{} or later", side(low)) : between(low, high);
}

std::string Language::date(std::string_view text) const {
  if (is_english()) return std::string{text};
  if (const auto read = Date::parse(std::string{text})) return date(*read);
  std::string part = part_of_year(text);
  if (part.empty()) return std::string{text};
  keep_name(part, text);
  return part;
}

std::string Language::part_of_year(std::string_view text) const {
  constexpr auto keys = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"-Q1", "first quarter of {}"},
      {"-Q2", "second quarter of {}"},
      {"-Q3", "third quarter of {}"},
      {"-Q4", "fourth quarter of {}"},
      {"-H1", "first half of {}"},
      {"-H2", "second half of {}"},
  });
  constexpr std::size_t of_year = 4;
  if (text.size() != of_year + 3 || !Date::parse(std::string{text.substr(0, of_year)})) return {};
  for (const auto& [ending, key] : keys)
    if (text.ends_with(ending)) return filled(this->text(key), {value(text.substr(0, of_year))});
  return {};
}

std::string Language::range(Date first, Date last) const {
  Value begin = value(first);
  if (!is_english() && !begin.bounds) begin.text = written_before(first, last, code_);
  return filled(text("{} to {}"), {begin, value(last)});
}

std::string Language::name_of_language(std::string_view code) const {
  const std::uint32_t row = language_names().find(code);
  if (row == Table::none) return std::string{code};
  const std::string_view own = language_names().cell_in(row, "label", code_);
  std::string shown = own.empty() ? of_store(language_names().label(row)) : std::string{own};
  if (names_ != nullptr) names_->insert_or_assign(shown, std::vector{std::string{code}});
  return shown;
}

Language::Value Language::value(Date date) const {
  const bool bounds = date.to_string().find('/') != std::string::npos;
  return {this->date(date), date.is_day(), bounds};
}

std::string Language::filled(const std::string& label, std::initializer_list<Value> values) const {
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < label.size();) {
    const LabelPlace place = place_at(std::string_view{label}.substr(at));
    const std::size_t index = place.number == 0 ? next : place.number - 1;
    if (place.size == 0 || index >= values.size()) {
      out += label[at++];
      continue;
    }
    const Value& chosen = *(values.begin() + static_cast<std::ptrdiff_t>(index));
    if (!chosen.takes_article) drop_article(out, code_, chosen.bounds);
    out += chosen.text;
    at += place.size;
    ++next;
  }
  return out;
}

std::size_t count_of_places(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (place_at(text.substr(at)).size > 0) ++count;
  return count;
}

std::string written_out(Date date, std::string_view code) {
  const Writing* writing = find_writing(code);
  const std::string plain = date.to_string();
  constexpr std::size_t month_length = 7;  // 2018-03
  constexpr std::size_t day_length = 10;
  const bool month = plain.size() == month_length && plain.find('/') == plain.npos;
  if (writing == nullptr || (plain.size() != day_length && !month)) return plain;
  const std::chrono::year_month_day day{std::chrono::sys_days{date.first()}};
  const std::string year = std::to_string(static_cast<int>(day.year()));
  const std::string name{writing->months[static_cast<unsigned>(day.month()) - 1]};
  const std::string of{writing->of};
  if (month) return name + of + year;
  const unsigned number = static_cast<unsigned>(day.day());
  const std::string first = number == 1 ? std::string{writing->first_day} : std::to_string(number);
  return first + of + name + of + year;
}

std::string written_before(Date first, Date last, std::string_view code) {
  const Writing* writing = find_writing(code);
  const std::string from = first.to_string();
  const std::string to = last.to_string();
  std::string text = written_out(first, code);
  if (writing == nullptr || from.find('/') != from.npos || from.size() != to.size()) return text;
  const auto leave_out = [&text, writing](std::string_view end) {
    const std::string with_space = std::string{writing->of} + std::string{end};
    if (text.ends_with(with_space)) text.resize(text.size() - with_space.size());
  };
  constexpr std::size_t year = 4;
  constexpr std::size_t month = 7;
  if (from.compare(0, year, to, 0, year) == 0) leave_out(from.substr(0, year));
  if (first.is_day() && from.compare(0, month, to, 0, month) == 0)
    for (const std::string_view name : writing->months) leave_out(name);
  return text;
}

std::string listed(const std::vector<std::string>& words, std::string_view code) {
  const Writing* writing = find_writing(code);
  const std::string last =
      writing == nullptr ? ", " : " " + std::string{writing->conjunction} + " ";
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? last : ", ") + words[i];
  return text;
}

}  // namespace mieux
