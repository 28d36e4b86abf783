// What variables and the settings of a repository would have git do, and it does not.

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mieux/git/commits.hpp"
#include "mieux/git/hook.hpp"
#include "mieux/git/revisions.hpp"
#include "repository_folder.hpp"

namespace smuggling_test {

using namespace mieux;
namespace fs = std::filesystem;

namespace {

/// A program that leaves a mark where it has run.
std::string trap(const RepositoryFolder& folder, const std::string& name) {
  const fs::path file = folder.path() / name;
  std::ofstream(file) << "#!/bin/sh\ntouch " << (folder.path() / "sprung").string() << "\n";
  fs::permissions(file, fs::perms::owner_all);
  return file.string();
}

bool is_sprung(const RepositoryFolder& folder) { return fs::exists(folder.path() / "sprung"); }

/// All that reading asks of git.
std::vector<std::string> read_all(const RepositoryFolder& folder) {
  const auto repository = git::Repository::around(folder.work());
  if (!repository) return {"no repository"};
  std::vector<std::string> said{repository->operation()};
  for (const std::string& name : repository->names_on_branches("requests")) said.push_back(name);
  said.push_back(git::find_hook(folder.work(), "pre-commit").file.string());
  const git::Revision head = git::revision_of(*repository, "HEAD");
  for (const git::TreeFile& file : git::files_at(*repository, head)) said.push_back(file.path);
  for (const git::TreeFile& file : git::staged_files(*repository))
    said.push_back(file.path + " " +
                   std::to_string(git::contents_of(*repository, {file.id}).texts.size()));
  for (const git::FileDifference& file : git::differing_on_disk(*repository, head))
    said.push_back("differs: " + file.path);
  for (const git::FileDifference& file : git::differing_staged(*repository, head))
    said.push_back("staged: " + file.path);
  said.push_back(git::commits(*repository, {}).back().subject);
  return said;
}

using Variables = std::vector<std::pair<const char*, std::string>>;

/// Variables that lead git from `own` to `other`, or make it start `program` or write a file.
std::vector<Variables> smuggled(const RepositoryFolder& own, const RepositoryFolder& other,
                                const std::string& program) {
  const std::string git_folder = (other.work() / ".git").string();
  return {
      {{"GIT_DIR", git_folder}},
      {{"GIT_DIR", git_folder}, {"GIT_WORK_TREE", own.work().string()}},
      {{"GIT_DIR", "/no/such/folder"}},
      {{"GIT_COMMON_DIR", git_folder}},
      {{"GIT_INDEX_FILE", (other.work() / ".git/index").string()}},
      {{"GIT_OBJECT_DIRECTORY", (other.work() / ".git/objects").string()}},
      {{"GIT_NAMESPACE", "elsewhere"}},
      {{"GIT_CEILING_DIRECTORIES", own.path().string()}},
      {{"GIT_LITERAL_PATHSPECS", "1"}},
      {{"GIT_CONFIG_COUNT", "1"},
       {"GIT_CONFIG_KEY_0", "core.fsmonitor"},
       {"GIT_CONFIG_VALUE_0", program}},
      {{"GIT_CONFIG_PARAMETERS", "'core.fsmonitor'='" + program + "'"}},
      {{"GIT_CONFIG_PARAMETERS", "'core.hooksPath'='" + own.path().string() + "'"}},
      {{"GIT_EXEC_PATH", own.path().string()}},
      {{"GIT_TRACE", (own.path() / "sprung").string()}},
      {{"GIT_TRACE2_EVENT", (own.path() / "sprung").string()}},
      {{"GIT_PAGER", program}, {"GIT_PAGER_IN_USE", "1"}},
      {{"GIT_EXTERNAL_DIFF", program}},
  };
}

}  // namespace

TEST_CASE("variables of git lead to no other repository, and start no program") {
  const RepositoryFolder own;
  own.start();
  own.add("requests/own.yaml");
  const RepositoryFolder other;
  other.start();
  other.add("requests/other.yaml");
  const std::string program = trap(own, "trap");
  own.add("requests/new.yaml");
  const std::vector<std::string> expected = read_all(own);
  int number = 0;
  for (const Variables& variables : smuggled(own, other, program)) {
    CAPTURE(variables.front().first);
    std::vector<std::unique_ptr<Variable>> set;
    for (const auto& [name, value] : variables)
      set.push_back(std::make_unique<Variable>(name, value.c_str()));
    CHECK(read_all(own) == expected);
    own.write("requests/new.yaml", std::to_string(++number));
    CHECK(own.repository().commit({"requests/new.yaml"}, "new").done);
    set.clear();
    CHECK_FALSE(is_sprung(own));
    CHECK(other.git({"log", "--format=%s"}) == "add requests/other.yaml");
    CHECK(own.git({"status", "--porcelain"}).empty());
  }
}

TEST_CASE("where there is no repository, a variable makes none") {
  const RepositoryFolder folder;
  const RepositoryFolder other;
  other.start();
  const Variable variable("GIT_DIR", (other.work() / ".git").c_str());
  CHECK_FALSE(git::Repository::around(folder.work()));
}

TEST_CASE("the settings of a repository start nothing on reading") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml");
  const std::string program = trap(folder, "trap");
  for (const char* setting :
       {"core.fsmonitor", "core.pager", "pager.ls-files", "diff.external", "core.sshCommand",
        "core.askPass", "core.editor", "alias.ls-files", "alias.rev-parse",
        "core.alternateRefsCommand", "filter.trap.clean", "filter.trap.smudge", "diff.trap.command",
        "diff.trap.textconv", "gpg.program", "alias.log", "alias.diff-index"})
    folder.git(
        {"config", setting, std::string{setting}.starts_with("alias") ? "!" + program : program});
  for (const char* hook : {"post-index-change", "reference-transaction", "fsmonitor-watchman"})
    folder.hook(hook, "touch " + (folder.path() / "sprung").string());
  folder.git({"config", "log.showSignature", "true"});
  // A file that git has to look into, and settings for how.
  folder.write(".gitattributes", "* filter=trap diff=trap\n");
  folder.write("requests/a.yaml");
  fs::remove(folder.path() / "sprung");
  read_all(folder);
  CHECK_FALSE(is_sprung(folder));
}

