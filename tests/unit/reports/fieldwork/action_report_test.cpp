// The whole story of an Action: each sort of section, what an audience may see, the day asked
// about.

#include "mieux/reports/fieldwork/action_report.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace action_report_test {

using namespace mieux;
using namespace mieux::samples;
using namespace mieux::formats;

namespace {

Report story(const View& view, std::string_view id, bool with_pictures = false) {
  ReportRequest request;
  request.record = view.store.find(RecordKind::action, id);
  request.with_pictures = with_pictures;
  REQUIRE(request.record != nullptr);
  return action_report(view, request);
}

std::string text_of(const Store& store, std::string_view id, std::string_view day) {
  return story(on(store, day, "2026-01-15"), id).markdown;
}

void check_has(const std::string& text, const std::vector<std::string_view>& parts) {
  for (const std::string_view part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

void check_lacks(const std::string& text, const std::vector<std::string_view>& parts) {
  for (const std::string_view part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) == std::string::npos);
  }
}

constexpr std::string_view approved_request =
    "title: R\nevents:\n  - event: received\n    date: 2020-01-02\n  - event: approved\n"
    "    date: 2020-02-03\n";

}  // namespace

TEST_CASE("an Action is told from the request to the last effect") {
  const std::string text = text_of(small_office(), "benin", "2026-01-15");
  check_has(
      text,
      {"# Placement of workers abroad\n\n**Completed in full**, phase Harbour I, as it stood on "
       "2026-01-15.\n",
       "| Asked by | Agence béninoise de placement à l'étranger on behalf of ",
       "| Approved | 2018-04-11, by Steering group |\n",
       "## Objective\n\nCounsellors of the agency advise workers by one handbook.\n",
       "- 2018-06-04 to 2018-06-08: `a1` Visit to the agency and two departments: held\n",
       "- 2019-06-14: `d1` Handbook for counsellors: adopted by Decision 14/2019 of the director\n",
       "| `a2` | Training of trainers, Drafting session | Training of trainers and first draft of "
       "the handbook | 2018-09 | 2018-09-17 to 2018-09-21 | held |\n",
       "not taken up, added after the approval, optional: The second draft needed no further",
       "**76** persons took part: at least 29 women, at least 36 men.\n",
       "| Portugal | at least 1 | at least 0 |\n", "| **Total** | **at least 6** |",
       "| `r1` | Institutional | Twelve trainers work in the departments. | At least ten trainers "
       "| "
       "2019-03 | List of the agency of March 2019 |\n",
       "| French | drafted 2018-09-21; handed over 2019-03-20; adopted 2019-06-14 by Decision "
       "14/2019",
       "| 120 counsellors trained | verified | 2020-02, Head of counselling, Twelve departments "
       "|\n",
       "| Participant feedback form | `a2` | 2018-09-21 | 24 | 22 |\n",
       "| `m2` | report: Mission report of the expert | 2018-10-05, overdue |\n"});
  check_lacks(text, {"## Changes of the plan", "## Documents"});
}

TEST_CASE("on an earlier day nothing is told that came later") {
  const std::string text = text_of(small_office(), "benin", "2018-09-20");
  check_has(text, {"**Ongoing**", "| Carried out | since 2018-06-04 |\n",
                   "`a2` Training of trainers and first draft of the handbook: planned\n",
                   "| 2018-11 |  | planned |\n",
                   "| `r1` | Institutional | Twelve trainers work in "
                   "the departments. | At least ten trainers | expected |"});
  check_lacks(text, {"completed in full", "adopted", "## Effects", "Decision 14"});
}

