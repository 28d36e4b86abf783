// Personal data in all that git holds.
#include "mieux/history/personal/search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "../../git/repository_folder.hpp"

namespace history_search_test {

using namespace mieux;
using namespace mieux::history;

namespace {

PrivateValues values_of_ines() {
  return values_of_private_record(
      "id: k1\nuid: aaaaaaaaaaaaaaaa\nname: Ines Madeup\ncontact:\n  emails: [ines@example.org]\n");
}

/// The places found, without the commit.
std::vector<std::string> places(const HistorySearched& searched) {
  std::vector<std::string> all;
  for (const PersonalInHistory& found : searched.found) {
    const std::string& path = found.finding.where.path;
    all.push_back(path.substr(path.find(':') + 1));
  }
  std::ranges::sort(all);
  return all;
}

HistorySearched searched(const RepositoryFolder& folder, bool contacts = true) {
  const PrivateValues values = values_of_ines();
  return search_history(*git::Repository::around(folder.work()),
                        {.values = values, .contacts = contacts});
}

}  // namespace

TEST_CASE("what no file holds any more is found where git has it") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml", "id: a\nremarks: ask INES  madeup\n");
  folder.add("requests/a.yaml", "id: a\nremarks: ask somebody\n");
  folder.git({"checkout", "-q", "-b", "side"});
  folder.add("notes.txt", "1\n2\nInes Madeup came\n");
  folder.git({"checkout", "-q", "main"});
  folder.git({"commit", "-q", "--allow-empty", "-m", "for ines@example.org"});
  folder.git({"branch", "-q", "-D", "side"});  // the reflog has it
  CHECK(places(searched(folder)) ==
        std::vector<std::string>{"(message):6:5", "notes.txt:3:1", "requests/a.yaml:2:14"});
}

TEST_CASE("names of files, branches and tags are looked through, too") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("letters/ines-madeup.txt", "Thanks\n");
  folder.git({"branch", "-q", "for-ines-madeup"});
  folder.git({"tag", "v1"});
  std::string all;
  for (const std::string& place : places(searched(folder))) all += place + "\n";
  CHECK(all == "(message):5:13\nletters/ines-madeup.txt:1:1\nrefs/heads/for-ines-madeup\n");
}

TEST_CASE("files beside the records are looked through; what cannot be is told") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("notes/a.txt", "1\nfor MADEUP,  Ines\n");
  folder.add("notes/ines.madeup.txt", "empty\n");
  folder.add("notes/other.txt", "Ines\n");
  const auto large = folder.work() / "large.bin";
  std::ofstream{large} << "x";
  std::filesystem::resize_file(large, (std::uintmax_t{16} << 20) + 1);
  const FilesSearched searched = search_files(folder.work(), values_of_ines());
  CHECK(searched.found == std::vector<std::string>{"notes/a.txt", "notes/ines.madeup.txt"});
  CHECK(searched.large == std::vector<std::string>{"large.bin"});
}

TEST_CASE("ways to reach somebody are looked for in records, and left where consent is given") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml", "id: a\nremarks: write to other@example.org\n");
  folder.add("practices/p.yaml",
             "id: p\ntestimonials:\n  - text: I am ines@example.org\n    consent: true\n");
  folder.add("README.md", "Office: office@example.org\n");
  CHECK(places(searched(folder)) == std::vector<std::string>{"requests/a.yaml:2:19"});
  CHECK(searched(folder, false).found.empty());
  CHECK(searched(folder).texts >= 6);
}

TEST_CASE("a place in the history is told, and the line is not") {
  const RepositoryFolder folder;
  folder.start();
  folder.add("requests/a.yaml", "id: a\nremarks: Ines Madeup\n");
  const HistorySearched found = searched(folder);
  REQUIRE(found.found.size() == 1);
  CHECK(found.found[0].commits.size() == 1);
  CHECK(render(found.found[0].finding, false).find("Madeup") == std::string::npos);
  CHECK(render(found.found[0].finding, false).find(found.found[0].commits[0]) == 0);
}

}  // namespace history_search_test
