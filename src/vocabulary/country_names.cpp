#include "mieux/vocabulary/country_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/vocabulary/table.hpp"

namespace mieux {
namespace {

constexpr std::size_t most_meant =
    3;  ///< a misspelt name that could be more countries tells nothing

/// Words that do not tell one country from another, in the four languages.
constexpr std::array<std::string_view, 27> unsaid{
    "a",  "and", "as", "d",   "da", "das", "de", "del", "des", "do", "dos", "du",  "e", "el",
    "et", "l",   "la", "las", "le", "les", "lo", "los", "o",   "of", "os",  "the", "y"};

/// Abbreviations, and words of other languages that stand for the same in names of countries.
constexpr std::array<std::pair<std::string_view, std::string_view>, 63> meanings{
    {{"br", "british"},
     {"cent", "central"},
     {"dem", "democratic"},
     {"democratica", "democratic"},
     {"democratique", "democratic"},
     {"dpr", "democratic people republic"},
     {"dr", "democratic republic"},
     {"eq", "equatorial"},
     {"etat", "state"},
     {"etats", "state"},
     {"estado", "state"},
     {"estados", "state"},
     {"fed", "federal"},
     {"federale", "federal"},
     {"federated", "federal"},
     {"federation", "federal"},
     {"federados", "federal"},
     {"federadas", "federal"},
     {"federes", "federal"},
     {"fmr", "former"},
     {"fr", "french"},
     {"fyr", "former yugoslav republic"},
     {"ile", "island"},
     {"iles", "island"},
     {"ilha", "island"},
     {"ilhas", "island"},
     {"is", "island"},
     {"isl", "island"},
     {"isla", "island"},
     {"islas", "island"},
     {"islands", "island"},
     {"isls", "island"},
     {"isds", "island"},
     {"islamica", "islamic"},
     {"islamique", "islamic"},
     {"n", "north"},
     {"pdr", "democratic people republic"},
     {"peoples", "people"},
     {"ppl", "people"},
     {"popular", "people"},
     {"populaire", "people"},
     {"pr", "people republic"},
     {"prov", "province"},
     {"provincia", "province"},
     {"rep", "republic"},
     {"repub", "republic"},
     {"republica", "republic"},
     {"republique", "republic"},
     {"s", "south"},
     {"soc", "socialist"},
     {"st", "saint"},
     {"sta", "saint"},
     {"ste", "saint"},
     {"sainte", "saint"},
     {"states", "state"},
     {"sts", "state"},
     {"ter", "territory"},
     {"terr", "territory"},
     {"territories", "territory"},
     {"territoire", "territory"},
     {"territoires", "territory"},
     {"utd", "united"},
     {"w", "west"}}};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of a folded text. Initials with points are one word (`u.s.`), an English genitive is
/// none (`people's`).
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool initials = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const bool single = word.size() == 1;
    const bool pointed = single && end < text.size() && text[end] == '.';
    const bool genitive = word == "s" && at > 0 && text[at - 1] == '\'';
    const bool goes_on = initials && single && at > 0 && text[at - 1] == '.';
    if (goes_on)
      words.back() += word;
    else if (!genitive)
      words.emplace_back(word);
    initials = pointed && !genitive;
    at = end;
  }
  return words;
}

bool is_unsaid(std::string_view word) {
  return std::find(unsaid.begin(), unsaid.end(), word) != unsaid.end();
}

/// Its words in their order, without articles and the like.
std::vector<std::string> said_words_of(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  std::erase_if(words, is_unsaid);
  return words;
}

/// The telling words of a folded text, in their order in the alphabet.
std::string in_words(std::string_view text) {
  std::vector<std::string> telling;
  for (std::string& word : words_of(text)) {
    if (is_unsaid(word)) continue;
    const auto meaning = std::find_if(meanings.begin(), meanings.end(),
                                      [&](const auto& entry) { return entry.first == word; });
    if (meaning == meanings.end()) {
      telling.push_back(std::move(word));
    } else {
      for (const std::string_view part : split(meaning->second, ' ')) telling.emplace_back(part);
    }
  }
  std::sort(telling.begin(), telling.end());
  return joined(telling, " ");
}

