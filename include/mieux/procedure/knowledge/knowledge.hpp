#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mieux/records/status.hpp"
#include "mieux/store/store.hpp"

namespace mieux {

// What practices, events and publications say beyond their single fields. Rules, queries, reports
// and the list of what is due ask here.

/// Countries that a practice comes from: its own, else those of its Actions, each once.
std::vector<std::string_view> countries_of(const Store& store, const Practice& practice);

/// One taking up of a practice: from where, to where. `from` is empty if nothing says it.
struct Taken {
  std::string_view from;
  std::string_view to;
  When date;
};
/// Who took the practice from whom up to the day: from the country that the record names, else from
/// each that the practice comes from.
std::vector<Taken> taken_up(const Store& store, const Practice& practice, AsOf as_of);

/// Countries that took part, as institutions or with participants counted by country, each once.
std::vector<std::string_view> countries_named(const PublicEvent& event);
/// How many countries took part: as stated, else those named. Nothing if no country is known.
std::optional<std::uint32_t> countries_represented(const PublicEvent& event);

/// What became of the recommendation with this number by the day; null if nobody said.
const FollowUp* last_of(const PublicEvent& event, std::uint32_t number, AsOf as_of);

/// Is the edition out by the day: is there a day of publication, and the language among those of
/// the publication?
Truth is_out(const Publication& publication, std::string_view language, AsOf as_of);

/// Is the planned edition awaited on the day: not surely out, and not of a publication that came
/// out later, of which nobody knew then?
bool is_awaited(const Publication& publication, const PlannedEdition& edition, AsOf as_of);

/// Languages whose downloads were counted, each once, in the order of the record.
std::vector<std::string_view> languages_counted(const Publication& publication);

/// Downloads up to the day: of each language the count of the last day, of all languages together.
/// Nothing if none is recorded.
std::optional<std::uint64_t> downloads_of(const Publication& publication, AsOf as_of);
/// The same of one language; an empty one: those counted together.
std::optional<std::uint64_t> downloads_of(const Publication& publication, std::string_view language,
                                          AsOf as_of);

}  // namespace mieux
