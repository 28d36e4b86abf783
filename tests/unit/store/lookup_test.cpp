// Finding records: by id, by former id, by official number, by short name.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "store_folder.hpp"

namespace lookup_test {

using namespace mieux;

namespace {

constexpr auto every_kind = (KindSet{1} << kind_count) - 1;
constexpr KindSet requests = set_of(RecordKind::request);
constexpr KindSet actions = set_of(RecordKind::action);
constexpr auto both = requests | actions;

/// Requests and Actions that share numbers, names and ids.
const StoreFolder& folder() {
  static const StoreFolder made;
  static const bool written = [] {
    const auto add = [](const char* file, const std::string& rest) {
      made.write(std::string{file} + ".yaml", StoreFolder::header(file) + "title: T\n" + rest);
    };
    const std::string events = "events:\n  - event: received\n";
    add("requests/2012-02", "short_name: Togo II\nreferences: [\"2012-02\", \"R/7\"]\n" + events);
    add("requests/togo-2", "references: [\"R/7\"]\naliases: [togo-b, old]\n" + events);
    add("requests/benin", "short_name: Benin\n" + events);
    add("actions/benin", "short_name: Benin\nrequest: benin\n");
    add("actions/togo", "short_name: Togo II\naliases: [old]\nrequest: request-gone\n");
    add("actions/togo-c", "request: togo-b\n");
    add("actions/togo-d", "request: togo-2\n");
    made.write("organisations/labour.yaml",
               StoreFolder::header("organisations/labour") +
                   "names:\n  - name: Ministère du Travail\n    to: 2019-12-31\n"
                   "  - name: Département de l'Emploi\n    from: 2020-01-01\nacronym: MdT\n");
    return true;
  }();
  REQUIRE(written);
  return made;
}

std::vector<std::string> resolved(const Store& store, std::string_view word, KindSet kinds) {
  std::vector<std::string> found;
  for (const Record* record : store.resolve(word, kinds)) found.push_back(Store::path_of(*record));
  return found;
}

}  // namespace

TEST_CASE("a record is found by its kind and id") {
  const Store store = folder().load();
  const Record* request = store.find(RecordKind::request, "benin");
  REQUIRE(request != nullptr);
  CHECK(Store::path_of(*request) == "requests/benin.yaml");
  CHECK(&store.records(RecordKind::request)[request->position] == request);
  const Record* action = store.find(RecordKind::action, "benin");
  REQUIRE(action != nullptr);
  CHECK(Store::path_of(*action) == "actions/benin.yaml");
  for (const std::string_view id : {"Benin", "old", "togo-b", "", "R/7", "request/benin"})
    CHECK(store.find(RecordKind::request, id) == nullptr);
  CHECK(store.find(RecordKind::expert, "benin") == nullptr);
  CHECK(store.find(RecordKind::programme, "mieux") != nullptr);
  CHECK(Store::path_of(*store.find(RecordKind::programme, "mieux")) == "mieux.yaml");
}

TEST_CASE("a reference means an id or a former id of one of its kinds") {
  const Store store = folder().load();
  struct Case {
    std::string_view reference;
    KindSet kinds;
    std::string_view path;
  };
  const std::vector<Case> cases = {
      {"benin", requests, "requests/benin.yaml"},
      {"benin", actions, "actions/benin.yaml"},
      {"benin", both, "requests/benin.yaml"},
      {"action/benin", both, "actions/benin.yaml"},
      {"actions/benin", both, "actions/benin.yaml"},
      {"action/benin", requests, ""},
      {"donor/benin", both, ""},
      {"togo-b", requests, "requests/togo-2.yaml"},
      {"togo-b", actions, ""},
      {"old", requests, "requests/togo-2.yaml"},
      {"old", actions, "actions/togo.yaml"},
      {"request/old", both, "requests/togo-2.yaml"},
      {"R/7", requests, ""},
      {"Benin", both, ""},
      {"", both, ""},
      {"benin", 0, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.reference);
    const Record* record = store.target(c.reference, c.kinds);
    CHECK((record == nullptr ? std::string{} : Store::path_of(*record)) == c.path);
  }
}

TEST_CASE("a word of a person means an id, else a former id, a number or short name, else a name") {
  const Store store = folder().load();
  using Paths = std::vector<std::string>;
  struct Case {
    std::string_view word;
    KindSet kinds;
    Paths paths;
  };
  const std::vector<Case> cases = {
      {"togo", every_kind, {"actions/togo.yaml"}},
      {"benin", every_kind, {"requests/benin.yaml", "actions/benin.yaml"}},
      {"benin", actions, {"actions/benin.yaml"}},
      {"request/benin", every_kind, {"requests/benin.yaml"}},
      {"action/benin", requests, {}},
      {"BENIN", every_kind, {"requests/benin.yaml", "actions/benin.yaml"}},
      {"2012-02", every_kind, {"requests/2012-02.yaml"}},
      {"togo-b", every_kind, {"requests/togo-2.yaml"}},
      {"old", every_kind, {"requests/togo-2.yaml", "actions/togo.yaml"}},
      {"R/7", every_kind, {"requests/2012-02.yaml", "requests/togo-2.yaml"}},
      {"r/7", every_kind, {"requests/2012-02.yaml", "requests/togo-2.yaml"}},
      {"Togo II", every_kind, {"requests/2012-02.yaml", "actions/togo.yaml"}},
      {"togo ii", actions, {"actions/togo.yaml"}},
      {"action/Togo II", every_kind, {"actions/togo.yaml"}},
      {"nowhere", every_kind, {}},
      {"", every_kind, {}},
      {"request/", every_kind, {}},
      {"t", requests, {"requests/2012-02.yaml", "requests/benin.yaml", "requests/togo-2.yaml"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.word);
    CHECK((resolved(store, c.word, c.kinds) == c.paths));
  }
}

TEST_CASE("numbers and names are found in any spelling, organisations by all they ever had") {
  const Store store = folder().load();
  const auto only = [&](std::string_view word, KindSet kinds) {
    const auto found = resolved(store, word, kinds);
    return found.size() == 1 ? found.front() : std::to_string(found.size());
  };
  CHECK(only("2012\u201102", every_kind) == "requests/2012-02.yaml");
  CHECK(only(" Togo\u00a0 II", actions) == "actions/togo.yaml");
  for (const std::string_view word : {"MINISTÈRE  DU TRAVAIL", "Ministe\u0300re du Travail\u200b",
                                      "département de l’emploi", "mdt"})
    CHECK(only(word, every_kind) == "organisations/labour.yaml");
  CHECK(only("Ministere du Travail", every_kind) == "0");
  CHECK(only("MdT", requests) == "0");
}

TEST_CASE("a former id is found in its kind") {
  const Store store = folder().load();
  REQUIRE(store.find_alias(RecordKind::request, "old") != nullptr);
  CHECK(store.find_alias(RecordKind::request, "old")->id == "togo-2");
  REQUIRE(store.find_alias(RecordKind::action, "old") != nullptr);
  CHECK(store.find_alias(RecordKind::action, "old")->id == "togo");
  CHECK(store.find_alias(RecordKind::action, "togo-b") == nullptr);
  CHECK(store.find_alias(RecordKind::request, "togo-2") == nullptr);
}

TEST_CASE("a request knows its Actions, by former ids too") {
  const Store store = folder().load();
  const Record* request = store.find(RecordKind::request, "togo-2");
  REQUIRE(request != nullptr);
  std::vector<std::string_view> ids;
  for (const std::uint32_t i : store.actions_of(request->position))
    ids.push_back(store.records(RecordKind::action)[i].id);
  CHECK((ids == std::vector<std::string_view>{"togo-c", "togo-d"}));
  CHECK(store.request_of(store.find(RecordKind::action, "togo")->position) == nullptr);
  CHECK(store.actions_of(store.find(RecordKind::request, "2012-02")->position).empty());
}

TEST_CASE("the name of an organisation is that of the day") {
  const Store store = folder().load();
  const Record* body = store.find(RecordKind::organisation, "labour");
  REQUIRE(body != nullptr);
  const auto on = [&](std::string_view day) {
    return store.name_of(*body, Date::parse(day).value().first());
  };
  CHECK(on("2019-12-31") == "Ministère du Travail");
  CHECK(on("2020-01-01") == "Département de l'Emploi");
  CHECK(store.names_of(*body).size() == 2);
}

}  // namespace lookup_test
