// Letters that remind of reports: those that are missing on the day, of an Action or of a part.
#include "mieux/reports/letters/reminder.hpp"

#include <doctest/doctest.h>

#include "mieux/base/failure.hpp"
#include "store/store_folder.hpp"

namespace reminder_test {

using namespace mieux;

namespace {

struct Office : StoreFolder {
  Office() {
    write("mieux.yaml",
          std::string{StoreFolder::programme} +
              "clocks:\n"
              "  - id: mission-report\n    title: Mission report\n    from: mission-ended\n"
              "    to: expert-report\n    length:\n      days: 10\n"
              "  - id: evaluation\n    title: Evaluation\n    from: activity-held\n"
              "    to: activity-evaluation\n    length:\n      days: 10\n");
    write("vocabularies/feedback_tools.tsv",
          "id\tlabel\tlabel_fr\nexpert-report\tExpert <report>\tRapport\n"
          "activity-evaluation\tActivity evaluation\tÉvaluation\n");
    write("actions/a.yaml",
          StoreFolder::header("actions/a") +
              "title: Ports *and* ships\nevents:\n  - event: started\n    date: 2012-01-01\n"
              "activities:\n"
              "  - id: a1\n    title: Visit\n    start: 2012-02-01\n    end: 2012-02-03\n"
              "    outcome:\n      state: held\n"
              "  - id: a2\n    title: Training\n    start: 2012-03-01\n    end: 2012-03-03\n"
              "    outcome:\n      state: held\n"
              "missions:\n  - id: m1\n    country: FRA\n    count: 1\n    activity: a1\n");
  }

  [[nodiscard]] FilledTemplate fill(std::string_view text, std::string_view part,
                                    std::string_view on = "2012-06-01",
                                    const std::string& language = "en") const {
    const Store store = load();
    const Day day = Date::parse(on).value_or(Date{}).first();
    const View view(store, {day, day});
    const Record* action = store.find(RecordKind::action, "a");
    REQUIRE(action != nullptr);
    return fill_reminder(view, *action, part, {"own", language}, text);
  }
};

}  // namespace

TEST_CASE("the reports that are missing are a list, with the last day for each") {
  const Office office;
  const std::string mission = "- Expert &lt;report&gt; (`m1`), Visit: 13 February 2012";
  const std::string visit = "- Activity evaluation (`a1`), Visit: 13 February 2012";
  const std::string training = "- Activity evaluation (`a2`), Training: 13 March 2012";
  const std::string all = office.fill("{{reports}}", {}).text;
  for (const std::string& line : {mission, visit, training}) {
    CAPTURE(all);
    CHECK(all.find(line) != std::string::npos);
  }
  const std::string of_visit = office.fill("{{reports}}", "a1").text;
  CHECK(of_visit.find(mission) != std::string::npos);
  CHECK(of_visit.find(visit) != std::string::npos);
  CHECK(of_visit.find("Training") == std::string::npos);
  CHECK(office.fill("{{reports}}", "m1").text == mission);
  CHECK(office.fill("{{reports}}", "a2", "2012-06-01", "fr").text ==
        "- Évaluation (`a2`), Training\u202f: 13 mars 2012");
}

TEST_CASE("a letter has no gaps, and there is none without a missing report") {
  const Office office;
  CHECK(office.fill("{{title}} {{number}}", {}).text == "Ports \\*and\\* ships a");
  const FilledTemplate gap = office.fill("{{donor}}", {});
  REQUIRE(gap.problems.size() == 1);
  CHECK(gap.problems[0].message == "mieux.yaml has no donor");
  CHECK(office.fill("{{requesters}}", {}).problems.size() == 1);
  CHECK_THROWS_AS(office.fill("{{reports}}", {}, "2012-01-15"), Failure);
  for (const Placeholder& placeholder : reminder_placeholders())
    CHECK_FALSE(placeholder.meaning.empty());
}

}  // namespace reminder_test
