#include "mieux/procedure/knowledge/knowledge.hpp"

#include <algorithm>
#include <string>

namespace mieux {
namespace {

void add_once(std::vector<std::string_view>& all, std::string_view one) {
  if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

/// Has it happened by the day, as far as anybody knows? What has no date has.
bool has_happened(const When& when, AsOf as_of) {
  return !when.known || happened(when, as_of) != Truth::no;
}

}  // namespace

std::vector<std::string_view> countries_of(const Store& store, const Practice& practice) {
  std::vector<std::string_view> countries;
  for (const Text& country : practice.countries) add_once(countries, country.value);
  if (!countries.empty()) return countries;
  for (const Text& id : practice.actions)
    if (const Record* action = store.target(id.value, set_of(RecordKind::action)))
      for (const Text& country : store.actions()[action->position].countries)
        add_once(countries, country.value);
  return countries;
}

std::vector<Taken> taken_up(const Store& store, const Practice& practice, AsOf as_of) {
  std::vector<Taken> all;
  const std::vector<std::string_view> first = countries_of(store, practice);
  for (const Replication& one : practice.replicated) {
    if (one.country.value.empty() || !has_happened(one.date, as_of)) continue;
    if (one.from.is_there())
      all.push_back({one.from.value, one.country.value, one.date});
    else if (first.empty())
      all.push_back({{}, one.country.value, one.date});
    else
      for (const std::string_view from : first) all.push_back({from, one.country.value, one.date});
  }
  return all;
}

std::vector<std::string_view> countries_named(const PublicEvent& event) {
  std::vector<std::string_view> countries;
  for (const Text& country : event.institution_countries) add_once(countries, country.value);
  for (const Text& country : event.participant_countries) add_once(countries, country.value);
  return countries;
}

std::optional<std::uint32_t> countries_represented(const PublicEvent& event) {
  if (event.countries) return event.countries;
  const std::size_t named = countries_named(event).size();
  return named == 0 ? std::nullopt : std::optional{static_cast<std::uint32_t>(named)};
}

const FollowUp* last_of(const PublicEvent& event, std::uint32_t number, AsOf as_of) {
  const std::string wanted = std::to_string(number);
  const FollowUp* last = nullptr;
  for (const FollowUp& one : event.follow_up) {
    if (one.number.value != wanted || !has_happened(one.date, as_of)) continue;
    const bool later = last == nullptr || !last->date.known || !one.date.known ||
                       one.date.date.first() >= last->date.date.first();
    if (later) last = &one;
  }
  return last;
}

Truth is_out(const Publication& publication, std::string_view language, AsOf as_of) {
  const bool listed = std::any_of(publication.languages.begin(), publication.languages.end(),
                                  [&](const Text& one) { return one.value == language; });
  if (!listed || !publication.published.known) return Truth::no;
  return happened(publication.published, as_of);
}

bool is_awaited(const Publication& publication, const PlannedEdition& edition, AsOf as_of) {
  const bool later =
      publication.published.known && happened(publication.published, as_of) == Truth::no;
  return edition.due.known && !later &&
         is_out(publication, edition.language.value, as_of) != Truth::yes;
}

std::optional<std::uint64_t> downloads_of(const Publication& publication, std::string_view language,
                                          AsOf as_of) {
  const Downloads* last = nullptr;
  for (const Downloads& one : publication.downloads)
    if (one.language.value == language && happened(one.until, as_of) != Truth::no &&
        (last == nullptr || one.until.date.first() > last->until.date.first()))
      last = &one;
  return last == nullptr ? std::nullopt : std::optional{std::uint64_t{last->count}};
}

std::vector<std::string_view> languages_counted(const Publication& publication) {
  std::vector<std::string_view> languages;
  for (const Downloads& one : publication.downloads) add_once(languages, one.language.value);
  return languages;
}

std::optional<std::uint64_t> downloads_of(const Publication& publication, AsOf as_of) {
  if (const auto together = downloads_of(publication, {}, as_of)) return together;
  std::optional<std::uint64_t> sum;
  for (const std::string_view language : languages_counted(publication))
    if (const auto count = downloads_of(publication, language, as_of))
      sum = sum.value_or(0) + *count;
  return sum;
}

}  // namespace mieux
