// Files and folders that are not as a store has them: what is said, and that the rest is read.

#include <doctest/doctest.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/rules/rules.hpp"
#include "store_folder.hpp"
#include "unprivileged.hpp"

namespace files_test {
using namespace mieux;
namespace fs = std::filesystem;

namespace {

constexpr AsOf today{Day{Day::duration{20'000}}, Day{Day::duration{20'000}}};

std::string request(const std::string& id) {
  return StoreFolder::header("requests/" + id) + "title: T\nevents:\n  - event: received\n";
}

/// What a store says about its files: `error unexpected-file requests/x`, sorted.
std::vector<std::string> said(const Store& store) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : store.diagnostics()) {
    CHECK_FALSE(d.message.empty());
    CHECK_FALSE(d.hint.empty());
    lines.push_back(std::string{name_of(d.severity)} + " " + std::string{d.code} + " " +
                    d.where.path);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

using Lines = std::vector<std::string>;

Exit exit_of(const fs::path& path) {
  try {
    (void)Store::load(path, schema::built_in_schemas(), {});
  } catch (const Failure& failure) {
    CHECK(std::string_view{failure.what()}.size() > 10);
    return failure.exit();
  }
  return Exit::done;
}

}  // namespace

TEST_CASE("the small store of these tests is sound") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a"));
  const Store store = folder.load();
  CHECK(said(store).empty());
  CHECK(store.issues().empty());
  CHECK(store.records(RecordKind::request).size() == 1);
  CHECK(store.records(RecordKind::request)[0].sound);
}

TEST_CASE("a folder without mieux.yaml is no store") {
  const StoreFolder folder;
  CHECK(exit_of(folder.path()) == Exit::done);
  folder.remove("mieux.yaml");
  CHECK(exit_of(folder.path()) == Exit::usage);
  fs::create_symlink(folder.path() / "vocabularies/topics.tsv", folder.path() / "mieux.yaml");
  CHECK(exit_of(folder.path()) == Exit::usage);
  folder.remove("mieux.yaml");
  fs::create_directory(folder.path() / "mieux.yaml");
  CHECK(exit_of(folder.path()) == Exit::usage);
  folder.remove("mieux.yaml");
  REQUIRE(::mkfifo((folder.path() / "mieux.yaml").c_str(), 0600) == 0);
  CHECK(exit_of(folder.path()) == Exit::usage);
}

TEST_CASE("a folder that is not there, or is a file, cannot be read") {
  const StoreFolder folder;
  CHECK(exit_of(folder.path() / "nowhere") == Exit::io);
  CHECK(exit_of(folder.path() / "mieux.yaml") == Exit::io);
}

TEST_CASE("a mieux.yaml that is no record of its kind is reported, and the store is read") {
  const std::vector<std::string_view> texts = {"", "- a\n", "title: [\n", "a: 1\na: 2\n", "~\n"};
  for (const std::string_view text : texts) {
    const StoreFolder folder;
    folder.write("mieux.yaml", text);
    folder.write("requests/a.yaml", request("a"));
    const Store store = folder.load();
    CAPTURE(text);
    CHECK_FALSE(store.issues().empty());
    CHECK_FALSE(store.records(RecordKind::programme).front().sound);
    CHECK(store.records(RecordKind::request).size() == 1);
    CHECK(store.programme().phases.empty());
  }
}

TEST_CASE("mieux.yaml may use its own phases and groupings, and none else") {
  const StoreFolder folder;
  std::string text{StoreFolder::programme};
  text.replace(text.rfind("region_2015"), 11, "region_2018");
  folder.write("mieux.yaml", text);
  const Store store = folder.load();
  REQUIRE(store.issues().size() == 1);
  CHECK(store.issues()[0].finding.code == "unknown-term");
  CHECK(store.vocabularies().table("phases")->size() == 2);
  CHECK(store.vocabularies().table("groupings")->find("region_2015") == 0);
}

