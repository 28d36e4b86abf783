#include "compile.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <utility>

#include "mieux/base/tag.hpp"

namespace mieux::schema {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::array<std::string_view, 26> known_keywords{
    "$schema",
    "$id",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "items",
    "enum",
    "pattern",
    "minLength",
    "minimum",
    "maximum",
    "minItems",
    "uniqueItems",
    "anyOf",
    "$ref",
    "definitions",
    "additionalProperties",
    "x-refers-to",
    "x-vocabulary",
    "x-visibility",
    "x-lines",
    "x-time",
    "x-key",
    "x-small-cells",
};

constexpr std::array<std::string_view, 8> beside_reference{
    "$ref",         "title",        "description", "x-refers-to",
    "x-vocabulary", "x-visibility", "x-time",      "x-small-cells"};

/// References that lead from one to the next; more are a circle.
constexpr int deepest = 16;

#define D "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
constexpr std::array<std::pair<std::string_view, Pattern>, 19> known_patterns{{
    {"^[a-z0-9][a-z0-9-]{0,99}$", Pattern::id},
    {"^[a-z2-7]{16}$", Pattern::uid},
    {"^(" D "|(" D "|\\.\\.)/" D "|" D "/\\.\\.)$", Pattern::date},
    {"^[A-Z]{3}$", Pattern::country},
    {"^[a-z]{2}$", Pattern::language},
    {"^[^@ ]+@[^@ ]+\\.[^@ .]+$", Pattern::email},
    {"^[+]?[0-9 ()/.-]{6,}$", Pattern::phone},
    {"^[0-9a-f]{64}$", Pattern::sha256},
    {"^a[1-9][0-9]{0,2}$", Pattern::activity_id},
    {"^m[1-9][0-9]{0,2}$", Pattern::mission_id},
    {"^d[1-9][0-9]{0,2}$", Pattern::deliverable_id},
    {"^r[1-9][0-9]{0,2}$", Pattern::result_id},
    {"^e[1-9][0-9]{0,2}$", Pattern::effect_id},
    {"^p[1-9][0-9]{0,2}$", Pattern::plan_change_id},
    {"^f[1-9][0-9]{0,2}$", Pattern::focal_point_id},
    {"^l[1-9][0-9]{0,2}$", Pattern::letter_id},
    {"^n[1-9][0-9]{0,2}$", Pattern::need_id},
    {"^[adeflmnpr][1-9][0-9]{0,2}$", Pattern::part_id},
    {"^[A-Za-z0-9][A-Za-z0-9./_-]*$", Pattern::reference_number},
}};
#undef D

Type type_named(const std::string& name, const std::string& where) {
  for (const Type type :
       {Type::object, Type::array, Type::string, Type::integer, Type::number, Type::boolean})
    if (name_of(type) == name) return type;
  throw std::runtime_error(where + ": unknown type '" + name + "'");
}

Visibility visibility_named(const std::string& name, const std::string& where) {
  for (const Visibility v : {Visibility::open, Visibility::internal, Visibility::personal})
    if (name_of(v) == name) return v;
  throw std::runtime_error(where + ": unknown x-visibility '" + name + "'");
}

KindSet kinds_named(const Json& names, const std::string& where) {
  KindSet set = 0;
  const auto add = [&](const std::string& name) {
    const auto kind = kind_named(name);
    if (!kind) throw std::runtime_error(where + ": x-refers-to names no kind: " + name);
    set = set | set_of(*kind);
  };
  if (names.is_string())
    add(names.get<std::string>());
  else
    for (const Json& name : names) add(name.get<std::string>());
  return set;
}

}  // namespace

/// Turns JSON Schema into rules. References are followed while compiling: a rule for each use, so
/// that a use may carry its own vocabulary and references beside `$ref`.
class Compiler {
 public:
  Compiler(CompiledSchemas& schemas, std::span<const EmbeddedFile> files) : schemas_(schemas) {
    for (const EmbeddedFile& file : files) {
      const std::string name{file.name};
      within(name, [&] { documents_[name] = Json::parse(file.text); });
    }
  }

  void run() {
    schemas_.roots_.assign(kind_count, no_rule);
    for (const Subject& kind : kinds) {
      const std::string file = std::string{kind.singular} + ".schema.json";
      if (!documents_.contains(file)) throw std::runtime_error("no schema " + file);
      within(file, [&] {
        schemas_.roots_[index_of(kind.kind)] = compile(documents_.at(file), file, file);
      });
    }
  }

