// Rules on people: who went where, how many took part, what may stand in a public record.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/words.hpp"
#include "rules/checking.hpp"

namespace people_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

std::string mission(std::string_view fields) {
  std::string text = "== actions/a\nmissions:\n";
  std::string_view dash = "  - ";
  for (const std::string_view field : split(fields, ';')) {
    text += std::string{dash} + std::string{field} + "\n";
    dash = "    ";
  }
  return text;
}

/// Experts e and f, and an Action `a` with these activities and missions of e.
std::string twice(std::string_view activities, std::string_view missions) {
  return "== experts/e\ncountry: FRA\nbackground: ngo\n== experts/f\ncountry: FRA\nbackground: "
         "ngo\n"
         "== actions/a\n" +
         (activities.empty() ? std::string{} : "activities:\n" + std::string{activities}) +
         "missions:\n" + std::string{missions};
}

std::string activity(std::string_view id, std::string_view rest) {
  return "  - id: " + std::string{id} + "\n    types: [training]\n    title: T\n" +
         std::string{rest};
}

std::string stay(std::string_view expert, std::string_view rest) {
  return "  - expert: " + std::string{expert} + "\n" + std::string{rest};
}

std::string days(std::string_view start, std::string_view end) {
  return "    start: " + std::string{start} + "\n    end: " + std::string{end} + "\n";
}

std::string participants(std::string_view fields) {
  std::string text = "== actions/a\nactivities:\n" + activity("a1", "    participants:\n");
  for (const std::string_view field : split(fields, ';'))
    text += "      " + std::string{field} + "\n";
  return text;
}

std::string feedback(std::string_view rest) {
  return "== feedback/f\ntool: survey\nlevel: programme\n" + std::string{rest};
}

}  // namespace

TEST_CASE("expert-unnamed") {
  check_each("expert-unnamed", Severity::error,
             {mission("«role: Trainer»"), mission("«country: FRA»"), mission("«background: ngo»"),
              mission("«count: 2»")});
  check_each("expert-unnamed", Severity::warning,
             {with_lines(mission("«role: Trainer»"), imported)});
  check_none("expert-unnamed", {mission("country: FRA;background: ngo"), mission("expert: e"),
                                with_lines(mission("country: FRA"), imported),
                                with_lines(mission("background: ngo"), imported),
                                with_lines(mission("role: Trainer"), draft)});
}

TEST_CASE("wrong-background") {
  const std::string tables =
      "== vocabularies/countries.tsv\niso3\tname\nHRV\tCroatia\nGBR\tUnited Kingdom\nGHA\tGhana\n"
      "== vocabularies/expert_backgrounds.tsv\nid\tlabel\torigin\neu-ms-admin\tMember state\tEU\n"
      "non-eu-admin\tOther state\tnon-EU\nngo\tNGO\tany\n"
      "== vocabularies/eu_membership.tsv\niso3\taccession\texit\nHRV\t2013-07-01\t\n"
      "GBR\t1973-01-01\t2020-01-31\n";
  const auto on = [&](std::string_view start, std::string_view fields) {
    return tables + mission(fields) +
           (start.empty() ? "" : "    start: " + std::string{start} + "\n");
  };
  const auto expert = [&](std::string_view fields) {
    return tables + "== experts/e\n" + std::string{fields};
  };
  check_each("wrong-background", Severity::warning,
             {on("", "country: GHA;background: «eu-ms-admin»"),
              on("2020-02-01", "country: GBR;background: «eu-ms-admin»"),
              on("2013-06-30", "country: HRV;background: «eu-ms-admin»"),
              on("2013-07-01", "country: HRV;background: «non-eu-admin»"),
              expert("country: GHA\nbackground: «eu-ms-admin»\n"),
              expert("country: GBR\nbackground: «non-eu-admin»\nregistered: 2018-01-01\n")});
  check_none(
      "wrong-background",
      {on("", "country: GBR;background: eu-ms-admin"), on("", "country: GHA;background: ngo"),
       on("2020-01-31", "country: GBR;background: eu-ms-admin"),
       on("2013-06-30", "country: HRV;background: non-eu-admin"),
       on("2013-07", "country: HRV;background: eu-ms-admin"),
       on("\"2013\"", "country: HRV;background: eu-ms-admin"), on("", "background: eu-ms-admin"),
       expert("country: GBR\nbackground: eu-ms-admin\nregistered: 2018-01-01\n")});
}

