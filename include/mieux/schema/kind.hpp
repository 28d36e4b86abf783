#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mieux {

/// The kinds of record of docs/records.md.
enum class RecordKind : std::uint8_t {
  programme,  ///< mieux.yaml
  organisation,
  request,
  fiche,
  action,
  expert,
  expert_private,
  feedback,
  review,
  practice,
  event,
  publication,
  claim,
  aggregate,
};

inline constexpr std::size_t kind_count = 14;

struct KindNames {
  RecordKind kind;
  std::string_view name;    ///< in schemas and on the command line: `request`
  std::string_view plural;  ///< in sentences and after `--of`: `requests`
  std::string_view folder;  ///< in a store; empty for mieux.yaml
};

inline constexpr std::array<KindNames, kind_count> kinds{{
    {RecordKind::programme, "programme", "programmes", ""},
    {RecordKind::organisation, "organisation", "organisations", "organisations"},
    {RecordKind::request, "request", "requests", "requests"},
    {RecordKind::fiche, "fiche", "fiches", "fiches"},
    {RecordKind::action, "action", "actions", "actions"},
    {RecordKind::expert, "expert", "experts", "experts"},
    {RecordKind::expert_private, "expert-private", "experts-private", "expert-private"},
    {RecordKind::feedback, "feedback", "feedback", "feedback"},
    {RecordKind::review, "review", "reviews", "reviews"},
    {RecordKind::practice, "practice", "practices", "practices"},
    {RecordKind::event, "event", "events", "events"},
    {RecordKind::publication, "publication", "publications", "publications"},
    {RecordKind::claim, "claim", "claims", "claims"},
    {RecordKind::aggregate, "aggregate", "aggregates", "aggregates"},
}};

constexpr std::size_t index_of(RecordKind kind) { return static_cast<std::size_t>(kind); }
constexpr const KindNames& names_of(RecordKind kind) { return kinds[index_of(kind)]; }

/// The kind called `name` (`request`, or its plural).
constexpr std::optional<RecordKind> kind_named(std::string_view name) {
  for (const KindNames& k : kinds)
    if (k.name == name || k.plural == name) return k.kind;
  return std::nullopt;
}

/// A set of kinds, as references allow them.
using KindSet = std::uint16_t;
constexpr KindSet set_of(RecordKind kind) { return static_cast<KindSet>(1U << index_of(kind)); }
constexpr bool contains(KindSet set, RecordKind kind) { return (set & set_of(kind)) != 0; }

}  // namespace mieux
