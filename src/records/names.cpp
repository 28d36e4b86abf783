#include "mieux/records/names.hpp"

#include <algorithm>
#include <tuple>

namespace mieux {
namespace {

Day begin_of(const DatedName& name) {
  return name.from.known ? name.from.date.first() : Date::earliest;
}

Truth in_use(const DatedName& name, Day day) {
  const Date asked{day, day};
  const Truth begun = name.from.known ? not_after(name.from.date, asked) : Truth::yes;
  return begun && (name.to.known ? not_after(asked, name.to.date) : Truth::yes);
}

/// The position of the first name in the language of `name`; before all, if it is `wanted`.
std::ptrdiff_t language_rank(List<DatedName> names, const DatedName& name,
                             std::string_view wanted) {
  if (!wanted.empty() && name.language.value == wanted) return -1;
  return std::find_if(
             names.begin(), names.end(),
             [&](const DatedName& other) { return other.language.value == name.language.value; }) -
         names.begin();
}

/// What speaks for a name on a day; the greatest is printed.
auto rank_of(List<DatedName> names, const DatedName& name, Day day, std::string_view wanted) {
  const Truth used = in_use(name, day);
  const Day begin = begin_of(name);
  const std::ptrdiff_t language = used == Truth::no ? 0 : -language_rank(names, name, wanted);
  const bool past = begin <= day;
  return std::tuple{used, past, language, past ? begin : Date::earliest};
}

}  // namespace

Text name_on(const Organisation& organisation, Day day, std::string_view language) {
  const List<DatedName> names = organisation.names;
  const DatedName* best = nullptr;
  for (const DatedName& name : names)
    if (name.name.is_there() && (best == nullptr || rank_of(names, *best, day, language) <
                                                        rank_of(names, name, day, language)))
      best = &name;
  return best == nullptr ? Text{} : best->name;
}

}  // namespace mieux