TEST_CASE("links, pipes and folders where records should be are told, and not followed") {
  const StoreFolder outside;
  outside.write("secret.yaml", request("secret"));
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a"));
  fs::create_symlink(outside.path() / "secret.yaml", folder.path() / "requests/link.yaml");
  fs::create_symlink("nowhere", folder.path() / "requests/dangling.yaml");
  REQUIRE(::mkfifo((folder.path() / "requests/pipe.yaml").c_str(), 0600) == 0);
  fs::create_directory(folder.path() / "requests/folder.yaml");
  fs::create_directory(folder.path() / "requests/folder");
  folder.write("requests/note.txt", "a note");
  folder.write("requests/.hidden.yaml", "not read");
  fs::create_directory_symlink(outside.path(), folder.path() / "actions");
  const auto begin = std::chrono::steady_clock::now();
  const Store store = folder.load();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{2});
  CHECK(
      (said(store) ==
       Lines{"error not-a-file actions", "error not-a-file requests/dangling.yaml",
             "error not-a-file requests/link.yaml", "error not-a-file requests/pipe.yaml",
             "error unexpected-file requests/folder", "error unexpected-file requests/folder.yaml",
             "warning unexpected-file requests/.hidden.yaml",
             "warning unexpected-file requests/note.txt"}));
  REQUIRE(store.records(RecordKind::request).size() == 4);
  for (const Record& record : store.records(RecordKind::request)) {
    CHECK(record.whole == (record.id == "a"));
    CHECK((record.size == 0) == (record.id != "a"));
  }
  CHECK(store.records(RecordKind::action).empty());
}

TEST_CASE("a name that is no id is no record") {
  const StoreFolder folder;
  const std::vector<std::string> names = {"A.yaml",
                                          "a b.yaml",
                                          "-a.yaml",
                                          "a.b.yaml",
                                          "Brasília.yaml",
                                          "a\nb.yaml",
                                          "\xff.yaml",
                                          "a\x1b[31m.yaml",
                                          ".yaml.yaml",
                                          "CON.yaml",
                                          std::string(101, 'a') + ".yaml",
                                          "a.yml"};
  for (const std::string& name : names) folder.write("requests/" + name, request("a"));
  const Store store = folder.load();
  CHECK(store.records(RecordKind::request).empty());
  std::size_t bad = 0;
  for (const Diagnostic& d : store.diagnostics()) {
    if (d.code == "bad-file-name") ++bad;
    CHECK(render(d, false).find('\x1b') == std::string::npos);
    CHECK(std::count(d.where.path.begin(), d.where.path.end(), '/') == 1);
  }
  CHECK(bad == 10);
  CHECK(store.diagnostics().size() == 12);  // .yaml.yaml is hidden, a.yml no name of a record
}

TEST_CASE("names that Windows keeps for devices are no names of records") {
  const StoreFolder folder;
  for (const std::string name : {"con", "nul", "com1", "lpt9", "console"})
    folder.write("requests/" + name + ".yaml", request(name));
  const Store store = folder.load();
  REQUIRE(store.records(RecordKind::request).size() == 1);
  CHECK(store.records(RecordKind::request)[0].id == "console");
  REQUIRE(store.diagnostics().size() == 4);
  for (const Diagnostic& d : store.diagnostics()) {
    CHECK(d.code == "bad-file-name");
    CHECK(d.message.find(": Windows keeps '") != std::string::npos);
    CHECK(d.hint.ends_with("-1.yaml"));
  }
}

TEST_CASE("records of hidden names are said not to be read; what editors leave is not") {
  const StoreFolder folder;
  for (const std::string name : {".yaml", ".2018-02.yaml", "._a.yaml", ".#a.yaml", ".a.yaml.swp"})
    folder.write("requests/" + name, request("a"));
  folder.write(".yaml", "a: b\n");
  folder.write(".pre-commit-config.yaml", "repos: []\n");
  const Store store = folder.load();
  CHECK((said(store) == Lines{"error bad-file-name requests/.yaml", "warning unexpected-file .yaml",
                              "warning unexpected-file requests/.2018-02.yaml"}));
}

TEST_CASE("names that look alike are spelled out") {
  const StoreFolder folder;
  folder.write("requests/B\u00e9nin.yaml", request("a"));
  folder.write("requests/Be\u0301nin.yaml", request("b"));
  const Store store = folder.load();
  REQUIRE(store.diagnostics().size() == 2);
  for (const Diagnostic& d : store.diagnostics()) {
    CHECK(d.message.find("B\\u00e9nin.yaml") != std::string::npos);
    CHECK(d.message.find("Be\\u0301nin.yaml") != std::string::npos);
  }
}

TEST_CASE("names that differ in capitals or accents are both named") {
  const StoreFolder folder;
  folder.write("requests/togo.yaml", request("togo"));
  folder.write("requests/Togo.yaml", request("togo"));
  const Store store = folder.load();
  CHECK(store.records(RecordKind::request).size() == 1);
  REQUIRE(store.diagnostics().size() == 1);
  CHECK(store.diagnostics()[0].where.path == "requests/Togo.yaml");
  CHECK(store.diagnostics()[0].message.find("togo.yaml") != std::string::npos);
}

