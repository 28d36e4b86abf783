// Rules on approval and completion.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/base/words.hpp"
#include "rules/checking.hpp"

namespace approval_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

/// A request `r` with these events, and further files.
std::string request(std::string_view events, std::string_view files = {}) {
  std::string text = "== requests/r\nevents:\n";
  for (const std::string_view event : split(events, ';'))
    text += "  - event: " + std::string{event} + "\n";
  return text + std::string{files};
}

/// A completed Action whose activities are `activities`, with its request and its report.
std::string completed(std::string_view activities, std::string_view tail = {}) {
  return "== requests/r\nevents:\n  - event: approved\n"
         "== feedback/f\ntool: action-implementation\nlevel: action\naction: a\n"
         "== actions/a\nrequest: r\nevents:\n  - event: completed\n    date: 2013-06-30\n" +
         std::string{activities} + std::string{tail};
}

constexpr std::string_view held =
    "  - id: a1\n    types: [training]\n    title: T\n    outcome:\n      state: held\n";

}  // namespace

TEST_CASE("the sound store of these tests is sound") {
  const auto all = diagnostics_of({sound_store});
  for (const Diagnostic& d : all) {
    const std::string text = render(d, false);
    CAPTURE(text);
    CHECK(false);
  }
}

TEST_CASE("approved-without-action") {
  const std::string plain = request("received;«approved»");
  const std::string held_up = request("«approved»;on-hold");
  const std::string again = request("rejected;reopened;«approved»");
  check_found("approved-without-action", Severity::error, {{plain}, {held_up}, {again}});
  const std::string with_action = request("received;approved", "== actions/a\nrequest: r\n");
  const std::string by_alias = request("approved", "aliases: [old]\n== actions/a\nrequest: old\n");
  const std::string unreadable =
      request("approved", "== actions/broken\nid: broken\ntitle: \"open\n");
  std::vector<std::string> legal = {with_action, by_alias};
  for (const std::string_view events :
       {"received", "received;rejected", "approved;withdrawn", "approved;on-hold;resumed;withdrawn",
        "approved;rejected", "approved;merged", "received;sent-to-steering-group"})
    legal.push_back(request(events));
  for (const std::string& files : legal) check_silent("approved-without-action", {{files}});
  for (const Diagnostic& d : diagnostics_of({unreadable}))
    CHECK(d.code != "approved-without-action");
}

TEST_CASE("approved-without-action of an import is a warning, of a draft nothing") {
  const std::string files = request("received;«approved»");
  const std::string import = with_lines(files, imported);
  check_found("approved-without-action", Severity::warning, {{import}});
  const std::string drafted = with_lines(request("received;approved"), draft);
  check_silent("approved-without-action", {{drafted}});
}

TEST_CASE("action-without-approval") {
  const std::string not_approved = request("received", "== actions/a\nrequest: «r»\n");
  const std::string rejected = request("rejected", "== actions/a\nrequest: «r»\n");
  const std::string none = "== actions/a\nid: «a»\nuid: aaaaaaaaaaaaaaaa\ntitle: T\n";
  check_found("action-without-approval", Severity::error, {{not_approved}, {rejected}, {none}});
  const std::string import = with_lines(none, imported);
  check_found("action-without-approval", Severity::warning, {{import}});
  const std::string drafted = with_lines(request("received", "== actions/a\nrequest: r\n"), draft);
  const std::string approved = request("approved", "== actions/a\nrequest: r\n");
  const std::string withdrawn = request("approved;withdrawn", "== actions/a\nrequest: r\n");
  const std::string unknown = "== actions/a\nrequest: r\n";  // told as unknown-reference
  check_silent("action-without-approval", {{drafted}, {approved}, {withdrawn}, {unknown}});
}

TEST_CASE("completed-without-end") {
  const std::string files =
      "== actions/a\nevents:\n  - event: started\n    date: 2013-01\n  - event: «completed»\n";
  check_found("completed-without-end", Severity::error, {{files}});
  const std::string import = with_lines(files, imported);
  check_found("completed-without-end", Severity::warning, {{import}});
  check_silent("completed-without-end",
               {{"== actions/a\nevents:\n  - event: completed\n    date: ../2015\n"},
                {"== actions/a\nevents:\n  - event: cancelled\n"},
                {"== actions/a\nevents:\n  - event: completed\ndraft: true\n"}});
}