 private:
  /// What JSON has no place or no conversion for is a fault of the schema in `file` like others.
  template <typename Step>
  static void within(const std::string& file, Step step) {
    try {
      step();
    } catch (const Json::exception& error) {
      throw std::runtime_error(file + ": " + error.what());
    }
  }

  std::uint32_t compile(const Json& schema, const std::string& file, const std::string& where) {
    for (const auto& [keyword, unused] : schema.items())
      if (std::find(known_keywords.begin(), known_keywords.end(), keyword) == known_keywords.end())
        throw std::runtime_error(where + ": keyword '" + keyword + "' is not one we enforce");
    if (schema.contains("$ref")) return compile_reference(schema, file, where);
    Rule rule;
    describe(rule, schema, where);
    if (schema.contains("anyOf")) {
      any_of(rule, schema, file, where);
      return add(rule);
    }
    rule.type = type_named(schema.at("type").get<std::string>(), where);
    limits(rule, schema, where);
    if (rule.type == Type::object) object(rule, schema, file, where);
    if (rule.type == Type::array) list(rule, schema, file, where);
    return add(rule);
  }

  void list(Rule& rule, const Json& schema, const std::string& file, const std::string& where) {
    rule.items = compile(schema.at("items"), file, where + "/items");
    if (!schema.contains("x-key")) return;
    auto& key = schemas_.keys_.emplace_back();
    for (const Json& name : schema["x-key"]) {
      const auto& fields = schemas_.rules_[rule.items].properties;
      const auto found = std::ranges::find(fields, name.get<std::string>(), &Property::name);
      if (found == fields.end())
        throw std::runtime_error(where + ": x-key names the unknown property " + name.dump());
      key.push_back(found->name);
    }
    rule.key = key;
  }

  /// The JSON type of a value tells which branch is meant.
  void any_of(Rule& rule, const Json& schema, const std::string& file, const std::string& where) {
    rule.type = Type::any_of;
    std::set<Type> types;
    auto& branches = schemas_.branches_.emplace_back();
    for (const Json& branch : schema["anyOf"]) {
      const std::uint32_t number = compile(branch, file, where + "/anyOf");
      const Type type = schemas_.rules_[number].type;
      if (type == Type::any_of || !types.insert(type == Type::integer ? Type::number : type).second)
        throw std::runtime_error(where + ": the branches of anyOf must be of different types");
      branches.push_back(number);
    }
    rule.branches = branches;
    if (branches.size() < 2) throw std::runtime_error(where + ": anyOf needs two branches or more");
  }

  /// The target with what stands beside `$ref` laid over it.
  std::uint32_t compile_reference(const Json& schema, const std::string& file,
                                  const std::string& where) {
    for (const auto& [keyword, unused] : schema.items())
      if (std::find(beside_reference.begin(), beside_reference.end(), keyword) ==
          beside_reference.end())
        throw std::runtime_error(where + ": keyword '" + keyword + "' has no effect beside $ref");
    const std::string reference = schema["$ref"].get<std::string>();
    const std::size_t hash = reference.find('#');
    const std::string name = hash == 0 ? file : reference.substr(0, hash);
    if (!documents_.contains(name)) throw std::runtime_error(where + ": no file " + name);
    const Json::json_pointer pointer(reference.substr(hash + 1));
    if (!documents_.at(name).contains(pointer))
      throw std::runtime_error(where + ": nothing at " + reference);
    if (++depth_ > deepest)
      throw std::runtime_error(where + ": " + reference + " refers to itself");
    const std::uint32_t number = compile(documents_.at(name)[pointer], name, where);
    --depth_;
    describe(schemas_.rules_[number], schema, where);
    return number;
  }

  void describe(Rule& rule, const Json& schema, const std::string& where) {
    if (schema.contains("title")) rule.title = text_in(schema["title"]);
    if (schema.contains("description")) rule.description = text_in(schema["description"]);
    if (schema.contains("x-refers-to")) rule.refers_to = kinds_named(schema["x-refers-to"], where);
    if (schema.contains("x-vocabulary"))
      rule.vocabulary = vocabulary(schema["x-vocabulary"].get<std::string>());
  }