TEST_CASE("folders that are none of a store's") {
  const StoreFolder folder;
  folder.write("request/a.yaml", request("a"));
  folder.write("photos/one.jpg", "no record");
  folder.write("sources/list.yaml", "kept here");
  folder.write("reports/a.yaml", "a: b\n");
  folder.write(".git/config.yaml", "");
  folder.write("experts", "a file");
  folder.write("b.yaml", request("b"));
  folder.write("README.md", "text");
  const Store store = folder.load();
  CHECK((said(store) == Lines{"error not-a-file experts", "error unknown-folder request/",
                              "warning unexpected-file b.yaml"}));
  const auto& all = store.diagnostics();
  CHECK(std::any_of(all.begin(), all.end(),
                    [](const Diagnostic& d) { return d.hint == "did you mean requests?"; }));
}

TEST_CASE("a record over one mebibyte is too large, one just below is read") {
  const StoreFolder folder;
  std::string text = request("big");
  text += "need: " + std::string(yaml::max_bytes - text.size() - 7, 'x') + "\n";
  REQUIRE(text.size() == yaml::max_bytes);
  folder.write("requests/big.yaml", text);
  folder.write("requests/bigger.yaml", text + "\n");
  const Store store = folder.load();
  CHECK((said(store) == Lines{"error too-large requests/bigger.yaml"}));
  CHECK(store.diagnostics()[0].where.line ==
        1 + std::count(text.begin(), text.end(), '\n'));  // of the first byte too many
  CHECK(store.diagnostics()[0].where.column == 1);
  REQUIRE(store.records(RecordKind::request).size() == 2);
  CHECK(store.records(RecordKind::request)[0].sound);
  CHECK_FALSE(store.records(RecordKind::request)[1].whole);
}

TEST_CASE("vocabularies that cannot be read, and those that are missing") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a") + "topics: [no-such]\ncountries: [XXX]\n");
  folder.remove("vocabularies/topics.tsv");
  fs::create_directory(folder.path() / "vocabularies/topics.tsv");
  folder.remove("vocabularies/countries.tsv");
  fs::create_symlink(
      fs::path{MIEUX_SOURCE_DIR} / "examples/small-office/vocabularies/countries.tsv",
      folder.path() / "vocabularies/countries.tsv");
  folder.write("vocabularies/notes.txt", "no table");
  const Store store = folder.load();
  const Lines lines = said(store);
  const auto holds = [&](std::string_view line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  CHECK(holds("error not-a-file vocabularies/topics.tsv"));
  CHECK(holds("error not-a-file vocabularies/countries.tsv"));
  CHECK(store.vocabularies().table("topics") == nullptr);
  CHECK(store.vocabularies().table("countries") == nullptr);
  CHECK(store.issues().empty());  // nobody knows whether the terms are right
}

TEST_CASE("a vocabulary that is used must be there, one that is not need not") {
  const StoreFolder folder;
  folder.remove("vocabularies/topics.tsv");
  folder.write("requests/a.yaml", request("a"));
  CHECK(said(folder.load()).empty());
  folder.write("requests/a.yaml", request("a") + "topics: [thb]\n");
  CHECK((said(folder.load()) == Lines{"error bad-vocabulary vocabularies/topics.tsv"}));
  folder.write("vocabularies/topics.tsv", "");
  CHECK_FALSE(said(folder.load()).empty());
  folder.write("vocabularies/topics.tsv", "id\tlabel\n<<<<<<< HEAD\nthb\tT\n=======\n>>>>>>> b\n");
  const Lines merge = said(folder.load());
  CHECK(std::count(merge.begin(), merge.end(), "error merge-conflict vocabularies/topics.tsv") ==
        3);
}

TEST_CASE("files and folders without the right to read them") {
  const StoreFolder folder;
  fs::permissions(folder.path(), fs::perms::all);
  folder.write("requests/a.yaml", request("a"));
  folder.write("requests/closed.yaml", request("closed"));
  fs::permissions(folder.path() / "requests/closed.yaml", fs::perms::none);
  fs::permissions(folder.path() / "vocabularies/topics.tsv", fs::perms::none);
  {
    const Unprivileged user;
    const Store store = folder.load();
    CHECK((said(store) == Lines{"error unreadable requests/closed.yaml",
                                "error unreadable vocabularies/topics.tsv"}));
    CHECK(store.records(RecordKind::request).size() == 2);
  }
  fs::create_directory(folder.path() / "actions");
  fs::permissions(folder.path() / "actions", fs::perms::none);
  {
    const Unprivileged user;
    CHECK(exit_of(folder.path()) == Exit::io);
  }
  fs::permissions(folder.path() / "actions", fs::perms::all);
  fs::permissions(folder.path() / "mieux.yaml", fs::perms::none);
  const Unprivileged user;
  CHECK(exit_of(folder.path()) != Exit::done);
}

