#pragma once

#include <span>
#include <string_view>

namespace mieux {

/// What a code is about. Of an imported record, errors about completeness, sequence and
/// eligibility are warnings; of a draft, completeness is not asked for.
enum class Concern : unsigned char {
  format,
  schema,
  consistency,
  completeness,
  sequence,
  eligibility
};

struct Code {
  std::string_view name;
  Concern concern;
};

/// Every diagnostic code, in the order of docs/diagnostics.md.
std::span<const Code> codes();

/// The entry of a code; null if there is no such code.
const Code* find_code(std::string_view name);

}  // namespace mieux
