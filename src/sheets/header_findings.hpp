#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "mieux/sheets/sheet.hpp"

namespace mieux {

/// What there is to say about the columns of a header: the first `most_said_of_header` of them one
/// by one, of the others how many they are. A header may have many columns of one mistake.
class HeaderFindings {
 public:
  /// `others` says what the others are: "have errors".
  HeaderFindings(Severity severity, std::string others, std::vector<Diagnostic>& said)
      : severity_(severity), others_(std::move(others)), said_(said) {}

  using Words = std::pair<std::string, std::string>;  ///< message and hint

  /// `words` is asked only if the column is said.
  void add(const Sheet& sheet, const Sheet::Cell& column, const std::function<Words()>& words);
  /// After the last column.
  void finish();

 private:
  Severity severity_;
  std::string others_;
  std::vector<Diagnostic>& said_;
  std::size_t count_ = 0;
  Place first_left_out_;
};

}  // namespace mieux