TEST_CASE("expert-twice by the dates of missions") {
  const std::string first = stay("e", days("2013-03-04", "2013-03-08"));
  check_each("expert-twice", Severity::error,
             {twice("", first + "  - «expert: e»\n" + days("2013-03-08", "2013-03-09")),
              twice("", first + "  - «expert: e»\n" + days("2013-03-05", "2013-03-06")),
              twice("", first + "  - «expert: e»\n    start: 2013-03-08\n"),
              twice("", first + "  - «expert: e»\n" + days("2013-03-04", "2013-03-08")),
              // The long stay covers one that does not touch its neighbour.
              twice("", stay("e", days("2013-03-01", "2013-03-31")) + "  - «expert: e»\n" +
                            days("2013-03-05", "2013-03-06") + "  - «expert: e»\n" +
                            days("2013-03-10", "2013-03-12"))});
  check_none("expert-twice", {twice("", first + stay("e", days("2013-03-09", "2013-03-12"))),
                              twice("", first + stay("f", days("2013-03-04", "2013-03-08"))),
                              twice("", first + stay("e", days("2013-03", "2013-03"))),
                              twice("", first + stay("e", "    end: 2013-03-08\n")),
                              twice("", first + stay("e", "    role: Author\n"))});
}

TEST_CASE("expert-twice by the dates of activities, in two Actions too") {
  const std::string held = days("2013-03-04", "2013-03-08") + "    mode: on-site\n";
  const std::string both = "    activity: a1\n";
  const std::string other = "== actions/b\nactivities:\n" + activity("a1", held) + "missions:\n";
  const std::string first = twice(activity("a1", held), stay("e", both));
  check_each("expert-twice", Severity::error,
             {first + other + "  - «expert: e»\n" + both,
              first + other + "  - «expert: e»\n" + days("2013-03-08", "2013-03-08")});
  const auto second = [&](std::string_view rest) {
    return first + "== actions/b\nactivities:\n" +
           activity("a1", days("2013-03-04", "2013-03-08") + std::string{rest}) + "missions:\n" +
           stay("e", both);
  };
  check_none("expert-twice", {second("    mode: remote\n"), second("    mode: hybrid\n"),
                              second("    outcome:\n      state: cancelled\n"),
                              second("    outcome:\n      state: not-taken-up\n"),
                              second("    outcome:\n      state: postponed\n      to: 2014-01\n"),
                              first + other + stay("f", both),
                              first + other + stay("e", both + days("2013-04-01", "2013-04-02"))});
}

TEST_CASE("expert-twice is an error in imports and drafts too") {
  const std::string files = twice("", stay("e", days("2013-03-04", "2013-03-08")) +
                                          "  - «expert: e»\n" + days("2013-03-08", "2013-03-09"));
  check_each("expert-twice", Severity::error,
             {with_lines(files, imported), with_lines(files, draft)});
}

TEST_CASE("participants-sum by country") {
  const std::string six = "by_country:;  FRA: 4;  BEN: 2";
  check_each("participants-sum", Severity::error, {participants("«total: 5;" + six + "»")});
  check_none("participants-sum",
             {participants("total: 6;" + six), participants("total: 9;" + six), participants(six)});
}

TEST_CASE("participants-sum") {
  const auto broken = [](std::string_view fields) {
    return participants("«" + std::string{fields} + "»");
  };
  check_each("participants-sum", Severity::error,
             {broken("total: 3;women: 2;men: 2"), broken("total: 3;women: 4"),
              broken("total: 0;men: 1"), broken("total: 3;women: 4294967295;men: 2"),
              with_lines(broken("total: 3;women: 2;men: 2"), imported)});
  check_none("participants-sum",
             {participants("total: 4;women: 2;men: 2"), participants("total: 5;women: 2;men: 2"),
              participants("total: 3;women: 3"), participants("women: 2;men: 2"),
              participants("total: 3")});
}

TEST_CASE("feedback-sum") {
  const std::string question =
      "questions:\n  - id: q1\n    text: Was it useful?\n    kind: single\n";
  const auto single = [&](std::string_view key, std::string_view rest) {
    return feedback("sent: 10\nreceived: 8\n" + question + std::string{rest} + "    " +
                    std::string{key} + ":\n      agree: 5\n      disagree: 2\n");
  };
  check_each("feedback-sum", Severity::error,
             {feedback("sent: 7\nreceived: «8»\n"), single("«distribution»", ""),
              single("«distribution»", "    missing: 2\n"),
              feedback("received: 6\n" + question +
                       "    «distribution»:\n      agree: 5\n      disagree: 2\n"),
              with_lines(feedback("sent: 7\nreceived: «8»\n"), imported)});
  check_none("feedback-sum",
             {feedback("sent: 8\nreceived: 8\n"), feedback("received: 8\n"), feedback("sent: 8\n"),
              single("distribution", "    missing: 1\n"),
              single("distribution", "    shares_without_n: true\n"),
              feedback(question + "    distribution:\n      agree: 5\n"),
              feedback("received: 8\n" + question),
              feedback("received: 8\nquestions:\n  - id: q1\n    text: Which?\n    kind: multiple\n"
                       "    distribution:\n      one: 7\n      two: 6\n")});
}

