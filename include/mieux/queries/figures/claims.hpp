#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mieux/procedure/deadlines/look_again.hpp"
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
  /// One number of the claim, or one element of a list; `key` is empty if the claim is one number.
  struct Line {
    std::string key;
    std::string published;  ///< of an element that is in the list `listed`
    std::string counted;
    bool agrees = true;
    std::vector<std::string> records = {};  ///< behind the counted number
    /// What people read for `key`: of an element, and of a number in another language than English.
    std::string label = {};
  };

  const Record* record = nullptr;
  Verdict verdict = Verdict::not_countable;
  std::string published;    ///< a number with its qualifier, a text, `table of N` or `list of N`
  std::string counted;      ///< empty if not countable
  std::string explanation;  ///< of the difference, or why it cannot be counted
  std::vector<Line> lines;
  bool is_list = false;  ///< of terms or ids, each of which is a line
  LookAgain look_again;

  /// Labels of what is counted and not in the list, or is in it and not counted, as far as the two
  /// are meant to agree; `ids` instead of labels.
  [[nodiscard]] std::vector<std::string> not_published(bool ids) const;
  [[nodiscard]] std::vector<std::string> not_counted(bool ids) const;
};

/// Why a query cannot be counted, and where that is in the file of the claim.
struct QueryProblem {
  Span span;
  std::string message;
  std::string hint;
};

/// What is wrong with the query of a claim; nothing if it can be counted, or if there is none.
std::optional<QueryProblem> problem_of(const View& view, const Record& claim);

/// Elements of the lists of a claim that its query can never count: terms and records that there
/// are not, and what is called so but has another id.
std::vector<QueryProblem> unknown_elements(const View& view, const Record& claim);

/// Counts what a claim claims, on the day it was made for, in the language of the view. Throws
/// Failure (3) if records it would count cannot be read.
CheckedClaim check_claim(const View& view, const Record& claim);

}  // namespace mieux
