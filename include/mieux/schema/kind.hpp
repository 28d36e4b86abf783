#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace mieux {

/// The kinds of record of docs/records.md, in the order in which records of several kinds are
/// listed.
enum class RecordKind : std::uint8_t {
  programme,  ///< mieux.yaml
  organisation,
  request,
  fiche,
  action,
  expert,
  expert_private,
  form,
  feedback,
  review,
  practice,
  event,
  publication,
  claim,
  aggregate,
  count_of_kinds,  ///< no kind; stays last
};

/// Parts of an Action that can be listed and counted on their own.
enum class Part : std::uint8_t { none, activity, mission, result, deliverable, effect, need };

/// What people ask of and write to: the records of a kind, or a part of Actions. All that is said
/// of one, but its fields (they are in the schema), is one row of `subject_rows`.
struct Subject {
  std::string_view plural;    ///< in sentences, after `list` and `stats`: `requests`
  std::string_view singular;  ///< in schemas and as a noun of the command line: `request`
  RecordKind kind{};
  Part part = Part::none;
  /// Where it is: the folder of the store (empty: mieux.yaml), or the field of the Action's record.
  std::string_view place;
  bool counted = true;          ///< `list` and `stats` take it
  std::string_view columns;     ///< what `list` shows after the id
  std::string_view facts = {};  ///< derived fields that `show` prints before the record
  /// Fields a person knows on the first day, asked for by `new`; empty: all that hold one value or
  /// a list of values.
  std::string_view questions = {};
  /// The field that people know it by; empty: they know its id alone.
  std::string_view named_by = "title";
  /// The field that dates it in a period; empty: it follows from several (`main_date`), or nothing
  /// does.
  std::string_view dated_by = {};
  bool importable = false;  ///< a sheet can hold it
};

/// The table, in the order in which people are offered its rows. Code asks `kinds` for whole
/// records, `subjects()` for what can be listed and counted.
inline constexpr auto subject_rows = std::to_array<Subject>({
    {.plural = "requests",
     .singular = "request",
     .kind = RecordKind::request,
     .place = "requests",
     .columns = "short_name,outcome,country,received",
     .facts = "outcome,region,theme,phase,requester_type,action",
     .importable = true},
    {.plural = "actions",
     .singular = "action",
     .kind = RecordKind::action,
     .place = "actions",
     .columns = "short_name,status,country,start,end",
     .facts = "status,region,theme,phase,approved,requester_type,missions.country",
     .questions = "title,short_name,request,countries,topics,objective",
     .importable = true},
    {.plural = "activities",
     .singular = "activity",
     .kind = RecordKind::action,
     .part = Part::activity,
     .place = "activities",
     .columns = "title,type,start,outcome",
     .questions = "types,title,mode,countries,places,start,end",
     .importable = true},
    {.plural = "missions",
     .singular = "mission",
     .kind = RecordKind::action,
     .part = Part::mission,
     .place = "missions",
     .columns = "expert,country,background,activity,days"},
    {.plural = "results",
     .singular = "result",
     .kind = RecordKind::action,
     .part = Part::result,
     .place = "results",
     .columns = "title,expected"},
    {.plural = "deliverables",
     .singular = "deliverable",
     .kind = RecordKind::action,
     .part = Part::deliverable,
     .place = "deliverables",
     .columns = "title,type,expected"},
    {.plural = "effects",
     .singular = "effect",
     .kind = RecordKind::action,
     .part = Part::effect,
     .place = "effects",
     .columns = "title,quantity,unit,reported"},
    {.plural = "needs",
     .singular = "need",
     .kind = RecordKind::action,
     .part = Part::need,
     .place = "needs",
     .columns = "state,count,activity,role,origin,background"},
    {.plural = "organisations",
     .singular = "organisation",
     .kind = RecordKind::organisation,
     .place = "organisations",
     .columns = "name,country,type",
     .facts = "name,region",
     .questions = "names.1.name,acronym,country,type",
     .named_by = "names.1.name",
     .importable = true},
    {.plural = "experts",
     .singular = "expert",
     .kind = RecordKind::expert,
     .place = "experts",
     .columns = "country,background,origin",
     .facts = "origin,region",
     .questions = "country,background,administration,topics,registered",
     .named_by = {},
     .importable = true},
    {.plural = "fiches",
     .singular = "fiche",
     .kind = RecordKind::fiche,
     .place = "fiches",
     .columns = "request,title",
     .questions = "title,request,versions.1.number,versions.1.kind,versions.1.date"},
    {.plural = "forms",
     .singular = "form",
     .kind = RecordKind::form,
     .place = "forms",
     .columns = "title,tool,versions.version",
     .questions = "title,tool,languages"},
    {.plural = "feedback",
     .singular = "feedback",
     .kind = RecordKind::feedback,
     .place = "feedback",
     .columns = "tool,action,date,received"},
    {.plural = "reviews",
     .singular = "review",
     .kind = RecordKind::review,
     .place = "reviews",
     .columns = "title,type,date",
     .dated_by = "date"},
    {.plural = "practices",
     .singular = "practice",
     .kind = RecordKind::practice,
     .place = "practices",
     .columns = "title,area,country,feature",
     .facts = "country,region,theme,taken_up",
     .questions = "title,date,actions,countries,topics,area,category,summary",
     .dated_by = "date",
     .importable = true},
    {.plural = "events",
     .singular = "event",
     .kind = RecordKind::event,
     .place = "events",
     .columns = "title,kind,start,country",
     .facts = "region,theme,represented",
     .questions = "title,kind,start,end,mode,country,place,actions,programme,topics",
     .dated_by = "start",
     .importable = true},
    {.plural = "publications",
     .singular = "publication",
     .kind = RecordKind::publication,
     .place = "publications",
     .columns = "title,published,languages",
     .facts = "theme,downloaded",
     .questions = "title,series,published,publisher,languages,links,actions,topics",
     .dated_by = "published",
     .importable = true},
    {.plural = "claims",
     .singular = "claim",
     .kind = RecordKind::claim,
     .place = "claims",
     .columns = "title,as_of",
     .dated_by = "as_of"},
    {.plural = "aggregates",
     .singular = "aggregate",
     .kind = RecordKind::aggregate,
     .place = "aggregates",
     .columns = "title",
     .dated_by = "as_of"},
    // Kinds that are neither listed nor counted come last.
    {.plural = "experts-private",
     .singular = "expert-private",
     .kind = RecordKind::expert_private,
     .place = "expert-private",
     .counted = false,
     .columns = {},
     .named_by = {}},
    {.plural = "programmes",
     .singular = "programme",
     .kind = RecordKind::programme,
     .place = {},
     .counted = false,
     .columns = {}},
});