TEST_CASE("a damaged record is kept by its id, and the others are read") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a"));
  folder.write("requests/broken.yaml", "id: broken\ntitle: \"open\nevents:\n");
  folder.write("requests/list.yaml", "- a\n");
  folder.write("requests/short.yaml", "id: short\n");
  folder.write("requests/empty.yaml", "");
  const Store store = folder.load();
  CHECK(said(store).empty());
  const auto& records = store.records(RecordKind::request);
  REQUIRE(records.size() == 5);
  CHECK(store.requests().size() == 5);
  for (const Record& record : records) {
    CAPTURE(record.id);
    CHECK(record.sound == (record.id == "a"));
    CHECK(record.whole == (record.id != "broken" && record.id != "empty" && record.id != "list"));
    const bool told =
        std::any_of(store.issues().begin(), store.issues().end(), [&](const Issue& issue) {
          return issue.record == &record && issue.finding.severity == Severity::error;
        });
    CHECK(told == (record.id != "a"));
  }
}

TEST_CASE("the copy of a record under another name is told on both") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a"));
  folder.write("requests/b.yaml", request("a"));
  const Store store = folder.load();
  std::vector<std::string> codes;
  for (const Diagnostic& d : validate(store, today, 1)) {
    codes.push_back(std::string{d.code} + " " + d.where.path);
    REQUIRE(d.related.size() == 1);
    CHECK(d.related[0].place.path == "requests/a.yaml");
  }
  std::sort(codes.begin(), codes.end());
  CHECK((codes == Lines{"duplicate-uid requests/b.yaml", "id-mismatch requests/b.yaml"}));
}

TEST_CASE("what is wrong with a draft and with an import is weighed when it is located") {
  const StoreFolder folder;
  const std::string bare = StoreFolder::header("requests/a") + "events:\n  - event: received\n";
  const auto located = [&](const std::string& tail) {
    folder.write("requests/a.yaml", bare + tail);
    const Store store = folder.load();
    Lines lines;
    RecordTexts texts(store);
    for (const Issue& issue : store.issues())
      if (const auto d = Store::locate(issue, texts))
        lines.push_back(std::string{name_of(d->severity)} + " " + std::string{d->code});
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  CHECK((located("joint: maybe\n") == Lines{"error missing-field", "error wrong-type"}));
  CHECK((located("joint: maybe\ndraft: true\n") == Lines{"error wrong-type"}));
  CHECK((located("joint: maybe\nimported:\n  source: S\n") ==
         Lines{"error wrong-type", "warning missing-field"}));
  CHECK((located("joint: maybe\ndraft: false\n") ==
         Lines{"error missing-field", "error wrong-type"}));
}

TEST_CASE("terms and countries are looked up, and what was meant is suggested") {
  const StoreFolder folder;
  const auto hint = [&](const std::string& tail) {
    folder.write("requests/a.yaml", request("a") + tail);
    const Store store = folder.load();
    REQUIRE(store.issues().size() == 1);
    const Finding& finding = store.issues()[0].finding;
    return std::string{finding.code} + ": " + finding.hint;
  };
  CHECK(hint("countries: [Tajikistan]\n") == "unknown-country: write TJK");
  CHECK(hint("countries: [Tadjikistan]\n") == "unknown-country: write TJK");
  CHECK(hint("countries: [Taschikistan]\n").ends_with("did you mean TJK (Tajikistan)?"));
  CHECK(hint("countries: [TJ]\n") == "unknown-country: write TJK");
  CHECK(hint("countries: [TJX]\n").starts_with("unknown-country: write one of: TJK, BEN, "));
  CHECK(hint("topics: [Trafficking]\n") == "unknown-term: write thb");
  CHECK(hint("topics: [boarder]\n").starts_with("unknown-term: did you mean border"));
  CHECK(hint("topics: [astronomy]\n").starts_with("unknown-term: "));
}
}  // namespace files_test
