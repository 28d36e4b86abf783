#include "mieux/changes/wishes/typed_date.hpp"

#include "mieux/base/failure.hpp"

namespace mieux {

TypedDate typed_date(const std::string& on, const AsOf& as_of) {
  if (on.empty()) return {to_string(as_of.today), {as_of.today, as_of.today}};
  const auto date = Date::parse(on);
  if (!date) throw Failure(Exit::usage, "'" + on + "' is no date", date_problem(on));
  return {on, *date};
}

std::string in_words(Date date) { return (date.is_day() ? "on " : "in ") + date.to_string(); }

}  // namespace mieux
