// What rests on having read all records is refused while one of them cannot be read.

#include <doctest/doctest.h>

#include <string>

#include "changes/changing.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/new_record.hpp"
#include "mieux/changes/records/remove_record.hpp"
#include "mieux/changes/records/rename_record.hpp"
#include "mieux/changes/records/set_fields.hpp"
#include "mieux/store/unread.hpp"
#include "store/unprivileged.hpp"

namespace unread_records_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

/// An organisation, an Action with an activity, and what is broken beside them.
StoreFolder& with(StoreFolder& folder, const std::string& path, std::string_view text) {
  add(folder, "organisations/ministry",
      "names:\n  - name: M\naliases: [old, older]\ncountry: TJK\ntype: ministry\n");
  add(folder, "actions/a", "title: T\nactivities:\n  - id: a1\n    title: One\n  - id: a2\n");
  folder.write(path, text);
  return folder;
}

std::string removing(const StoreFolder& folder, RecordKind kind, std::string_view id) {
  const Store store = folder.load();
  return failure_of([&] { (void)remove_record(store, find(store, kind, id)); });
}

std::string renaming(const StoreFolder& folder) {
  const Store store = folder.load();
  return failure_of([&] {
    (void)rename_record(store, find(store, RecordKind::organisation, "ministry"), "office",
                        circumstances());
  });
}

std::string making(const StoreFolder& folder, RecordKind kind, const std::string& field = {}) {
  const Store store = folder.load();
  NewRecord wanted{kind, "new", {yaml::Value::Mapping{}, false}, {}, true};
  if (!field.empty()) wanted.wishes.push_back(parse_wish(field));
  return failure_of([&] { (void)new_record(store, wanted, circumstances()); });
}

std::string setting(const StoreFolder& folder, const std::string& record, const char* wish) {
  const Store store = folder.load();
  const Record* found = store.at_path(record + ".yaml");
  REQUIRE(found != nullptr);
  return failure_of([&] {
    (void)judge(store, set_fields(store, *found, {}, {parse_wish(wish)}), circumstances(), 1);
  });
}

constexpr const char* broken = "title: \"x\n";
constexpr const char* reason =
    " cannot be read; what refers to organisations/ministry.yaml is not known";

}  // namespace

TEST_CASE("nothing is removed or renamed while a record that may refer to it cannot be read") {
  for (const std::string path : {"actions/b.yaml", "claims/c.yaml", "requests/Bad Name.yaml"}) {
    CAPTURE(path);
    StoreFolder folder;
    with(folder, path, broken);
    CHECK(removing(folder, RecordKind::organisation, "ministry") == "3 " + path + reason);
    CHECK(renaming(folder) == "3 " + path + reason);
  }
}

TEST_CASE("whatever keeps a file from being read as a record counts") {
  for (const std::string text : {"", "# nothing\n", "- a list\n", "<<<<<<< here\n", "id: \xff\n"}) {
    CAPTURE(text);
    StoreFolder folder;
    with(folder, "actions/b.yaml", text);
    CHECK(removing(folder, RecordKind::organisation, "ministry") ==
          std::string{"3 actions/b.yaml"} + reason);
  }
}

TEST_CASE("a record that the system does not give counts, too") {
  StoreFolder folder;
  with(folder, "actions/b.yaml", StoreFolder::header("actions/b") + "title: T\n");
  CHECK(removing(folder, RecordKind::organisation, "ministry").empty());
  const auto file = folder.path() / "actions/b.yaml";
  std::filesystem::permissions(file, std::filesystem::perms::none);
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  {
    const Unprivileged nobody;
    CHECK(removing(folder, RecordKind::organisation, "ministry") ==
          std::string{"3 actions/b.yaml"} + reason);
  }
  std::filesystem::remove(file);
  std::filesystem::create_symlink("a.yaml", file);
  CHECK(removing(folder, RecordKind::organisation, "ministry") ==
        std::string{"3 actions/b.yaml"} + reason);
}

