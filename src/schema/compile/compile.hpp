// JSON Schemas turned into rules: when the program is built, and for tests.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/schema/embedded.hpp"
#include "mieux/schema/schema.hpp"

namespace mieux::schema {

/// Schemas and the memory they refer to.
class CompiledSchemas {
 public:
  /// Throws std::runtime_error for a schema that is not JSON, uses a keyword or pattern outside
  /// docs/records.md, or refers to what does not exist: a fault of the build.
  explicit CompiledSchemas(std::span<const EmbeddedFile> files);
  CompiledSchemas(const CompiledSchemas&) = delete;
  CompiledSchemas& operator=(const CompiledSchemas&) = delete;
  CompiledSchemas(CompiledSchemas&&) = default;
  CompiledSchemas& operator=(CompiledSchemas&&) = default;
  ~CompiledSchemas() = default;

  [[nodiscard]] Schemas all() const { return {rules_, roots_, vocabularies_}; }

 private:
  friend class Compiler;
  std::deque<std::string> texts_;
  std::deque<std::vector<Property>> properties_;       ///< of rules
  std::deque<std::vector<std::string_view>> allowed_;  ///< of rules
  std::deque<std::vector<std::uint32_t>> branches_;    ///< of rules
  std::deque<std::vector<std::string_view>> keys_;     ///< of rules
  std::vector<Rule> rules_;
  std::vector<std::uint32_t> roots_;
  std::vector<std::string_view> vocabularies_;
};

}  // namespace mieux::schema