TEST_CASE("a commit runs the hooks of the user, and no monitor") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml");
  folder.git({"config", "core.fsmonitor", trap(folder, "trap")});
  folder.hook("pre-commit", "touch " + (folder.path() / "hook").string());
  folder.write("requests/a.yaml", "2\n");
  CHECK(folder.repository().commit({"requests/a.yaml"}, "two").done);
  CHECK(fs::exists(folder.path() / "hook"));
  CHECK_FALSE(is_sprung(folder));
}

TEST_CASE("in a hook, where git names its index and folder, the repository of the store is read") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml");
  const Variable git_folder("GIT_DIR", ".git");
  const Variable index("GIT_INDEX_FILE", (folder.work() / ".git/next-index-1.lock").c_str());
  const Variable prefix("GIT_PREFIX", "");
  CHECK(folder.repository().names_on_branches("requests") == std::vector<std::string>{"a.yaml"});
  CHECK(folder.repository(folder.work() / "requests").operation().empty());
}

TEST_CASE("a folder that looks like a repository without work tree is none") {
  const RepositoryFolder folder;
  folder.git({"init", "-q", "--bare", "store"});
  const std::string program = trap(folder, "trap");
  folder.git({"-C", "store", "config", "core.bare", "false"});
  folder.git({"-C", "store", "config", "core.worktree", ".."});
  folder.git({"-C", "store", "config", "core.fsmonitor", program});
  CHECK_FALSE(git::Repository::around(folder.work() / "store"));
  CHECK_FALSE(is_sprung(folder));
}

}  // namespace smuggling_test