  void limits(Rule& rule, const Json& schema, const std::string& where) {
    if (const std::string lines = schema.value("x-lines", "one"); lines == "many")
      rule.many_lines = true;
    else if (lines != "one")
      throw std::runtime_error(where + ": x-lines is 'one' or 'many', not '" + lines + "'");
    rule.unique_items = schema.value("uniqueItems", false);
    rule.min_items = schema.value("minItems", 0U);
    rule.min_length = schema.value("minLength", 0U);
    if (schema.contains("minimum")) rule.minimum = schema["minimum"].get<double>();
    if (schema.contains("maximum")) rule.maximum = schema["maximum"].get<double>();
    if (schema.contains("enum")) {
      auto& allowed = schemas_.allowed_.emplace_back();
      for (const Json& word : schema["enum"]) allowed.push_back(text_in(word));
      rule.allowed = allowed;
    }
    if (!schema.contains("pattern")) return;
    const std::string pattern = schema["pattern"].get<std::string>();
    const auto* known = std::find_if(known_patterns.begin(), known_patterns.end(),
                                     [&](const auto& entry) { return entry.first == pattern; });
    if (known == known_patterns.end())
      throw std::runtime_error(where + ": pattern '" + pattern + "' has no matcher");
    rule.pattern = known->second;
  }

  void object(Rule& rule, const Json& schema, const std::string& file, const std::string& where) {
    const Json& more = schema.at("additionalProperties");
    if (more.is_object()) {
      if (schema.contains("properties") || schema.contains("required"))
        throw std::runtime_error(where + ": a table by key has no properties of its own");
      rule.table = compile(more, file, where + "/*");
      return;
    }
    if (more != false)
      throw std::runtime_error(where + ": additionalProperties must be false or a schema");
    auto& entries = schemas_.properties_.emplace_back();
    properties(entries, schema.value("properties", Json::object()), file, where);
    require(rule, entries, schema, where);
    rule.properties = entries;
  }

  void properties(std::vector<Property>& properties, const Json& schemas, const std::string& file,
                  const std::string& where) {
    for (const auto& [name, property] : schemas.items()) {
      const std::string place = where + "/" + name;
      Property entry;
      entry.name = keep(name);
      entry.tag = tag_of(name);
      entry.rule = compile(property, file, place);
      entry.description = text_in(property.at("description"));
      entry.visibility = visibility_named(property.at("x-visibility").get<std::string>(), place);
      if (property.contains("x-time")) {
        if (property["x-time"] != "facility")
          throw std::runtime_error(place + ": unknown x-time " + property["x-time"].dump());
        entry.of_facility = true;
      }
      entry.small_cells = small_cells(property, entry.visibility, place);
      properties.push_back(entry);
    }
    if (properties.size() > 64) throw std::runtime_error(where + ": more than 64 properties");
  }

  /// Without it being internal, the values themselves would be printed to everybody.
  static bool small_cells(const Json& property, Visibility visibility, const std::string& where) {
    if (!property.contains("x-small-cells")) return false;
    if (property["x-small-cells"] != "suppress")
      throw std::runtime_error(where + ": unknown x-small-cells " +
                               property["x-small-cells"].dump());
    if (visibility != Visibility::internal)
      throw std::runtime_error(where + ": x-small-cells needs x-visibility internal");
    return true;
  }

  static void require(Rule& rule, std::vector<Property>& properties, const Json& schema,
                      const std::string& where) {
    if (!schema.contains("required")) return;
    for (const Json& name : schema["required"]) {
      const auto found = std::find_if(properties.begin(), properties.end(), [&](const Property& p) {
        return p.name == name.get<std::string>();
      });
      if (found == properties.end())
        throw std::runtime_error(where + ": requires the unknown property " + name.dump());
      found->required = true;
      rule.required |= std::uint64_t{1} << (found - properties.begin());
    }
  }

  std::uint16_t vocabulary(const std::string& name) {
    auto& names = schemas_.vocabularies_;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) names.push_back(keep(name));
    return static_cast<std::uint16_t>(std::find(names.begin(), names.end(), name) - names.begin());
  }

  std::uint32_t add(const Rule& rule) {
    schemas_.rules_.push_back(rule);
    return static_cast<std::uint32_t>(schemas_.rules_.size() - 1);
  }

  std::string_view keep(const std::string& text) { return schemas_.texts_.emplace_back(text); }
  std::string_view text_in(const Json& json) { return keep(json.get<std::string>()); }

  std::map<std::string, Json> documents_;
  CompiledSchemas& schemas_;
  int depth_ = 0;
};

CompiledSchemas::CompiledSchemas(std::span<const EmbeddedFile> files) {
  Compiler(*this, files).run();
}

}  // namespace mieux::schema
