#include "mieux/letters/person_search.hpp"

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"
#include "name_words.hpp"
#include "persons.hpp"

namespace mieux {

PersonSearch::PersonSearch(const Store& store)
    : search_(std::make_unique<WithoutPersons>(private_values(store), Correspondents{{}, {}})) {}

PersonSearch::~PersonSearch() = default;

std::string PersonSearch::find(std::string_view text) {
  const auto lines_left_out = [this] {
    std::size_t lines = 0;
    for (const LeftOut& some : search_->left_out()) lines += some.lines.size();
    return lines;
  };
  if (may_be_name(trimmed(text))) return "a personal name";
  for (std::size_t from = 0, number = 1; from <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::size_t before = lines_left_out();
    search_->line(text.substr(from, end - from), number);
    if (lines_left_out() > before)
      for (const LeftOut& some : search_->left_out())
        if (some.lines.back() == number) return "a " + some.what;
    from = end + 1;
  }
  return {};
}

void require_nobody(PersonSearch& search, std::string_view field, std::string_view text) {
  if (const std::string person = search.find(text); !person.empty())
    throw Failure(Exit::refused, std::string{field} + ": it seems to hold " + person,
                  "write what was said or done, with a function or an authority in place of a "
                  "person");
}

}  // namespace mieux
