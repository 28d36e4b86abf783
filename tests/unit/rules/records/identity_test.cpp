// Rules on identity and references: ids, uids, former ids, numbers, activities, regions.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "rules/checking.hpp"

namespace identity_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

std::string request(std::string_view id, std::string_view rest = {}) {
  return "== requests/" + std::string{id} + "\nevents:\n  - event: received\n" + std::string{rest};
}

/// A request whose first lines are given too.
std::string stated(std::string_view file, std::string_view id, std::string_view uid) {
  return "== requests/" + std::string{file} + "\nid: " + std::string{id} +
         "\nuid: " + std::string{uid} + "\ntitle: T\nevents:\n  - event: received\n";
}

constexpr std::string_view uid_a = "aaaaaaaaaaaaaaaa";
constexpr std::string_view uid_b = "bbbbbbbbbbbbbbbb";

}  // namespace

TEST_CASE("id-mismatch") {
  const std::string wrong = stated("a", "«b»", uid_a);
  check_each("id-mismatch", Severity::error,
             {wrong, with_lines(wrong, imported), with_lines(wrong, draft),
              wrong + stated("b", "b", uid_b), stated("2013-01", "«\"2013-1\"»", uid_a)});
  check_none("id-mismatch", {stated("a", "a", uid_a), stated("2013", "\"2013\"", uid_a)});
}

TEST_CASE("duplicate-uid, in records of two kinds too") {
  check_each(
      "duplicate-uid", Severity::error,
      {stated("a", "a", uid_a) + stated("b", "b", "«aaaaaaaaaaaaaaaa»"),
       stated("a", "a", uid_a) + stated("b", "b", "«aaaaaaaaaaaaaaaa»") +
           stated("c", "c", "«\"aaaaaaaaaaaaaaaa\"»"),
       stated("a", "a", uid_a) + "== actions/a\nid: a\nuid: «aaaaaaaaaaaaaaaa»\ntitle: T\n"});
  check_none("duplicate-uid", {stated("a", "a", uid_a) + stated("b", "b", uid_b)});
}

TEST_CASE("alias-taken") {
  check_each("alias-taken", Severity::error,
             {request("a") + request("b", "aliases: [«a»]\n"),
              request("a", "aliases: [old]\n") + request("b", "aliases: [«old»]\n"),
              request("a") + request("b", "aliases: [c, «a»]\nimported:\n  source: S\n")});
  check_none("alias-taken",
             {request("a", "aliases: [old]\n") + request("b", "aliases: [older]\n"),
              request("a", "aliases: [old]\n") + "== actions/b\naliases: [old, a]\n"});
}

TEST_CASE("duplicate-reference is a warning") {
  check_each("duplicate-reference", Severity::warning,
             {request("a", "references: [\"2012-02\"]\n") +
                  request("b", "references: [R/1, «\"2012-02\"»]\n"),
              "== actions/a\nreferences: [«R/1»]\n" + request("b", "references: [R/1]\n"),
              request("a", "references: [R/1]\n") + request("b", "references: [«R/1»]\n") +
                  request("c", "references: [«R/1»]\n")});
  check_none("duplicate-reference",
             {request("a", "references: [R/1]\n") + request("b", "references: [r/1]\n"),
              request("a", "references: [R/1]\nshort_name: R/1\n")});
}

TEST_CASE("unknown-reference") {
  check_each(
      "unknown-reference", Severity::error,
      {"== actions/a\nrequest: «gone»\n",
       request("r", "letters:\n  - requester: «gone»\n    on_behalf_of: «away»\n"),
       request("r", "follow_up_of: [«r»]\n"), request("r") + "== actions/a\nrequesters: [«r»]\n",
       request("r", "merged_into: «R»\n"), "== actions/a\nmissions:\n  - expert: «gone»\n",
       "== feedback/f\ntool: survey\nlevel: action\naction: «gone»\n",
       "== fiches/f\nrequest: «gone»\nversions:\n  - number: 1\n    kind: first\n",
       with_lines("== actions/a\nrequest: «gone»\n", imported),
       with_lines("== actions/a\nrequest: «gone»\n", draft)});
  check_none("unknown-reference",
             {request("r") + "== actions/a\nrequest: r\n",
              request("r", "aliases: [old]\n") + "== actions/a\nrequest: old\n",
              request("r") + request("s", "merged_into: r\n"), "== actions/a\nobjective: gone\n",
              "== requests/r\nid: r\ntitle: \"broken\n== actions/a\nrequest: r\n"});
}

