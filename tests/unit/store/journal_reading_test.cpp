// Readers while a change is on its way: all of it or nothing.

#include <doctest/doctest.h>

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "journal_folder.hpp"
#include "mieux/store/lock.hpp"
#include "mieux/store/texts.hpp"

namespace journal_reading_test {

using namespace mieux;
using Files = std::vector<FileChange>;

namespace {

std::string request(const char* id, const std::string& short_name = "old") {
  return StoreFolder::header("requests/" + std::string{id} + ".yaml") +
         "title: T\nshort_name: " + short_name + "\nevents:\n  - event: received\n";
}

/// Ids and short names of the requests: `a=old b=new`.
std::string requests_of(const Store& store) {
  std::string text;
  for (const Record& record : store.records(RecordKind::request))
    text += (text.empty() ? "" : " ") + std::string{record.id} + "=" +
            std::string{record.short_name.value};
  return text;
}

std::vector<std::string> codes_of(const Store& store) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : store.diagnostics()) codes.emplace_back(diagnostic.code);
  return codes;
}

/// The requests `a` and `b`, and a change of `a`, of `b` away and of `c` anew.
struct Broken : JournalFolder {
  Broken() {
    write("requests/a.yaml", request("a"));
    write("requests/b.yaml", request("b"));
  }
  const Files files{{"requests/a.yaml", request("a"), request("a", "new")},
                    {"requests/b.yaml", request("b"), std::nullopt},
                    {"requests/c.yaml", std::nullopt, request("c", "new")}};
};

}  // namespace

TEST_CASE("a committed journal is read as if it were in place, and left as it is") {
  const Broken folder;
  folder.write_journal(folder.files);
  const auto before = folder.files;
  const auto on_disk = folder.JournalFolder::files();
  const auto in_journal = folder.own_files("journal");
  const Store store = folder.load();
  CHECK(requests_of(store) == "a=new c=new");
  CHECK(codes_of(store).empty());
  RecordTexts texts(store);
  CHECK(texts.of(*store.find(RecordKind::request, "a")) == request("a", "new"));
  CHECK(texts.of(*store.find(RecordKind::request, "c")) == request("c", "new"));
  CHECK(folder.JournalFolder::files() == on_disk);
  CHECK(folder.own_files("journal") == in_journal);
}

TEST_CASE("a committed journal that is partly in place is read as if all of it were") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.remove("requests/b.yaml");
  std::filesystem::rename(folder.path() / JournalFolder::staged(2),
                          folder.path() / "requests/c.yaml");
  CHECK(requests_of(folder.load()) == "a=new c=new");
}

TEST_CASE("a journal that is not committed is not read") {
  const Broken folder;
  folder.write_journal(folder.files, false);
  CHECK(requests_of(folder.load()) == "a=old b=old");
  CHECK(codes_of(folder.load()).empty());
}

TEST_CASE("a file changed by hand is read as it stands, beside a committed journal") {
  const Broken folder;
  folder.write_journal(folder.files);
  folder.write("requests/a.yaml", request("a", "by-hand"));
  CHECK(requests_of(folder.load()) == "a=by-hand c=new");
}

TEST_CASE("a damaged journal is said, and the records are read as they stand") {
  const Broken folder;
  folder.write_journal(folder.files);
  SUBCASE("commit record") { folder.write(JournalFolder::commit(), "mieux.journal/1\nend\n"); }
  SUBCASE("staged file altered") { folder.write(JournalFolder::staged(0), request("a", "odd")); }
  SUBCASE("staged file missing") { folder.remove(JournalFolder::staged(2)); }
  const Store store = folder.load();
  CHECK(requests_of(store) == "a=old b=old");
  REQUIRE(store.diagnostics().size() == 1);
  const Diagnostic& found = store.diagnostics().front();
  CHECK(found.code == "damaged-journal");
  CHECK(found.severity == Severity::error);
  CHECK(found.where.path == ".mieux/journal");
  CHECK_FALSE(found.hint.empty());
}

TEST_CASE("readers see all of a change or nothing, while writers write") {
  const JournalFolder folder;
  const auto text = [](const char* id, int round) {
    return request(id, "n" + std::to_string(round % 10));
  };
  for (const char* id : {"a", "b", "c"})
    folder.write("requests/" + std::string{id} + ".yaml", text(id, 0));
  constexpr int rounds = 60;
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int round = 0; round < rounds; ++round) {
      Change change;
      for (const char* id : {"a", "b", "c"})
        change.files.push_back(
            {"requests/" + std::string{id} + ".yaml", text(id, round), text(id, round + 1)});
      StoreLock lock(folder.path());
      if (!lock.apply(change).is_complete()) break;
    }
    done = true;
  });
  int mixed = 0;
  do {
    const Store store = folder.load();
    for (const Record& record : store.records(RecordKind::request))
      mixed += record.short_name.value != store.records(RecordKind::request)[0].short_name.value;
  } while (!done);
  writer.join();
  CHECK(mixed == 0);
  CHECK(requests_of(folder.load()) == "a=n0 b=n0 c=n0");
}

}  // namespace journal_reading_test
