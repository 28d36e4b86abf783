// Which finding a finding is, whatever its lines and words.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "mieux/rules/comparison.hpp"
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

TEST_CASE("fingerprints stay with lines and words, and tell two of one identity apart") {
  const StoreFolder folder;
  const auto found = [&] {
    std::vector<std::string> all;
    const std::vector<IdentifiedFinding> findings = validate_identified(folder.load(), as_of, 1);
    const std::vector<std::string> fingerprints = fingerprints_of(findings);
    for (std::size_t i = 0; i < findings.size(); ++i)
      if (findings[i].identity.code == "unknown-country") all.push_back(fingerprints[i]);
    return all;
  };
  folder.write("actions/a.yaml", head + "missions:\n  - country: XXX\n  - country: YYY\n");
  const std::vector<std::string> before = found();
  REQUIRE(before.size() == 2);
  CHECK(before[0].size() == 32);
  CHECK(before[1] == before[0] + "-2");
  folder.write("actions/a.yaml",
               "# Later\n" + head + "missions:\n  - days: 2\n    country: XXX\n  - country: ZZZ\n");
  CHECK(found() == before);
  folder.write("actions/a.yaml", head + "countries: [XXX]\n");
  CHECK(found().at(0) != before[0]);
}

TEST_CASE("what is identified is what validate finds, in its order") {
  const StoreFolder folder;
  folder.write("actions/a.yaml", head + "missions:\n  - country: XXX\n");
  folder.write("requests/Bad Name.yaml", "id: x\n");
  folder.write("requests/b.yaml",
               "id: b\nuid: aaaabbbbccccddde\ndocuments:\n  - type: letter\n    kept: lost.pdf\n");
  const Store store = folder.load();
  const std::vector<Diagnostic> plain = validate(store, as_of, 1);
  const std::vector<IdentifiedFinding> identified = validate_identified(store, as_of, 1);
  REQUIRE(plain.size() == identified.size());
  for (std::size_t i = 0; i < plain.size(); ++i)
    CHECK(render(plain[i], false) == render(identified[i].diagnostic, false));
}

}  // namespace finding_identity_test
