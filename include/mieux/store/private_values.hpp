#pragma once

#include <cstdint>
#include <optional>
#include <set>
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
  /// seen do not matter, and - _ . , count as blanks, so that ids and addresses are looked through.
  /// Telephone numbers are compared by `phone_key`. A value of one word without a digit or `@` is
  /// left out: it would be found everywhere.
  void add(std::string_view value);

  /// All of `others`, too.
  void add_all(const PrivateValues& others);

  [[nodiscard]] bool empty() const { return values_.empty() && phones_.empty(); }

  /// The first value that stands in `text` as words of their own, from byte `from` on.
  [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from) const;

 private:
  void keep(std::string folded);
  [[nodiscard]] std::optional<Span> find_value(std::string_view text, std::size_t from) const;
  [[nodiscard]] std::optional<Span> find_number(std::string_view text, std::size_t from) const;

  std::set<std::string> phones_;  ///< keys of telephone numbers
  std::vector<std::string> values_;
  std::unordered_multimap<std::uint32_t, std::size_t>
      starts_;  ///< by their first three bytes, folded
};

/// The values of the roster that mieux.yaml names (`private_roster`). None if it names none, or if
/// the roster is not here, or is none of this facility (`problem_of_roster`).
PrivateValues private_values(const Store& store);

/// The values of one personal part of an expert, given as the text of its record. None if the text
/// is no record.
PrivateValues values_of_private_record(std::string_view text);

}  // namespace mieux
