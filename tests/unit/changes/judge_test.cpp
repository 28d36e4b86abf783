// What a change does to the findings of a store: old ones do not count.

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "changing.hpp"
#include "mieux/changes/judge.hpp"
#include "mieux/changes/records/rename_record.hpp"

namespace judge_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

constexpr std::string_view events = "events:\n  - event: received\n    date: 2025-01-01\n";

/// A request without a fault of its own.
std::string request(const std::string& name, std::string_view rest = {}) {
  return StoreFolder::header("requests/" + name) + "title: T\n" + std::string{rest} +
         std::string{events};
}

FileChange file(const StoreFolder& folder, const std::string& path,
                std::optional<std::string> after) {
  std::ifstream in(folder.path() / path, std::ios::binary);
  std::optional<std::string> before;
  if (in) before = std::string{std::istreambuf_iterator<char>(in), {}};
  return {path, std::move(before), std::move(after)};
}

/// The codes of the errors a change adds, in the order of paths.
std::string errors_added(const StoreFolder& folder, std::vector<FileChange> files) {
  const Store store = folder.load();
  const Judgement judgement =
      judge(store, {std::move(files), {}, {}}, circumstances(), 1).judgement;
  std::string codes;
  std::size_t errors = 0;
  for (const Diagnostic& diagnostic : judgement.added) {
    if (diagnostic.severity != Severity::error) continue;
    ++errors;
    codes +=
        (codes.empty() ? "" : " ") + diagnostic.where.path + ":" + std::string{diagnostic.code};
  }
  CHECK(judgement.added_errors == errors);
  return codes;
}

}  // namespace

TEST_CASE("an error that a change adds is found, wherever it is") {
  const StoreFolder folder;
  add(folder, "organisations/m", "names:\n  - name: M\ncountry: TJK\ntype: ministry\n");
  folder.write("requests/a.yaml", request("a", "letters:\n  - requester: m\n"));
  const auto added = [&](const char* path, std::optional<std::string> text) {
    return errors_added(folder, {file(folder, path, std::move(text))});
  };
  CHECK(added("requests/a.yaml", request("a")).empty());
  CHECK(added("requests/a.yaml", request("a", "topics: [nowhere]\n")) ==
        "requests/a.yaml:unknown-term");
  CHECK(added("requests/a.yaml", request("a", "titel: T\n")) == "requests/a.yaml:unknown-field");
  CHECK(added("requests/b.yaml", request("b", "merged_into: gone\n")) ==
        "requests/b.yaml:unknown-reference");
  CHECK(added("requests/b.yaml", request("a")).find("requests/b.yaml:id-mismatch") !=
        std::string::npos);
  CHECK(added("requests/a.yaml", "id: [\n") != "");
  CHECK(added("organisations/m.yaml", std::nullopt) == "requests/a.yaml:unknown-reference");
  CHECK(added("vocabularies/requester_types.tsv", "id\tlabel\teligible_from\n") ==
        "organisations/m.yaml:unknown-term");
}

TEST_CASE("a store with errors is mended step by step") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a", "topics: [one, two]\ntitel: T\n"));
  folder.write("requests/b.yaml", request("b", "topics: [three]\n"));
  const auto added = [&](const char* path, std::string_view rest) {
    return errors_added(folder,
                        {file(folder, path, request(std::string{path}.substr(9, 1), rest))});
  };
  CHECK(added("requests/a.yaml", "topics: [one, two]\ntitel: T\n# more\n").empty());
  CHECK(added("requests/a.yaml", "# two lines\n# more above\ntopics: [two, one]\n").empty());
  CHECK(added("requests/a.yaml", "topics: [one]\n").empty());
  CHECK(added("requests/a.yaml", "topics: [one, four]\n") == "requests/a.yaml:unknown-term");
  CHECK(added("requests/b.yaml", "topics: [one]\n") == "requests/b.yaml:unknown-term");
  CHECK(added("requests/b.yaml", "topics: [three]\nneed: More\n").empty());
}

TEST_CASE("the same error once more is an error added") {
  const StoreFolder folder;
  folder.write("actions/a.yaml",
               StoreFolder::header("actions/a") + "title: T\nmissions:\n  - country: XXX\n");
  const std::string once = StoreFolder::header("actions/a") + "title: T\nmissions:\n";
  const auto added = [&](const std::string& missions) {
    return errors_added(folder, {file(folder, "actions/a.yaml", once + missions)});
  };
  CHECK(added("  - days: 3\n    country: XXX\n").empty());
  CHECK(added("  - country: XXX\n  - country: XXX\n") == "actions/a.yaml:unknown-country");
}

TEST_CASE("the old errors of a file that moves are not new") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a", "topics: [one]\nmerged_into: gone\n"));
  folder.write("requests/b.yaml", request("b", "merged_into: a\ntopics: [two]\n"));
  const Store store = folder.load();
  const auto errors_of_move = [&](const char* from, const char* to) {
    const Change change =
        rename_record(store, find(store, RecordKind::request, from), to, circumstances());
    return errors_added(folder, change.files);
  };
  CHECK(errors_of_move("a", "c").empty());
  CHECK(errors_of_move("b", "c").empty());
}

TEST_CASE("old errors that name the record which moves are not new") {
  const StoreFolder folder;
  const std::string uid = StoreFolder::header("requests/a").substr(6);
  folder.write("requests/a.yaml",
               "id: a\n" + uid + "title: T\naliases: [old]\n" + std::string{events});
  folder.write("requests/b.yaml",
               "id: b\n" + uid + "title: T\naliases: [old]\n" + std::string{events});
  const Store store = folder.load();
  REQUIRE(errors_added(folder, {}).empty());
  for (const char* to : {"aa", "c"}) {
    CAPTURE(std::string{to});
    const Change change =
        rename_record(store, find(store, RecordKind::request, "a"), to, circumstances());
    CHECK(errors_added(folder, change.files) == "");
  }
  const Change other =
      rename_record(store, find(store, RecordKind::request, "b"), "c", circumstances());
  CHECK(errors_added(folder, other.files) == "");
}

TEST_CASE("errors of a file that goes do not excuse another one that comes") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a", "topics: [one]\n"));
  folder.write("requests/b.yaml", request("b"));
  CHECK(errors_added(folder, {file(folder, "requests/a.yaml", std::nullopt),
                              file(folder, "requests/b.yaml", std::nullopt),
                              file(folder, "requests/c.yaml", request("c", "topics: [one]\n"))}) ==
        "requests/c.yaml:unknown-term");
}

TEST_CASE("warnings that a change adds are told, and count for nothing") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", request("a", "aliases: [old]\n"));
  folder.write("requests/b.yaml", request("b"));
  const Store store = folder.load();
  const Judgement judgement =
      judge(store, {{file(folder, "requests/b.yaml", request("b", "merged_into: old\n"))}, {}, {}},
            circumstances(), 1)
          .judgement;
  REQUIRE(judgement.added.size() == 1);
  CHECK(judgement.added[0].code == "former-id");
  CHECK(judgement.added[0].where.path == "requests/b.yaml");
  CHECK(judgement.added_errors == 0);
}

TEST_CASE("nothing is written while a change is judged") {
  const StoreFolder folder;
  CHECK(errors_added(folder, {file(folder, "requests/a.yaml", request("a"))}).empty());
  CHECK_FALSE(std::filesystem::exists(folder.path() / "requests"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".mieux"));
}

}  // namespace judge_test
