#include "mieux/history/doctor/doctor.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../../git/repository_folder.hpp"
#include "mieux/git/clone.hpp"

namespace doctor_test {

using namespace mieux;
using history::Check;
using history::Mark;

namespace {

const std::vector<history::Setting> wanted{{"merge.mieux.driver", "mieux git merge-file"},
                                           {"diff.mieux.textconv", "mieux git text"}};

std::vector<Check> examined(const std::filesystem::path& folder, const std::string& path = "",
                            const std::string& locale = "C.UTF-8") {
  return history::examine(
      {.folder = folder,
       .has_store = std::filesystem::exists(folder / "mieux.yaml"),
       .schemas = schema::built_in_schemas(),
       .version = "1.2.3",
       .locale = locale,
       .path = path,
       .settings = wanted,
       .hook_command = [](const std::filesystem::path&, bool) { return "mieux validate --staged"; },
       .shell_word = [](const std::string& word) { return word; }});
}

const Check* found(const std::vector<Check>& checks, std::string_view name) {
  const auto at = std::find_if(checks.begin(), checks.end(),
                               [&](const Check& check) { return check.name == name; });
  return at == checks.end() ? nullptr : &*at;
}

Mark mark_of(const std::vector<Check>& checks, std::string_view name) {
  const Check* check = found(checks, name);
  REQUIRE_MESSAGE(check != nullptr, std::string{name});
  return check->mark;
}

std::string fix_of(const std::vector<Check>& checks, std::string_view name) {
  const Check* check = found(checks, name);
  REQUIRE_MESSAGE(check != nullptr, std::string{name});
  return check->fix;
}

}  // namespace

TEST_CASE("without store and repository the rest is checked") {
  const RepositoryFolder folder;
  const auto checks = examined(folder.work());
  CHECK(mark_of(checks, "program") == Mark::ok);
  CHECK(mark_of(checks, "git") == Mark::ok);
  CHECK(mark_of(checks, "store") == Mark::missing);
  CHECK(mark_of(checks, "repository") == Mark::missing);
  for (const char* name : {"hook", "merge-driver", "attributes", "clone", "schemas", "roster"})
    CHECK_MESSAGE(found(checks, name) == nullptr, std::string{name});
}

TEST_CASE("a locale that is not UTF-8 is noted, also where nothing is said") {
  const RepositoryFolder folder;
  CHECK(mark_of(examined(folder.work(), "", "fr_FR.utf8"), "locale") == Mark::ok);
  CHECK(mark_of(examined(folder.work(), "", "fr_FR.ISO-8859-1"), "locale") == Mark::note);
  CHECK(mark_of(examined(folder.work(), "", ""), "locale") == Mark::note);
}

TEST_CASE("programs for documents are looked for in folders of PATH from the root, not started") {
  const RepositoryFolder folder;
  folder.write("bin/pandoc", "#!/bin/sh\ntouch started\n");
  const auto file = folder.work() / "bin/pandoc";
  const std::string path = "bin:" + (folder.work() / "bin").string();
  CHECK(mark_of(examined(folder.work(), path), "pandoc") == Mark::note);  // may not be run
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  CHECK(mark_of(examined(folder.work(), "bin"), "pandoc") == Mark::note);
  CHECK(mark_of(examined(folder.work(), path), "pandoc") == Mark::ok);
  CHECK_FALSE(std::filesystem::exists(folder.work() / "started"));
}

TEST_CASE("settings of the merge: absent, another, a program that is gone, as wanted") {
  const RepositoryFolder folder;
  folder.start();
  CHECK(mark_of(examined(folder.work()), "merge-driver") == Mark::missing);
  CHECK(fix_of(examined(folder.work()), "merge-driver") == "mieux git setup");
  folder.git({"config", "merge.mieux.driver", "mieux git merge-file --old"});
  CHECK(mark_of(examined(folder.work()), "merge-driver") == Mark::note);
  folder.git({"config", "merge.mieux.driver", "/nowhere/mieux git merge-file"});
  CHECK(mark_of(examined(folder.work()), "merge-driver") == Mark::missing);
  folder.git({"config", "merge.mieux.driver", "mieux git merge-file"});
  CHECK(mark_of(examined(folder.work()), "merge-driver") == Mark::ok);
  CHECK(mark_of(examined(folder.work()), "text-conversion") == Mark::missing);
}

TEST_CASE(
    "ends of lines that git changes are missing, unless an attribute keeps those of records") {
  const RepositoryFolder folder;
  folder.start();
  CHECK(mark_of(examined(folder.work()), "line-ends") == Mark::ok);
  folder.git({"config", "core.autocrlf", "true"});
  CHECK(fix_of(examined(folder.work()), "line-ends") == "git config core.autocrlf false");
  folder.write(".gitattributes", "*.yaml text eol=lf\n");
  CHECK(mark_of(examined(folder.work()), "line-ends") == Mark::ok);
}

TEST_CASE(
    "the hook: none, another one, one that only names the command, one not to be run, whole") {
  const RepositoryFolder folder;
  folder.start();
  folder.write("mieux.yaml", "title: Office\n");
  folder.write("bin/mieux", "#!/bin/sh\n");
  std::filesystem::permissions(folder.work() / "bin/mieux", std::filesystem::perms::owner_all);
  const std::string path = (folder.work() / "bin").string();
  CHECK(fix_of(examined(folder.work(), path), "hook") == "mieux init --hooks");
  folder.hook("pre-commit", "# mieux validate");
  CHECK(fix_of(examined(folder.work(), path), "hook") ==
        "add this line to it: mieux validate --staged || exit 1");
  folder.hook("pre-commit", "mieux validate || exit 1");
  CHECK(mark_of(examined(folder.work(), path), "hook") == Mark::note);
  folder.hook("pre-commit", "mieux validate --staged || exit 1");
  CHECK(mark_of(examined(folder.work(), path), "hook") == Mark::note);
  CHECK(fix_of(examined(folder.work(), path), "hook") == "mieux init --hooks");
  folder.hook("pre-merge-commit", "exec \"$GIT_DIR/hooks/pre-commit\"");  // as git's own example
  CHECK(mark_of(examined(folder.work(), path), "hook") == Mark::ok);
  CHECK(mark_of(examined(folder.work(), ""), "hook") == Mark::missing);
  std::filesystem::permissions(folder.work() / ".git/hooks/pre-commit",
                               std::filesystem::perms::owner_read);
  CHECK(fix_of(examined(folder.work(), path), "hook").starts_with("chmod +x "));
}

TEST_CASE("a merge that is going on, a shallow clone, a partial clone") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("a.txt", "1\n");
  folder.add("a.txt", "2\n");
  CHECK(mark_of(examined(folder.work()), "operation") == Mark::ok);
  CHECK(mark_of(examined(folder.work()), "clone") == Mark::ok);
  const auto shallow = folder.path() / "shallow";
  folder.git({"clone", "-q", "--depth=1", "file://" + folder.work().string(), shallow.string()});
  CHECK(fix_of(examined(shallow), "clone") == "git fetch --unshallow");
  const auto partial = folder.path() / "partial";
  folder.git({"clone", "-q", folder.work().string(), partial.string()});
  RepositoryFolder::git_in(partial, {"config", "remote.origin.promisor", "true"});
  CHECK(mark_of(examined(partial), "clone") == Mark::note);
  folder.git({"checkout", "-q", "-b", "other", "HEAD~1"});
  folder.add("a.txt", "3\n");
  folder.git({"merge", "main"}, 1);
  CHECK(mark_of(examined(folder.work()), "operation") == Mark::note);
}

