#pragma once

#include <string_view>
#include <vector>

#include "mieux/base/date.hpp"
#include "mieux/base/diagnostic.hpp"
#include "mieux/schema/schema.hpp"
#include "mieux/yaml/document.hpp"

namespace mieux::schema {

/// A value that names another record.
struct ReferenceUse {
  std::string_view text;
  Span span;
  KindSet kinds = 0;
};

/// A value that must be a term of a vocabulary.
struct TermUse {
  std::string_view text;
  Span span;
  std::uint16_t vocabulary = no_vocabulary;
  std::uint32_t node = 0;  ///< its index in the document; 0 if the term is a key
};

/// A date of something that happens in the facility, and so not before it; one that can be right.
struct DateUse {
  Date date;
  Span span;
  std::string_view name;  ///< of the field
};

/// What a check leaves behind. The vectors are only added to.
struct Collected {
  std::vector<Finding>& findings;
  std::vector<ReferenceUse>& references;
  std::vector<TermUse>& terms;
  std::vector<DateUse>* dates = nullptr;  ///< null: they are not wanted
};

/// Compares a document with the schema of its kind. Every difference becomes a finding, located
/// at the value; references and terms are collected for those who know the other records, those
/// that are malformed too: they may say what was meant. Marks each node of a mapping with the
/// number of its property plus one (0: unknown).
void check(yaml::Document& document, const Schemas& schemas, RecordKind kind, Collected& collected);

}  // namespace mieux::schema
