#include "authorities.hpp"

#include <algorithm>

#include "mieux/base/fold.hpp"

namespace mieux {
namespace {

constexpr std::size_t shortest_acronym = 3;

/// Names of all times and languages, and the short name.
std::vector<std::string_view> all_names(const Store& store, const Record& record) {
  std::vector<std::string_view> names = store.names_of(record);
  if (record.short_name.is_there()) names.push_back(record.short_name.value);
  return names;
}

/// All lines in a row, words of letters without accents; a line that ends amid a name goes on.
struct Row {
  std::string text = "-";
  std::vector<std::size_t> starts;  ///< of each line

  [[nodiscard]] std::size_t line_at(std::size_t place) const {
    const auto after = std::upper_bound(starts.begin(), starts.end(), place);
    return static_cast<std::size_t>(after - starts.begin());
  }
};

Row row_of(const std::vector<std::string_view>& lines) {
  Row row;
  for (const std::string_view line : lines) {
    row.starts.push_back(row.text.size() - 1);
    const std::string words = folded_phrase(line);
    if (!words.empty()) row.text += words + "-";
  }
  return row;
}

struct Match {
  NamedAuthority authority;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool stands_in(std::string_view word, std::string_view line) {
  for (std::size_t at = line.find(word); at != line.npos; at = line.find(word, at + 1))
    if (!ends_in_word(line.substr(0, at)) && !begins_in_word(line.substr(at + word.size())))
      return true;
  return false;
}

void add_names(const Store& store, const Record& record, const Row& row,
               std::vector<Match>& matches) {
  for (const std::string_view name : all_names(store, record)) {
    const std::string words = folded_phrase(name);
    if (words.empty()) continue;
    const std::size_t at = row.text.find("-" + words + "-");
    if (at == row.text.npos) continue;
    matches.push_back({{&record, std::string{name}, row.line_at(at)}, at, at + words.size() + 2});
  }
}

void add_acronym(const Store& store, const Record& record, const Row& row,
                 const std::vector<std::string_view>& lines, std::vector<Match>& matches) {
  const std::string_view acronym = store.organisations()[record.position].acronym.value;
  if (acronym.size() < shortest_acronym) return;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (stands_in(acronym, lines[i])) {
      const std::size_t at = row.starts[i];
      matches.push_back({{&record, std::string{acronym}, i + 1}, at, at});
      return;
    }
}

bool lies_in_longer(const Match& match, const std::vector<Match>& matches) {
  return std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
    return other.authority.record != match.authority.record && match.end > match.begin &&
           other.begin <= match.begin && other.end >= match.end &&
           other.end - other.begin > match.end - match.begin;
  });
}

}  // namespace

std::vector<NamedAuthority> authorities_in(const Store& store,
                                           const std::vector<std::string_view>& lines) {
  const Row row = row_of(lines);
  std::vector<Match> matches;
  for (const Record& record : store.records(RecordKind::organisation)) {
    add_names(store, record, row, matches);
    add_acronym(store, record, row, lines, matches);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.begin < b.begin; });
  std::vector<NamedAuthority> found;
  for (const Match& match : matches) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const NamedAuthority& other) {
      return other.record == match.authority.record;
    });
    if (!known && !lies_in_longer(match, matches)) found.push_back(match.authority);
  }
  return found;
}

std::vector<std::string> names_of_authorities(const Store& store) {
  std::vector<std::string> names;
  for (const Record& record : store.records(RecordKind::organisation))
    for (const std::string_view name : all_names(store, record))
      if (std::string words = folded_phrase(name); !words.empty())
        names.push_back(std::move(words));
  return names;
}

}  // namespace mieux
