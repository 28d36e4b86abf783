#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/queries/figures/stats.hpp"

namespace mieux {

enum class Verdict : std::uint8_t {
  confirmed,      ///< the records bear the figure out
  explained,      ///< they do not, and the claim says by how much and why
  unexplained,    ///< they do not, and nobody said why
  not_countable,  ///< the records cannot tell; the claim says why
  wrong_query,    ///< its query cannot be counted (`problem_of`)
};

std::string_view name_of(Verdict verdict);

/// A published figure beside the counted one.
struct CheckedClaim {
  /// One number of the claim; `key` is empty unless the claim is a table.
  struct Line {
    std::string key;
    std::string published;
    std::string counted;
    bool agrees = true;
    std::vector<std::string> records;  ///< behind the counted number
  };

  const Record* record = nullptr;
  Verdict verdict = Verdict::not_countable;
  std::string published;    ///< a number with its qualifier, a text, or `table of N`
  std::string counted;      ///< empty if not countable
  std::string explanation;  ///< of the difference, or why it cannot be counted
  std::vector<Line> lines;
};

/// Why a query cannot be counted, and where that is in the file of the claim.
struct QueryProblem {
  Span span;
  std::string message;
  std::string hint;
};

/// What is wrong with the query of a claim; nothing if it can be counted, or if there is none.
std::optional<QueryProblem> problem_of(const View& view, const Record& claim);

/// Counts what a claim claims, on the day it was made for. Throws Failure (3) if records it would
/// count cannot be read.
CheckedClaim check_claim(const View& view, const Record& claim);

}  // namespace mieux