TEST_CASE("a broken record itself goes, while no other is broken") {
  StoreFolder folder;
  with(folder, "requests/r.yaml", broken);
  CHECK(removing(folder, RecordKind::request, "r").empty());
  folder.write("requests/s.yaml", broken);
  CHECK(removing(folder, RecordKind::request, "r") ==
        "3 requests/s.yaml cannot be read; what refers to requests/r.yaml is not known");
}

TEST_CASE("many files are not all named") {
  StoreFolder folder;
  with(folder, "requests/r0.yaml", broken);
  for (int i = 1; i < 8; ++i) folder.write("requests/r" + std::to_string(i) + ".yaml", broken);
  CHECK(removing(folder, RecordKind::organisation, "ministry") ==
        "3 requests/r0.yaml, requests/r1.yaml, requests/r2.yaml, requests/r3.yaml, "
        "requests/r4.yaml and 3 more files" +
            std::string{reason});
}

TEST_CASE("an Action Fiche that cannot be read is not removed: it may have been decided on") {
  StoreFolder folder;
  with(folder, "fiches/f.yaml", broken);
  const Store store = folder.load();
  const Change change = remove_record(store, find(store, RecordKind::fiche, "f"));
  CHECK(failure_of([&] { (void)judge(store, change, circumstances(), 1); }) ==
        "3 fiches/f.yaml cannot be read; whether it was sent to the steering group is not known");
}

TEST_CASE("ids are given out while all records of the kind and mieux.yaml can be read") {
  StoreFolder folder;
  with(folder, "requests/r.yaml", broken);
  CHECK(
      making(folder, RecordKind::request) ==
      "3 requests/r.yaml cannot be read; which ids are taken, and how new ones look, is not known");
  CHECK(making(folder, RecordKind::action).empty());
  CHECK(making(folder, RecordKind::action, "uid=abcdefghijklmnop") ==
        "3 requests/r.yaml cannot be read; whether another record has this uid is not known");
  folder.remove("requests/r.yaml");
  folder.write("mieux.yaml", broken);
  CHECK(making(folder, RecordKind::action) ==
        "3 mieux.yaml cannot be read; which ids are taken, and how new ones look, is not known");
}

TEST_CASE("a name is looked up while all records that may have it can be read") {
  StoreFolder folder;
  with(folder, "organisations/o.yaml", broken);
  CHECK(setting(folder, "actions/a", "requesters=M") ==
        "3 organisations/o.yaml cannot be read; which record 'M' means is not known");
  CHECK(setting(folder, "actions/a", "requesters=ministry").empty());
  CHECK(setting(folder, "actions/a", "title=U").empty());
}

TEST_CASE("no change takes away a name that an unread record may use") {
  StoreFolder folder;
  with(folder, "feedback/f.yaml", broken);
  CHECK(setting(folder, "organisations/ministry", "aliases-=old") ==
        "3 feedback/f.yaml cannot be read; whether it refers to organisations/old is not known");
  CHECK(setting(folder, "actions/a", "activities.a2.id=a3") ==
        "3 feedback/f.yaml cannot be read; whether it refers to actions/a/a2 is not known");
  CHECK(setting(folder, "organisations/ministry", "aliases+=oldest").empty());
  CHECK(setting(folder, "actions/a", "activities.a2.title=Two").empty());
}

TEST_CASE("a broken record is mended while others are broken") {
  StoreFolder folder;
  with(folder, "requests/r.yaml", broken);
  folder.write("requests/s.yaml", broken);
  const Store store = folder.load();
  const Change change = replace_text(
      store, find(store, RecordKind::request, "r"),
      StoreFolder::header("requests/r") + "title: T\ndraft: true\nevents:\n  - event: received\n");
  CHECK(judge(store, change, circumstances(), 1).judgement.added_errors == 0);
}

}  // namespace unread_records_test
