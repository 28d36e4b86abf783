#include "mieux/changes/wishes/typed_date.hpp"

#include "mieux/base/failure.hpp"
#include "mieux/base/words.hpp"

namespace mieux {

TypedDate typed_date(const std::string& on, const AsOf& as_of) {
  if (on.empty()) return {to_string(as_of.today), {as_of.today, as_of.today}};
  const auto date = Date::parse(on);
  if (!date) throw Failure(Exit::usage, in_quotes(on) + " is no date", date_problem(on));
  return {on, *date};
}

TypedDate typed_past_date(const std::string& on, const AsOf& as_of) {
  TypedDate typed = typed_date(on, as_of);
  if (typed.date.first() > as_of.today)
    throw Failure(Exit::refused, typed.text + " is after today (" + to_string(as_of.today) + ")",
                  "say the day on which it happened: --on DATE");
  return typed;
}

}  // namespace mieux