TEST_CASE("a reference to a record of another kind names that record") {
  for (const Diagnostic& d : diagnostics_of({request("r") + "== actions/a\nrequesters: [r]\n"})) {
    if (d.code != "unknown-reference") continue;
    CHECK(d.message.find("request/r") != std::string::npos);
    REQUIRE(d.related.size() == 1);
    CHECK(d.related[0].place.path == "requests/r.yaml");
    return;
  }
  CHECK_MESSAGE(false, "no unknown-reference");
}

TEST_CASE("former-id is a warning") {
  check_each("former-id", Severity::warning,
             {request("r", "aliases: [old]\n") + "== actions/a\nrequest: «old»\n"});
  check_none("former-id",
             {request("r", "aliases: [old]\n") + "== actions/a\nrequest: r\n",
              request("r", "aliases: [old]\n") + request("old") + "== actions/a\nrequest: old\n"});
}

TEST_CASE("unknown-activity") {
  const std::string action =
      "== actions/a\nactivities:\n  - id: a1\n    types: [training]\n    title: T\n";
  const std::string mission = "missions:\n  - country: FRA\n    background: ngo\n    activity: ";
  const std::string report = "== feedback/f\ntool: survey\nlevel: activity\n";
  check_each("unknown-activity", Severity::error,
             {action + mission + "«a2»\n", action + report + "action: a\nactivity: «a2»\n",
              "== actions/a\n" + mission + "«a1»\n",
              "== actions/a\naliases: [old]\n" + report + "action: old\nactivity: «a1»\n",
              with_lines(action + mission + "«a2»\n", imported)});
  check_none("unknown-activity",
             {action + mission + "a1\n", action + report + "action: a\nactivity: a1\n",
              action + report + "activity: a2\n", report + "action: gone\nactivity: a2\n",
              "== actions/a\nid: a\ntitle: \"broken\n" + report + "action: a\nactivity: a2\n"});
}

TEST_CASE("duplicate-part") {
  const auto action = [](std::string_view first, std::string_view second) {
    return "== actions/a\nactivities:\n  - id: " + std::string{first} +
           "\n    types: [training]\n    title: T\n  - id: " + std::string{second} +
           "\n    types: [training]\n    title: U\n";
  };
  check_each("duplicate-part", Severity::error,
             {action("a1", "«a1»"), with_lines(action("a7", "«a7»"), imported),
              "== actions/a\ndeliverables:\n  - id: d1\n    title: T\n  - title: U\n"
              "  - id: «d1»\n    title: V\n",
              request("r",
                      "letters:\n  - id: l1\n    channel: email\n  - id: «l1»\n"
                      "    channel: post\n")});
  check_none("duplicate-part", {action("a1", "a2"),
                                action("a1", "a2") + "== actions/b\nactivities:\n  - id: a1\n"
                                                     "    types: [training]\n    title: V\n",
                                "== actions/a\nmissions:\n  - country: FRA\n  - country: FRA\n"});
  for (const Diagnostic& d : diagnostics_of({action("a7", "a7")}))
    if (d.code == "duplicate-part")
      CHECK(d.hint ==
            "take its line `id:` out; `mieux fmt --add-ids` then gives it the next id that is free "
            "on all "
            "branches");
}

TEST_CASE("retired-part") {
  const auto action = [](std::string_view id) {
    return "== actions/a\ndeliverables:\n  - id: " + std::string{id} +
           "\n    title: T\nretired_parts: [d2, r1]\n";
  };
  check_each("retired-part", Severity::error, {action("«d2»")});
  check_none("retired-part", {action("d1"), action("d3")});
  for (const Diagnostic& d : diagnostics_of({action("d2")}))
    if (d.code == "retired-part")
      CHECK(d.hint.ends_with("; if it is that part, take the id out of retired_parts instead"));
}

TEST_CASE("unknown-region") {
  check_each("unknown-region", Severity::error,
             {request("r", "region:\n  region_2015: «atlantis»\n"),
              request("r", "region:\n  «region_1999»: asia\n"),
              request("r", "region:\n  region_2015: «Asia»\n"),
              "== actions/a\nregion:\n  region_2015: «atlantis»\n",
              "== organisations/o\nnames:\n  - name: O\nregion:\n  region_2015: «atlantis»\n",
              with_lines(request("r", "region:\n  region_2015: «atlantis»\n"), imported),
              "== mieux.yaml\nformat: mieux.store/1\ntitle: T\ngroupings:\n"
              "  - id: «region_1999»\n    title: R\n"});
  check_none("unknown-region",
             {request("r", "region:\n  region_2015: sub-saharan-africa\n"),
              "== organisations/o\nnames:\n  - name: O\nregion:\n  region_2015: asia\n"});
}

}  // namespace identity_test
