#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mieux {

/// A part: how many respondents of one record gave one answer to one question. `record`, `question`
/// and `option` are numbers of the caller's. "No answer" is an option, and an option of a question
/// with several answers is a question with two options of its own, chosen and not chosen: so the
/// parts of a record add up to its respondents for each of its questions.
struct CountedPart {
  std::uint32_t record = 0;
  std::uint32_t question = 0;
  std::uint32_t option = 0;
  std::uint32_t count = 0;
};

/// A number of respondents that is printed, or that can be worked out from what is printed, such as
/// the base of a share: the sum of the parts with these records, this question and these options.
/// A base is a figure as others are: the one with all options. Shares, medians and bars are no
/// figures; they are printed only where all figures they are made of are.
struct PublishedFigure {
  std::uint32_t row = 0;  ///< its records: an index of `PublishedTables::rows`
  std::uint32_t question = 0;
  std::vector<std::uint32_t> options;
  /// How much is lost with it: as so many figures. The n of all answers is worth more than each.
  std::uint32_t worth = 1;
};

/// Everything that is published together: all tables of a document, both periods of a comparison.
struct PublishedTables {
  std::vector<CountedPart> parts;                ///< in any order; equal ones are added up
  std::vector<std::vector<std::uint32_t>> rows;  ///< records of a row, in any order
  std::vector<PublishedFigure> figures;
  /// Rows that are read as the parts of a whole, by index: those by country, those by year. Readers
  /// add them up and compare the sum with the row of the whole.
  std::vector<std::vector<std::uint32_t>> breakdowns = {};
  /// Questions of which readers know how many respondents each record has: each expert of a list
  /// is one. Figures of all their options tell nothing and are never hidden.
  std::vector<std::uint32_t> known_totals = {};
};

/// Fewer respondents than this are not told of.
inline constexpr std::uint32_t smallest_cell = 5;

/// Which figures must not be printed, one flag for each, so that nobody learns of a few respondents
/// what they answered.
///
/// Protected are figures of 1 to `threshold` - 1, and such differences between two figures on the
/// same question of which one includes the other: by its options (the complement: 20 of 21) or by
/// its records (a period and a part of it); and what a breakdown leaves out of its whole, or counts
/// twice (a record under two countries). Zero is not protected. Who knows all printed figures,
/// which records they cover, and that a record has equally many respondents for each question, can
/// still think of `threshold` values or more, one after the other, for each protected number; of
/// a question whose totals are known, at least of as many as these and the search leave.
/// Other sums and differences of three figures and more are not looked at.
///
/// As few figures are hidden, by their worth, as the search finds; of equally few, those with
/// fewest zeros, then the smallest sum, then those found first: by row, then by option. The answer
/// depends on the order of rows, figures and options, not on that of parts and records. The program
/// does not look for the best choice for all protected numbers at once: it takes one after the
/// other.
///
/// Time: parts and memberships once; then for each protected number its classes of records (those
/// in the same rows) times the nearest classes (32 of each at most) times pairs of options times
/// the rows that differ. Throws std::invalid_argument if a figure refers to a row that is not
/// there.
std::vector<bool> hidden_figures(const PublishedTables& tables,
                                 std::uint32_t threshold = smallest_cell);

}  // namespace mieux
