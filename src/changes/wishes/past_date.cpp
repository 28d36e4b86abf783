#include "mieux/changes/wishes/past_date.hpp"

#include "mieux/base/failure.hpp"

namespace mieux {

TypedDate typed_past_date(const std::string& on, const AsOf& as_of) {
  TypedDate typed = typed_date(on, as_of);
  if (typed.date.first() > as_of.today)
    throw Failure(Exit::refused, typed.text + " is after today (" + to_string(as_of.today) + ")",
                  "say the day on which it happened: --on DATE");
  return typed;
}

}  // namespace mieux
