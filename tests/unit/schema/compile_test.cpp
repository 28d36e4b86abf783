// The schemas of the program compile; one that asks for what nothing enforces is refused.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "checking.hpp"

namespace compile_test {

using namespace mieux;
using namespace mieux::schema;

namespace {

/// What compiling says against `text` as the schema of claims; empty if it takes it.
std::string refusal(std::string_view text) {
  try {
    compile_with("claim.schema.json", text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

/// A schema of a property, with `body` beside the description.
std::string property(std::string_view body) {
  return R"({"description": "D.", "x-visibility": "public", )" + std::string{body} + "}";
}

struct Refused {
  std::string_view body;  ///< of a property's schema
  std::string_view says;
};

void check_refused(const std::vector<Refused>& cases) {
  for (const Refused& c : cases) {
    CAPTURE(c.body);
    const std::string said = refusal(claim_schema(property(c.body)));
    CAPTURE(said);
    CHECK(said.find(c.says) != std::string::npos);
    CHECK(said.find("claim.schema.json") != std::string::npos);
  }
}

std::string many_properties(int count) {
  std::string text = R"({"type": "object", "additionalProperties": false, "properties": {)";
  for (int i = 0; i < count; ++i)
    text += (i == 0 ? "" : ",") + ("\"p" + std::to_string(i) + "\": ") +
            property(R"("type": "string")");
  return text + "}}";
}

/// Is every text that a person reads there, in this rule and below?
void check_described(const Schemas& schemas, const Rule& rule, std::string_view kind) {
  CAPTURE(kind);
  for (const Property& p : rule.properties) {
    CAPTURE(p.name);
    CHECK_FALSE(p.description.empty());
    check_described(schemas, schemas.rule(p.rule), kind);
  }
  if (rule.type == Type::array) check_described(schemas, schemas.rule(rule.items), kind);
  if (rule.table != no_rule) check_described(schemas, schemas.rule(rule.table), kind);
  CHECK((rule.type != Type::any_of || rule.branches.size() > 1));
}

const Property& property_of(const Rule& rule, std::string_view name) {
  const auto found = std::find_if(rule.properties.begin(), rule.properties.end(),
                                  [&](const Property& p) { return p.name == name; });
  REQUIRE(found != rule.properties.end());
  return *found;
}

}  // namespace

TEST_CASE("every kind has a schema, and every field a description") {
  CHECK(embedded_schemas().size() == kind_count + 1);
  for (const Subject& kind : kinds) {
    const Rule& root = built_in_schemas().root(kind.kind);
    CHECK(root.type == Type::object);
    CHECK_FALSE(root.title.empty());
    CHECK_FALSE(root.properties.empty());
    check_described(built_in_schemas(), root, kind.singular);
  }
}

TEST_CASE("every kind but the programme begins with id and uid, both required") {
  for (const Subject& kind : kinds) {
    if (kind.kind == RecordKind::programme) continue;
    CAPTURE(kind.singular);
    const Rule& root = built_in_schemas().root(kind.kind);
    REQUIRE(root.properties.size() > 2);
    CHECK(root.properties[0].name == "id");
    CHECK(root.properties[1].name == "uid");
    CHECK((root.required & 3U) == 3U);
    CHECK(root.properties[0].required);
    CHECK(built_in_schemas().rule(root.properties[0].rule).pattern == Pattern::id);
    CHECK(built_in_schemas().rule(root.properties[1].rule).pattern == Pattern::uid);
  }
}

TEST_CASE("the private part of an expert is personal throughout, the public one nowhere") {
  for (const Property& p : built_in_schemas().root(RecordKind::expert_private).properties) {
    CAPTURE(p.name);
    CHECK((p.visibility == Visibility::personal || p.name == "id" || p.name == "uid"));
  }
  for (const Property& p : built_in_schemas().root(RecordKind::expert).properties)
    CHECK(p.visibility != Visibility::personal);
}

TEST_CASE("keywords become rules") {
  const Schemas& schemas = built_in_schemas();
  const Rule& request = schemas.root(RecordKind::request);
  const Rule& events = schemas.rule(property_of(request, "events").rule);
  CHECK(events.type == Type::array);
  CHECK(events.min_items == 1);
  CHECK_FALSE(events.unique_items);
  const Rule& event = schemas.rule(events.items);
  CHECK(schemas.rule(property_of(event, "event").rule).allowed.size() == 13);
  CHECK(schemas.rule(property_of(event, "date").rule).pattern == Pattern::date);
  const Rule& topics = schemas.rule(property_of(request, "topics").rule);
  CHECK(topics.unique_items);
  const Rule& topic = schemas.rule(topics.items);
  CHECK(topic.min_length == 1);
  REQUIRE(topic.vocabulary < schemas.vocabularies().size());
  CHECK(schemas.vocabularies()[topic.vocabulary] == "topics");
  const Rule& follow_up = schemas.rule(property_of(request, "follow_up_of").rule);
  CHECK(schemas.rule(follow_up.items).refers_to == set_of(RecordKind::action));
  const Rule& value = schemas.rule(property_of(schemas.root(RecordKind::claim), "value").rule);
  CHECK(value.type == Type::any_of);
  CHECK(value.branches.size() == 4);
  CHECK(schemas.rule(value.branches[2]).table != no_rule);
}

TEST_CASE("what stands beside a reference is laid over its target") {
  const Schemas& schemas = built_in_schemas();
  const Rule& action = schemas.root(RecordKind::action);
  const Property& request = property_of(action, "request");
  CHECK(schemas.rule(request.rule).pattern == Pattern::id);
  CHECK(schemas.rule(request.rule).refers_to == set_of(RecordKind::request));
  const Property& id = property_of(action, "id");
  CHECK(schemas.rule(id.rule).refers_to == 0);  // the target itself stays as it is
  const Property& country = property_of(schemas.root(RecordKind::organisation), "country");
  CHECK(schemas.vocabularies()[schemas.rule(country.rule).vocabulary] == "countries");
}

TEST_CASE("a schema with a keyword or a pattern that nothing enforces is refused") {
  check_refused({
      {R"("type": "string", "maxLength": 3)", "maxLength"},
      {R"("type": "string", "format": "date")", "format"},
      {R"("type": "string", "const": "a")", "const"},
      {R"("type": "integer", "exclusiveMinimum": 3)", "exclusiveMinimum"},
      {R"("type": "array", "items": {"type": "string", "default": "a"})", "default"},
      {R"("oneOf": [{"type": "string"}, {"type": "number"}])", "oneOf"},
      {R"("type": "object", "patternProperties": {}, "additionalProperties": false)",
       "patternProperties"},
      {R"("type": "string", "pattern": "^[a-z]+$")", "pattern"},
      {R"("type": "string", "pattern": "")", "pattern"},
  });
}

TEST_CASE("what is published without small cells is internal as stored") {
  check_refused({
      {R"("type": "integer", "x-small-cells": "suppress")", "x-visibility internal"},
      {R"("type": "integer", "x-small-cells": "hide")", "hide"},
      {R"("type": "integer", "x-small-cells": true)", "true"},
  });
  const Schemas schemas = compile_with("claim.schema.json", claim_schema(R"({"description": "D.",
      "x-visibility": "internal", "x-small-cells": "suppress", "type": "integer"})"));
  const Rule& claim = schemas.root(RecordKind::claim);
  CHECK(property_of(claim, "x").small_cells);
  CHECK_FALSE(property_of(claim, "id").small_cells);
}

TEST_CASE("a schema of an unknown type is refused") {
  check_refused({
      {R"("type": "date")", "date"},
      {R"("type": "null")", "null"},
      {R"("type": ["string", "number"])", "type"},
      {R"("minLength": 1)", "type"},
      {R"("type": "string", "enum": [1, 2])", "string"},
      {R"("type": "array")", "items"},
      {R"("anyOf": [{"type": "string"}])", "anyOf"},
      {R"("anyOf": [{"type": "string"}, {"type": "string", "enum": ["a"]}])", "anyOf"},
      {R"("anyOf": [{"type": "number"}, {"type": "integer"}])", "anyOf"},
  });
}

TEST_CASE("a table or fields: an object says which") {
  check_refused({
      {R"("type": "object")", "additionalProperties"},
      {R"("type": "object", "properties": {})", "additionalProperties"},
      {R"("type": "object", "additionalProperties": true)", "additionalProperties"},
      {R"("type": "object", "additionalProperties": false, "required": ["a"])", "\"a\""},
      {R"("type": "object", "additionalProperties": {"type": "string"}, "properties": {})",
       "table"},
      {R"("type": "object", "additionalProperties": {"type": "string"}, "required": ["a"])",
       "table"},
      {R"("type": "object", "additionalProperties": {"type": "word"})", "word"},
      {R"("type": "object", "additionalProperties": false, "properties": {"a": {"type": "string"}})",
       "description"},
      {R"("type": "object", "additionalProperties": false,
          "properties": {"a": {"type": "string", "description": "D."}})",
       "x-visibility"},
      {R"("type": "object", "additionalProperties": false, "properties":
          {"a": {"type": "string", "description": "D.", "x-visibility": "secret"}})",
       "secret"},
  });
}

TEST_CASE("a reference to what is not there, or to itself, is refused") {
  check_refused({
      {R"("$ref": "other.schema.json#/definitions/id")", "other.schema.json"},
      {R"("$ref": "common.schema.json#/definitions/nothing")", "nothing"},
      {R"("$ref": "#/definitions/id")", "#/definitions/id"},
      {R"("$ref": "common.schema.json")", "common.schema.json"},
      {R"("$ref": "#/properties/x")", "#/properties/x"},
      {R"("$ref": "common.schema.json#/definitions/id", "minLength": 3)", "minLength"},
      {R"("type": "string", "x-refers-to": "donor")", "donor"},
      {R"("type": "string", "x-refers-to": ["request", "donor"])", "donor"},
  });
}

TEST_CASE("at most 64 properties fit into one object") {
  CHECK(refusal(many_properties(64)).empty());
  CHECK(refusal(many_properties(65)).find("64") != std::string::npos);
}

bool is_same(const Property& a, const Property& b) {
  return a.name == b.name && a.tag == b.tag && a.description == b.description && a.rule == b.rule &&
         a.visibility == b.visibility && a.required == b.required &&
         a.of_facility == b.of_facility && a.small_cells == b.small_cells;
}

bool is_same(const Rule& a, const Rule& b) {
  return a.type == b.type && a.pattern == b.pattern && a.unique_items == b.unique_items &&
         a.many_lines == b.many_lines && a.vocabulary == b.vocabulary &&
         a.refers_to == b.refers_to && a.items == b.items && a.table == b.table &&
         a.min_items == b.min_items && a.min_length == b.min_length && a.required == b.required &&
         a.minimum == b.minimum && a.maximum == b.maximum &&
         std::ranges::equal(a.properties, b.properties,
                            [](const Property& x, const Property& y) { return is_same(x, y); }) &&
         std::ranges::equal(a.allowed, b.allowed) && std::ranges::equal(a.branches, b.branches) &&
         std::ranges::equal(a.key, b.key) && a.title == b.title && a.description == b.description;
}

TEST_CASE("the tables of the program are what its schemas compile to") {
  const CompiledSchemas compiled(embedded_schemas());
  const Schemas& tables = built_in_schemas();
  const Schemas all = compiled.all();
  REQUIRE(tables.rules().size() == all.rules().size());
  CHECK(all.rules().size() > 1000);
  for (std::size_t i = 0; i < all.rules().size(); ++i) {
    CAPTURE(i);
    CHECK(is_same(tables.rules()[i], all.rules()[i]));
  }
  CHECK(std::ranges::equal(tables.vocabularies(), all.vocabularies()));
  for (const Subject& kind : kinds)
    CHECK(&tables.root(kind.kind) - tables.rules().data() ==
          &all.root(kind.kind) - all.rules().data());
}

TEST_CASE("files that are no schemas are refused") {
  CHECK_FALSE(refusal("").empty());
  CHECK_FALSE(refusal("{").empty());
  CHECK_FALSE(refusal("[]").empty());
  CHECK_FALSE(refusal("3").empty());
  CHECK_FALSE(refusal(R"({"type": "object", "additionalProperties": false} x)").empty());
  CHECK(refusal(R"({"type": "object", "additionalProperties": false})").empty());
  std::vector<EmbeddedFile> files(embedded_schemas().begin(), embedded_schemas().end());
  std::erase_if(files, [](const EmbeddedFile& file) { return file.name == "review.schema.json"; });
  CHECK_THROWS_AS(CompiledSchemas{files}, std::runtime_error);
  CHECK_THROWS_AS(CompiledSchemas{{}}, std::runtime_error);
}

/// Calls `take(path, rule)` for each list of tables below a rule.
void for_each_list(const Schemas& schemas, std::uint32_t number, const std::string& path,
                   const std::function<void(const std::string&, const Rule&)>& take) {
  const Rule& rule = schemas.rule(number);
  if (rule.type == Type::array) {
    if (schemas.rule(rule.items).type == Type::object) take(path, rule);
    for_each_list(schemas, rule.items, path + "[]", take);
  }
  if (rule.table != no_rule) for_each_list(schemas, rule.table, path + ".*", take);
  for (const Property& property : rule.properties)
    for_each_list(schemas, property.rule, path + "." + std::string{property.name}, take);
}

TEST_CASE("every list of tables names the key of its tables; parts are where the manual says") {
  const Schemas& schemas = built_in_schemas();
  std::map<std::string, char> parts;
  for (const Subject& kind : kinds)
    for (const Property& property : schemas.root(kind.kind).properties)
      for_each_list(schemas, property.rule,
                    std::string{kind.singular} + "." + std::string{property.name},
                    [&](const std::string& path, const Rule& list) {
                      CAPTURE(path);
                      CHECK_FALSE(list.key.empty());
                      if (const PartName* part = parts_of(schemas, list))
                        parts.emplace(path, part->letter);
                    });
  const std::map<std::string, char> expected{
      {"action.activities", 'a'},   {"action.missions", 'm'}, {"action.deliverables", 'd'},
      {"action.results", 'r'},      {"action.effects", 'e'},  {"action.plan_changes", 'p'},
      {"action.focal_points", 'f'}, {"action.needs", 'n'},    {"request.letters", 'l'}};
  // Nothing in a version of an Action Fiche: opinions are bound to its text.
  CHECK(parts == expected);
}

}  // namespace compile_test
