#include "mieux/schema/visibility.hpp"

#include <algorithm>
#include <stdexcept>

#include "mieux/base/words.hpp"

namespace mieux::schema {

const Rule& Schemas::of(const Subject& subject) const {
  const Rule& whole = root(subject.kind);
  if (subject.part == Part::none) return whole;
  for (const Property& property : whole.properties)
    if (property.name == subject.place) return rule(rule(property.rule).items);
  throw std::logic_error("the schema has no " + std::string{subject.place});
}

Visibility visibility_at(const Schemas& schemas, const Rule& rule, std::string_view path) {
  Visibility strictest = Visibility::open;
  const Rule* at = &rule;
  for (const std::string_view name : split(path, '.')) {
    if (at->type == Type::array) at = &schemas.rule(at->items);
    if (at->table != no_rule) {
      at = &schemas.rule(at->table);
      continue;
    }
    const auto found =
        std::find_if(at->properties.begin(), at->properties.end(),
                     [&](const Property& property) { return property.name == name; });
    if (found == at->properties.end())
      throw std::logic_error("the schema has no field " + std::string{path});
    strictest = stricter(strictest, found->visibility);
    at = &schemas.rule(found->rule);
  }
  return strictest;
}

}  // namespace mieux::schema
