// Our schema verdicts are those of valijson, but for what JSON cannot say: days that no calendar
// has, and texts that YAML reads as something else without quotes.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "checking.hpp"
#include "documents.hpp"

namespace oracle_test {

using namespace mieux;
using namespace mieux::schema;

namespace {

constexpr int documents_per_kind = 800;

/// The other validator, with the schema of one kind.
class Oracle {
 public:
  explicit Oracle(const Json& schema) {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), schema_);
  }

  bool accepts(const Json& json) {
    return validator_.validate(schema_, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
  }

 private:
  valijson::Schema schema_;
  valijson::Validator validator_{valijson::Validator::kStrongTypes};
};

struct Counts {
  int accepted = 0;
  int refused = 0;
  int only_ours = 0;  ///< refused by us alone, for what JSON cannot say
};

/// May we refuse what JSON Schema accepts, for these findings?
bool beyond_json(const Checked& checked, const Made& made) {
  return std::all_of(checked.findings.begin(), checked.findings.end(), [&](const Finding& f) {
    return f.code == "bad-date" || (f.code == "write-quoted" && made.bare);
  });
}

void compare(Oracle& oracle, RecordKind kind, const Made& made, Counts& counts) {
  const Checked checked(built_in_schemas(), kind, made.yaml());
  const bool ours = checked.reading.whole && checked.findings.empty();
  const bool theirs = oracle.accepts(made.plain());
  ++(theirs ? counts.accepted : counts.refused);
  if (ours == theirs) return;
  if (theirs && checked.reading.whole && beyond_json(checked, made)) {
    ++counts.only_ours;
    return;
  }
  const std::string finding = checked.findings.empty() ? "none" : checked.findings.front().message;
  CAPTURE(checked.reading.text);
  CAPTURE(finding);
  CHECK(ours == theirs);
}

}  // namespace

TEST_CASE("our verdicts on example records, whole and damaged, are those of valijson") {
  for (const Subject& kind : kinds) {
    CAPTURE(kind.singular);
    const Json schema = self_contained_schema(kind.kind);
    Oracle oracle(schema);
    std::vector<Json> documents = example_documents(kind.kind);
    documents.push_back(full_document(schema));
    Counts counts;
    for (const Json& document : documents) compare(oracle, kind.kind, {document}, counts);
    CHECK(counts.refused == 0);
    CHECK(counts.only_ours == 0);
    Mutator mutator(std::move(documents), 2009 + static_cast<unsigned>(kind.kind));
    for (int i = 0; i < documents_per_kind; ++i) compare(oracle, kind.kind, mutator.next(), counts);
    CHECK(counts.accepted > documents_per_kind / 4);
    CHECK(counts.refused > documents_per_kind / 4);
    CHECK(counts.only_ours > 0);
    CHECK(counts.only_ours < documents_per_kind / 10);
  }
}

}  // namespace oracle_test