constexpr std::size_t index_of(RecordKind kind) { return static_cast<std::size_t>(kind); }

inline constexpr auto kind_count = static_cast<std::size_t>(
    std::count_if(subject_rows.begin(), subject_rows.end(),
                  [](const Subject& row) { return row.part == Part::none; }));

static_assert(kind_count == index_of(RecordKind::count_of_kinds), "each kind has one row");

/// The rows of whole records in the order of `RecordKind`. Does not compile if a kind has two rows,
/// or if one that is not counted stands between those that are.
consteval std::array<Subject, kind_count> rows_by_kind() {
  std::array<Subject, kind_count> rows{};
  for (const Subject& row : subject_rows) {
    if (row.part != Part::none) continue;
    Subject& place = rows.at(index_of(row.kind));
    if (!place.singular.empty()) throw "a kind has two rows";
    place = row;
  }
  if (!std::is_partitioned(subject_rows.begin(), subject_rows.end(),
                           [](const Subject& row) { return row.counted; }))
    throw "a kind that is not counted stands between those that are";
  return rows;
}

/// The kinds, in the order of `RecordKind`.
inline constexpr std::array<Subject, kind_count> kinds = rows_by_kind();

constexpr const Subject& subject_of(RecordKind kind) { return kinds[index_of(kind)]; }

/// What can be listed and counted.
constexpr std::span<const Subject> subjects() {
  const auto end = std::find_if(subject_rows.begin(), subject_rows.end(),
                                [](const Subject& row) { return !row.counted; });
  return {subject_rows.begin(), end};
}

/// What can be listed and counted by that name (plural or singular), or null.
constexpr const Subject* find_subject(std::string_view name) {
  for (const Subject& row : subjects())
    if (row.plural == name || row.singular == name) return &row;
  return nullptr;
}

/// The kind called `name` (`request`, or its plural).
constexpr std::optional<RecordKind> kind_named(std::string_view name) {
  for (const Subject& kind : kinds)
    if (kind.singular == name || kind.plural == name) return kind.kind;
  return std::nullopt;
}

/// A set of kinds, as references allow them.
using KindSet = std::uint32_t;
static_assert(kind_count <= 32, "KindSet needs a bit for each kind");
constexpr KindSet set_of(RecordKind kind) { return KindSet{1} << index_of(kind); }
constexpr bool contains(KindSet set, RecordKind kind) { return (set & set_of(kind)) != 0; }

}  // namespace mieux
