#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "mieux/store/store.hpp"

namespace mieux {

class WithoutPersons;

/// Looks for persons in texts that are to be stored without any.
class PersonSearch {
 public:
  /// Reads the private roster, if the store has one that can be read.
  explicit PersonSearch(const Store& store);
  PersonSearch(const PersonSearch&) = delete;
  PersonSearch& operator=(const PersonSearch&) = delete;
  ~PersonSearch();

  /// What in the text seems to be about a person, in words (`a personal name`): a name behind a
  /// title or alone, a value of the private roster, a way to reach somebody. Empty if nothing does.
  /// A name without a title in the middle of a sentence is not known as one.
  std::string find(std::string_view text);

 private:
  std::unique_ptr<WithoutPersons> search_;
};

/// Refuses (3) a text that seems to hold a person; `field` says which it is.
void require_nobody(PersonSearch& search, std::string_view field, std::string_view text);

}  // namespace mieux
