#pragma once

#include <cstdint>
#include <string_view>

#include "mieux/schema/schema.hpp"

namespace mieux {

/// Who reads what the program says of records. What is personal is for neither: it is in the
/// private roster.
enum class Audience : std::uint8_t {
  everybody,  ///< public values alone
  staff,      ///< internal ones, too
};

/// The column that marks rows of a sheet which are for staff alone.
inline constexpr std::string_view audience_column = "audience";

/// The one place that decides what may be shown to whom.
constexpr bool may_see(Audience audience, schema::Visibility visibility) {
  switch (visibility) {
    case schema::Visibility::open: return true;
    case schema::Visibility::internal: return audience == Audience::staff;
    case schema::Visibility::personal: return false;
  }
  return false;
}

namespace schema {

constexpr Visibility stricter(Visibility a, Visibility b) { return a < b ? b : a; }

/// The strictest visibility on a path of fields (`letters.received_by`), from `rule` on. Throws
/// std::logic_error for a path there is not.
Visibility visibility_at(const Schemas& schemas, const Rule& rule, std::string_view path);

}  // namespace schema
}  // namespace mieux
