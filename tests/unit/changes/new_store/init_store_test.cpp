#include "mieux/changes/new_store/init_store.hpp"
#include "mieux/store/layout.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "mieux/base/failure.hpp"
#include "mieux/rules/rules.hpp"
#include "mieux/schema/embedded.hpp"
#include "mieux/store/lock.hpp"
#include "mieux/store/store.hpp"

namespace init_store_test {

using namespace mieux;

namespace {

NewStore harbour() {
  return {"Harbour Facility", "European Commission", "Harbour Secretariat",
          {"en", "fr"},       "2026-01-01",          false};
}

NewStore roster() {
  NewStore wish;
  wish.title = "Roster";
  wish.private_store = true;
  return wish;
}

const std::string& text_of(const Change& change, const std::string& path) {
  const auto file = std::find_if(change.files.begin(), change.files.end(),
                                 [&](const FileChange& f) { return f.path == path; });
  REQUIRE_MESSAGE(file != change.files.end(), path);
  return *file->after;
}

bool writes(const Change& change, const std::string& path) {
  return std::any_of(change.files.begin(), change.files.end(),
                     [&](const FileChange& f) { return f.path == path; });
}

std::set<std::string> all_paths(bool private_store) {
  const std::vector<std::string> paths = paths_of_store(private_store);
  return {paths.begin(), paths.end()};
}

/// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mieux-init-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }

  std::filesystem::path path;
};

/// What `validate` says of a store with these files.
std::vector<Diagnostic> findings_of(const Change& change) {
  const TemporaryFolder folder;
  REQUIRE(StoreLock(folder.path).apply(change).is_complete());
  const Store store = Store::load(folder.path, schema::built_in_schemas(), {2, true});
  const Day today = Date::parse("2026-01-15")->first();
  return validate(store, {today, today}, 2);
}

}  // namespace

TEST_CASE("a new store has no findings, whatever its name") {
  for (const std::string title : {"Harbour Facility", "no", "2026", "a: b # c", "\"it's\"", "- x",
                                  "Facilité «Ångström»", "{{title}}"}) {
    CAPTURE(title);
    NewStore wish = harbour();
    wish.title = title;
    wish.donor = title;
    CHECK(findings_of(init_store(wish, {})).empty());
    CHECK(described_by(text_of(init_store(wish, {}), "mieux.yaml")).title == title);
  }
  CHECK(findings_of(init_store(roster(), {})).empty());
}

TEST_CASE("mieux.yaml says what was asked for, and nothing of what was not") {
  const std::string text = text_of(init_store(harbour(), {}), "mieux.yaml");
  for (const char* line : {"\ntitle: Harbour Facility\n", "\ndonor: European Commission\n",
                           "\nimplementer: Harbour Secretariat\n", "\nlanguages: [en, fr]\n",
                           "\n    from: 2026-01-01\n", "\ndefault_grouping: region_2018\n"})
    CHECK_MESSAGE(text.find(line) != std::string::npos, line);
  NewStore silent;
  silent.title = "X";
  const std::string shorter = text_of(init_store(silent, {}), "mieux.yaml");
  for (const char* key : {"donor", "implementer", "languages", "phases", "private"})
    CHECK_MESSAGE(shorter.find(key) == std::string::npos, key);
}

TEST_CASE("a journal may write all that a new store has") {
  for (const bool private_store : {true, false})
    for (const std::string& path : paths_of_store(private_store)) {
      CAPTURE(path);
      CHECK((is_record_path(path) || is_init_path(path)));
    }
}

TEST_CASE("a journal may write no name that a system keeps for a device") {
  for (const char* path :
       {"requests/con.yaml", "requests/aux.yaml", "vocabularies/con.tsv", "templates/nul.en.md"}) {
    CAPTURE(std::string{path});
    CHECK_FALSE(is_record_path(path));
    CHECK_FALSE(is_init_path(path));
  }
}

TEST_CASE("mieux.yaml comes last, so that half a store is not taken for one") {
  CHECK(init_store(harbour(), {}).files.back().path == "mieux.yaml");
  CHECK(paths_of_store(true).back() == "mieux.yaml");
}