TEST_CASE("completed-without-activity") {
  const std::string head = "== actions/a\nevents:\n  - event: «completed»\n    date: 2013-06\n";
  const auto with = [&](std::string_view state) {
    return head + "activities:\n  - id: a1\n    types: [training]\n    title: T\n" +
           (state.empty() ? "" : "    outcome:\n      state: " + std::string{state} + "\n");
  };
  for (const std::string& files : {head, with(""), with("cancelled"), with("not-taken-up"),
                                   with("postponed"), with("unknown")})
    check_found("completed-without-activity", Severity::error, {{files}});
  const std::string none = with_lines(head, imported);
  const std::string cancelled = with_lines(with("cancelled"), imported);
  check_found("completed-without-activity", Severity::warning, {{none}, {cancelled}});
  const std::string one = completed("activities:\n" + std::string{held});
  const std::string two = completed(
      "activities:\n" + std::string{held} +
      "  - id: a2\n    types: [training]\n    title: U\n    outcome:\n      state: cancelled\n");
  const std::string history =
      completed("activities:\n  - id: a1\n    types: [training]\n    title: T\n", imported);
  const std::string drafted = completed("", draft);
  check_silent("completed-without-activity", {{one}, {two}, {history}, {drafted}});
}

TEST_CASE("activity-left-planned") {
  const auto second = [](std::string_view id, std::string_view rest) {
    return completed("activities:\n" + std::string{held} + "  - id: " + std::string{id} +
                     "\n    types: [training]\n    title: U\n" + std::string{rest});
  };
  const std::string open = second("«a2»", "");
  const std::string postponed =
      second("«a2»", "    outcome:\n      state: postponed\n      to: 2014-01\n");
  check_found("activity-left-planned", Severity::error, {{open}, {postponed}});
  const std::string optional = second("a2", "    optional: true\n");
  const std::string history = second("a2", "") + std::string{imported};
  const std::string drafted = second("a2", "") + std::string{draft};
  check_silent("activity-left-planned", {{optional}, {history}, {drafted}});
  for (const std::string_view state : {"held", "cancelled", "not-taken-up", "unknown"}) {
    const std::string files =
        second("a2", "    outcome:\n      state: " + std::string{state} + "\n");
    check_silent("activity-left-planned", {{files}});
  }
  check_silent("activity-left-planned", {{"== actions/a\nevents:\n  - event: started\nactivities:\n"
                                          "  - id: a1\n    types: [training]\n    title: T\n"}});
}

TEST_CASE("missing-report") {
  const std::string files = "== actions/a\nevents:\n  - event: «completed»\n    date: 2013-06\n";
  const std::string other = files + "== feedback/f\ntool: survey\nlevel: action\naction: a\n";
  const std::string elsewhere =
      files +
      "== feedback/f\ntool: action-implementation\nlevel: action\naction: b\n"
      "== actions/b\nevents:\n  - event: started\n";
  const std::string import = with_lines(files, imported);
  check_found("missing-report", Severity::warning, {{files}, {other}, {elsewhere}, {import}});
  const std::string there = completed("");
  const std::string drafted = with_lines(files, draft);
  const std::string cancelled = "== actions/a\nevents:\n  - event: cancelled\n";
  std::string unmarked = drafted;
  unmarked.replace(unmarked.find("«completed»"), std::string_view{"«completed»"}.size(),
                   "completed");
  check_silent("missing-report", {{there}, {cancelled}, {unmarked}});
}

TEST_CASE("missing-reason") {
  for (const std::string_view step : {"«rejected»", "«forwarded»", "«withdrawn»"}) {
    const std::string files = request("received;" + std::string{step});
    check_found("missing-reason", Severity::error, {{files}});
    const std::string import = with_lines(files, imported);
    check_found("missing-reason", Severity::warning, {{import}});
  }
  check_found("missing-reason", Severity::error,
              {{"== requests/r\nevents:\n  - event: «rejected»\n    to: twinning\n"}});
  check_silent("missing-reason",
               {{"== requests/r\nevents:\n  - event: rejected\n    reason: overlap\n"},
                {"== requests/r\nevents:\n  - event: withdrawn\n    note: They changed plans.\n"},
                {"== requests/r\nevents:\n  - event: forwarded\n    to: twinning\n"},
                {"== requests/r\nevents:\n  - event: rejected\ndraft: true\n"},
                {"== requests/r\nevents:\n  - event: received\n  - event: on-hold\n"}});
}

TEST_CASE("claim-without-query") {
  const std::string_view tail = "value: 3\nsources:\n  - document: Brochure\n";
  const std::string head = "== claims/c\nid: «c»\nuid: aaaaaaaaaaaaaaaa\ntitle: T\n";
  const std::string query = "query:\n  of: requests\n";
  const std::string reason = "not_countable: Nobody counted.\n";
  const std::string neither = head + std::string{tail};
  const std::string both = head + std::string{tail} + query + reason;
  check_found("claim-without-query", Severity::error, {{neither}, {both}});
  const std::string import = with_lines(neither, imported);
  check_found("claim-without-query", Severity::warning, {{import}});
  const std::string one = "== claims/c\n" + std::string{tail} + query;
  const std::string other = "== claims/c\n" + std::string{tail} + reason;
  const std::string drafted = "== claims/c\n" + std::string{tail} + std::string{draft};
  check_silent("claim-without-query", {{one}, {other}, {drafted}});
}

}  // namespace approval_test
