#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mieux/base/diagnostic.hpp"

namespace mieux {

/// The names of persons that a line of a signature or a header may hold, without titles and what
/// follows the name: `Joan Doe` in `(signed) Dr Joan Doe, Director` and in `Doe, Joan - MINISTRY`.
std::vector<std::string> names_in(std::string_view line);

/// Persons known from elsewhere in a letter, looked for without regard to accents and capitals.
class Correspondents {
 public:
  /// `authorities`: slugs of names; a word of theirs alone means no person.
  Correspondents(const std::vector<std::string>& names,
                 const std::vector<std::string>& authorities);

  /// The first name that stands in `text` from byte `from` on: whole, or one of its words of at
  /// least four letters, with a capital, and what of the name follows.
  [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from) const;

  /// Does the name of a file say one of the names, whole or by a word of at least four letters?
  [[nodiscard]] bool stand_in_path(std::string_view path) const;

 private:
  [[nodiscard]] std::uint32_t whole_name_end(std::string_view text, const Span& word,
                                             const std::string& start) const;
  /// Where the words of names that follow a word end.
  [[nodiscard]] std::uint32_t rest_end(std::string_view text, Span word) const;

  std::vector<std::vector<std::string>> names_;                    ///< words, folded
  std::unordered_multimap<std::string, std::size_t> first_words_;  ///< of which name
  std::unordered_set<std::string> all_words_;
  std::unordered_set<std::string> telling_words_;  ///< those that mean a person alone
};

}  // namespace mieux
