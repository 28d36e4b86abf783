// The report on a mission, which its clock asks for.
#include "mieux/changes/experts/mission_report.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "changes/changing.hpp"
#include "mieux/procedure/deadlines/mission_reports.hpp"

namespace mission_report_test {

using namespace mieux;
using namespace mieux::changes_test;

namespace {

struct Office {
  StoreFolder folder;

  Office() {
    folder.write("mieux.yaml",
                 "format: mieux.store/1\ntitle: F\nclocks:\n  - id: report\n    title: R\n"
                 "    from: mission-ended\n    to: expert-report\n    length:\n      weeks: 2\n");
    folder.write("vocabularies/feedback_tools.tsv",
                 "id\tlabel\tlevel\nsurvey\tSurvey\tprogramme\nexpert-report\tReport\tmission\n");
    folder.write("vocabularies/countries.tsv", "id\tname\nFRA\tFrance\n");
    add(folder, "experts/e1", "country: FRA\n");
    add(folder, "actions/act",
        "title: A\nactivities:\n"
        "  - id: a1\n    types: [training]\n    title: One\n    start: 2025-03-03\n"
        "    outcome:\n      state: held\n"
        "  - id: a2\n    types: [training]\n    title: Two\n    start: 2026-03-02\n"
        "missions:\n  - id: m1\n    expert: e1\n    activity: a1\n"
        "  - id: m2\n    expert: e1\n    activity: a2\n"
        "  - id: m3\n    country: FRA\n    start: 2025-03-03\n"
        "  - id: m4\n    expert: e1\n    start: 2025-06-02\n    end: 2025-06-03\n");
  }

  [[nodiscard]] Change received(std::uint32_t mission, const std::string& on,
                                const std::string& feedback = {}) const {
    const Store store = folder.load();
    ReceivedReport report{on, nullptr};
    if (!feedback.empty()) report.feedback = &find(store, RecordKind::feedback, feedback);
    return receive_report(store, find(store, RecordKind::action, "act"), mission, report,
                          circumstances());
  }
  [[nodiscard]] std::string failure(std::uint32_t mission, const std::string& on,
                                    const std::string& feedback = {}) const {
    return failure_of([&] { (void)received(mission, on, feedback); });
  }
};

}  // namespace

TEST_CASE("a report is recorded on the mission, and its clock stops") {
  const Office office;
  const Change change = office.received(0, "2025-03-20");
  const std::string text = text_after(change, "feedback/act-m1-expert-report.yaml");
  CHECK(text.find("tool: expert-report\nlevel: mission\naction: act\nactivity: a1\nexpert: e1\n"
                  "date: 2025-03-20\n") != std::string::npos);
  office.folder.write("feedback/act-m1-expert-report.yaml", text);
  const Store store = office.folder.load();
  const Clocks clocks(store);
  const AsOf now = circumstances().as_of;
  const MissionReport report =
      report_on_mission(store, clocks, find(store, RecordKind::action, "act"), 0, now);
  CHECK(report.reading.state == ClockState::late);
  REQUIRE(report.report != nullptr);
  CHECK(report.report->id == "act-m1-expert-report");
  CHECK(office.failure(0, "2025-03-21") ==
        "3 the report on act/m1 came in already, on 2025-03-20: feedback/act-m1-expert-report");
}

TEST_CASE("a report that is there is linked") {
  const Office office;
  add(office.folder, "feedback/own", "title: T\ntool: expert-report\nlevel: mission\n");
  const Change change = office.received(0, "2025-03-10", "own");
  CHECK(lines_changed(change) == "+action: act\n+activity: a1\n+expert: e1\n+date: 2025-03-10\n");
  CHECK(change.sentence == "act/m1: report received, feedback/own");
}

TEST_CASE("no report is recorded of what it cannot be on") {
  const Office office;
  add(office.folder, "feedback/other",
      "title: T\ntool: expert-report\nlevel: mission\naction: act\nactivity: a2\nexpert: e1\n");
  add(office.folder, "feedback/asked", "title: T\ntool: survey\nlevel: programme\n");
  CHECK(office.failure(1, "2026-01-10") ==
        "3 act/m2 begins on 2026-03-02, so there is no report on it yet");
  CHECK(office.failure(2, "2025-04-01").starts_with("3 act/m3 names neither an expert nor"));
  CHECK(office.failure(0, "2025-04-01", "other") == "3 feedback/other is on 'a2', not on 'a1'");
  CHECK(office.failure(0, "2025-04-01", "asked") ==
        "3 feedback/asked is no expert-report, but survey");
  CHECK(office.failure(0, "2026-02-01").starts_with("3 "));
  CHECK(office.failure(3, "2025-07-01").empty());
}

}  // namespace mission_report_test
