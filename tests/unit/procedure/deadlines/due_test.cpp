// What is due: who is responsible, what is left out, the order.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mieux/procedure/deadlines/due.hpp"
#include "procedure/requests/consulting.hpp"
#include "queries/samples.hpp"

namespace due_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

constexpr std::string_view programme =
    "format: mieux.store/1\ntitle: Office\nclocks:\n"
    "  - id: fiche\n    title: Fiche\n    from: received\n    to: fiche-drafted\n"
    "    length:\n      weeks: 3\n"
    "  - id: start\n    title: Start\n    from: ready\n    to: started\n    length:\n      months: "
    "1\n"
    "  - id: report\n    title: Report\n    from: mission-ended\n    to: expert-report\n"
    "    length:\n      weeks: 2\n";

std::string received(std::string_view date, std::string_view rest = {}) {
  return "events:\n  - event: received\n    date: " + std::string{date} + "\n" + std::string{rest};
}

std::string listed(const View& view) {
  std::string out;
  for (const DueItem& item : due_items(view.store, view.as_of)) {
    out += (out.empty() ? "" : "; ") +
           (item.due ? item.due->to_string() : "since " + item.since.to_string()) + " " +
           item.asked_by + " " + std::string{item.record->id} +
           (item.part.empty() ? "" : "/" + item.part) +
           (item.is_overdue(view.as_of.day) ? " over" : "");
    for (const std::string& staff : item.responsible) out += " " + staff;
  }
  return out;
}

}  // namespace

TEST_CASE("a claim is to be looked at again from its day on, an imported one too, no draft") {
  const std::string day = "look_again: 2026-01-10\n";
  const std::string a = day + "responsible:\n  - staff: hf1\n";
  const std::string b = day + "imported:\n  source: S\n";
  const std::string c = day + "draft: true\n";
  const std::string e = "look_again: 2026-01\nlook_again_because: The report is out\n";
  const Sample sample({{"mieux.yaml", programme},
                       {"claims/a", a},
                       {"claims/b", b},
                       {"claims/c", c},
                       {"claims/d", "value: 1\n"},
                       {"claims/e", e}});
  CHECK(listed(on(sample.store(), "2025-12-31")).empty());
  CHECK(listed(on(sample.store(), "2026-01-09")) == "2026-01 look-again e");
  CHECK(listed(on(sample.store(), "2026-01-10")) ==
        "2026-01-10 look-again a hf1; 2026-01-10 look-again b; 2026-01 look-again e");
  CHECK(listed(on(sample.store(), "2026-01-11")) ==
        "2026-01-10 look-again a over hf1; 2026-01-10 look-again b over; 2026-01 look-again e");
  const View view = on(sample.store(), "2026-01-09");
  CHECK(due_items(view.store, view.as_of)[0].what == "Look at the figure again: The report is out");
}

TEST_CASE("what runs, by its last day; nothing of drafts and imported records") {
  const std::string a = received("2026-01-05");
  const std::string b = received("2025-12-01", "responsible:\n  - staff: hf1\n");
  const std::string c = received("2026-01", "responsible:\n  - staff: hf2\n  - staff: hf1\n");
  const std::string d = received("2025-12-01", "draft: true\n");
  const std::string e = received("2025-12-01", "imported:\n  source: S\n");
  const std::string f = received("2025-12-20", "  - event: on-hold\n    date: 2025-12-22\n");
  const Sample sample({{"mieux.yaml", programme},
                       {"requests/a", a},
                       {"requests/b", b},
                       {"requests/c", c},
                       {"requests/d", d},
                       {"requests/e", e},
                       {"requests/f", f}});
  CHECK(listed(on(sample.store(), "2026-01-15")) ==
        "2025-12-22 fiche b over hf1; 2026-01-26 fiche a; 2026-01-22/2026-02-05 fiche c hf2 hf1");
  CHECK(listed(on(sample.store(), "2025-11-30")).empty());
}

TEST_CASE("the staff responsible on the day, of an Action else those of its request") {
  const std::string request =
      "events:\n  - event: received\n  - event: fiche-drafted\n  - event: approved\n"
      "responsible:\n  - staff: old\n    to: 2025-12\n  - staff: new\n    from: 2026-01-10\n";
  const std::string ready = "request: r\nevents:\n  - event: ready\n    date: 2026-01-02\n";
  const std::string own = ready + "responsible:\n  - staff: own\n    to: 2026-01-20\n";
  const std::string mission =
      "request: r\nmissions:\n  - country: FRA\n  - country: FRA\n    end: 2026-01-08\n";
  const Sample sample({{"mieux.yaml", programme},
                       {"requests/r", request},
                       {"actions/a", ready},
                       {"actions/b", own},
                       {"actions/c", mission}});
  CHECK(listed(on(sample.store(), "2026-01-15")) ==
        "2026-01-22 report c/missions.2 new; 2026-02-02 start a new; 2026-02-02 start b own");
  CHECK(listed(on(sample.store(), "2026-01-09")) ==
        "2026-01-22 report c/missions.2; 2026-02-02 start a; 2026-02-02 start b own");
  CHECK(listed(on(sample.store(), "2026-02-10")).find("start b over new") != std::string::npos);
  const Record& action = sample.store().records(RecordKind::action)[1];
  CHECK(responsible_for(sample.store(), action, date("2026-01-20").first()) ==
        std::vector<std::string>{"own"});
}

