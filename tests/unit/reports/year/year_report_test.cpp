// The report of a year and what shares its parts: paragraphs, empty regions, women among those who
// took part, headings that differ, terms.

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/base/words.hpp"
#include "mieux/reports/experts/experts_report.hpp"
#include "mieux/reports/year/factsheets.hpp"
#include "mieux/reports/year/terms.hpp"
#include "mieux/reports/year/year_report.hpp"
#include "queries/samples.hpp"
#include "reports/fieldwork/action_paragraph.hpp"

namespace year_report_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

using Make = Report (*)(const View&, const ReportRequest&);

std::string text_of(const View& view, std::string_view period, Make make = year_report) {
  ReportRequest request;
  if (!period.empty()) request.period = date(period);
  request.period_text = period.empty() ? "all years" : std::string{period};
  return make(view, request).markdown;
}

std::string region_of(const View& view, std::string_view period, const std::string& region) {
  ReportRequest request;
  request.period = date(period);
  request.period_text = period;
  request.region = region;
  return year_report(view, request).markdown;
}

std::string about(Make make, const View& view, const std::string& term) {
  ReportRequest request;
  request.term = term;
  return make(view, request).markdown;
}

void check_has(const std::string& text, const std::vector<std::string_view>& parts) {
  for (const std::string_view part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string paragraph(const View& view, std::string_view id) {
  return action_paragraph({view, *view.store.find(RecordKind::action, id)});
}

const ReportKind& kind(std::string_view name) {
  for (const ReportKind& one : report_kinds())
    if (one.name == name) return one;
  FAIL("no such report");
  return report_kinds()[0];
}

/// The second column of a table of two, by the first.
std::map<std::string, std::string> rows_below(const std::string& text, std::string_view heading) {
  std::map<std::string, std::string> rows;
  const std::size_t begin = text.find(heading);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = text.find("\nSource", begin);
  for (const std::string_view line :
       split(std::string_view{text}.substr(begin, end - begin), '\n')) {
    const std::vector<std::string_view> cells = split(line, '|');
    if (cells.size() > 3) rows[std::string{trimmed(cells[1])}] = trimmed(cells[2]);
  }
  return rows;
}

}  // namespace

TEST_CASE("an Action in a paragraph: what the record says, and nothing else") {
  const View view = on(small_office(), "2019-12-31");
  CHECK(paragraph(view, "benin") ==
        "**Benin**. Placement of workers abroad. Benin. Completed in full, 2018-06-04 to "
        "2019-03-29. Objective: Counsellors of the agency advise workers by one handbook. Results: "
        "Twelve trainers work in the departments. Expected: Counsellors know and use the "
        "handbook.");
  const Sample sample({{"actions/bare", "title: Bare\n"},
                       {"actions/hostile", "title: \"[x](y) <b>\"\nobjective: \"| c `d`\"\n"}});
  const View day = on(sample.store());
  CHECK(paragraph(day, "bare") == "**Bare**. In preparation.");
  const std::string hostile = paragraph(day, "hostile");
  CHECK(!has(hostile, "<b>"));
  CHECK(!has(hostile, "[x](y)"));
  CHECK(has(hostile, "Objective: \\| c \\`d\\`."));
}

TEST_CASE("a year with an empty region and a rejected request reads well") {
  const Sample sample({
      {"requests/a",
       "title: Scanners\ncountries: [TJK]\nevents:\n  - event: received\n    date: 2018-02-01\n"
       "  - event: rejected\n    date: 2018-03-01\n    reason: equipment\n"},
      {"actions/b",
       "title: B\ncountries: [BEN]\nevents:\n  - event: started\n    date: 2017-01-01\n"
       "  - event: completed\n    date: 2017-09-01\n"},
  });
  const std::string year = text_of(on(sample.store()), "2018");
  check_has(year, {"### Asia\n\nNo Action was active. No activity was held. Nothing was handed "
                   "over. No event was held. Actions to date: **0**.\n",
                   "Nothing was handed over. No event was held. Actions to date: **1**.\n",
                   "| Scanners | Rejected | 2018-03-01 | Asks for equipment or funds |",
                   "### Activities held\n\n**0** activities were held.\n", "No Action concluded.",
                   "No event was held.\n", "No feedback was recorded.", "Nothing was published."});
  CHECK(!has(year, "Latin America"));
}

TEST_CASE("women are counted where women and men are") {
  const std::string start = "title: T\nevents:\n  - event: started\n    date: 2018-01-01\n";
  const auto activity = [](const std::string& id, const std::string& people) {
    return "  - id: " + id + "\n    types: [training]\n    title: T\n    start: 2018-02-01\n" +
           "    outcome:\n      state: held\n    participants:\n" + people;
  };
  const std::string action =
      start + "activities:\n" + activity("a1", "      total: 10\n      women: 3\n      men: 5\n") +
      activity("a2", "      total: 20\n      women: 19\n") + activity("a3", "      total: 7\n");
  const Sample sample({{"actions/a", action}});
  check_has(text_of(on(sample.store()), "2018"),
            {"**37** persons took part",
             "Where women and men were counted, **3** of 8 were women (37.5%)."});
  const std::string none = start + "activities:\n" + activity("a1", "      total: 4\n");
  const Sample unknown({{"actions/a", none}});
  check_has(text_of(on(unknown.store()), "2018"),
            {"**4** persons took part", "How many of them were women is not recorded."});
}

TEST_CASE("what is added up in the report is what its commands count") {
  View view = on(small_office(), "2019-12-31", "2026-01-15");
  const Asked women{"activities",
                    {},
                    "was_held = true and not participants.women = none and not "
                    "participants.men = none",
                    "sum:participants.women",
                    "2018/2019"};
  CHECK(figures(view, women) == "| 29");
  CHECK(has(text_of(view, "2018/2019"), "**29** of 65 were women (44.6%)"));
  view.audience = Audience::staff;
  const Asked answers{"feedback", "questions.q1.distribution",
                      "tool = participant-feedback and form = participants",
                      "share:questions.q1.distribution", "2018/2019"};
  const Statistics shares = answer(view, answers);
  const std::string year = text_of(view, "2018/2019");
  for (std::size_t row = 0; row < shares.rows.size(); ++row) {
    CAPTURE(shares.rows[row].label);
    if (shares.rows[row].kind == Key::Kind::value)
      CHECK(has(year, " | " + to_string(shares.row_totals[row]) + " |\n"));
  }
}

TEST_CASE("what nobody recorded as held is in no figure, and said") {
  const Sample sample({{"actions/a",
                        "short_name: Aleph\nevents:\n  - event: started\n    date: 2018-01-01\n"
                        "activities:\n"
                        "  - id: a1\n    types: [training]\n    title: T\n    start: 2018-02-01\n"
                        "  - id: a2\n    types: [training]\n    title: T\n    start: 2018-03-01\n"
                        "    outcome:\n      state: cancelled\n      reason: R\n"
                        "  - id: a3\n    types: [training]\n    title: T\n    start: 2018-04-01\n"
                        "    outcome:\n      state: held\n"}});
  const std::string year = text_of(on(sample.store()), "2018");
  check_has(year, {"**1** activity was held.\n\nFor **1** activity the records leave it open: "
                   "Aleph.\n",
                   "\n| 2018-04 | 1 |\n"});
  CHECK(!has(year, "| 2018-03 |"));
  CHECK(!has(year, "| 2018-02 |"));
}

TEST_CASE("months of activities") {
  const Sample sample({{"actions/a",
                        "activities:\n"
                        "  - id: a1\n    start: 2018-12-31\n  - id: a2\n    start: 2019-01\n"
                        "  - id: a3\n    start: 2019\n  - id: a4\n    title: T\n"}});
  CHECK(figures(on(sample.store()), {"activities", "month"}) ==
        "2018-12 1, 2019-01 1, none 1, unknown 1 | 4");
}

TEST_CASE("no two headings of a report have the same slug, and every table has its source") {
  for (const Store* store : {&small_office(), &published()})
    for (const Make make : {year_report, decade_report, experts_report, acknowledgements_report}) {
      const std::string text = text_of(on(*store, "2026-01-15"), "2009/2025", make);
      std::set<std::string> slugs;
      for (const std::string_view line : split(text, '\n')) {
        if (!line.starts_with('#')) continue;
        CAPTURE(line);
        CHECK(slugs.insert(slug(line)).second);
      }
      CHECK(slugs.size() > 4);
    }
}

TEST_CASE("two regions of one name have headings of their own") {
  const Sample sample({
      {"vocabularies/countries.tsv",
       "iso3\tiso2\tname\tregion_2018\nBEN\tBJ\tBenin\tNumbers\nTGO\tTG\tTogo\tRegions\n"},
      {"requests/a", "title: T\ncountries: [BEN, TGO]\n"},
  });
  check_has(text_of(on(sample.store()), "2018"), {"\n### Numbers (2)\n", "\n### Regions (2)\n"});
}

TEST_CASE("hostile texts of records stay texts") {
  const std::string hostile = "\"a | b `c` <script>x</script> \\e[31m \\n # h ![i](j) **k**\"";
  const std::string event =
      "title: " + hostile + "\nkind: conference\nstart: 2018-02-01\nplace: " + hostile +
      "\norganisers:\n  - name: " + hostile + "\ninstitutions:\n  - names: [" + hostile +
      "]\nrecommendations:\n  - " + hostile + "\n";
  const std::string action =
      "title: " + hostile + "\nobjective: " + hostile +
      "\nevents:\n  - event: started\n    date: 2018-01-01\n  - event: completed\n"
      "    date: 2018-12-01\nresults:\n  - id: r1\n    title: " +
      hostile + "\ndeliverables:\n  - id: d1\n    title: " + hostile +
      "\n    events:\n      - event: handed-over\n        date: 2018-03-01\neffects:\n"
      "  - id: e1\n    title: " +
      hostile + "\n    reported: 2018-04-01\n";
  const std::string feedback =
      "title: T\ntool: survey\nlevel: programme\ndate: 2018-05-01\n"
      "questions:\n  - id: q1\n    text: " +
      hostile + "\n    kind: single\n    distribution:\n      " + hostile + ": 9\n";
  const std::string publication =
      "title: " + hostile + "\nseries: " + hostile + "\npublished: 2018-06\n";
  const Sample sample({{"events/e", event},
                       {"actions/a", action},
                       {"feedback/f", feedback},
                       {"publications/p", publication}});
  const std::string year = text_of(on(sample.store()), "2018");
  for (const std::string_view markup : {"<script", "![i]", "**k**", "\x1b", "\n# h", "| b `c`"}) {
    CAPTURE(markup);
    CHECK(!has(year, markup));
  }
  CHECK(has(year, "a \\| b \\`c\\` &lt;script&gt;"));
}

TEST_CASE("a store without regions and vocabularies has a report, too") {
  const Sample sample({{"mieux.yaml", "format: mieux.store/1\ntitle: Office\n"},
                       {"vocabularies/feedback_tools.tsv", "id\tlabel\n"},
                       {"vocabularies/deliverable_types.tsv", "id\tlabel\n"},
                       {"actions/a", "title: A\nevents:\n  - event: started\n    date: 2018\n"}});
  const View view = on(sample.store());
  REQUIRE(view.grouping.empty());
  check_has(text_of(view, "2018"),
            {"\n### All regions\n", "**A**. Ongoing, since 2018.", "no form for partners"});
  check_has(text_of(view, "2018", decade_report), {"has no policies or strategies"});
  CHECK(!text_of(view, "2018", experts_report).empty());
}

TEST_CASE("the chapter of one region") {
  const std::string chapter = region_of(on(small_office()), "2018/2019", "africa-west");
  check_has(chapter, {"\n### Africa (West)\n", "**Benin**. Placement of workers abroad.",
                      "| Handbook for counsellors | Training handbook or manual | Benin |",
                      "- Launch of the handbook for counsellors (presentation, 2019-06-20, "
                      "Cotonou, Benin): 40 participants.\n"});
  CHECK(!has(chapter, "Triangle"));
  CHECK(!has(chapter, "## Numbers"));
}

TEST_CASE("fewer than five answers are not shown to everybody") {
  const std::string form =
      "title: T\ntool: partner-feedback\nscales:\n  - id: s\n    levels:\n      - id: poor\n"
      "      - id: good\n      - id: excellent\nversions:\n  - version: \"1\"\n"
      "    questions:\n      - id: q1\n        text:\n          en: How was it?\n"
      "        kind: single\n        scale: s\n";
  const auto feedback = [](int excellent, int poor) {
    return "title: T\ntool: partner-feedback\nlevel: programme\ndate: 2018-05-01\n"
           "form: partners\nform_version: \"1\"\nreceived: " +
           std::to_string(excellent + poor) +
           "\nquestions:\n  - id: q1\n    distribution:\n      poor: " + std::to_string(poor) +
           "\n      good: 0\n      excellent: " + std::to_string(excellent) + "\n";
  };
  const std::string few = feedback(3, 1);
  const std::string enough = feedback(30, 10);
  const Sample small({{"forms/partners", form}, {"feedback/f", few}});
  const Sample large({{"forms/partners", form}, {"feedback/f", enough}});
  const std::string hidden = text_of(on(small.store()), "2018");
  check_has(hidden, {"| How was it? | hidden | hidden |", "Hidden: numbers under five",
                     "\n| poor | hidden | hidden |\n"});
  CHECK(!has(hidden, "75%"));
  check_has(text_of(on(large.store()), "2018"),
            {"| How was it? | 75% | 40 |", "\n| excellent | 30 | 75% |\n"});
  View staff = on(small.store());
  staff.audience = Audience::staff;
  check_has(text_of(staff, "2018"), {"| How was it? | 75% | 4 |", "\n| poor | 1 | 25% |\n"});
}

TEST_CASE("questions of single records are told while they are few") {
  const auto told = [](int records) {
    StoreFolder folder;
    folder.write("mieux.yaml", StoreFolder::programme);
    for (int i = 0; i < records; ++i) {
      const std::string id = "f" + std::to_string(i);
      folder.write("feedback/" + id + ".yaml",
                   "id: " + id + "\nuid: " + std::string(14, 'a') + char('a' + i % 26) +
                       char('a' + i / 26) +
                       "\ntitle: T\ntool: t\nlevel: programme\ndate: 2018-02-03\nreceived: 20\n"
                       "questions:\n  - id: q1\n    text: Was it good?\n    kind: single\n"
                       "    distribution:\n      agree: 20\n");
    }
    return text_of(on(folder.load()), "2018");
  };
  CHECK(has(told(40), "f39/q1"));
  CHECK_FALSE(has(told(41), "f39/q1"));
  CHECK(has(told(41), "41 questions of single records, which belong to no form"));
}

TEST_CASE("the activities of a region are those of the year") {
  const std::string year = text_of(on(published(), "2026-01-15"), "2014");
  const auto rows = rows_below(year, "### Activities by region\n");
  int sum = 0;
  for (const auto& [region, number] : rows)
    if (!region.starts_with("**") && is_digit(number[0])) sum += std::stoi(number);
  CHECK(rows.at("**Total**") == "**" + std::to_string(sum) + "**");
}

TEST_CASE("factsheets of a country, a region and a theme, for everybody") {
  View staff = on(small_office());
  staff.audience = Audience::staff;
  const std::string country = about(country_report, staff, "BEN");
  check_has(country,
            {"# Benin\n", "| 2018-01 | Placement of workers abroad | 2018-03-05 |",
             "**Benin**. Placement of workers abroad.", "| Handbook for counsellors |",
             "| Benin | Trainers of the agency train in all departments without the facility. |",
             "\n| Germany | 2 |\n"});
  CHECK(!has(country, "hf1"));
  check_has(about(theme_report, staff, "legal"),
            {"# Legal Migration and Mobility\n", "**Benin**."});
  check_has(about(region_report, staff, "asia"), {"# Asia\n", "**Amber Bay**."});
  CHECK(!has(about(region_report, staff, "asia"), "**Benin**."));
}

TEST_CASE("a term by id, name and alias; another by what is nearest") {
  const View view = on(small_office());
  CHECK(require_term(view, kind("country"), "BEN") == "BEN");
  CHECK(require_term(view, kind("country"), "Bénin") == "BEN");
  CHECK(require_term(view, kind("theme"), "Legal Migration and Mobility") == "legal");
  CHECK(require_term(view, kind("region"), "Africa (West)") == "africa-west");
  CHECK(require_term(view, kind("region"), "asia") == "asia");
  const auto hint = [&](std::string_view of, const std::string& word) -> std::string {
    try {
      return require_term(view, kind(of), word);
    } catch (const Failure& failure) {
      return failure.hint();
    }
  };
  CHECK(hint("country", "Beniin") == "did you mean BEN (Benin)?");
  CHECK(hint("theme", "legl") == "did you mean legal (Legal Migration and Mobility)?");
  CHECK(hint("region", "asai") == "did you mean asia?");
  View without = view;
  without.grouping.clear();
  CHECK_THROWS_AS(require_region(without, "asia"), Failure);
}

TEST_CASE("a decade by region, theme and phase") {
  check_has(text_of(on(published(), "2026-01-15"), "2009/2015", decade_report),
            {"### Actions by region and phase\n\n| region | MIEUX I |",
             "### Government experts by member state\n", "### Policies and strategies by area\n",
             "| started | 73 | 0 |"});
}

}  // namespace year_report_test