/// Rows of the entries that have these letters.
template <typename Names>
std::vector<std::uint32_t> rows_with(const Names& names, std::string_view letters) {
  std::vector<std::uint32_t> rows;
  const auto before = [](const auto& name, std::string_view wanted) {
    return name.letters < wanted;
  };
  for (auto name = std::lower_bound(names.begin(), names.end(), letters, before);
       name != names.end() && name->letters == letters; ++name)
    if (rows.empty() || rows.back() != name->row) rows.push_back(name->row);
  return rows;
}

/// How many letters of a word may be wrong.
constexpr std::size_t allowed_mistakes(std::size_t letters) {
  return letters < 4 ? 0 : letters < 8 ? 1 : letters < 12 ? 2 : 3;
}

/// How far the words of two names are from each other, word by word; nothing if one word is
/// another.
std::optional<std::size_t> distance_of(const std::vector<std::string>& a,
                                       const std::vector<std::string>& b) {
  if (a.size() != b.size()) return std::nullopt;
  std::size_t distance = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto [shorter, longer] = std::minmax({a[i].size(), b[i].size()});
    const std::size_t most = allowed_mistakes(longer);
    if (longer - shorter > most) return std::nullopt;
    const std::size_t mistakes = a[i] == b[i] ? 0 : spelling_distance(a[i], b[i]);
    if (mistakes > most) return std::nullopt;
    distance += mistakes;
  }
  return distance;
}

}  // namespace

CountryNames::CountryNames(const Table& countries) {
  for (std::uint32_t row = 0; row < countries.size(); ++row)
    for (const std::string_view name : countries.names(row)) add(name, row);
  std::uint32_t row = Table::none;
  std::string_view code;
  for (const std::string_view line : split(known_country_names(), '\n')) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 3) continue;  // the end of the text
    if (cells[0] != code) row = countries.find(cells[0]);
    code = cells[0];
    if (row == Table::none) continue;
    for (const std::string_view name : split(cells[2], '|')) add(name, row);
  }
  for (Names* names : {&written_, &in_words_})
    std::sort(names->begin(), names->end(), [](const Name& a, const Name& b) {
      return a.letters != b.letters ? a.letters < b.letters : a.row < b.row;
    });
}

void CountryNames::add(std::string_view name, std::uint32_t row) {
  std::string letters = folded_letters(name);
  std::string words = in_words(letters);
  const bool code_read_as_a_word = letters.size() <= longest_code && words != letters;
  if (!words.empty() && !code_read_as_a_word) in_words_.push_back({std::move(words), row});
  written_.push_back({std::move(letters), row});
}

std::vector<std::uint32_t> CountryNames::called(std::string_view name) const {
  const std::string letters = folded_letters(name);
  std::vector<std::uint32_t> rows = rows_with(written_, letters);
  return rows.empty() ? rows_with(in_words_, in_words(letters)) : rows;
}

std::vector<std::uint32_t> CountryNames::nearest_to(std::string_view name) const {
  const std::string letters = folded_letters(name);
  if (letters.size() <= longest_code) return {};
  std::call_once(spelled_once_, [this] {
    for (const Name& known : written_)
      if (known.letters.size() > longest_code)
        spelled_.push_back({said_words_of(known.letters), known.row});
  });
  const std::vector<std::string> words = said_words_of(letters);
  std::vector<std::uint32_t> rows;
  std::size_t least = 0;
  for (const Spelled& known : spelled_) {
    const auto distance = distance_of(words, known.words);
    if (!distance || (!rows.empty() && *distance > least)) continue;
    if (rows.empty() || *distance < least) rows.clear();
    least = *distance;
    if (std::find(rows.begin(), rows.end(), known.row) == rows.end()) rows.push_back(known.row);
  }
  return rows.size() > most_meant ? std::vector<std::uint32_t>{} : rows;
}

}  // namespace mieux
