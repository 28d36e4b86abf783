// docs/records.md: every kind and every field of the schemas, and the tables of what follows.

#include "mieux/reports/records/record_reference.hpp"
#include "mieux/schema/embedded.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "mieux/records/status.hpp"
#include "reports/formats.hpp"
#include "schema/checking.hpp"

namespace record_reference_test {

using namespace mieux;
using Json = nlohmann::json;

namespace {

const std::string& reference() {
  static const std::string text = record_reference(schema::built_in_schemas());
  return text;
}

Json schema_file(const std::string& name) {
  for (const schema::EmbeddedFile& file : schema::embedded_schemas())
    if (file.name == name) return Json::parse(file.text);
  FAIL("no schema " << name);
  return {};
}

/// The schema itself, or what it refers to.
Json resolved(const Json& schema) {
  static const Json common = schema_file("common.schema.json");
  if (!schema.contains("$ref")) return schema;
  const auto reference = schema["$ref"].get<std::string>();
  return resolved(common.at(Json::json_pointer(reference.substr(reference.find('#') + 1))));
}

/// The part of the page about a kind.
std::string section_of(std::string_view kind) {
  const std::string heading = "\n## " + std::string{kind} + "\n";
  const std::size_t begin = reference().find(heading);
  if (begin == std::string::npos) return {};
  return reference().substr(begin + 1, reference().find("\n## ", begin + 1) - begin);
}

/// Checks that each property has a row with its description, and returns how many rows there are.
std::size_t check_properties(const Json& schema, const std::string& prefix,
                             const std::string& section) {
  std::size_t rows = 0;
  for (const auto& [name, property] : schema.at("properties").items()) {
    const std::string path = prefix + name;
    CAPTURE(path);
    const std::size_t row = section.find("\n| `" + path + "`");
    CHECK(row != std::string::npos);
    if (row == std::string::npos) continue;
    const std::string line = section.substr(row + 1, section.find('\n', row + 1) - row - 1);
    const std::string description =
        property.value("description", resolved(property).value("description", ""));
    CHECK(!description.empty());
    CHECK(line.find(description) != std::string::npos);
    const Json required = schema.value("required", Json::array());
    const bool must = std::find(required.begin(), required.end(), name) != required.end();
    CHECK(line.starts_with("| `" + path + "`" + (must ? "\\* |" : " |")));
    ++rows;
    const Json value = resolved(property);
    if (value.contains("properties")) rows += check_properties(value, path + ".", section);
    if (!value.contains("items")) continue;
    const Json element = resolved(value["items"]);
    if (element.contains("properties")) rows += check_properties(element, path + "[].", section);
  }
  return rows;
}

}  // namespace

TEST_CASE("every kind has a section with its description, its folder and all its fields") {
  for (const Subject& kind : kinds) {
    CAPTURE(kind.singular);
    const Json schema = schema_file(std::string{kind.singular} + ".schema.json");
    const std::string section = section_of(kind.singular);
    REQUIRE(!section.empty());
    CHECK(section.find("\n" + schema.at("description").get<std::string>() + "\n") !=
          std::string::npos);
    CHECK(section.find(kind.place.empty() ? "\nFile: `mieux.yaml`\n"
                                          : "\nFolder: `" + std::string{kind.place} + "/`\n") !=
          std::string::npos);
    const std::size_t rows = check_properties(schema, "", section);
    const std::size_t table = section.find("\n| field |");
    REQUIRE(table != std::string::npos);
    const std::string text = section.substr(table + 1, section.find("\n\n", table) - table);
    CHECK(formats::read_markdown_table(text).size() == rows + 1);
  }
}

TEST_CASE("every event of a request or an Action says what follows from it") {
  const std::string& text = reference();
  for (const std::string_view word : request_step_words) {
    CAPTURE(word);
    CHECK(text.find("\n| `" + std::string{word} + "` | ") != std::string::npos);
  }
  const auto follows = [&](std::string_view heading, std::string_view row) {
    const std::size_t begin = text.find(heading);
    const std::size_t end = text.find("\n## ", begin + 1);
    return begin != std::string::npos &&
           text.substr(begin, end - begin).find(row) != std::string::npos;
  };
  constexpr std::string_view outcomes = "\n## From events to outcomes\n";
  CHECK(follows(outcomes, "\n| `received` | `received`; later as it was |\n"));
  CHECK(follows(outcomes, "\n| `screened` | `in-preparation` |\n"));
  CHECK(follows(outcomes, "\n| `sent-to-steering-group` | `with-steering-group` |\n"));
  CHECK(follows(outcomes, "\n| `approved` | `approved` |\n"));
  CHECK(follows(outcomes, "\n| `resumed` | what it was before `on-hold` |\n"));
  constexpr std::string_view statuses = "\n## From events to statuses\n";
  CHECK(follows(statuses, "\n| `ready` | `pipeline` |\n"));
  CHECK(follows(statuses, "\n| `started` | `ongoing` |\n"));
  CHECK(follows(statuses, "\n| `resumed` | what it was before `on-hold` |\n"));
  CHECK(follows(statuses, "\n| `cancelled` | `cancelled` |\n"));
}

// Not of a program that has a made-up kind more (tests/made_up_kind): docs/records.md has not.
TEST_CASE("docs/records.md is what the schemas say today" * doctest::skip(MIEUX_MADE_UP_KIND)) {
  const std::filesystem::path path = std::filesystem::path{MIEUX_SOURCE_DIR} / "docs/records.md";
  REQUIRE(std::filesystem::exists(path));
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(text == reference());
}

TEST_CASE("a field that is public without small cells alone says so") {
  const schema::Schemas schemas = schema::compile_with(
      "claim.schema.json", schema::claim_schema(R"({"type": "integer", "description": "Answers.",
          "x-visibility": "internal", "x-small-cells": "suppress"})"));
  CHECK(
      record_reference(schemas).find(
          "| `x` | Answers. (internal; public in figures without small cells) | whole number |") !=
      std::string::npos);
}

}  // namespace record_reference_test
