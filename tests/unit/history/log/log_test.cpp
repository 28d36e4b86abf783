// The life of a record, commit by commit.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "git/repository_folder.hpp"
#include "mieux/history/log/log.hpp"

namespace log_test {

using namespace mieux;
using namespace mieux::history;

namespace {

std::string record(const std::string& id, const std::string& title, const std::string& more = {}) {
  return "id: " + id + "\nuid: abcdefghjkmnpqrs\ntitle: " + title + "\n" + more;
}

LogAsked of(const std::vector<std::string>& ids) {
  LogAsked asked;
  for (const std::string& id : ids) asked.paths.push_back("actions/" + id + ".yaml");
  asked.uid = "abcdefghjkmnpqrs";
  return asked;
}

std::vector<std::string> told(const RepositoryFolder& folder, const LogAsked& asked) {
  std::vector<std::string> lines;
  for (const LogEntry& entry : log_of(folder.repository(), asked, schema::built_in_schemas())) {
    for (const LoggedRecord& one : entry.records) {
      std::string line = entry.subject + ": " + one.heading;
      for (const Entry& said : one.entries) line += "; " + said.text;
      lines.push_back(line);
    }
    if (entry.more > 0) lines.push_back("and " + std::to_string(entry.more));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a record is followed through its renames, and what is not committed comes first") {
  RepositoryFolder folder;
  folder.start();
  folder.add("actions/a.yaml", record("a", "One"));
  folder.add("actions/other.yaml", "id: other\nuid: zzzzzzzzzzzzzzzz\ntitle: Other\n");
  folder.git({"mv", "actions/a.yaml", "actions/b.yaml"});
  folder.add("actions/b.yaml", record("b", "One", "aliases: [a]\n"));
  folder.write("actions/b.yaml", record("b", "Two", "aliases: [a]\n"));
  CHECK(told(folder, of({"b", "a"})) ==
        Lines{"not committed yet: action b 'Two'; title: One -> Two",
              "add actions/b.yaml: action b (before: a) 'One'; renamed from a to b",
              "add actions/a.yaml: action a 'One'"});
}

TEST_CASE("another record that had the id once is left out") {
  RepositoryFolder folder;
  folder.start();
  folder.add("actions/a.yaml", "id: a\nuid: zzzzzzzzzzzzzzzz\ntitle: Older\n");
  folder.git({"rm", "-q", "actions/a.yaml"});
  folder.git({"commit", "-q", "-m", "removed"});
  folder.add("actions/a.yaml", record("a", "One"));
  CHECK(told(folder, of({"a"})) == Lines{"add actions/a.yaml: action a 'One'"});
}

TEST_CASE("of a merge what no side said is told") {
  RepositoryFolder folder;
  folder.start();
  folder.add("actions/a.yaml", record("a", "One", "objective: X\n"));
  folder.git({"checkout", "-q", "-b", "side"});
  folder.add("actions/a.yaml", record("a", "Side", "objective: X\n"));
  folder.git({"checkout", "-q", "main"});
  folder.add("actions/a.yaml", record("a", "One", "objective: Y\n"));
  folder.git({"merge", "-q", "side"}, 1);
  folder.write("actions/a.yaml", record("a", "Side", "objective: Y\nremarks: Z\n"));
  folder.git({"commit", "-q", "-a", "-m", "merged"});
  const Lines lines = told(folder, of({"a"}));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "merged: action a 'Side'; remarks: Z (new)");
}

TEST_CASE("many records of one commit are counted") {
  RepositoryFolder folder;
  folder.start();
  for (int i = 1; i <= 23; ++i)
    folder.write("actions/a" + std::to_string(i) + ".yaml", "id: a\ntitle: T\n");
  folder.write("README.md", "no record\n");
  folder.git({"add", "-A"});
  folder.git({"commit", "-q", "-m", "all"});
  const Lines lines = told(folder, {});
  CHECK(lines.size() == 21);
  CHECK(lines.back() == "and 3");
}

TEST_CASE("in a shallow clone the first commit says what was there on that day or before") {
  RepositoryFolder folder;
  folder.start();
  folder.add("actions/a.yaml", record("a", "One"));
  folder.add("actions/a.yaml", record("a", "Two"));
  const auto clone = folder.path() / "clone";
  RepositoryFolder::git_in(folder.path(), {"clone", "-q", "--depth=1",
                                           "file://" + folder.work().string(), clone.string()});
  const auto log = log_of(folder.repository(clone), of({"a"}), schema::built_in_schemas());
  REQUIRE(log.size() == 1);
  CHECK(log[0].is_end);
  CHECK(log_as_text(log, 80).find("recorded on " + log[0].day + " or before") != std::string::npos);
}

}  // namespace log_test
