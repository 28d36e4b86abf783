// Teams for an activity: what is never traded, what gives points, what to relax.
#include "mieux/procedure/experts/teams.hpp"

#include <doctest/doctest.h>

#include <array>

#include "mieux/base/words.hpp"
#include "queries/samples.hpp"

namespace teams_test {

using namespace mieux;
using samples::Sample;

namespace {

/// Five on the roster, one who was forgotten, one draft. The workshop in Benin is from 2 to 6 March
/// 2026; `busy` is in Togo on the 5th.
const Store& office() {
  static const Sample sample{
      {"experts/aa",
       "country: FRA\nbackground: eu-ms-admin\ntopics: [labour-migration]\n"
       "languages:\n  - language: fr\n    level: native\nregistered: 2020-01-01\n"},
      {"experts/bb",
       "country: DEU\nbackground: eu-ms-admin\ntopics: [labour-migration]\n"
       "languages:\n  - language: fr\n    level: b2\nregistered: 2020-01-01\n"
       "availability:\n  - state: limited\n    from: 2026-01\n    note: Short ones.\n"},
      {"experts/busy",
       "country: ESP\nbackground: eu-ms-admin\nlanguages:\n  - language: fr\n"
       "    level: c2\nregistered: 2020-01-01\n"},
      {"experts/deaf",
       "country: POL\nbackground: eu-ms-admin\nlanguages:\n  - language: pl\n"
       "registered: 2020-01-01\n"},
      {"experts/gh",
       "country: GHA\nbackground: non-eu-admin\nlanguages:\n  - language: fr\n"
       "registered: 2020-01-01\n"},
      {"experts/gone", "country: FRA\nbackground: eu-ms-admin\nforgotten: 2024-01-01\n"},
      {"experts/new", "draft: true\ncountry: FRA\nbackground: eu-ms-admin\n"},
      {"actions/benin",
       "title: Benin\ncountries: [BEN]\ntopics: [labour-migration]\nactivities:\n"
       "  - id: a1\n    types: [workshop]\n    mode: on-site\n    start: 2026-03-02\n"
       "    end: 2026-03-06\n  - id: a2\n    types: [workshop]\n    start: 2026-05\n"
       "missions:\n  - id: m1\n    expert: bb\n    start: 2025-02-03\n    end: 2025-02-05\n"},
      {"actions/togo",
       "title: Togo\ncountries: [TGO]\nmissions:\n  - id: m1\n    expert: busy\n"
       "    start: 2026-03-05\n    end: 2026-03-05\n"},
  };
  return sample.store();
}

AsOf on(std::string_view day) {
  const Day at = Date::parse(day).value().first();
  return {at, at};
}

const Record& expert(std::string_view id) { return *office().find(RecordKind::expert, id); }

TeamWish wish(std::string_view activity = "a1") {
  const Record& action = *office().find(RecordKind::action, "benin");
  TeamWish made =
      wish_for(office(), action, find_activity(office().actions()[action.position], activity));
  made.languages = {"fr"};
  return made;
}

const Deployments& deployments() {
  static const Deployments all(office());
  return all;
}

TeamFinder finder(TeamWish wanted) {
  return {office(), deployments(), std::move(wanted), on("2026-01-15")};
}

std::string ids(const ProposedTeam& team) {
  std::string all;
  for (const TeamMember& member : team.members)
    all += (all.empty() ? "" : " ") + std::string{member.record->id};
  return all;
}

std::string ids(const std::vector<ProposedTeam>& teams) {
  std::string all;
  for (const ProposedTeam& team : teams) all += (all.empty() ? "" : "; ") + ids(team);
  return all;
}

}  // namespace

TEST_CASE("nobody who is away, speaks no language asked for, was forgotten or is a draft") {
  CHECK(ids(finder(wish()).best(1)) == "aa bb");
  TeamWish large = wish();
  large.size = 3;
  CHECK(ids(finder(large).best(1)) == "");
  CHECK(finder(large).largest() == 2);
}

TEST_CASE("a Southern peer, or one from a place") {
  TeamWish with_peer = wish();
  with_peer.peers = 1;
  CHECK(ids(finder(with_peer).best(1)) == "bb gh");
  with_peer.peer_countries = {"GHA"};
  CHECK(ids(finder(with_peer).best(1)) == "bb gh");
  with_peer.peer_countries = {"SEN"};
  CHECK(ids(finder(with_peer).best(1)) == "");
  with_peer.peer_countries.clear();
  with_peer.peer_region = "asia";
  CHECK(ids(finder(with_peer).best(1)) == "");
}

TEST_CASE("every line of the score, and their sum") {
  const std::vector<ProposedTeam> teams = finder(wish()).best(1);
  REQUIRE(teams.size() == 1);
  const ProposedTeam& team = teams[0];
  std::string lines;
  int sum = 0;
  const auto add = [&](std::string_view who, const std::vector<ScoreLine>& of) {
    for (const ScoreLine& line : of) {
      lines += std::string{who} + " " + std::to_string(line.points) + " " + line.what + "\n";
      sum += line.points;
    }
  };
  for (const TeamMember& member : team.members) add(member.record->id, member.lines);
  add("team", team.lines);
  CHECK(lines ==
        "aa 14 speaks French as a native language\n"
        "bb 8 speaks French at B2\n"
        "bb 10 was with the partner: benin/m1\n"
        "bb 15 is on this Action: benin/m1\n"
        "bb -2 1 mission so far\n"
        "bb -8 limited availability: Short ones.\n"
        "team 30 Labour migration: aa, bb\n"
        "team 20 2 countries: France, Germany\n");
  CHECK(sum == team.points);
}

TEST_CASE("kept, left out, held back; further teams are of other experts") {
  TeamWish wanted = wish();
  wanted.size = 1;
  CHECK(ids(finder(wanted).best(3)) == "bb; aa");
  wanted.without = {&expert("bb")};
  CHECK(ids(finder(wanted).best(1)) == "aa");
  wanted.without.clear();
  wanted.keep = {&expert("aa")};
  CHECK(ids(finder(wanted).best(2)) == "aa");
  wanted.keep.clear();
  wanted.held_back = {{"bb", "has declined"}};
  CHECK(ids(finder(wanted).best(1)) == "aa");
  CHECK(joined(finder(wanted).why_not(expert("bb")).obstacles, ";") == "has declined");
}

TEST_CASE("who would fit if one condition was given up, or two") {
  TeamWish wanted = wish();
  wanted.size = 3;
  std::string found;
  for (const Relaxation& one : finder(wanted).relaxations()) {
    CHECK(one.conditions.size() == 1);
    found += std::to_string(static_cast<int>(one.conditions[0])) + ": " + ids(one.team) + "\n";
  }
  CHECK(found == "0: aa bb busy\n1: aa bb deaf\n7: aa bb gh\n");
  wanted.size = 4;
  wanted.without = {&expert("gh")};
  const std::vector<Relaxation> pairs = finder(wanted).relaxations();
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].conditions == TeamConditions{TeamCondition::days, TeamCondition::languages});
  CHECK(ids(pairs[0].team) == "aa bb busy deaf");
}

