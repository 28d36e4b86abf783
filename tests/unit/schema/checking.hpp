// Schemas and texts checked against them, for the tests of this layer.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/schema/check.hpp"
#include "mieux/schema/embedded.hpp"
#include "schema/compile/compile.hpp"
#include "yaml/reading.hpp"

namespace mieux::schema {

/// The schemas of the program with another text for one file; kept until the tests end.
inline Schemas compile_with(std::string_view name, std::string_view text) {
  std::vector<EmbeddedFile> files(embedded_schemas().begin(), embedded_schemas().end());
  for (EmbeddedFile& file : files)
    if (file.name == name) file.text = text;
  static std::deque<CompiledSchemas> kept;
  return kept.emplace_back(files).all();
}

/// A schema of claims whose only field besides `id` is `x`, of the schema `x`.
inline std::string claim_schema(std::string_view x) {
  return R"({"type": "object", "properties": {
      "id": {"type": "string", "description": "D.", "x-visibility": "public"},
      "x": )" +
         std::string{x} + R"(}, "required": ["id"], "additionalProperties": false})";
}

/// One text, read and checked.
struct Checked {
  Checked(const Schemas& schemas, RecordKind kind, std::string text) : reading(std::move(text)) {
    if (!reading.whole) return;
    Collected collected{findings, references, terms};
    check(reading.document, schemas, kind, collected);
  }

  [[nodiscard]] std::string_view text_of(Span span) const {
    return std::string_view{reading.text}.substr(span.begin, span.end - span.begin);
  }

  yaml::Reading reading;
  std::vector<Finding> findings;
  std::vector<ReferenceUse> references;
  std::vector<TermUse> terms;
};

}  // namespace mieux::schema
