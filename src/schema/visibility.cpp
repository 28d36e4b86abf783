#include "mieux/schema/visibility.hpp"

#include <algorithm>
#include <stdexcept>

#include "mieux/base/words.hpp"

namespace mieux::schema {

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
