#include "names_after_titles.hpp"

#include <algorithm>

#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "name_words.hpp"

namespace mieux {
namespace {

enum class Title { none, personal, office };

/// Slugs of titles that may end with a full stop.
constexpr std::string_view shortened =
    "mr mrs ms mx dr dra drs pr prof profa hon rev mgr msgr gen capt col arq ing eng lic sr sra "
    "srta sres sras srs mme mmes mlle mlles messrs h-e s-e s-e-m s-exc exc amb sig dott";

constexpr std::string_view written_out =
    "miss mister madame mesdames monsieur messieurs madam senor senora senorita senores senhor "
    "senhora senhores don dona dom doctor doctora docteur doutor doutora professor professeur "
    "profesor profesora professora captain capitaine capitan capitao sir lady reverend excellency "
    "excellence excelencia honourable honorable ingeniero ingeniera herr frau colonel sheikh "
    "maitre";

/// Those of offices: a name follows at once, or it is the office itself that is meant.
constexpr std::string_view of_offices =
    "ambassador ambassadeur ambassadrice embajador embajadora embaixador embaixadora minister "
    "ministre ministro ministra director directeur directrice directora diretor diretora president "
    "governor";

constexpr std::string_view plural = "mm mmes mlles messrs drs sres sras srs messieurs mesdames";

constexpr std::string_view ranks = "general generale adjunto adjunta adjoint adjointe executive";

constexpr std::string_view particles_of_names = "van von bin ibn al el ter";

std::string_view without_opening(std::string_view word) {
  while (!word.empty() && std::string_view{"([\"'*"}.find(word.front()) != word.npos)
    word.remove_prefix(1);
  for (const std::string_view mark : {"\u00AB", "\u201C", "\u2018"})
    if (word.starts_with(mark)) word.remove_prefix(mark.size());
  return word;
}

Title title_of(std::string_view word) {
  word = without_opening(word);
  if (word == "M." || word == "MM." || word == "MM") return Title::personal;
  if (word.empty() || std::string_view{",;:)!?\"'"}.find(word.back()) != word.npos)
    return Title::none;
  const std::string name = slug(word);
  const bool stop = word.ends_with('.');
  if (has_phrase(shortened, name))
    return stop || starts_with_capital(word) ? Title::personal : Title::none;
  if (stop) return Title::none;
  if ((name == "miss" || name == "sir") && !starts_with_capital(word)) return Title::none;
  if (has_phrase(written_out, name)) return Title::personal;
  return has_phrase(of_offices, name) ? Title::office : Title::none;
}

/// How many bytes of `Mr.Roe` are the title; 0 if no name is joined to one.
std::size_t joined_title(std::string_view word) {
  const std::string_view bare = without_opening(word);
  for (std::size_t stop = bare.rfind('.'); stop != bare.npos && stop > 0;
       stop = bare.rfind('.', stop - 1)) {
    const std::string_view rest = bare.substr(stop + 1);
    // A letter and a full stop go on with an abbreviation: `M.O.U.`
    const bool name = is_name_word(rest) && rest.size() > 1 && rest[1] != '.';
    if (name && title_of(bare.substr(0, stop + 1)) != Title::none)
      return word.size() - bare.size() + stop + 1;
  }
  return 0;
}

/// The words of a line, also those that a full stop or a stroke keeps apart.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (const std::string_view part : words_in(line))
    for (std::string_view word : split(part, '/')) {
      if (const std::size_t title = joined_title(word); title > 0) {
        words.push_back(word.substr(0, title));
        word.remove_prefix(title);
      }
      if (!word.empty()) words.push_back(word);
    }
  return words;
}

/// Does a mark behind the word end a name? The full stop of an initial does not.
bool ends_name(std::string_view word) {
  const std::string_view bare = without_marks(word);
  if (bare.empty()) return true;
  const bool initial = bare.size() == 1 && word.ends_with('.');
  return bare.data() + bare.size() < word.data() + word.size() && !initial;
}

class Finder {
 public:
  Finder(std::string_view line, OpenName& open)
      : line_(line), words_(words_of(line)), open_(open) {}

