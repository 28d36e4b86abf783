// The commit record of a journal: what it says, and that no damage of it goes unseen.

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/fingerprint.hpp"
#include "mieux/store/layout.hpp"
#include "store/journal/journal.hpp"

namespace journal_test {

using namespace mieux;

namespace {

const std::string sum_a = fingerprint("a");
const std::string sum_b = fingerprint("b");

/// A record with this body and the sum that belongs to it.
std::string closed(const std::string& body) { return body + "end " + fingerprint(body) + "\n"; }

std::string line(const std::string& before, const std::string& after, const std::string& path) {
  return "mieux.journal/1\n" + before + " " + after + " " + path + "\n";
}

}  // namespace

TEST_CASE("a commit record is a text as docs/writing.md describes it") {
  CHECK(commit_record({{{"requests/a.yaml", sum_a, "-"}, {"x y", "-", sum_b}}, {}}) ==
        closed("mieux.journal/1\n" + sum_a + " - requests/a.yaml\n- " + sum_b + " x y\n"));
}

TEST_CASE("what was written in a commit record is read from it") {
  const std::vector<std::vector<JournalEntry>> cases = {
      {},
      {{"requests/a.yaml", sum_a, sum_b}},
      {{"requests/a.yaml", sum_a, "-"}, {"requests/b.yaml", "-", sum_b}, {"c", sum_a, sum_a}},
      {{"a file with blanks", "-", sum_b},
       {"Brasília/é", sum_b, "-"},
       {".gitattributes", "-", "-"}},
  };
  for (const std::vector<JournalEntry>& entries : cases) {
    const auto read = parse_commit_record(commit_record({entries, {}}));
    REQUIRE(read.has_value());
    REQUIRE(read->entries.size() == entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      CHECK(read->entries[i].path == entries[i].path);
      CHECK(read->entries[i].before == entries[i].before);
      CHECK(read->entries[i].after == entries[i].after);
    }
  }
}

TEST_CASE("a commit record of two stores names the change and the other store") {
  const std::vector<JournalEntry> entries = {{"experts/a.yaml", sum_a, "-"}};
  for (const Pact& pact : {Pact{"k7p3", "/home/a b/roster", true}, Pact{"0", "/", false}}) {
    const std::string text = commit_record({entries, pact});
    CHECK(text.starts_with("mieux.journal/2\n" + std::string{pact.leads ? "leads " : "follows "} +
                           pact.id + " " + pact.partner + "\n"));
    const auto read = parse_commit_record(text);
    REQUIRE(read.has_value());
    CHECK(read->pact == pact);
    CHECK(read->entries.size() == 1);
  }
  for (const std::string second : {"leads k7p3 roster", "leads ../k7 /roster", "leads K7 /roster",
                                   "stands k7 /roster", "leads  /roster", "leads k7"}) {
    CAPTURE(second);
    CHECK_FALSE(parse_commit_record(closed("mieux.journal/2\n" + second + "\n")).has_value());
  }
}

TEST_CASE("a commit record with one other bit anywhere is damaged") {
  const std::string record =
      commit_record({{{"requests/a.yaml", sum_a, "-"}, {"b", "-", sum_b}}, {}});
  for (std::size_t at = 0; at < record.size(); ++at)
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = record;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
      CAPTURE(at);
      CHECK_FALSE(parse_commit_record(damaged).has_value());
    }
}

TEST_CASE("a commit record that is cut, or to which something was added, is damaged") {
  const std::string record =
      commit_record({{{"requests/a.yaml", sum_a, "-"}, {"b", "-", sum_b}}, {}});
  REQUIRE(parse_commit_record(record).has_value());
  for (std::size_t at = 0; at < record.size(); ++at) {
    CAPTURE(at);
    CHECK_FALSE(parse_commit_record(record.substr(0, at)).has_value());
    CHECK_FALSE(parse_commit_record(record.substr(at + 1)).has_value());
    CHECK_FALSE(parse_commit_record(record.substr(0, at) + record.substr(at + 1)).has_value());
  }
  for (const std::string more : {"\n", " ", "end ", "-"})
    CHECK_FALSE(parse_commit_record(record + more).has_value());
}