TEST_CASE("of an Action Fiche without staff those of its request are responsible") {
  const Sample sample({{"requests/r", "responsible:\n  - staff: hf1\n"},
                       {"fiches/f", "request: r\n"},
                       {"fiches/g", "request: r\nresponsible:\n  - staff: hf2\n"},
                       {"fiches/h", "request: gone\n"}});
  std::string all;
  for (const Record& fiche : sample.store().records(RecordKind::fiche))
    for (const std::string& staff :
         responsible_for(sample.store(), fiche, date("2026-01-20").first()))
      all += std::string{fiche.id} + " " + staff + ";";
  CHECK(all == "f hf1;g hf2;");
}

TEST_CASE("a clock so long that it never runs out asks for nothing") {
  const Sample sample({{"mieux.yaml",
                        "format: mieux.store/1\ntitle: Office\nclocks:\n"
                        "  - id: c\n    title: T\n    from: received\n    to: approved\n"
                        "    length:\n      months: 4000000000\n"},
                       {"requests/a", received("2026-01-05")}});
  CHECK(listed(on(sample.store(), "2026-01-15")).empty());
}

namespace {

using namespace mieux::consulting;

/// What is awaited of a fiche with these fields: `2026-01-15 over: Opinion: ...`.
std::string awaited(const std::string& rule, const std::string& fields, std::string_view as_of,
                    const std::string& later_events = sent_event) {
  StoreFolder folder;
  folder.write("mieux.yaml", consulting::programme(rule));
  add_request(folder, later_events);
  add_fiche(folder, fields);
  const Store store = folder.load();
  std::string out;
  for (const DueItem& item : due_items(store, on(store, as_of).as_of)) {
    CHECK(item.asked_by == "steering-group");
    CHECK(item.record->kind == RecordKind::fiche);
    out += (item.due ? item.due->to_string() : "since " + item.since.to_string()) +
           (item.is_overdue(on(store, as_of).as_of.day) ? " over: " : ": ") + item.what;
  }
  return out;
}

std::string opinions(const std::string& first, const std::string& second) {
  const auto one = [](const std::string& member, const std::string& rest) {
    return rest.empty() ? rest
                        : "      - member: " + member + "\n        date: 2026-01-07\n" +
                              "        opinion: " + rest + "\n";
  };
  return "    sent: 2026-01-05\n    consultation:\n" + one("Donor headquarters", first) +
         one("Foreign service", second);
}

const std::string sent = "    sent: 2026-01-05\n";
const std::string of_old_text = "approve\n        fingerprint: \"" + std::string(64, 'a') + "\"";
const std::string changed = "    sent_fingerprint: \"" + std::string(64, '0') + "\"\n";

}  // namespace

TEST_CASE("a fiche with the steering group is due on the last day for an answer, if there is one") {
  CHECK(awaited(ten_days, sent, "2026-01-04").empty());
  CHECK(awaited(ten_days, sent, "2026-01-15") ==
        "2026-01-15: Opinion: Donor headquarters, Foreign service");
  CHECK(awaited(ten_days, sent, "2026-01-16") == "2026-01-15 over: Decision of the steering group");
  CHECK(awaited(all_answer, sent, "2026-03-16") ==
        "since 2026-01-05: Opinion: Donor headquarters, Foreign service");
  CHECK(awaited(all_answer, sent, "2026-03-16",
                sent_event + "  - event: on-hold\n    date: 2026-02-01\n")
            .empty());
  CHECK(awaited(all_answer, sent, "2026-03-16",
                sent_event + "  - event: withdrawn\n    date: 2026-02-01\n")
            .empty());
}

TEST_CASE("what a fiche with the steering group waits for") {
  const auto waits = [](const std::string& fields) {
    return awaited(all_answer, fields, "2026-01-20");
  };
  CHECK(waits(opinions("approve", "")) == "since 2026-01-05: Opinion: Foreign service");
  CHECK(waits(opinions("", of_old_text)) ==
        "since 2026-01-05: Opinion to be renewed: Foreign service");
  CHECK(waits(changed + opinions("", of_old_text)) ==
        "since 2026-01-05: Changed fiche to be sent again: Donor headquarters, Foreign service");
  // Who approved without a fingerprint judged what was sent.
  CHECK(waits(changed + opinions("approve", "approve")) ==
        "since 2026-01-05: Changed fiche to be sent again: Donor headquarters, Foreign service");
  CHECK(waits(opinions("approve", "object")) == "since 2026-01-05: Objection: Foreign service");
  CHECK(waits(opinions("approve", "no-objection")) ==
        "since 2026-01-05: Decision of the steering group");
}

TEST_CASE("what has no last day comes last") {
  StoreFolder folder;
  folder.write("mieux.yaml",
               consulting::programme(all_answer) +
                   "clocks:\n  - id: decision\n    title: Decision\n    from: received\n"
                   "    to: approved\n    length:\n      months: 12\n");
  add_request(folder, sent_event);
  add_fiche(folder, sent);
  const Store store = folder.load();
  CHECK(listed(on(store, "2026-01-15")) ==
        "2026-12-01 decision r; since 2026-01-05 steering-group r");
}

}  // namespace due_test