  std::vector<Span> find() {
    std::size_t i = from_line_before();
    while (i < words_.size()) {
      Title kind = Title::none;
      const std::size_t first = after_titles(i, kind);
      if (first == i) {
        ++i;
        continue;
      }
      if (first == words_.size()) {
        open_ = kind == Title::office ? OpenName::office : OpenName::title;
        break;
      }
      const std::size_t length = name_length(first, kind);
      if (length > 0) add(i, first + length);
      i = length > 0 ? after_second(i, first + length) : first;
    }
    return std::move(found_);
  }

 private:
  std::size_t from_line_before() {
    const OpenName before = open_;
    open_ = OpenName::none;
    if (before == OpenName::none || words_.empty()) return 0;
    if (title_of(words_[0]) != Title::none) return 0;
    const std::size_t length =
        name_length(0, before == OpenName::title ? Title::personal : Title::office);
    if (length > 0) add(0, length);
    return length;
  }

  /// The first word behind the titles that begin at word `i`, such as `Madame la Ministre`.
  std::size_t after_titles(std::size_t i, Title& kind) const {
    constexpr std::size_t most_words = 7;
    std::size_t k = i;
    for (; k < words_.size() && k < i + most_words; ++k) {
      if (const Title title = title_of(words_[k]); title != Title::none) {
        kind = title;
        continue;
      }
      const std::string word = slug(words_[k]);
      const bool article = k > i && k + 1 < words_.size() && has_phrase("la le el o a the", word) &&
                           title_of(words_[k + 1]) == Title::office;
      const bool rank = kind == Title::office && !ends_name(words_[k]) && has_phrase(ranks, word);
      if (!article && !rank) break;
    }
    return k;
  }

  /// How many of the words from `at` on are the name that follows a title.
  [[nodiscard]] std::size_t name_length(std::size_t at, Title kind) const {
    constexpr std::size_t longest = 7;
    std::size_t length = 0;
    for (std::size_t i = at; i < words_.size() && i < at + longest; ++i) {
      const std::string_view word = without_marks(words_[i]);
      if (i > at && (words_[i].starts_with('(') || title_of(words_[i]) != Title::none)) break;
      if (is_office(word)) return kind == Title::office ? 0 : length;
      if (is_name_word(word))
        length = i + 1 - at;
      else if (!may_join(word, i > at ? words_[i - 1] : std::string_view{}, kind))
        break;
      if (ends_name(words_[i])) break;
    }
    return length;
  }

  /// `de` begins a name behind `Mme`, but what a minister is minister of.
  static bool may_join(std::string_view word, std::string_view before, Title kind) {
    if (!joins_names(word)) return false;
    if (has_phrase("la le", word)) return before == "de";
    if (has_phrase("y e", word)) return false;
    return !before.empty() || kind == Title::personal || has_phrase(particles_of_names, word);
  }

  /// `Ms Jane Roe and John Poe`: the second has the title too.
  std::size_t after_second(std::size_t title, std::size_t i) {
    if (i + 1 < words_.size() && !ends_name(words_[i - 1]) &&
        (words_[i] == "&" || has_phrase("and et y e und", words_[i]))) {
      const std::size_t length = name_length(i + 1, Title::personal);
      const bool several = has_phrase(plural, slug(words_[title]));
      if (length > 0 && (several || may_be_name(between(i + 1, i + 1 + length)))) {
        add(i + 1, i + 1 + length);
        i += 1 + length;
      }
    }
    if (i == words_.size() && !ends_name(words_[i - 1])) open_ = OpenName::name;
    return i;
  }

  [[nodiscard]] std::string_view between(std::size_t first, std::size_t last) const {
    const char* begin = words_[first].data();
    const char* end = words_[last - 1].data() + words_[last - 1].size();
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  /// The words without the mark before and the marks behind them.
  void add(std::size_t first, std::size_t last) {
    std::string_view text = between(first, last);
    text.remove_prefix(text.size() - without_opening(text).size());
    const std::size_t end = text.find_last_not_of(".,;:)]!?\"'*");
    text = text.substr(0, end + 1);
    const auto begin = static_cast<std::uint32_t>(text.data() - line_.data());
    found_.push_back({begin, begin + static_cast<std::uint32_t>(text.size())});
  }

  std::string_view line_;
  std::vector<std::string_view> words_;
  OpenName& open_;
  std::vector<Span> found_;
};

}  // namespace

bool is_title(std::string_view word) { return title_of(word) == Title::personal; }

std::vector<Span> names_after_titles(std::string_view line, OpenName& open) {
  return Finder(line, open).find();
}

}  // namespace mieux
