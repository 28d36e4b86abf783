// Removing a record, unless others refer to it.

#include <doctest/doctest.h>

#include <string>

#include "changes/changing.hpp"
#include "mieux/changes/records/remove_record.hpp"

namespace remove_record_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

std::string mistake(const Store& store, RecordKind kind, std::string_view id) {
  return failure_of([&] { (void)remove_record(store, find(store, kind, id)); });
}

}  // namespace

TEST_CASE("a record nobody refers to goes") {
  const StoreFolder folder;
  add(folder, "requests/r", "title: T\nmerged_into: r\nevents:\n  - event: received\n");
  add(folder, "actions/r", "title: T\nrequest: other\n");
  const Store store = folder.load();
  const Change change = remove_record(store, find(store, RecordKind::request, "r"));
  REQUIRE(change.files.size() == 1);
  CHECK(change.files[0].path == "requests/r.yaml");
  CHECK(change.files[0].before == StoreFolder::header("requests/r") +
                                      "title: T\nmerged_into: r\nevents:\n  - event: received\n");
  CHECK_FALSE(change.files[0].after.has_value());
  CHECK(change.sentence == "r: request removed");
}

TEST_CASE("a record that cannot be read goes, too") {
  const StoreFolder folder;
  folder.write("requests/broken.yaml", "id: broken\nid: twice\n");
  const Store store = folder.load();
  CHECK(remove_record(store, find(store, RecordKind::request, "broken")).files[0].before ==
        "id: broken\nid: twice\n");
}

TEST_CASE("a record that others refer to stays, and they are named once each") {
  const StoreFolder folder;
  add(folder, "organisations/ministry", "names:\n  - name: M\naliases: [old]\n");
  CHECK(mistake(folder.load(), RecordKind::organisation, "ministry").empty());
  add(folder, "requests/r",
      "title: T\nletters:\n  - requester: ministry\n  - requester: ministry\n"
      "events:\n  - event: received\n");
  CHECK(mistake(folder.load(), RecordKind::organisation, "ministry") ==
        "3 organisations/ministry.yaml is referred to by 1 record: requests/r.yaml");
  add(folder, "actions/a", "title: T\nrequesters: [old]\n");
  CHECK(mistake(folder.load(), RecordKind::organisation, "ministry") ==
        "3 organisations/ministry.yaml is referred to by 2 records: actions/a.yaml, "
        "requests/r.yaml");
}

TEST_CASE("a record stays while another with errors names it where no reference can be read") {
  for (const std::string letter : {"requester: [ministry]", "requestor: ministry",
                                   "requester: organisation/ministry\n    nonsense: 1"}) {
    CAPTURE(letter);
    const StoreFolder folder;
    add(folder, "organisations/ministry", "names:\n  - name: M\n");
    add(folder, "requests/r",
        "title: T\nletters:\n  - " + letter + "\nevents:\n  - event: received\n");
    const std::string refused = mistake(folder.load(), RecordKind::organisation, "ministry");
    CHECK(refused.starts_with("3 "));
    CHECK(refused.find("requests/r.yaml") != std::string::npos);
  }
}

TEST_CASE("a record stays while files lie where the store does not look for records") {
  for (const char* file : {"events/e.yaml/x.txt", "events/2019/e.yaml", "events/e.yml",
                           "events/.e.yaml", "event/e.yaml", "events/E.yaml"}) {
    CAPTURE(std::string{file});
    const StoreFolder folder;
    add(folder, "organisations/ministry", "names:\n  - name: M\n");
    folder.write(file, "organisation: ministry\n");
    CHECK(mistake(folder.load(), RecordKind::organisation, "ministry").starts_with("3 event"));
  }
  const StoreFolder folder;
  add(folder, "organisations/ministry", "names:\n  - name: M\n");
  folder.write("events/notes.txt", "ministry\n");
  CHECK(mistake(folder.load(), RecordKind::organisation, "ministry").empty());
  folder.write("publications", "no folder\n");
  CHECK(mistake(folder.load(), RecordKind::organisation, "ministry").starts_with("3 publications"));
}

}  // namespace remove_record_test
