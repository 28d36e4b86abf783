// Writes the compiled schemas as constant tables in C++, when the program is built:
//     make_schema_tables OUTPUT SCHEMA...
#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "compile.hpp"

namespace mieux::schema {
namespace {

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + "\"sv";
}

std::string word_of(bool value) { return value ? "true" : "false"; }

std::string number_of(const std::optional<double>& value) {
  return value ? fmt::format("double{{{}}}", *value) : "std::nullopt";
}

std::string property(const Property& p) {
  return fmt::format("{{{}, {}U, {}, {}U, Visibility{{{}}}, {}, {}, {}}},\n", literal(p.name),
                     p.tag, literal(p.description), p.rule, static_cast<int>(p.visibility),
                     word_of(p.required), word_of(p.of_facility), word_of(p.small_cells));
}

/// An array of its own for the values of a rule; the name by which the rule refers to it.
template <typename Values, typename Write>
std::string table(std::string& out, std::string_view type, const std::string& name,
                  const Values& values, Write write) {
  if (values.empty()) return "{}";
  out += fmt::format("constexpr {} {}[] = {{\n", type, name);
  for (const auto& value : values) out += write(value);
  out += "};\n";
  return name;
}

std::string rule(std::string& out, const Rule& rule, std::size_t number) {
  const std::string properties =
      table(out, "Property", fmt::format("properties_{}", number), rule.properties, property);
  const std::string allowed =
      table(out, "std::string_view", fmt::format("allowed_{}", number), rule.allowed,
            [](std::string_view word) { return literal(word) + ",\n"; });
  const std::string branches =
      table(out, "std::uint32_t", fmt::format("branches_{}", number), rule.branches,
            [](std::uint32_t branch) { return fmt::format("{}U,\n", branch); });
  const std::string key = table(out, "std::string_view", fmt::format("key_{}", number), rule.key,
                                [](std::string_view word) { return literal(word) + ",\n"; });
  return fmt::format(
      "{{Type{{{}}}, Pattern{{{}}}, {}, {}, {}U, KindSet{{{}U}}, {}U, {}U, {}U, {}U, {}U, {}, {}, "
      "{}, {}, {}, {}, {}, {}}},\n",
      static_cast<int>(rule.type), static_cast<int>(rule.pattern), word_of(rule.unique_items),
      word_of(rule.many_lines), rule.vocabulary, rule.refers_to, rule.items, rule.table,
      rule.min_items, rule.min_length, rule.required, number_of(rule.minimum),
      number_of(rule.maximum), properties, allowed, branches, key, literal(rule.title),
      literal(rule.description));
}

std::string tables_of(const Schemas& schemas) {
  std::string out =
      "#include \"mieux/schema/schema.hpp\"\n\nnamespace mieux::schema {\nnamespace {\n\n"
      "using namespace std::string_view_literals;\n\n";
  std::string rules;
  for (std::size_t i = 0; i < schemas.rules().size(); ++i)
    rules += rule(out, schemas.rules()[i], i);
  out += "constexpr Rule rules[] = {\n" + rules + "};\n\nconstexpr std::uint32_t roots[] = {\n";
  for (const Subject& kind : kinds)
    out += fmt::format("{}U,\n", &schemas.root(kind.kind) - schemas.rules().data());
  out += "};\n\nconstexpr std::string_view vocabularies[] = {\n";
  for (const std::string_view name : schemas.vocabularies()) out += literal(name) + ",\n";
  return out +
         "};\n\nconstexpr Schemas all{rules, roots, vocabularies};\n\n}  // namespace\n\n"
         "const Schemas& built_in_schemas() { return all; }\n\n}  // namespace mieux::schema\n";
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void make_tables(const std::string& output, const std::vector<std::string>& paths) {
  std::vector<std::string> texts;
  texts.reserve(paths.size());
  std::vector<EmbeddedFile> files;
  for (const std::string& path : paths) {
    texts.push_back(content_of(path));
    files.push_back({std::string_view{path}.substr(path.rfind('/') + 1), texts.back()});
  }
  const CompiledSchemas compiled(files);
  std::ofstream out(output, std::ios::binary);
  out << tables_of(compiled.all());
  if (!out.flush()) throw std::runtime_error(output + " cannot be written");
}

}  // namespace
}  // namespace mieux::schema

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: make_schema_tables OUTPUT SCHEMA...\n";
    return 2;
  }
  try {
    mieux::schema::make_tables(words[1], {words + 2, words + count});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "make_schema_tables: " << error.what() << "\n";
    return 1;
  }
}
