#include <stdexcept>
#include <string>

#include "mieux/schema/schema.hpp"

namespace mieux::schema {

const Rule& Schemas::of(const Subject& subject) const {
  const Rule& whole = root(subject.kind);
  if (subject.part == Part::none) return whole;
  for (const Property& property : whole.properties)
    if (property.name == subject.place) return rule(rule(property.rule).items);
  throw std::logic_error("the schema has no " + std::string{subject.place});
}

std::string_view name_of(Type type) {
  switch (type) {
    case Type::object: return "object";
    case Type::array: return "array";
    case Type::string: return "string";
    case Type::integer: return "integer";
    case Type::number: return "number";
    case Type::boolean: return "boolean";
    case Type::any_of: return "anyOf";
  }
  return "object";
}

std::string_view name_of(Visibility visibility) {
  switch (visibility) {
    case Visibility::open: return "public";
    case Visibility::internal: return "internal";
    case Visibility::personal: return "personal";
  }
  return "personal";
}

}  // namespace mieux::schema