TEST_CASE("a commit record whose sum is right is refused where its lines are not") {
  const std::vector<std::string> bodies = {
      "mieux.journal/2\n",
      "mieux.journal/1\n\n",
      line(sum_a, sum_b, "a") + "no line break",
      line(sum_a, sum_b, ""),
      line(sum_a, "", "a"),
      line("", sum_b, "a"),
      line(sum_a.substr(1), sum_b, "a"),
      line(sum_a, "--", "a"),
      line(sum_a, "../../" + sum_b.substr(6), "a"),
      line("A" + sum_a.substr(1), sum_b, "a"),
  };
  REQUIRE(parse_commit_record(closed(line(sum_a, sum_b, "a"))).has_value());
  for (const std::string& body : bodies) {
    CAPTURE(body);
    CHECK_FALSE(parse_commit_record(closed(body)).has_value());
  }
}

TEST_CASE("a journal may write nothing that commands do not write") {
  for (const std::string path : {"..",
                                 ".",
                                 "../a",
                                 "a/../../b",
                                 "requests/..",
                                 "/etc/passwd",
                                 "requests//b.yaml",
                                 "requests/",
                                 "./requests/a.yaml",
                                 "requests/../.git/config",
                                 ".mieux/lock",
                                 "a.yaml",
                                 "requests/a.yml",
                                 "requests/A.yaml",
                                 "requests/.yaml",
                                 "requests/a/b.yaml",
                                 "Requests/a.yaml",
                                 "mieux.yaml/a.yaml",
                                 "sources/a.yaml",
                                 "reports/a.html",
                                 "reports/.a.md",
                                 "reports/a/b.md",
                                 "reports/../a.md",
                                 "reports/a.md.sh",
                                 "vocabularies/../x.tsv",
                                 "vocabularies/.x.tsv",
                                 "templates/a.sh",
                                 ".vscode/tasks.json",
                                 ".github/workflows/other.yml",
                                 ".gitmodules",
                                 "programme/a.yaml"}) {
    CAPTURE(path);
    CHECK_FALSE(may_write(path, true));
    CHECK_FALSE(may_write(path, false));
  }
}

TEST_CASE("a journal may write what commands write, and make what a new store has") {
  for (const std::string path : {"mieux.yaml", "requests/2018-02.yaml", "expert-private/k2.yaml",
                                 "reports/annual-2018.md", "reports/annual-2018-f3.svg"}) {
    CAPTURE(path);
    CHECK(may_write(path, true));
    CHECK(may_write(path, false));
  }
  for (const std::string path : {".gitignore", ".github/workflows/records.yml",
                                 "vocabularies/topics.tsv", "templates/refusal.fr.md"}) {
    CAPTURE(path);
    CHECK(may_write(path, true));
    CHECK_FALSE(may_write(path, false));
  }
}

TEST_CASE("no spelling of .git is a path of a store's own making, and all are its own place") {
  for (const std::string git :
       {".git", ".GIT", ".Git", "git~1", "GIT~1", ".git ", ".git.", ".git. .",
        ".git::$INDEX_ALLOCATION", ".git:x", ".g\u200cit", "\ufeff.git", ".gi\u200dt", "\u202e.git",
        ".git\u206f", "\uff0egit"}) {
    CAPTURE(git);
    for (const std::string& path :
         {git + "/hooks/pre-commit", "requests/" + git + "/a.yaml", git}) {
      CHECK_FALSE(may_write(path, true));
      CHECK(is_own_path(path));
      CHECK(leads_into_git("/home/" + path));
    }
  }
  for (const std::string path :
       {"Requests/x", "REQUESTS/x", "requests./x", "vocabularies/a.md", ".mieux/x", "templates",
        "mieux.yaml", ".gitattributes", "GITATT~1", ".github/a.md", "reports/.git/a"})
    CHECK(is_own_path(path));
  for (const std::string path :
       {"reports/a.html", "reports/.a.md", "reports/a/b.md", "reports/../a.md", "reports/a.md.sh",
        "a.csv", "sources/requests/a", "git/a", "x.git"})
    CHECK_FALSE(is_own_path(path));
}

}  // namespace journal_test