TEST_CASE("versions of git are compared by their numbers") {
  CHECK(git::is_at_least("2.30.0", 2, 30));
  CHECK(git::is_at_least("2.100.1.windows.2", 2, 30));
  CHECK(git::is_at_least("3.0", 2, 30));
  CHECK_FALSE(git::is_at_least("2.9.5", 2, 30));
  CHECK_FALSE(git::is_at_least("1.99", 2, 30));
  CHECK_FALSE(git::is_at_least("", 2, 30));
}

TEST_CASE("the text counts, the JSON names marks and fixes") {
  const std::vector<Check> checks{{"git", Mark::ok, "git 2.39", ""},
                                  {"hook", Mark::missing, "no hook", "mieux init --hooks"},
                                  {"locale", Mark::note, "C", "export LC_ALL=C.UTF-8"}};
  CHECK(history::checks_as_text(checks, 80) ==
        "ok       git              git 2.39\n"
        "missing  hook             no hook\n"
        "                          -> mieux init --hooks\n"
        "note     locale           C\n"
        "                          -> export LC_ALL=C.UTF-8\n"
        "\n3 checks: 1 missing, 1 note\n");
  const auto json = nlohmann::json::parse(history::checks_as_json(checks));
  CHECK(json["format"] == "mieux.doctor/1");
  CHECK(json["missing"] == 1);
  CHECK(json["notes"] == 1);
  CHECK(json["checks"][1]["fix"] == "mieux init --hooks");
  CHECK_FALSE(json["checks"][0].contains("fix"));
}

}  // namespace doctor_test
