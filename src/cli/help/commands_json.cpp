#include <nlohmann/json.hpp>

#include "help.hpp"
#include "mieux/base/words.hpp"
#include "renderings.hpp"

namespace mieux::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Source source) {
  switch (source) {
    case Source::free: return "free";
    case Source::words: return "words";
    case Source::record: return "record";
    case Source::kind: return "kind";
    case Source::schema: return "schema";
    case Source::fields: return "fields";
    case Source::setting: return "setting";
    case Source::term: return "term";
    case Source::phase: return "phase";
    case Source::grouping: return "grouping";
    case Source::period: return "period";
    case Source::report: return "report";
    case Source::letter: return "letter";
    case Source::code: return "code";
    case Source::file: return "file";
    case Source::folder: return "folder";
    case Source::command: return "command";
  }
  return {};
}

Json as_json(const Option& option) {
  Json json;
  json["names"] = Json::array();
  for (const std::string_view name : split(option.names, ',')) json["names"].push_back(name);
  json["help"] = option.help;
  if (!option.value.empty()) json["value"] = option.value;
  if (!option.is_flag()) json["source"] = name_of(option.source);
  if (!option.of.empty()) json["of"] = option.of;
  if (!option.usual.empty()) json["usual"] = option.usual;
  if (option.required) json["required"] = true;
  if (option.many) json["many"] = true;
  if (option.hidden) json["hidden"] = true;
  return json;
}

void add(const Found& found, const schema::Schemas& schemas, Json& commands) {
  Json json{{"words", words_of(found).substr(6)}, {"summary", found.command->summary}};
  if (std::string manual = manual_of(found); !manual.empty()) json["manual"] = std::move(manual);
  if (found.command->hidden) json["hidden"] = true;
  json["takes"] = Json::array();
  const Taken taken(found, schemas);
  for (const Option& option : taken.options()) {
    json["takes"].push_back(as_json(option));
    if (std::string field = taken.field_of(option); !field.empty())
      json["takes"].back()["field"] = std::move(field);
  }
  commands.push_back(std::move(json));
}

}  // namespace

std::string commands_as_json(const schema::Schemas& schemas) {
  Json json{{"format", "mieux.commands/1"}, {"version", version}};
  json["every_command_takes"] = Json::array();
  for (const Option& option : common_options())
    json["every_command_takes"].push_back(as_json(option));
  json["commands"] = Json::array();
  for (const Found& found : commands_of()) add(found, schemas, json["commands"]);
  for (const Noun& noun : nouns())
    for (const Found& found : commands_of(noun.word)) add(found, schemas, json["commands"]);
  return json.dump(1) + "\n";
}

}  // namespace mieux::cli
