// A steering group and an Action Fiche that was sent to it.
#pragma once

#include <string>

#include "changes/changing.hpp"

namespace mieux::consulting {

/// Three members, of which one left at the end of 2024; `decision` is the rule, such as
/// `rule: silence, days: 10`.
inline std::string programme(const std::string& decision) {
  return "format: mieux.store/1\ntitle: Office\nsteering_group:\n  members:\n"
         "    - name: Donor headquarters\n    - name: Foreign service\n      from: 2020-01-01\n"
         "    - name: Secretariat\n      to: 2024-12-31\n  decision:\n" +
         decision;
}
inline const std::string all_answer = "    rule: all\n";
inline const std::string ten_days = "    rule: silence\n    days: 10\n";

/// What a version proposes, complete.
inline const std::string proposal = R"(    context: A context.
    problem: A problem.
    objective: An objective.
    expected_results:
      - level: institutional
        text: A result.
        indicators: [One]
    activities:
      - type: training
        title: A training
        month: 2026-04
        place: Cotonou
        mode: on-site
    delegation:
      consulted: 2026-01-02
    appraisal:
      - {CRITERION}
    expert_days: 10
)";

/// `proposal` with the six criteria.
inline std::string complete_proposal() {
  std::string text = proposal;
  std::string criteria;
  for (const char* criterion :
       {"relevance", "quality", "ownership", "impact", "sustainability", "coherence"})
    criteria += std::string{criteria.empty() ? "" : "      - "} + "criterion: " + criterion +
                "\n        score: 4\n        sentence: Good.\n";
  const std::string mark = "{CRITERION}\n";
  return text.replace(text.find(mark), mark.size(), criteria);
}

/// A fiche on request `r` whose one version has `fields` before its proposal.
inline void add_fiche(const StoreFolder& folder, const std::string& fields,
                      const std::string& what = complete_proposal()) {
  changes_test::add(
      folder, "fiches/r",
      "title: Ports\nrequest: r\nversions:\n  - number: 1\n    kind: first\n" + fields + what);
}

inline void add_request(const StoreFolder& folder, const std::string& later_events = {}) {
  changes_test::add(folder, "organisations/body",
                    "names:\n  - name: Body\ncountry: BEN\ntype: ministry\n");
  changes_test::add(folder, "requests/r",
                    "title: Ports\nletters:\n  - requester: body\n    received: 2025-12-01\n"
                    "countries: [BEN]\ntopics: [thb]\nneed: A need.\nevents:\n"
                    "  - event: received\n    date: 2025-12-01\n" +
                        later_events);
}
inline const std::string sent_event = "  - event: sent-to-steering-group\n    date: 2026-01-05\n";

}  // namespace mieux::consulting
