// The texts of records, read again after the store was loaded; and files that change meanwhile.

#include "mieux/store/texts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mieux/base/failure.hpp"
#include "mieux/rules/rules.hpp"
#include "store_folder.hpp"

namespace texts_test {

using namespace mieux;

namespace {

constexpr AsOf today{Day{Day::duration{20'000}}, Day{Day::duration{20'000}}};

std::string request(const std::string& id, std::string_view rest) {
  return StoreFolder::header("requests/" + id) + "title: T\nevents:\n  - event: received\n" +
         std::string{rest};
}

template <typename Step>
Exit exit_of(Step step) {
  try {
    step();
  } catch (const Failure& failure) {
    return failure.exit();
  }
  return Exit::done;
}

}  // namespace

TEST_CASE("the text of a record is what its file holds") {
  const StoreFolder folder;
  const std::string text = request("a", "remarks: |\n  Brasília\n");
  folder.write("requests/a.yaml", text);
  folder.write("requests/b.yaml", request("b", ""));
  folder.write("requests/empty.yaml", "");
  const Store store = folder.load();
  RecordTexts texts(store);
  CHECK(texts.of(*store.find(RecordKind::request, "a")) == text);
  CHECK(texts.of(*store.find(RecordKind::request, "b")) == request("b", ""));
  CHECK(texts.of(*store.find(RecordKind::request, "a")) == text);
  CHECK(texts.of(*store.find(RecordKind::request, "empty")).empty());
  CHECK(texts.of(*store.find(RecordKind::programme, "mieux")) == StoreFolder::programme);
}

TEST_CASE("the tree of a record has the fields that the store does not keep") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a", "need: \"caf\\u00e9\"\n"));
  folder.write("requests/broken.yaml", "id: broken\nid: twice\n");
  const Store store = folder.load();
  const RecordTree tree(store, *store.find(RecordKind::request, "a"));
  CHECK(tree.text_at("need") == "café");
  CHECK(tree.text_at("title") == "T");
  CHECK(tree.text_at("objective").empty());
  CHECK(exit_of([&] {
          const RecordTree broken(store, *store.find(RecordKind::request, "broken"));
        }) == Exit::refused);
}

TEST_CASE("a file that has gone or changed since the store was read is no longer read") {
  const StoreFolder folder;
  for (const char* id : {"a", "b", "c"})
    folder.write("requests/" + std::string{id} + ".yaml", request(id, "remarks: a@b.example\n"));
  const Store store = folder.load();
  RecordTexts texts(store);
  const std::string kept{texts.of(*store.find(RecordKind::request, "c"))};
  folder.remove("requests/a.yaml");
  folder.write("requests/b.yaml", request("b", "remarks: a longer text\n"));
  folder.remove("requests/c.yaml");
  CHECK(exit_of([&] { texts.of(*store.find(RecordKind::request, "a")); }) == Exit::io);
  CHECK(exit_of([&] { texts.of(*store.find(RecordKind::request, "b")); }) == Exit::busy);
  CHECK(texts.of(*store.find(RecordKind::request, "c")) == kept);
  CHECK(exit_of([&] { const RecordTree tree(store, *store.find(RecordKind::request, "a")); }) ==
        Exit::io);
}

TEST_CASE("a failure in any of the threads of the rules reaches the caller") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a", "remarks: a@b.example\n"));
  folder.write("claims/c.yaml",
               StoreFolder::header("claims/c") + "title: T\nvalue: 3\nsources:\n  - document: B\n");
  const Store store = folder.load();
  CHECK(check_rules(store, today, 4).size() > 1);
  folder.remove("requests/a.yaml");
  folder.remove("claims/c.yaml");
  for (const unsigned threads : {1U, 2U, 8U, 32U})
    CHECK(exit_of([&] { (void)check_rules(store, today, threads); }) == Exit::io);
}

}  // namespace texts_test