TEST_CASE("why somebody is not in the team") {
  struct Case {
    std::string_view expert;
    std::string_view expected;
  };
  for (const Case& one : std::vector<Case>{
           {"busy", "is on togo/m1 from 2026-03-05 to 2026-03-05"},
           {"deaf", "speaks none of: French"},
           {"gone", "was forgotten on 2024-01-01"},
           {"new", "is a draft"},
           {"gh",
            "would take a place for which somebody else is wanted: an official of a member "
            "state, a Southern peer, or one that --keep names"}})
    CHECK(joined(finder(wish()).why_not(expert(one.expert)).obstacles, ";") == one.expected);
  TeamWish alone = wish();
  alone.size = 1;
  const WhyNot why = finder(alone).why_not(expert("aa"));
  CHECK(why.obstacles.empty());
  REQUIRE(why.with);
  CHECK(ids(*why.with) == "aa");
  CHECK(finder(alone).best(1).front().points - why.with->points == 9);
}

TEST_CASE("days that are not known to the day are not looked at") {
  CHECK_FALSE(wish("a2").days);
  TeamWish later = wish("a2");
  later.size = 3;
  CHECK(ids(finder(later).best(1)) == "aa bb busy");
}

TEST_CASE("weights of mieux.yaml decide") {
  const Sample sample{{"mieux.yaml",
                       "format: mieux.store/1\ntitle: Office\nmatching:\n  weights:\n"
                       "    deployments: 0\n    certified: 50\n    spread: -5\n"}};
  CHECK(sample.store().programme().matching.certified == 50);
  CHECK(sample.store().programme().matching.deployments == 0);
  CHECK(sample.store().programme().matching.spread == 0);  // and validate says why
  CHECK(sample.store().programme().matching.topic == MatchingWeights{}.topic);
}

TEST_CASE("a profile is met by every member, and is named by what to give up") {
  TeamWish wanted = wish();
  wanted.size = 1;
  wanted.eu = 0;
  wanted.profile.countries = {"DEU", "ESP"};
  CHECK(ids(finder(wanted).best(1)) == "bb");
  wanted.profile.countries = {"GHA"};
  CHECK(ids(finder(wanted).best(1)) == "gh");
  wanted.profile.origin = ExpertOrigin::eu;
  CHECK(ids(finder(wanted).best(1)) == "");
  const std::vector<Relaxation> relaxed = finder(wanted).relaxations();
  REQUIRE(relaxed.size() == 2);
  CHECK(relaxed[0].conditions == TeamConditions{TeamCondition::origin});
  CHECK(ids(relaxed[0].team) == "gh");
  CHECK(relaxed[1].conditions == TeamConditions{TeamCondition::countries});
  CHECK(finder(wanted).why_not(expert("gh")).obstacles ==
        std::vector<std::string>{"is no official of a member state"});
  wanted = wish();
  wanted.languages.clear();
  wanted.profile.languages = {"fr", "pl"};
  CHECK(ids(finder(wanted).best(1)) == "");
  CHECK(finder(wanted).why_not(expert("deaf")).obstacles ==
        std::vector<std::string>{"does not speak all of: French, Polish"});
}

TEST_CASE("what a need asks for, and how many on the roster meet it") {
  const std::array<Text, 1> labour{Text{"labour-migration", {}}};
  Need need;
  need.topics = labour;
  const auto covered = [&] {
    const Count found = covering(office(), profile_of(need), "region_2018", on("2026-01-15"));
    CHECK(found.exact);
    return found.known;
  };
  CHECK(covered() == 2);  // aa and bb work on it
  const std::array<Text, 1> french{Text{"fr", {}}};
  need.languages = french;
  CHECK(covered() == 2);
  need.background = Text{"non-eu-admin", {}};
  CHECK(covered() == 0);
  need.topics = {};
  CHECK(covered() == 1);  // gh
  need.origin = Text{"eu", {}};
  CHECK(covered() == 0);
}

}  // namespace teams_test