TEST_CASE("what is awaited of results and deliverables is asked where the board asks") {
  const Sample sample(
      {{"requests/r", approved_request},
       {"actions/a",
        "title: A\nrequest: r\nevents:\n  - event: started\n    date: 2020-03-02\n"
        "results:\n"
        "  - id: r1\n    title: Trained\n    expected: true\n    achieved: 2020-04\n"
        "  - id: r2\n    title: Working\n    expected: true\n"
        "deliverables:\n"
        "  - id: d1\n    type: handbook\n    title: Book\n    expected: true\n    events:\n"
        "      - event: drafted\n        date: 2020-04\n"
        "  - id: d2\n    type: handbook\n    title: Guide\n    expected: true\n    events:\n"
        "      - event: handed-over\n        date: 2020-05\n"}});
  const std::string text = text_of(sample.store(), "a", "2020-12-31");
  check_has(text,
            {"| Trained |  | 2020-04 |", "| Working |  | expected |",
             "| Book |  | drafted 2020-04; expected |\n", "| Guide |  | handed over 2020-05 |\n",
             "| `r2` | result: expected: Working |", "| `d1` | deliverable: expected: Book |"});
  check_lacks(text, {"expected: Trained", "expected: Guide"});
}

TEST_CASE("the description of a picture is plain text, the list beside it Markdown") {
  const Sample sample(
      {{"actions/a",
        "title: A\nevents:\n  - event: started\n    date: 2020-03-02\nresults:\n"
        "  - id: r1\n    title: Wages & <hours> [draft_1]\n    achieved: 2020-04\n"}});
  const Report report = story(on(sample.store(), "2020-12-31"), "a", true);
  check_has(report.markdown,
            {"- 2020-04: `r1` result achieved: Wages &amp; &lt;hours&gt; \\[draft\\_1\\]\n"});
  REQUIRE(report.pictures.size() == 1);
  CHECK(read_xml(report.pictures[0].text).all("desc")[0]->text ==
        "2020-03-02: started; 2020-04: r1 result achieved: Wages & <hours> [draft_1]");
}

TEST_CASE("an imported activity that lies ahead is planned, in the table and on the timeline") {
  const Sample sample({{"actions/a",
                        "title: A\nimported:\n  source: S\nactivities:\n"
                        "  - id: a1\n    types: [training]\n    title: Course\n"
                        "    start: 2015-05-04\n    end: 2015-05-08\n"}});
  const std::string before = text_of(sample.store(), "a", "2015-03-31");
  check_has(before, {"- 2015-05-04 to 2015-05-08: `a1` Course: planned\n",
                     "| Course | 2015-05-04 to 2015-05-08 |  | planned |\n"});
  const std::string after = text_of(sample.store(), "a", "2015-05-08");
  check_has(after, {"- 2015-05-04 to 2015-05-08: `a1` Course: held\n",
                    "| Course |  | 2015-05-04 to 2015-05-08 | outcome not stated |\n"});
}

TEST_CASE("two missions of which only the country is known may be those of one person") {
  const Sample sample({{"actions/a",
                        "title: A\nevents:\n  - event: started\n    date: 2020-03-02\n"
                        "missions:\n  - country: ESP\n    count: unknown\n"
                        "  - country: ESP\n    count: unknown\n"}});
  check_has(text_of(sample.store(), "a", "2020-12-31"),
            {"| Spain | at least 2 |",
             "A person who went on several missions counts on each of them, so there may be fewer "
             "persons.\n"});
}

TEST_CASE("internal values are in no public report") {
  const std::string everybody = text_of(small_office(), "benin", "2026-01-15");
  View staff = on(small_office(), "2026-01-15");
  staff.audience = Audience::staff;
  for (const std::string& text : {everybody, story(staff, "benin").markdown})
    check_lacks(text, {"hf1", "17350", "naur7pckyhkvjipn"});
  check_lacks(everybody, {"A good example for visitors"});
  const Sample sample(
      {{"actions/a",
        "title: A\nmissions:\n  - country: FRA\n    travel: By the night train\n"
        "documents:\n  - type: minutes\n    title: Secret minutes\n    kept: Box 3\n"}});
  View view = on(sample.store(), "2020-12-31");
  check_lacks(story(view, "a").markdown, {"Secret", "Box 3", "night train", "## Documents"});
  view.audience = Audience::staff;
  check_has(story(view, "a").markdown,
            {"## Documents\n", "| minutes | Secret minutes |  | Box 3 |\n"});
}

