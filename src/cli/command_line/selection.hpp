#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "mieux/queries/figures/stats.hpp"
#include "mieux/queries/language/filter.hpp"

namespace mieux::cli {

/// Options that say which records are meant; the same for every command that lists or counts.
struct Selection {
  std::string where;
  std::string country;
  std::string region;
  std::string theme;
  std::string year;
  std::string phase;
  std::string status;
  std::string grouping;

  bool operator==(const Selection&) const = default;
};

/// Options that say in which period something lies, and what that means.
struct PeriodOptions {
  std::string from;
  std::string to;
  bool active = false;
};

/// What is asked of the store: on a day, for an audience, with regions of the grouping given; of
/// the store's own if it is empty. Throws Failure (2) for a grouping that there is not.
View view_of(const Store& store, AsOf as_of, Audience audience, const std::string& grouping);

/// The same in the language `lang` (`--lang`); empty: in English. Fails (2) if there is no such
/// language.
View view_in(const Store& store, AsOf as_of, Audience audience, const std::string& grouping,
             const std::string& lang);

/// Says on `err` which labels are not in the language, if any.
void note_missing(std::ostream& err, const Language& language);

/// The filter the options ask for. Throws Failure (2), located.
Filter filter_of(const Selection& selection, const View& view, const Subject& subject);

/// The same as one expression, for who writes it down; empty if nothing is asked for.
std::string expression_of(const Selection& selection);
/// `country = BEN`, `title = "Asylum law"`; with `none` for what the record does not say.
std::string comparison_of(const std::string& field, const std::string& word);

/// A field of regions with the grouping that was asked for, unless it names one:
/// `region@region_2015`.
std::string in_grouping(const std::string& field, const std::string& grouping);

/// The subject called `name`, or a Failure (2) that suggests the nearest.
const Subject& require_subject(const std::string& name, const std::string& option);

/// The days from --from to --to, either of which may be absent, and how --active reads them.
/// Throws Failure (2).
std::optional<Period> period_of(const PeriodOptions& options);

/// `a,b` as its parts; empty text has none.
std::vector<std::string> comma_list(const std::string& text);

/// The words of such a text, each with where it was typed. The views hold as long as the text.
std::vector<Typed> typed_words(std::string_view option, const std::string& text);
/// The word itself.
std::string_view word_of(const Typed& typed);
/// The fields that the words name. Throws Failure (2), located.
std::vector<Field> require_fields(const View& view, const Subject& subject,
                                  const std::vector<Typed>& words);

/// A path as the store knows it: relative to its root, wherever the command is run. Fails (2).
std::string within_store(const std::filesystem::path& root, const std::string& given);

/// Is the file one of those asked for, or in a folder asked for? Nothing asked for means all.
bool is_wanted(const std::string& file, const std::vector<std::string>& wanted);

/// Says on `err` which units are in no figure or list, and why.
void note_undecided(std::ostream& err, const Store& store, const Subject& subject,
                    const std::vector<Unit>& undecided);
void note_drafts(std::ostream& err, const std::vector<const Record*>& drafts);
/// Warns of each record of the kind that cannot be read.
void warn_unreadable(std::ostream& err, const Store& store, RecordKind kind);
/// Warns if records of the kind have errors: lists and figures may lack what they say.
void note_unsound(std::ostream& err, const Store& store, RecordKind kind);

}  // namespace mieux::cli
