#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

class Store;

/// Names and ways to reach a person, out of a private roster: they can be looked for, not read.
class PrivateValues {
 public:
  /// Compared by `folded_letters`: capitals, accents, the kind and number of blanks and what is not
  /// seen do not matter. A value of one word without a digit or `@` is left out: it would be found
  /// everywhere.
  void add(std::string_view value);

  [[nodiscard]] bool empty() const { return values_.empty(); }

  /// The first value that stands in `text` as words of their own, from byte `from` on.
  [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from) const;

 private:
  std::vector<std::string> values_;
  std::unordered_multimap<std::uint32_t, std::size_t>
      starts_;  ///< by their first three bytes, folded
};

/// The values of the roster that mieux.yaml names (`private_roster`). None if it names none, or if
/// the roster cannot be read from here: not everybody may.
PrivateValues private_values(const Store& store);

/// The values of one personal part of an expert, given as the text of its record. None if the text
/// is no record.
PrivateValues values_of_private_record(std::string_view text);

}  // namespace mieux
