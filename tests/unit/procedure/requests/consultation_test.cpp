// Where members of the steering group stand, and what changes of the text do to their opinions.

#include "mieux/procedure/requests/consultation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "consulting.hpp"

namespace consultation_test {

using namespace mieux;
using namespace mieux::consulting;

namespace {

Date day(std::string_view text) { return Date::parse(text).value_or(Date{}); }

std::string opinion(const std::string& member, const std::string& word, const std::string& date,
                    const std::string& fingerprint = {}) {
  return "      - member: " + member + "\n        opinion: " + word + "\n        date: " + date +
         "\n" + (fingerprint.empty() ? "" : "        fingerprint: \"" + fingerprint + "\"\n");
}

/// "approves, missing" for the members of that day.
std::string standings(const std::string& rule, const std::string& fields, std::string_view on) {
  StoreFolder folder;
  folder.write("mieux.yaml", programme(rule));
  add_fiche(folder, fields);
  const Store store = folder.load();
  std::string words;
  for (const MemberStanding& member :
       consultation_of(store, store.fiches()[0].versions[0], day(on)).members)
    words += (words.empty() ? "" : ", ") + std::string{word_of(member.standing)};
  return words;
}

std::string present_fingerprint() {
  StoreFolder folder;
  add_fiche(folder, "    sent_fingerprint: \"" + std::string(64, '0') + "\"\n");
  return std::string{folder.load().fiches()[0].versions[0].fingerprint};
}

const std::string sent = "    sent: 2026-01-05\n";
const std::string other(64, 'a');
const std::string third(64, 'b');

}  // namespace

TEST_CASE("members are those of the day") {
  CHECK(standings(all_answer, sent, "2024-12-31") == "missing, missing, missing");
  CHECK(standings(all_answer, sent, "2025-01-01") == "missing, missing");
  CHECK(standings(all_answer, sent, "2019-12-31") == "missing, missing");
}

TEST_CASE("the last opinion given by the day counts") {
  const std::string both = sent + "    consultation:\n" +
                           opinion("Foreign service", "object", "2026-01-07") +
                           opinion("Foreign service", "approve-with-comments", "2026-01-12") +
                           opinion("Donor headquarters", "no-objection", "2026-01-08");
  CHECK(standings(all_answer, both, "2026-01-06") == "missing, missing");
  CHECK(standings(all_answer, both, "2026-01-07") == "missing, objects");
  CHECK(standings(all_answer, both, "2026-01-12") == "no objection, approves");
}

TEST_CASE("silence speaks once the days are over, and only of the text that was sent") {
  CHECK(standings(ten_days, sent, "2026-01-15") == "missing, missing");
  CHECK(standings(ten_days, sent, "2026-01-16") == "silent, silent");
  CHECK(standings(all_answer, sent, "2026-03-16") == "missing, missing");
  CHECK(standings(ten_days, {}, "2026-03-16") == "missing, missing");
  // Where only a month is known: some day of it is enough.
  CHECK(standings(ten_days, sent, "2026-01") == "silent, silent");
  const std::string changed = sent + "    sent_fingerprint: \"" + other + "\"\n";
  CHECK(standings(ten_days, changed, "2026-01-16") == "missing, missing");
  const std::string same = sent + "    sent_fingerprint: \"" + present_fingerprint() + "\"\n";
  CHECK(standings(ten_days, same, "2026-01-16") == "silent, silent");
  // A month: the last of its days counts.
  CHECK(standings(ten_days, "    sent: 2025-12\n", "2026-01-10") == "missing, missing");
  CHECK(standings(ten_days, "    sent: 2025-12\n", "2026-01-11") == "silent, silent");
}

TEST_CASE("an opinion on another text is suspect, unless minor changes lead from it to this one") {
  const std::string now = present_fingerprint();
  const auto with = [&](const std::string& judged, const std::string& changes) {
    return standings(all_answer,
                     sent + "    consultation:\n" +
                         opinion("Foreign service", "approve", "2026-01-07", judged) + changes,
                     "2026-01-10");
  };
  const auto minor = [](const std::string& before, const std::string& after) {
    return "      - reason: R\n        before: \"" + before + "\"\n        after: \"" + after +
           "\"\n";
  };
  const std::string list = "    minor_changes:\n";
  CHECK(with(now, "") == "missing, approves");
  CHECK(with(other, "") == "missing, suspect");
  CHECK(with("", "") == "missing, approves");
  CHECK(with(other, list + minor(other, now)) == "missing, approves");
  CHECK(with(other, list + minor(other, third) + minor(third, now)) == "missing, approves");
  // A change that was not minor lies between them.
  CHECK(with(other, list + minor(other, third)) == "missing, suspect");
  CHECK(with(third, list + minor(other, now)) == "missing, suspect");
  CHECK(with(now, list + minor(now, third)) == "missing, approves");
  // A change back, and another minor one from there.
  CHECK(with(other, list + minor(other, third) + minor(other, now)) == "missing, approves");
}

TEST_CASE("an opinion without a fingerprint judged what was sent last") {
  const std::string opinions =
      "    consultation:\n" + opinion("Foreign service", "approve", "2026-01-07");
  CHECK(standings(all_answer, sent + opinions, "2026-01-10") == "missing, approves");
  const std::string changed = sent + "    sent_fingerprint: \"" + other + "\"\n";
  CHECK(standings(all_answer, changed + opinions, "2026-01-10") == "missing, suspect");
  const std::string again =
      "    sent: 2026-01-09\n    sent_fingerprint: \"" + present_fingerprint() + "\"\n";
  CHECK(standings(all_answer, again + opinions, "2026-01-10") == "missing, suspect");
}

TEST_CASE("what is in the way is named") {
  StoreFolder folder;
  folder.write("mieux.yaml", programme(all_answer));
  add_fiche(folder,
            sent + "    consultation:\n" + opinion("Donor headquarters", "object", "2026-01-07"));
  const Store store = folder.load();
  const Consultation consultation =
      consultation_of(store, store.fiches()[0].versions[0], day("2026-01-10"));
  CHECK_FALSE(consultation.is_favourable());
  CHECK(consultation.obstacles() == "Donor headquarters (objects), Foreign service (missing)");
}

TEST_CASE("a group without members is in nobody's way") {
  StoreFolder folder;
  add_fiche(folder, sent);
  const Store store = folder.load();
  CHECK(consultation_of(store, store.fiches()[0].versions[0], day("2026-01-10")).is_favourable());
}

TEST_CASE("only a minor amendment needs no opinions") {
  FicheVersion version;
  version.kind.value = "amendment";
  CHECK(wants_opinions(version));
  version.minor = true;
  CHECK_FALSE(wants_opinions(version));
  // Somebody has spoken all the same.
  const Opinion objection;
  version.consultation = {&objection, 1};
  CHECK(wants_opinions(version));
  version.consultation = {};
  version.kind.value = "step-2";
  CHECK(wants_opinions(version));
}

TEST_CASE("who is a member, and when") {
  StoreFolder folder;
  folder.write("mieux.yaml", programme(all_answer));
  const Store store = folder.load();
  const SteeringGroup& group = store.programme().steering_group;
  CHECK(is_member(group, "Secretariat", *Date::parse("2024-12-31")) == Truth::yes);
  CHECK(is_member(group, "Secretariat", *Date::parse("2025")) == Truth::no);
  CHECK(is_member(group, "Secretariat", *Date::parse("2024/2025")) == Truth::unknown);
  CHECK(is_member(group, "Nobody", *Date::parse("2024")) == Truth::no);
  CHECK(members_on(group, *Date::parse("2025")) == "Donor headquarters, Foreign service");
}

}  // namespace consultation_test
