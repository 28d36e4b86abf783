// Rules on the consultation of the steering group.

#include <doctest/doctest.h>

#include <string>

#include "rules/checking.hpp"

namespace consultation_test {

using namespace mieux;
using namespace mieux::rules_test;

namespace {

const std::string group =
    "== mieux.yaml\nformat: mieux.store/1\ntitle: Office\nsteering_group:\n  members:\n"
    "    - name: Donor\n    - name: Service\n      from: 2020-01-01\n  decision:\n    rule: all\n";

/// The group of two, an approved request with its Action, and a fiche whose version has `fields`.
std::string fiche(const std::string& fields, const std::string& mieux = group) {
  return mieux +
         "== requests/r\nevents:\n  - event: approved\n    date: 2024-03-01\n"
         "== actions/a\nrequest: r\n"
         "== fiches/f\nrequest: r\nversions:\n  - number: 1\n    kind: first\n"
         "    sent: 2024-02-01\n" +
         fields;
}

std::string opinion(const std::string& member, const std::string& rest) {
  return "      - member: " + member + "\n        " + rest + "\n";
}

const std::string consultation = "    consultation:\n";
const std::string approved = "    decision:\n      outcome: «approved»\n      date: 2024-03-01\n";

}  // namespace

TEST_CASE("unknown-member") {
  check_found(
      "unknown-member", Severity::error,
      {{fiche(consultation + opinion("«Ministry»", "opinion: approve"))},
       {fiche(consultation + opinion("«Service»", "opinion: approve\n        date: 2019-12-31"))}});
  check_silent(
      "unknown-member",
      {{fiche(consultation + opinion("Donor", "opinion: approve"))},
       {fiche(consultation + opinion("Service", "opinion: approve\n        date: 2019/2020"))},
       // Nobody knows who is a member.
       {fiche(consultation + opinion("Ministry", "opinion: approve"),
              "== mieux.yaml\nformat: mieux.store/1\ntitle: Office\n")}});
}

TEST_CASE("suspect-opinion") {
  const std::string other = "\n        fingerprint: \"" + std::string(64, 'a') + "\"";
  check_found("suspect-opinion", Severity::warning,
              {{fiche(consultation + opinion("Donor", "opinion: «approve»" + other))},
               {fiche(consultation + opinion("Donor", "opinion: approve") +
                      opinion("Donor", "opinion: «object»" + other))}});
  check_silent("suspect-opinion",
               {{fiche(consultation + opinion("Donor", "opinion: approve"))},
                // Renewed.
                {fiche(consultation + opinion("Donor", "opinion: approve" + other) +
                       opinion("Donor", "opinion: approve"))},
                // Decided: the record of the decision says it.
                {fiche("    decision:\n      outcome: rejected\n" + consultation +
                       opinion("Donor", "opinion: approve" + other))}});
}

TEST_CASE("approved-without-opinions") {
  const std::string both = consultation + opinion("Donor", "opinion: approve") +
                           opinion("Service", "opinion: no-objection");
  const std::string objection =
      consultation + opinion("Donor", "opinion: approve") + opinion("Service", "opinion: object");
  const std::string late = consultation + opinion("Donor", "opinion: approve") +
                           opinion("Service", "opinion: approve\n        date: 2024-03-02");
  check_found("approved-without-opinions", Severity::error,
              {{fiche(approved)}, {fiche(approved + objection)}, {fiche(approved + late)}});
  const std::string plain = "    decision:\n      outcome: approved\n";
  const std::string on = "      date: 2024-03-01\n";
  const std::string amendment = "  - number: 2\n    kind: amendment\n    minor: true\n";
  check_silent("approved-without-opinions",
               {{fiche(plain + on + both)},
                {fiche(plain + on + "      despite: The donor is away.\n")},
                {fiche(plain)},  // nobody knows when, so nobody knows who was a member
                {fiche(both + amendment + plain + on)}});
}

TEST_CASE("changed-after-approval") {
  const std::string sum = "\"" + std::string(64, 'a') + "\"";
  check_found(
      "changed-after-approval", Severity::error,
      {{fiche("    decision:\n      outcome: approved\n      fingerprint: «" + sum + "»\n")}});
  check_silent(
      "changed-after-approval",
      {{fiche("    decision:\n      outcome: approved\n")},
       {fiche("    decision:\n      outcome: rejected\n      fingerprint: " + sum + "\n")}});
}

TEST_CASE("version-order") {
  const std::string decided = "    decision:\n      outcome: rejected\n";
  const std::string open = "== fiches/f\nrequest: r\nversions:\n  - number: 1\n    kind: first\n";
  const std::string request = "== requests/r\nevents:\n  - event: received\n";
  check_found("version-order", Severity::error,
              {{request + open + "  - «n»umber: 2\n    kind: first\n"},
               {request + open + decided + "  - «n»umber: 1\n    kind: first\n"}});
  check_silent("version-order", {{request + open + decided + "  - number: 2\n    kind: first\n"},
                                 {request + open + decided + "  - number: 7\n    kind: first\n"}});
}

}  // namespace consultation_test