TEST_CASE("what is there stays") {
  const Change again = init_store(harbour(), all_paths(false));
  CHECK(again.files.empty());
  CHECK(again.sentence == "nothing to do: this store has all it needs");

  std::set<std::string> present = all_paths(false);
  present.erase(".gitignore");
  present.erase("vocabularies/topics.tsv");
  const Change mended = init_store(harbour(), present);
  REQUIRE(mended.files.size() == 2);
  CHECK(mended.sentence == "added what was missing: .gitignore, vocabularies/topics.tsv");

  const Change beside = init_store(harbour(), {"README.md"});
  CHECK_FALSE(writes(beside, "README.md"));
  CHECK(writes(beside, "mieux.yaml"));
  CHECK(beside.sentence == "new store: Harbour Facility");
}

TEST_CASE("a private store is sent to no other machine") {
  const Change change = init_store(roster(), {});
  CHECK_FALSE(writes(change, ".gitlab-ci.yml"));
  CHECK_FALSE(writes(change, ".github/workflows/records.yml"));
  CHECK(text_of(change, "README.md").find("private roster") != std::string::npos);
  CHECK(described_by(text_of(change, "mieux.yaml")).private_store);
}

TEST_CASE("every schema is there for editors, and each folder has the one of its kind") {
  const Change change = init_store(harbour(), {});
  for (const schema::EmbeddedFile& file : schema::embedded_schemas())
    CHECK(text_of(change, ".schemas/" + std::string{file.name}) == file.text);
  const auto settings = nlohmann::json::parse(text_of(change, ".vscode/settings.json"));
  const auto& schemas = settings.at("yaml.schemas");
  CHECK(schemas.at("./.schemas/programme.schema.json") == "/mieux.yaml");
  CHECK(schemas.at("./.schemas/request.schema.json") == "/requests/*.yaml");
  CHECK(schemas.size() == kind_count);
  for (const auto& [path, files] : schemas.items()) CHECK(writes(change, path.substr(2)));
}

TEST_CASE("git never merges records by union, but by meaning where a clone is set up for it") {
  const std::string text = text_of(init_store(harbour(), {}), ".gitattributes");
  CHECK(text.find("*.yaml text eol=lf\n") != std::string::npos);
  CHECK(text.find("*.tsv text eol=lf\n") != std::string::npos);
  CHECK(text.find("\n*.yaml merge=mieux diff=mieux\n") != std::string::npos);
  for (std::size_t at = text.find("merge="); at != text.npos; at = text.find("merge=", at + 1))
    if (!std::string_view{text}.substr(at).starts_with("merge=mieux "))
      CHECK(text.rfind('#', at) > text.rfind('\n', at));
}

TEST_CASE("the title stands in the README as text, not as markup") {
  NewStore wish = harbour();
  wish.title = "<b>Harbour</b> *one*";
  CHECK(text_of(init_store(wish, {}), "README.md").find("<b>") == std::string::npos);
}

TEST_CASE("the checks of code hosts name the folder of the store, as YAML reads it back") {
  for (const auto& [place, line] : {std::pair{".", "\n  STORE: .\n"},
                                    {"records", "\n  STORE: records\n"},
                                    {"my records", "\n  STORE: my records\n"},
                                    {"2026", "\n  STORE: \"2026\"\n"},
                                    {"a: b #c", "\n  STORE: \"a: b #c\"\n"}}) {
    NewStore wish = harbour();
    wish.place = place;
    for (const char* path : {".github/workflows/records.yml", ".gitlab-ci.yml"})
      CHECK_MESSAGE(text_of(init_store(wish, {}), path).find(line) != std::string::npos, line);
  }
  NewStore odd = harbour();
  odd.title = "{{store}}";
  odd.place = "records";
  const std::string readme = text_of(init_store(odd, {}), "README.md");
  CHECK(readme.substr(0, readme.find('\n')).find("store") != std::string::npos);
}

TEST_CASE("a mieux.yaml that cannot be read is no ground to stand on") {
  for (const char* text : {"", "title: 'x\n", "- a\n", "title: a\ntitle: b\n"}) {
    CAPTURE(text);
    try {
      described_by(text);
      FAIL("read");
    } catch (const Failure& failure) {
      CHECK(failure.exit() == Exit::refused);
    }
  }
}

}  // namespace init_store_test
