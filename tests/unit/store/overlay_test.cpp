// A store read with other files than the disk holds.

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "journal_folder.hpp"
#include "mieux/store/texts.hpp"

namespace overlay_test {

using namespace mieux;

namespace {

std::string request(const char* id, const std::string& rest = {}) {
  return StoreFolder::header("requests/" + std::string{id} + ".yaml") +
         "title: T\nevents:\n  - event: received\n" + rest;
}

Store load(const JournalFolder& folder, const Overlay& overlay) {
  Store::Options options;
  options.threads = 1;
  options.overlay = &overlay;
  return Store::load(folder.path(), schema::built_in_schemas(), options);
}

std::string ids_of(const Store& store, RecordKind kind) {
  std::string text;
  for (const Record& record : store.records(kind))
    text += (text.empty() ? "" : " ") + std::string{record.id};
  return text;
}

bool has_issue(const Store& store, std::string_view code) {
  for (const Issue& issue : store.issues())
    if (issue.finding.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("an overlay adds, changes and removes records") {
  const JournalFolder folder;
  for (const char* id : {"a", "b", "c"})
    folder.write("requests/" + std::string{id} + ".yaml", request(id));
  const auto before = folder.files();
  const Store store =
      load(folder,
           {{"requests/a.yaml", std::nullopt},
            {"requests/b.yaml", request("b", "topics: [thb]\n")},
            {"requests/bb.yaml", request("bb")},
            {"actions/x.yaml", StoreFolder::header("actions/x.yaml") + "title: X\nrequest: bb\n"},
            {"experts/gone.yaml", std::nullopt}});
  CHECK(ids_of(store, RecordKind::request) == "b bb c");
  CHECK(ids_of(store, RecordKind::action) == "x");
  CHECK(ids_of(store, RecordKind::expert).empty());
  CHECK(store.issues().empty());
  CHECK(store.diagnostics().empty());
  CHECK(store.request_of(0) == store.find(RecordKind::request, "bb"));
  RecordTexts texts(store);
  CHECK(texts.of(*store.find(RecordKind::request, "b")) == request("b", "topics: [thb]\n"));
  CHECK(texts.of(*store.find(RecordKind::request, "bb")) == request("bb"));
  CHECK(texts.of(*store.find(RecordKind::request, "c")) == request("c"));
  CHECK(folder.files() == before);
}

TEST_CASE("what is wrong in an overlay is found as in a file") {
  const JournalFolder folder;
  folder.write("requests/a.yaml", request("a"));
  const Store store = load(folder, {{"requests/a.yaml", request("a", "topics: [nowhere]\n")},
                                    {"requests/Bad Name.yaml", request("b")},
                                    {"requests/notes.txt", "notes\n"}});
  CHECK(has_issue(store, "unknown-term"));
  std::vector<std::string> paths;
  for (const Diagnostic& d : store.diagnostics()) paths.push_back(d.where.path);
  CHECK((paths == std::vector<std::string>{"requests/Bad Name.yaml", "requests/notes.txt"}));
}

TEST_CASE("an overlay replaces mieux.yaml") {
  const JournalFolder folder;
  const Store store = load(folder, {{"mieux.yaml", "format: mieux.store/1\ntitle: Another\n"}});
  CHECK(store.programme().phases.empty());
  CHECK(exit_of_step([&] { (void)load(folder, {{"mieux.yaml", std::nullopt}}); }) == Exit::usage);
}

TEST_CASE("an overlay adds, changes and removes vocabularies") {
  const JournalFolder folder;
  folder.write("requests/a.yaml", request("a", "topics: [piracy]\n"));
  CHECK(has_issue(folder.load(), "unknown-term"));
  const std::string topics = "id\ttheme\tlabel\npiracy\tirregular-thb\tPiracy\n";
  CHECK_FALSE(has_issue(load(folder, {{"vocabularies/topics.tsv", topics}}), "unknown-term"));
  const Store without = load(folder, {{"vocabularies/topics.tsv", std::nullopt}});
  CHECK(without.vocabularies().table("topics") == nullptr);
  REQUIRE(without.diagnostics().size() == 1);
  CHECK(without.diagnostics().front().code == "bad-vocabulary");
  const Store more = load(folder, {{"vocabularies/ports.tsv", "id\tlabel\nx\tPort X\n"}});
  REQUIRE(more.vocabularies().table("ports") != nullptr);
  CHECK(more.vocabularies().table("ports")->label("x") == "Port X");
}

TEST_CASE("an overlay stands above a committed journal") {
  const JournalFolder folder;
  folder.write("requests/a.yaml", request("a"));
  folder.write_journal({{"requests/a.yaml", request("a"), request("a", "short_name: journal\n")},
                        {"requests/b.yaml", std::nullopt, request("b")}});
  const Store store = load(folder, {{"requests/a.yaml", request("a", "short_name: overlay\n")}});
  REQUIRE(store.find(RecordKind::request, "a") != nullptr);
  CHECK(store.find(RecordKind::request, "a")->short_name.value == "overlay");
  CHECK(ids_of(store, RecordKind::request) == "a b");
}

}  // namespace overlay_test
