#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "mieux/queries/figures/disclosure.hpp"

namespace mieux::samples {

/// Tables on questions, published together.
struct Publication {
  PublishedTables tables;

  /// Answers of a record to a question, by option.
  Publication& record(std::uint32_t record, std::uint32_t question,
                      std::initializer_list<std::uint32_t> counts);
  /// A row of a table on a question: a figure for each of the first `options` options, and
  /// the base, which is all options. The records come first.
  Publication& row(std::vector<std::uint32_t> records, std::uint32_t question,
                   std::uint32_t options);
  Publication& figure(std::uint32_t row, std::uint32_t question,
                      std::vector<std::uint32_t> options);

  /// These rows are parts of a whole.
  Publication& breakdown(std::vector<std::uint32_t> rows);

  [[nodiscard]] std::int64_t value(const PublishedFigure& figure) const;
  /// As a reader sees it, a row after the other: `* 20 * | 5 8 13`.
  [[nodiscard]] std::string printed() const;
  [[nodiscard]] std::string printed(const std::vector<bool>& hidden) const;
  /// As tests/disclosure/attack.py reads it, on one line.
  [[nodiscard]] std::string as_json(const std::vector<bool>& hidden) const;
};

/// Up to three records, two questions and three options, in rows that may overlap; sometimes two of
/// them as a breakdown.
Publication random_publication();

/// Three questions by country, by year and in total; at most 100.
std::vector<Publication> large_publications(std::size_t count);

}  // namespace mieux::samples
