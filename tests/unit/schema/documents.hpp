// Documents made up for the comparison of our schema verdicts with another validator's: as JSON,
// and as the record file that says the same.
#pragma once

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/schema/kind.hpp"

namespace mieux::schema {

using Json = nlohmann::json;

/// A schema of the program as JSON that refers to nothing outside itself.
Json self_contained_schema(RecordKind kind);

/// A document that has every field of a schema and fits it.
Json full_document(const Json& schema);

/// The records of a kind in the example stores.
std::vector<Json> example_documents(RecordKind kind);

/// A document, and whether a text in it is written without the quotes it needs.
struct Made {
  Json json;
  bool bare = false;

  /// The record file that says the same; what needs quotes has them, unless it is marked as bare.
  [[nodiscard]] std::string yaml() const;
  /// The document with the marks of bare texts taken away.
  [[nodiscard]] Json plain() const;
};

/// Changes documents at random: values of other types, ambiguous texts, words of other fields,
/// keys that are missing or too many, elements that stand twice, values moved elsewhere.
class Mutator {
 public:
  Mutator(std::vector<Json> documents, unsigned seed);
  Made next();

 private:
  std::size_t below(std::size_t count);
  Json any_value();
  void change(Made& made);
  void change_object(Json& object);
  void change_array(Json& array);

  std::vector<Json> documents_;
  std::vector<Json> values_;  ///< every value that stands somewhere in the documents
  std::mt19937 random_;
};

}  // namespace mieux::schema
