#pragma once

#include <cstdint>
#include <vector>

#include "mieux/queries/figures/disclosure.hpp"

namespace mieux::disclosure {

/// Records that are in the same rows and were asked the same questions. Whoever knows all figures
/// cannot tell them apart.
struct RecordClass {
  std::vector<std::uint32_t> rows;       ///< ascending
  std::vector<std::uint32_t> questions;  ///< ascending

  auto operator<=>(const RecordClass&) const = default;
};

struct FigureCell {
  std::uint32_t row = 0;
  std::uint32_t question = 0;
  std::vector<bool> has;  ///< by option
  std::int64_t value = 0;
  std::uint32_t worth = 1;
};

/// Respondents by class, question and option; no options where the class was not asked.
using Counts = std::vector<std::vector<std::vector<std::int64_t>>>;

/// The published tables, with classes in place of records and everything numbered from 0.
struct ClassedTables {
  std::vector<RecordClass> classes;
  Counts counts;
  std::vector<std::vector<std::uint32_t>> classes_of;  ///< a row, ascending
  std::vector<std::vector<bool>> in_row;               ///< by row and class
  std::vector<std::vector<std::uint32_t>> breakdowns;
  std::vector<std::size_t> options_of;                            ///< a question: how many it has
  std::vector<bool> is_total_known;                               ///< by question
  std::vector<FigureCell> cells;                                  ///< one for each figure
  std::vector<std::vector<std::vector<std::uint32_t>>> cells_at;  ///< by question and row
};

/// Throws std::invalid_argument if a figure refers to a row that is not there.
ClassedTables classed(const PublishedTables& tables);

/// A number of respondents that nobody may learn.
struct Secret {
  std::vector<std::uint32_t> classes;  ///< ascending
  std::uint32_t question = 0;
  std::vector<bool> options;

  auto operator<=>(const Secret&) const = default;
};

/// The small numbers among the figures, among the differences of two of which one includes the
/// other, and among what breakdowns leave out or count twice; each once. Those of all options come
/// first: what hides them hides much of the rest.
std::vector<Secret> secrets_of(const ClassedTables& tables, std::int64_t threshold);

/// The figures to hide, beside `hidden`, so that `threshold` values of the secret are possible.
/// There is always such a choice: at worst respondents come from a record that nobody knows of.
std::vector<std::uint32_t> cover_of(const ClassedTables& tables, const Secret& secret,
                                    const std::vector<bool>& hidden, std::int64_t threshold);

}  // namespace mieux::disclosure
