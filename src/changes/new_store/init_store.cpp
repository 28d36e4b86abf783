// mieux init: the files of a new store.
#include "mieux/changes/new_store/init_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/records/programme.hpp"
#include "mieux/schema/embedded.hpp"
#include "mieux/schema/kind.hpp"
#include "mieux/store/layout.hpp"
#include "mieux/yaml/emit.hpp"
#include "new_store_files.hpp"

namespace mieux {
namespace {

/// What a store needs, as path and text.
using Files = std::vector<std::pair<std::string, std::string>>;

yaml::Value phase_of(const NewStore& wish) {
  return {yaml::Value::Mapping{{"id", yaml::Value::text("one")},
                               {"title", yaml::Value::text("First phase")},
                               {"from", yaml::Value::text(wish.from)}}};
}

yaml::Value grouping(std::string id, std::string title) {
  return {yaml::Value::Mapping{{"id", yaml::Value::text(std::move(id))},
                               {"title", yaml::Value::text(std::move(title))}}};
}

/// What the commands need and only a public store has: regions of the vocabulary of countries, and
/// how the numbers of requests are formed.
void add_conventions(yaml::Value::Mapping& entries) {
  entries.emplace_back("groupings", yaml::Value{yaml::Value::Sequence{
                                        grouping("region_2018", "Regions since 2018"),
                                        grouping("region_2015", "Regions until 2015")}});
  entries.emplace_back("default_grouping", yaml::Value::text("region_2018"));
  entries.emplace_back(
      "id_patterns",
      yaml::Value{yaml::Value::Mapping{{"request", yaml::Value::text("{year}-{serial:2}")}}});
}

std::string programme_text(const NewStore& wish) {
  yaml::Value::Mapping entries{{"format", yaml::Value::text("mieux.store/1")},
                               {"title", yaml::Value::text(wish.title)}};
  if (!wish.donor.empty()) entries.emplace_back("donor", yaml::Value::text(wish.donor));
  if (!wish.implementer.empty())
    entries.emplace_back("implementer", yaml::Value::text(wish.implementer));
  if (wish.private_store) entries.emplace_back("private", yaml::Value::boolean(true));
  if (!wish.roster_id.empty()) entries.emplace_back("roster_id", yaml::Value::text(wish.roster_id));
  yaml::Value::Sequence languages;
  for (const std::string& language : wish.languages)
    languages.push_back(yaml::Value::text(language));
  if (!languages.empty()) entries.emplace_back("languages", yaml::Value{std::move(languages)});
  if (!wish.from.empty())
    entries.emplace_back("phases", yaml::Value{yaml::Value::Sequence{phase_of(wish)}});
  if (!wish.private_store) add_conventions(entries);
  return std::string{wish.private_store ? "# A private roster." : "# The facility itself."} +
         " `mieux schema programme` shows what else may stand here.\n" +
         yaml::emit(yaml::Value{std::move(entries)});
}

/// Tells the YAML language server which schema is for which folder. It must not lay out files
/// anew: `mieux` has a layout of its own.
std::string editor_settings() {
  std::string schemas;
  for (const Subject& kind : kinds) {
    const std::string files = kind.place.empty() ? "/" + std::string{programme_file}
                                                 : "/" + std::string{kind.place} + "/*.yaml";
    schemas += fmt::format("{}    \"./.schemas/{}.schema.json\": \"{}\"",
                           schemas.empty() ? "" : ",\n", kind.singular, files);
  }
  return "{\n  \"files.eol\": \"\\n\",\n  \"files.insertFinalNewline\": true,\n"
         "  \"yaml.format.enable\": false,\n  \"yaml.schemas\": {\n" +
         schemas + "\n  }\n}\n";
}

/// Puts `value` in the place of the mark. False: the text does not have it.
bool fill_in(std::string& text, std::string_view mark, std::string_view value) {
  const std::size_t at = text.find(mark);
  if (at != text.npos) text.replace(at, mark.size(), value);
  return at != text.npos;
}

/// A text as YAML writes it behind a key.
std::string as_yaml(const std::string& text) {
  const std::string line =
      yaml::emit(yaml::Value{yaml::Value::Mapping{{"x", yaml::Value::text(text)}}});
  return std::string{trimmed(std::string_view{line}.substr(line.find(' ')))};
}

/// The text of an embedded file, the title in Markdown. Templates of letters stay as they are:
/// there, the title is that of a request.
std::string text_of(const NewStoreFile& file, const NewStore& wish) {
  std::string text{file.text};
  if (file.path.starts_with("public/templates/")) return text;
  // A text has one of the marks: what was put in is not looked at again.
  if (!fill_in(text, "{{title}}", for_markdown(wish.title)))
    fill_in(text, "{{store}}", as_yaml(wish.place));
  return text;
}

Files files_of(const NewStore& wish) {
  const std::string_view other_sort = wish.private_store ? "public/" : "private/";
  Files files;
  for (const NewStoreFile& file : new_store_files())
    if (!file.path.starts_with(other_sort))
      files.emplace_back(file.path.substr(file.path.find('/') + 1), text_of(file, wish));
  for (const schema::EmbeddedFile& file : schema::embedded_schemas())
    files.emplace_back(".schemas/" + std::string{file.name}, file.text);
  files.emplace_back(".vscode/settings.json", editor_settings());
  // Last: a store that was broken off before its end is not taken for one.
  files.emplace_back(programme_file, programme_text(wish));
  return files;
}

std::string joined(const std::vector<FileChange>& files) {
  std::string all;
  for (const FileChange& file : files) all += (all.empty() ? "" : ", ") + file.path;
  return all;
}

}  // namespace

NewStore described_by(std::string_view mieux_yaml) {
  yaml::Document document;
  Arena arena;
  std::vector<Finding> findings;
  const bool whole = yaml::read(mieux_yaml, document, arena.resource(), findings) &&
                     document.root().kind == yaml::Kind::mapping &&
                     std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
                       return finding.severity == Severity::error;
                     });
  if (!whole)
    throw Failure(Exit::refused, "mieux.yaml is there, but cannot be read",
                  "`mieux validate` says what is wrong with it");
  const Programme programme = read_programme(document, arena);
  NewStore store;
  store.title = programme.title.value;
  store.private_store = programme.private_store;
  return store;
}

std::vector<std::string> paths_of_store(bool private_store) {
  NewStore any;
  any.private_store = private_store;
  std::vector<std::string> paths;
  for (const auto& [path, text] : files_of(any)) paths.push_back(path);
  return paths;
}

Change init_store(const NewStore& wish, const std::set<std::string>& present) {
  Change change;
  for (auto& [path, text] : files_of(wish))
    if (!present.contains(path)) change.files.push_back({path, std::nullopt, std::move(text)});
  if (!present.contains(std::string{programme_file}))
    change.sentence = "new store: " + wish.title;
  else if (change.files.empty())
    change.sentence = "nothing to do: this store has all it needs";
  else
    change.sentence = "added what was missing: " + joined(change.files);
  return change;
}

}  // namespace mieux
