// Which finding a finding is, whatever its lines and words.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "mieux/rules/identity.hpp"
#include "mieux/rules/rules.hpp"
#include "store/store_folder.hpp"

namespace finding_identity_test {

using namespace mieux;

namespace {

constexpr AsOf as_of{Day{std::chrono::days{20000}}, Day{std::chrono::days{20000}}};

/// `code record part field value` of each finding with this code, sorted, one a line.
std::string identities(const StoreFolder& folder, std::string_view code) {
  std::vector<std::string> lines;
  const Store store = folder.load();
  for (const IdentifiedFinding& found : identified_findings(store, all_issues(store, as_of, 1))) {
    const FindingIdentity& is = found.identity;
    if (is.code != code) continue;
    lines.push_back(is.record + " part=" + is.part + " field=" + is.field +
                    " value=" + found.value + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

const std::string head = "id: a\nuid: aaaabbbbccccdddd\ntitle: T\n";

}  // namespace

TEST_CASE("a finding is known by the record's uid, the part and the field") {
  const StoreFolder folder;
  const std::string activities =
      "activities:\n  - id: a1\n    types: [training]\n    title: One\n"
      "  - id: a2\n    types: [nonsense]\n    title: Two\n";
  folder.write("actions/a.yaml", head + activities);
  const std::string said = "aaaabbbbccccdddd part=a2 field=types value=nonsense\n";
  CHECK(identities(folder, "unknown-term") == said);
  // Other lines, another order, another id of the record.
  folder.remove("actions/a.yaml");
  folder.write("actions/b.yaml",
               "# A comment\n\nid: b\nuid: aaaabbbbccccdddd\ntitle: T\nactivities:\n"
               "  - id: a2\n    title: Two\n    types:\n      - nonsense\n");
  CHECK(identities(folder, "unknown-term") == said);
}

TEST_CASE("positions of elements without an id are left out") {
  const StoreFolder folder;
  folder.write("actions/a.yaml", head + "missions:\n  - days: 3\n  - country: XXX\n");
  CHECK(identities(folder, "unknown-country") ==
        "aaaabbbbccccdddd part= field=missions.country value=XXX\n");
}

TEST_CASE("a field that is missing is named, and has no value") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", "id: a\nuid: aaaabbbbccccdddd\nevents:\n  - date: 2013\n");
  CHECK(identities(folder, "missing-field") ==
        "aaaabbbbccccdddd part= field=events.event value=\n"
        "aaaabbbbccccdddd part= field=title value=\n");
}

TEST_CASE("without a uid it is the kind and id, for what is no record the path") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", "id: a\ntitle: T\ntopics: [nowhere]\n");
  folder.write("requests/Bad Name.yaml", "id: x\n");
  CHECK(identities(folder, "unknown-term") == "request/a part= field=topics value=nowhere\n");
  CHECK(identities(folder, "missing-field").find("request/a part= field=uid value=\n") !=
        std::string::npos);
  folder.write("vocabularies/topics.tsv", "id\tlabel\nx\ty\tz\n");
  CHECK(identities(folder, "bad-vocabulary").starts_with("vocabularies/topics.tsv part="));
  folder.write("requests/a.yaml", "id: [\n");
  const Store store = folder.load();
  const auto all = identified_findings(store, all_issues(store, as_of, 1));
  CHECK(std::any_of(all.begin(), all.end(), [](const IdentifiedFinding& found) {
    return found.identity.record == "request/a" && found.identity.field.empty();
  }));
}

TEST_CASE("the other end of a finding has an identity, too") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", head);
  folder.write("requests/b.yaml", "id: b\nuid: aaaabbbbccccdddd\ntitle: T\n");
  const Store store = folder.load();
  const auto found = identified_findings(store, all_issues(store, as_of, 1));
  const auto twice = std::find_if(found.begin(), found.end(), [](const IdentifiedFinding& one) {
    return one.identity.code == "duplicate-uid";
  });
  REQUIRE(twice != found.end());
  REQUIRE(twice->others.size() == 1);
  CHECK(twice->others[0].record == "aaaabbbbccccdddd");
  CHECK(twice->others[0].field == "uid");
}

TEST_CASE("they are the findings of validate") {
  const StoreFolder folder;
  folder.write("requests/a.yaml", "id: a\ntitle: T\ntopics: [nowhere]\n");
  const Store store = folder.load();
  CHECK(identified_findings(store, all_issues(store, as_of, 1)).size() ==
        validate(store, as_of, 1).size());
}

}  // namespace finding_identity_test
