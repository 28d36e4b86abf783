#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "mieux/base/fold.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "records_rules.hpp"

namespace mieux {
namespace {

/// Names with fewer letters differ by much if they differ by one.
constexpr std::size_t shortest_for_one = 12;
constexpr std::size_t shortest_for_two = 20;
/// One letter of so many in a word may be a slip; in shorter words it makes another word.
constexpr std::size_t letters_for_a_slip = 5;

/// A name of an organisation, as it is compared.
struct Name {
  const Record* record = nullptr;
  const Text* text = nullptr;
  std::string phrase;     ///< small, without accents; words joined by `-`
  std::string letters;    ///< the same without `-`
  std::uint32_t bag = 0;  ///< a bit for each letter it has
};

Name name_of(const Record& record, const Text& text) {
  Name name{&record, &text, folded_phrase(text.value), {}, 0};
  name.letters.reserve(name.phrase.size());
  for (const char c : name.phrase) {
    if (c == '-') continue;
    name.letters += c;
    name.bag |= 1U << (static_cast<unsigned char>(c) & 31U);
  }
  return name;
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

/// Words that begin alike and are as many, with the same numbers: what a slip of the pen leaves.
std::string begun_alike(const Name& name) {
  std::string begun;
  std::string_view rest = name.phrase;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find('-'));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (has_digit(word))
      begun.append(1, '-').append(word).append(1, '-');
    else if (!word.empty())
      begun += word.substr(0, first_character(word).length);
  }
  return begun;
}

/// Do they differ by a slip or two, no word by more than its length allows? Both begin alike.
bool is_slip(const Name& a, const Name& b) {
  const auto [shorter, longer] = std::minmax({a.letters.size(), b.letters.size()});
  if (shorter < shortest_for_one || longer - shorter > 2 || std::popcount(a.bag ^ b.bag) > 4)
    return false;
  const std::vector<std::string_view> words = split(a.phrase, '-');
  const std::vector<std::string_view> others = split(b.phrase, '-');
  std::size_t slips = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view one = words[i];
    const std::string_view two = others[i];
    if (one == two) continue;
    const std::size_t distance = spelling_distance(one, two);
    if (distance * letters_for_a_slip > std::max(one.size(), two.size())) return false;
    slips += distance;
  }
  return slips <= (shorter < shortest_for_two ? 1 : 2);
}

class Twins {
 public:
  explicit Twins(const RuleRun& run) : run_(run) {}

  /// The names of the organisations of one country.
  void check(const std::vector<Name>& names) {
    std::map<std::string_view, std::vector<const Name*>> alike;
    std::map<std::string, std::vector<const Name*>> by_beginning;
    for (const Name& name : names) {
      if (name.letters.empty()) continue;
      alike[name.letters].push_back(&name);
      by_beginning[begun_alike(name)].push_back(&name);
    }
    for (const auto& [letters, same] : alike)
      for (std::size_t i = 1; i < same.size(); ++i) report(*same[i - 1], *same[i], "");
    for (const auto& [beginning, some] : by_beginning)
      for (std::size_t i = 1; i < some.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (some[j]->letters != some[i]->letters && is_slip(*some[j], *some[i]))
            report(*some[j], *some[i], "a letter or two");
  }

 private:
  [[nodiscard]] const Organisation& body(const Record& record) const {
    return run_.store.organisations()[record.position];
  }

  /// Is one a part of the other, or what came after it?
  [[nodiscard]] bool are_related(const Record& a, const Record& b) const {
    const auto names = [&](const Record& from, const Record& to) {
      for (const Text& text : {body(from).parent, body(from).predecessor})
        if (text.is_there() &&
            run_.store.target(text.value, set_of(RecordKind::organisation)) == &to)
          return true;
      return false;
    };
    return names(a, b) || names(b, a);
  }

  void report(const Name& one, const Name& two, std::string_view slip) {
    if (one.record == two.record || are_related(*one.record, *two.record) ||
        !reported_.insert({one.record, two.record}).second)
      return;
    const std::string other = full_id(*one.record);
    std::string message =
        in_quotes(two.text->value) +
        (same_name(one.text->value, two.text->value)
             ? " is the name of " + other + " too"
             : " differs from " + in_quotes(one.text->value) + ", the name of " + other +
                   ", only in " + (slip.empty() ? "accents, blanks or marks" : std::string{slip}));
    run_.warning(*two.record,
                 {"near-twin",
                  two.text->span,
                  std::move(message),
                  "if they are one, keep one record, with both spellings under `names`; if one "
                  "followed the other, say so under `predecessor`; else leave it",
                  {{one.record, one.text->span, "here is the other"}}});
  }

  const RuleRun& run_;
  std::set<std::pair<const Record*, const Record*>> reported_;
};

}  // namespace

/// Two organisations of one country whose names people would take for one are worth a look.
void check_twins(const RuleRun& run) {
  std::map<std::string_view, std::vector<Name>> by_country;
  for (const Record& record : run.store.records(RecordKind::organisation)) {
    const Organisation& body = run.store.organisations()[record.position];
    for (const DatedName& name : body.names)
      if (name.name.is_there())
        by_country[body.country.value].push_back(name_of(record, name.name));
  }
  Twins twins(run);
  for (const auto& [country, names] : by_country) twins.check(names);
}

}  // namespace mieux