TEST_CASE("self-approval") {
  const auto files = [](std::string_view by, std::string_view drafted, std::string_view decision,
                        std::string_view event) {
    return "== requests/r\nevents:\n  - event: " + std::string{event} +
           "\nrecorded_by: " + std::string{by} +
           "\n== fiches/f\nrequest: r\nversions:\n  - number: 1\n    kind: first\n    "
           "drafted_by: " +
           std::string{drafted} + "\n    decision:\n      outcome: " + std::string{decision} + "\n";
  };
  check_each("self-approval", Severity::warning, {files("«hf1»", "hf1", "approved", "approved")});
  check_none(
      "self-approval",
      {files("hf2", "hf1", "approved", "approved"), files("hf1", "hf1", "returned", "approved"),
       files("hf1", "hf1", "approved", "received"),
       "== requests/r\nevents:\n  - event: approved\n"
       "== fiches/f\nrequest: r\nversions:\n  - number: 1\n    kind: first\n"
       "    drafted_by: hf1\n"});
}

TEST_CASE("personal-data: addresses and numbers, in values and comments") {
  const auto remark = [](std::string_view text) {
    return "== requests/r\nevents:\n  - event: received\nremarks: " + std::string{text} + "\n";
  };
  check_each("personal-data", Severity::error,
             {remark("Write to «office@example.org»"), remark("«a.b+c@mail.example.org», please"),
              remark("\"«office@example.org».\""), remark("call «+43 1 504 46 77»"),
              remark("(«+43 (1) 50446-77»)"), remark("«0043 1 5044677» at noon"),
              remark("|\n  Write to\n  «office@example.org»\n  soon"),
              remark("one «a@b.example» and «c@d.example»"),
              remark("Who? # ask «office@example.org»"), remark("«\"office\\x40example.org\"»"),
              remark("tel:«004315044677»"), remark("Tel.«0043 1 5044677»"),
              remark("tel-«0043 1 5044677»"), with_lines(remark("«office@example.org»"), imported),
              with_lines(remark("«office@example.org»"), draft),
              "== actions/a\nactivities:\n  - id: a1\n    types: [training]\n    title: T\n"
              "    participants:\n      total: 3\n      by_country:\n        BEN: 3\n"
              "    note: «+43 1 50446770»\n"});
  check_none(
      "personal-data",
      {remark("Write to office at example.org"), remark("a @ b"), remark("\"@home\""),
       remark("a@b"), remark("2 000 000 000"), remark("+ 12 people in 2013"), remark("+12 345"),
       remark("C++ 2013"), remark("EUR 00.00"), remark("2013-04-16 00:00:00"),
       remark("R/18/00071234"), remark("2018-0012 3456 7890"), remark("1.0043 1504 4677")});
}

TEST_CASE("personal-data: a testimonial given with consent may say how to reach its author") {
  const auto practice = [](std::string_view text, std::string_view consent) {
    return "== practices/p\ntestimonials:\n  - text: Write to " + std::string{text} +
           "\n    consent: " + std::string{consent} + "\n";
  };
  check_each("personal-data", Severity::error, {practice("«a@b.example»", "false")});
  check_none("personal-data", {practice("a@b.example", "true")});
  check_each("personal-data", Severity::error,
             {practice("a@b.example", "true") + "remarks: «c@d.example»\n"});
}

TEST_CASE("personal-store") {
  const std::string part = "== expert-private/e\nname: Somebody\n";
  const std::string marked =
      "== expert-private/e\nid: «e»\nuid: aaaaaaaaaaaaaaaa\nname: Somebody\n";
  check_each("personal-store", Severity::error, {marked});
  check_none("personal-store",
             {"== mieux.yaml\nformat: mieux.store/1\ntitle: Roster\nprivate: true\n" + part});
  check_none("personal-data",
             {"== mieux.yaml\nformat: mieux.store/1\ntitle: Roster\nprivate: true\n" + part +
              "contact:\n  emails: [a@b.example]\n"});
}

}  // namespace people_test
