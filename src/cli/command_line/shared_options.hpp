#pragma once

#include "command.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {
enum class Extent : std::uint8_t;
}

namespace mieux::cli {

// Options that several commands take, each group said once.

/// Of every command; they may stand before its words, too.
inline constexpr std::array<Option, 6> every_command{{
    {"-C", "The store: the folder that holds mieux.yaml", "DIR", Source::folder},
    {"--as-of", "Answer for this day (by default today), itself included", "DATE"},
    {"--at", "Read the records as git had them: a branch, tag, commit or day", "REV"},
    {"--today", "Take this day for today", "DATE"},
    {"--no-color", "Use no colours, even on a terminal"},
    {"--no-input", "Never ask; fail where an answer is needed"},
}};

/// Of every command that writes.
inline constexpr std::array<Option, 2> writing_options{{
    {"-n,--dry-run", "Show what would change, and write nothing"},
    {"--commit", "Also commit what was written, with git"},
}};

/// Of commands that may read the private roster: without it they never do.
inline constexpr std::array<Option, 1> private_option{
    {{"--private", "Also read and show what the private roster says"}}};

constexpr bool is_expert(const Subject& subject) { return subject.kind == RecordKind::expert; }

/// The same of a verb that several nouns have.
inline constexpr std::array<Option, 1> private_option_of_experts{
    {{.names = "--private",
      .help = "Also read and show what the private roster says",
      .taken_by = is_expert}}};

inline constexpr std::array<Option, 1> internal_option{
    {{"--internal", "Use internal fields too, for staff alone; the output is marked"}}};

inline constexpr std::array<Option, 1> force_option{
    {{"--force", "Replace files that are there already"}}};

inline constexpr std::array<Option, 1> grouping_option{{
    {"--grouping", "Take the regions of this grouping, such as region_2018", "GROUPING",
     Source::grouping},
}};

inline constexpr std::array<Option, 1> lang_option{{
    {"--lang", "Write labels, numbers and dates in this language, such as fr", "LANG"},
}};

/// Which records are meant; the same for every command that lists or counts.
inline constexpr auto selection_options = joined_options(
    std::array<Option, 7>{{
        {"--where", "Only those for which this holds", "EXPR"},
        {"--country", "Only of these countries (name or code)", "COUNTRIES", Source::term,
         "countries"},
        {"--region", "Only of these regions; of another grouping: REGION@GROUPING", "REGIONS"},
        {"--theme", "Only of these themes", "THEMES", Source::term, "themes"},
        {"--year", "Only of these years", "YEARS"},
        {"--phase", "Only of these phases", "PHASES", Source::phase},
        {"--status", "Only of this status or outcome", "STATUS"},
    }},
    grouping_option);

/// In which order, and how many.
inline constexpr std::array<Option, 2> order_options{{
    {"--sort", "Sort by these fields; -FIELD: the greatest first", "FIELDS", Source::fields},
    {"--limit", "Show no more than so many", "NUMBER"},
}};

/// In which period something lies, and what that means.
inline constexpr std::array<Option, 3> period_options{{
    {"--from", "Only from this day, month or year on", "DATE"},
    {"--to", "Only until this day, month or year, itself included", "DATE"},
    {"--active", "Whatever ran on a day of the period, not only what began in it"},
}};

/// `--format` with the words it may be, separated by `|`; the first is the usual one.
constexpr std::array<Option, 1> format_option(std::string_view words) {
  return {{{"--format", "Print in this form", "FORMAT", Source::words, words,
            words.substr(0, words.find('|'))}}};
}

/// The day on which a step was taken.
inline constexpr std::array<Option, 1> on_option{
    {{"--on", "The day it happened (by default today)", "DATE"}}};

// Which nouns take a verb or an option.

constexpr bool is_part(const Subject& subject) { return subject.part != Part::none; }

/// Has files of its own, one for each.
constexpr bool is_kept_apart(const Subject& subject) {
  return subject.part == Part::none && subject.kind != RecordKind::programme;
}

constexpr bool is_fiche(const Subject& subject) {
  return subject.kind == RecordKind::fiche && subject.part == Part::none;
}

constexpr bool is_request(const Subject& subject) { return subject.kind == RecordKind::request; }

constexpr bool is_action(const Subject& subject) {
  return subject.kind == RecordKind::action && subject.part == Part::none;
}

/// How far an Action that is completed did what was approved.
inline constexpr std::array<Option, 2> extent_options{{
    {.names = "--in-full", .help = "Everything that was approved was done", .taken_by = is_action},
    {.names = "--in-part",
     .help = "Something that was approved was not done: --reason says what",
     .taken_by = is_action},
}};

/// Of commands that change a fiche.
inline constexpr std::array<Option, 1> minor_option{{
    {.names = "--minor",
     .help = "The change does not matter for opinions already given, and why",
     .value = "REASON",
     .taken_by = is_fiche},
}};

/// One record of the noun; mieux.yaml needs none.
inline constexpr std::array<Option, 2> id_words{{
    {.names = "ID",
     .help = "An id, official number or short name",
     .source = Source::record,
     .required = true,
     .taken_by =
         [](const Subject& subject) {
           return !is_part(subject) && subject.kind != RecordKind::programme;
         }},
    {.names = "ID",
     .help = "The Action and the part of it, such as togo-ii/a2",
     .source = Source::record,
     .required = true,
     .taken_by = is_part},
}};

/// What the words of a call mean.
std::string id_of(const Call& call);  ///< of the record; `mieux` for mieux.yaml

/// The reason of `--minor`; empty if it was not typed. Fails (2) if it says nothing.
std::string minor_of(const Call& call);

/// What was typed of `extent_options`. Fails (2) if it is both.
Extent extent_of(const Call& call);

/// A whole number that was typed for an option. Fails (2) if it is none.
std::uint32_t number_of(const Call& call, std::string_view key);

struct Writing;
Writing writing_of(const Call& call);
struct Selection;
Selection selection_of(const Call& call);
struct PeriodOptions;
PeriodOptions period_options_of(const Call& call);

/// For whom `--internal` prints.
Audience audience_of(bool internal);
/// The form a word of `--format` names; a table if it is none of `md`, `csv` and `json`.
Format format_named(std::string_view word);

}  // namespace mieux::cli
