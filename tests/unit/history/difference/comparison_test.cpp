// Two states of a store in a repository: files, findings, figures.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "git/repository_folder.hpp"
#include "mieux/base/failure.hpp"
#include "mieux/history/difference/comparison_views.hpp"

namespace comparison_test {

using namespace mieux;
using namespace mieux::history;
namespace fs = std::filesystem;

namespace {

/// The small office in a repository, with one commit.
class Office {
 public:
  Office() {
    folder.start();
    fs::copy(fs::path{MIEUX_SOURCE_DIR "/examples/small-office"}, folder.work(),
             fs::copy_options::recursive);
    commit("one");
  }

  void commit(const std::string& message) const {
    folder.git({"add", "-A"});
    folder.git({"commit", "-q", "-m", message});
  }

  [[nodiscard]] Comparison compared(State after = {}, bool records_alone = false) const {
    const git::Repository repository = folder.repository();
    const Day day = Date::parse("2026-01-15")->first();
    const State before{State::Of::revision, git::revision_of(repository, "HEAD")};
    return compare(repository, {before, std::move(after), {day, day}, 1, records_alone},
                   schema::built_in_schemas());
  }

  /// Replaces a text in a file of the working folder.
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::ifstream in(folder.work() / file);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    folder.write(file, text.replace(at, from.size(), to));
  }

  RepositoryFolder folder;
};

bool has(const std::vector<Diagnostic>& findings, std::string_view code) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Diagnostic& finding) { return finding.code == code; });
}

}  // namespace

TEST_CASE("nothing changed is said to be that") {
  const Office office;
  CHECK_FALSE(office.compared().changes.any());
  CHECK(summary_of(office.compared()) == "nothing changed");
}

TEST_CASE("a reference that broke is found in the record that was not touched") {
  const Office office;
  fs::remove(office.folder.work() / "requests/2018-01.yaml");
  const Comparison comparison = office.compared();
  CHECK(comparison.changes.count(RecordChange::Sort::removed) >= 1);
  CHECK(has(comparison.come, "unknown-reference"));
  CHECK(comparison.gone.empty());
  CHECK_FALSE(comparison.figures.empty());
}

TEST_CASE("findings go when their record is mended, and what stays is not told") {
  const Office office;
  office.replace("actions/benin.yaml", "countries: [BEN]", "countries: [BEN, XXX]");
  office.replace("actions/zambia.yaml", "title:", "titel:");
  office.commit("broken");
  office.replace("actions/benin.yaml", "countries: [BEN, XXX]", "countries: [BEN]");
  const Comparison comparison = office.compared();
  CHECK(comparison.come.empty());
  REQUIRE(comparison.gone.size() == 1);
  CHECK(comparison.gone[0].where.path == "actions/benin.yaml");
}

TEST_CASE("figures are not counted where a record cannot be read, and it is said") {
  const Office office;
  office.folder.write("actions/benin.yaml", "<<<<<<< ours\n");
  const Comparison comparison = office.compared();
  CHECK(comparison.figures.empty());
  CHECK(comparison.not_counted == "actions/benin.yaml cannot be read in the working folder");
  CHECK(comparison.changes.count(RecordChange::Sort::unreadable) == 1);
}

TEST_CASE("a link in the place of a record is not followed") {
  const Office office;
  fs::remove(office.folder.work() / "actions/benin.yaml");
  fs::create_symlink("/etc/passwd", office.folder.work() / "actions/benin.yaml");
  const Comparison comparison = office.compared({}, true);
  REQUIRE(comparison.changes.records.size() == 1);
  CHECK(comparison.changes.records[0].sort == RecordChange::Sort::unreadable);
}

TEST_CASE("what is staged is compared as staged") {
  const Office office;
  office.replace("actions/benin.yaml", "title:", "title: Staged,");
  office.folder.git({"add", "-A"});
  office.replace("actions/zambia.yaml", "title:", "title: Later,");
  const Comparison comparison = office.compared({State::Of::staged, {}});
  REQUIRE(comparison.changes.records.size() == 1);
  CHECK(comparison.changes.records[0].id == "benin");
}

TEST_CASE("files that git ignores, or does not know, are among the changes") {
  const Office office;
  office.folder.write(".git/info/exclude", "requests/2025-01.yaml\n");
  office.folder.write("requests/2025-01.yaml", "id: 2025-01\n");
  const Comparison comparison = office.compared({}, true);
  REQUIRE(comparison.changes.records.size() == 1);
  CHECK(comparison.changes.records[0].sort == RecordChange::Sort::added);
}

TEST_CASE("a private roster is not compared") {
  const Office office;
  office.folder.write("expert-private/abc.yaml", "id: abc\nname: Somebody\n");
  CHECK_THROWS_AS(office.compared(), Failure);
}

TEST_CASE("a comment has its room, and says what it leaves out") {
  const Office office;
  for (const char* action : {"benin", "zambia", "triangle", "philippines"})
    office.replace("actions/" + std::string{action} + ".yaml",
                   "title:", "title: " + std::string(300, 'x'));
  const Comparison comparison = office.compared();
  const std::string whole = comparison_as_markdown(comparison, schema::built_in_schemas(), 65'000);
  const std::string cut = comparison_as_markdown(comparison, schema::built_in_schemas(), 1'500);
  CHECK(whole.find("left out") == std::string::npos);
  CHECK(cut.size() <= 1'500);
  CHECK(cut.find("more left out") != std::string::npos);
}

}  // namespace comparison_test
