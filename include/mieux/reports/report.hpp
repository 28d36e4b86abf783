#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/queries/fields/fields.hpp"
#include "mieux/reports/render/grid.hpp"

namespace mieux {

/// What a heading or the title of a figure says: in English, by which it is called, and as it is
/// shown.
struct Phrase {
  std::string english;
  std::string shown;
};

/// The label with its values, which are phrases.
template <typename... Phrases>
Phrase phrase(const Language& language, std::string_view key, const Phrases&... values) {
  return {Language{}.text(key, values.english...), language.text(key, values.shown...)};
}

/// The heads of a table, each a label: `{"clock", "kept:"}`; a colon for a column of numbers.
std::string table_head(const Language& language, const std::vector<std::string_view>& columns);

/// A rendered report: Markdown, and the pictures it shows.
struct Report {
  struct File {
    std::string name;
    std::string text;
  };
  std::string markdown;
  std::vector<File> pictures;
  /// Slugs of its headings in English, in their order, whatever language it is in: its parts are
  /// asked for by them. None where a report has one language.
  std::vector<std::string> sections = {};
  /// For who prints it, not for its readers: what is left out, and why.
  std::vector<std::string> notes = {};

  /// Writes a heading, `depth` from 1.
  void heading(std::size_t depth, const Phrase& text);
};

/// What a report is asked for.
struct ReportRequest {
  Date period;                     ///< the days it is about
  bool active = false;             ///< what lasts lies in the period if it ran on a day of it
  std::string period_text;         ///< as it was typed: `2009-2015`
  bool with_pictures = false;      ///< whether the Markdown may refer to `Report::pictures`
  const Record* record = nullptr;  ///< of a report on one record: which
  std::uint32_t part = 0;          ///< of a report on a part of an Action: its position there
  std::string term;                ///< of a report on a term: its id
  std::string region;              ///< of a report by region: the id of the one that is asked for
};

struct ReportKind {
  /// What it is about: figures of a period, or how things stand; or one record, or one
  /// term of a vocabulary.
  enum class About : std::uint8_t { period, day, record, term };

  std::string_view name;
  std::string_view summary;
  About about = About::period;
  RecordKind of{};  ///< the kind of the record it is about
  Report (*make)(const View&, const ReportRequest&) = nullptr;
  bool reads_active = false;            ///< it asks `ReportRequest::active`
  Grid (*grid)(const View&) = nullptr;  ///< of a report that is one table: for CSV
  bool for_staff = false;               ///< it has no public form: the audience is staff
  bool has_figures = false;  ///< the numbers in its tables are figures that people publish
  /// Of a report on a term: its vocabulary; `region`: the regions of the grouping.
  std::string_view vocabulary = {};
  bool by_region = false;  ///< it can be asked for one region: `ReportRequest::region`
  Part part = Part::none;  ///< of a report on a part of an Action: of which sort
};

/// The reports there are.
std::span<const ReportKind> report_kinds();

}  // namespace mieux
