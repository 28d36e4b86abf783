// The JSON Schemas of the record kinds, put into the program when it is built.
#pragma once

#include <span>
#include <string_view>

namespace mieux::schema {

/// A file of the folder `schema/`.
struct EmbeddedFile {
  std::string_view name;  ///< without folder, such as "request.schema.json"
  std::string_view text;  ///< the whole file
};

/// Every `schema/*.schema.json`, sorted by name.
std::span<const EmbeddedFile> embedded_schemas();

}  // namespace mieux::schema