TEST_CASE("an Action of which little is known has few sections") {
  const Sample sample({{"actions/a", "title: A | b\n"}});
  const std::string text = text_of(sample.store(), "a", "2020-12-31");
  check_has(text, {"# A \\| b\n", "## What is missing\n"});
  check_lacks(text,
              {"## Request", "## Objective", "## Timeline", "## Activities", "## Participants",
               "## Experts", "## Results", "## Deliverables", "## Effects", "## Feedback"});
}

TEST_CASE("planned and held: moved, postponed, cancelled, added, left out") {
  const Sample sample(
      {{"requests/r", approved_request},
       {"fiches/f",
        "title: F\nrequest: r\nversions:\n"
        "  - number: 1\n    kind: first\n    date: 2020-01-10\n    sent: 2020-01-20\n"
        "    decision:\n      outcome: approved\n      date: 2020-02-03\n    activities:\n"
        "      - type: training\n        title: First course\n        month: 2020-03\n"
        "      - type: workshop\n        title: Talks\n        month: 2020-04\n"
        "      - type: seminar\n        title: Old seminar\n        month: 2020-05\n"
        "      - type: training\n        title: Never recorded\n        month: 2020-08\n"
        "  - number: 2\n    kind: amendment\n    date: 2020-04-10\n    sent: 2020-04-11\n"
        "    decision:\n      outcome: approved\n      date: 2020-04-20\n    activities:\n"
        "      - type: training\n        title: FIRST course\n        month: 2020-03\n"
        "      - type: workshop\n        title: Talks\n        month: 2020-06\n"
        "      - type: training\n        title: Never recorded\n        month: 2020-08\n"},
       {"actions/a",
        "title: A\nrequest: r\nevents:\n  - event: started\n    date: 2020-03-02\nactivities:\n"
        "  - id: a1\n    types: [training]\n    title: First course\n    start: 2020-04-06\n"
        "    end: 2020-04-08\n    outcome:\n      state: held\n"
        "  - id: a2\n    types: [workshop]\n    title: Talks\n    start: 2020-06-10\n"
        "    outcome:\n      state: postponed\n      date: 2020-06-01\n      to: 2020-11\n"
        "      reason: Elections\n"
        "  - id: a3\n    types: [remote-support]\n    title: Help\n    start: 2020-07\n"
        "    outcome:\n      state: cancelled\n      date: 2020-06-20\n      reason: No need\n"}});
  const std::string text = text_of(sample.store(), "a", "2020-12-31");
  check_has(text, {"| 2020-03 | 2020-04-06 to 2020-04-08 | held, moved from 2020-03 |\n",
                   "| 2020-06 |  | postponed to 2020-11: Elections |\n",
                   "| Help | 2020-07 |  | cancelled, added after the approval: No need |\n",
                   "| Old seminar | 2020-05 | | left out by version 2 |\n",
                   "| Never recorded | 2020-08 | | not in the record of the Action |\n"});
}

TEST_CASE("the timeline is drawn where pictures are asked for, with all that has a date") {
  const View view = on(small_office(), "2026-01-15");
  CHECK(story(view, "triangle").pictures.empty());
  const Report report = story(view, "triangle", true);
  REQUIRE(report.pictures.size() == 1);
  CHECK(report.pictures[0].name == "action-triangle-timeline.svg");
  check_has(report.markdown, {"![Timeline: Triangle](action-triangle-timeline.svg)\n",
                              "- between 2019-09-16 and 2019-09-28 to 2019-09: `a1` First workshop "
                              "on definitions: held\n"});
  const Element svg = read_xml(report.pictures[0].text);
  CHECK(svg.all("desc")[0]->text.find("2020-03: on hold") != std::string::npos);
  std::string texts;
  for (const Element* text : svg.all("text")) texts += text->text + "\n";
  check_has(texts, {"Plan\n", "Action\n", "a1  First workshop on definitions\n", "2021\n"});
  // Without any date there is nothing to draw.
  const Sample sample({{"actions/a", "title: A\n"}});
  CHECK(story(on(sample.store(), "2020-12-31"), "a", true).pictures.empty());
}

}  // namespace action_report_test
