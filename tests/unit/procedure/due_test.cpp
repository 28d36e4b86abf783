// What is due: who is responsible, what is left out, the order.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "../queries/samples.hpp"
#include "mieux/procedure/due.hpp"

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
  for (const DueItem& item : due_items(view.store, view.clock)) {
    out += (out.empty() ? "" : "; ") + item.due.to_string() + " " + item.asked_by + " " +
           std::string{item.record->id} + (item.part.empty() ? "" : "/" + item.part) +
           (item.is_overdue(view.clock.as_of) ? " over" : "");
    for (const std::string& staff : item.responsible) out += " " + staff;
  }
  return out;
}

}  // namespace

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
