// The facility at a glance: the numbers of a period, the charts it refers to, hostile names.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "mieux/base/text.hpp"
#include "mieux/reports/periods/glance_report.hpp"
#include "mieux/reports/report.hpp"
#include "queries/samples.hpp"
#include "reports/formats.hpp"

namespace glance_test {

using namespace mieux;
using namespace mieux::formats;
using namespace mieux::samples;

namespace {

Report glance(const View& view, std::string_view period, bool with_pictures = false) {
  ReportRequest request;
  if (!period.empty()) request.period = date(period);
  request.period_text = period.empty() ? "all years" : std::string{period};
  request.with_pictures = with_pictures;
  return glance_report(view, request);
}

bool has(const Report& report, std::string_view text) {
  return report.markdown.find(text) != std::string::npos;
}

void check_has(const Report& report, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(has(report, text));
  }
}

/// The tables of a report, each with its bars and lines.
std::vector<std::string> tables_of(const std::string& markdown) {
  std::vector<std::string> tables;
  bool inside = false;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = markdown.find('\n', begin);
    const std::string line = markdown.substr(begin, end - begin);
    if (line.starts_with('|') && !inside) tables.emplace_back();
    inside = line.starts_with('|');
    if (inside) tables.back() += line + "\n";
    begin = end + 1;
  }
  return tables;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

View at_the_end() { return on(published(), "2026-01-15"); }

}  // namespace

TEST_CASE("the years 2009 to 2015 have the published numbers") {
  const Report report = glance(at_the_end(), "2009/2015");
  check_has(report,
            {"# MIEUX at a glance, 2009/2015\n",
             "as they stood on 2015-12-31",
             "**100** requests were received.",
             "| Approved; Action opens | 73 | Angola, Argentina + Brazil",
             "| Rejected | 16 | Afghanistan,",
             "| Forwarded to another EU-funded facility | 7 | Armenia II,",
             "| Action Fiche being drafted | 4 | Dominican Republic, Niger, Nigeria IV, Peru II |",
             "**8** requests of several countries together: Argentina + Brazil,",
             "| active: ran on at least one day of it | 73 | 0 |",
             "| started | 73 | 0 |",
             "| concluded: completed in full or in part | 42 | 0 |",
             "**336** activities began in the period.",
             "| Ongoing | 30 |",
             "| On hold | 1 | Sierra Leone II |",
             "| Completed | 42 |",
             "\n| Asia | 15 |\n",
             "\n| Eastern Europe | 5 |\n",
             "\n| Latin America | 12 |\n",
             "\n| Middle East and North Africa | 6 |\n",
             "\n| Sub-Saharan Africa | 35 |\n",
             "\n| **Total** | **73** |\n",
             "\n| MIEUX I | 33 |\n",
             "\n| Fact-finding mission | 33 |\n",
             "**At least 186** persons went on missions",
             "**61**: Afghanistan, Angola, Argentina,",
             "**58**: Angola,",
             "**5**: Central American Integration System,",
             "165 experts. Austria 8, Belgium 8,",
             "- Of **40** Actions the phase is not known"});
  CHECK(!has(report, "!["));
  CHECK(report.pictures.empty());
}

TEST_CASE("three years of the small office") {
  const Report report = glance(on(small_office()), "2018/2020");
  check_has(report, {"# Harbour Facility at a glance, 2018/2020\n", "**4** requests were received.",
                     "| Approved; Action opens | 2 | Benin, Triangle |",
                     "| Rejected | 1 | Scanners for river crossings |",
                     "**1** request of several countries together: Triangle.",
                     "| active: ran on at least one day of it | 2 | 0 |",
                     "| concluded: completed in full or in part | 1 | 0 |",
                     "**7** activities began in the period.", "| On hold | 1 | Triangle |",
                     "| Completed | 1 | Benin |", "\n| Harbour I | 2 |\n",
                     "A record with several values counts once under each",
                     "**6**: Benin, El Salvador, Guatemala, Honduras, Morocco, Tajikistan.",
                     "Nothing: every record could be placed."});
  CHECK(!has(report, "Amber Bay"));
  CHECK(!has(report, "2024"));
}

TEST_CASE("a report answers for the last day of its period, or an earlier day asked about") {
  CHECK(has(glance(on(small_office()), "2018"), "| Ongoing | 1 | Benin |"));
  CHECK(has(glance(on(small_office()), "2018/2019"), "| Completed | 1 | Benin |"));
  const Report early = glance(on(small_office(), "2018-05-01", "2024-06-30"), "2018");
  CHECK(has(early, "as they stood on 2018-05-01"));
  CHECK(has(early, "**1** request was received."));
}

TEST_CASE("every picture is there, well-formed and shown once; without pictures none is") {
  const Report report = glance(at_the_end(), "2009/2015", true);
  CHECK(report.pictures.size() == 11);
  CHECK(count_of(report.markdown, "![") == report.pictures.size());
  for (const Report::File& picture : report.pictures) {
    CAPTURE(picture.name);
    CHECK(count_of(report.markdown, "](" + picture.name + ")\n") == 1);
    const Element svg = read_xml(picture.text);
    CHECK(svg.all("title").at(0)->text.ends_with(", 2009/2015"));
    CHECK(svg.all("rect").size() > 1);
  }
  const auto found = std::find_if(
      report.pictures.begin(), report.pictures.end(),
      [](const Report::File& picture) { return picture.name == "glance-actions-by-region.svg"; });
  REQUIRE(found != report.pictures.end());
  CHECK(read_xml(found->text).all("desc").at(0)->text ==
        "Asia: 15; Eastern Europe: 5; Latin America: 12; Middle East and North Africa: 6; "
        "Sub-Saharan Africa: 35");
  const Report plain = glance(at_the_end(), "2009/2015", false);
  CHECK(plain.pictures.empty());
  CHECK(!has(plain, ".svg"));
}

TEST_CASE("a period without records has zeros and no pictures") {
  for (const Store* store : {&small_office(), &published()}) {
    const Report report = glance(on(*store, "2026-01-15"), "1999", true);
    check_has(report,
              {"**0** requests were received.", "| active: ran on at least one day of it | 0 |",
               "**0** activities began in the period.", "| **Total** | **0** | |",
               "| **Total** | **0** |", "**0**.", "**0** persons went on missions"});
    CHECK(report.pictures.empty());
    CHECK(!has(report, "!["));
  }
}

TEST_CASE("a store without records is at a glance, too") {
  const Sample sample({{"mieux.yaml", "format: mieux.store/1\n"}});
  const Report report = glance(on(sample.store()), "2010/2012");
  check_has(report, {"# The facility at a glance, 2010/2012\n", "**0** requests were received.",
                     "Nothing: every record could be placed."});
  CHECK(!has(report, "Published totals"));
  CHECK(!has(report, "by region"));  // mieux.yaml names no grouping
}

TEST_CASE("every table has as many cells in each line, and a command that prints it again") {
  for (const Store* store : {&small_office(), &published()}) {
    const Report report = glance(on(*store, "2026-01-15"), "2009/2023", true);
    const std::vector<std::string> tables = tables_of(report.markdown);
    CHECK(tables.size() == 12);
    for (const std::string& table : tables) {
      CAPTURE(table);
      CHECK_NOTHROW(read_markdown_table(table));
    }
    const std::size_t active = count_of(report.markdown, "\nSource (active in the period): `");
    const std::size_t begun = count_of(report.markdown, "\nSource (begun in the period): `");
    CHECK(active + begun >= tables.size());
    const std::string period = " --from 2009-01-01 --to 2023-12-31";
    CHECK(count_of(report.markdown, period + " --active --as-of 2023-12-31`\n") == active + 1);
    CHECK(count_of(report.markdown, period + " --as-of 2023-12-31`\n") == begun + 1);
  }
}

TEST_CASE("the commands of a report without bounds name none") {
  const Report report = glance(on(small_office()), "");
  CHECK(has(report, "**9** requests were received."));
  CHECK(has(report, "Source: `mieux stats requests --by outcome --as-of 2024-06-30`\n"));
  CHECK(!has(report, "--from"));
  CHECK(!has(report, "--to"));
  CHECK(has(glance(on(small_office()), "2018/.."), " --from 2018-01-01 --as-of 2024-06-30`"));
  CHECK(has(glance(on(small_office()), "../2018"), " --to 2018-12-31 --as-of 2018-12-31`"));
}

TEST_CASE("what could not be dated is named and in no figure") {
  const Sample sample({
      {"requests/a", "short_name: Alpha\nevents:\n  - event: received\n    date: 2010-05\n"},
      {"requests/b", "short_name: Beta\nevents:\n  - event: received\n    date: 2010/2011\n"},
      {"requests/c", "short_name: Gamma\n"},
      {"requests/d", "short_name: Delta\ndraft: true\n"},
      {"actions/a", "short_name: Aleph\nevents:\n  - event: started\n    date: 2010\n"},
  });
  const Report report = glance(on(sample.store()), "2010");
  check_has(report, {"**1** request was received; the dates of **2** requests",
                     "- **2** requests may lie outside the period", ": Beta, Gamma.",
                     "- Of **1** Action the phase is not known", ": Aleph."});
  CHECK(!has(report, "Nothing: every record"));
  CHECK(!has(report, "| Delta |"));
}

TEST_CASE("published totals without records stand apart") {
  const Report report = glance(on(small_office()), "2018/2023");
  check_has(report, {"### Published totals without records",
                     "**Experts of the pilot office by country** (2017-12-31): 20 experts. "
                     "Germany 7, Spain 4, France 6, Portugal 3.",
                     "**Experts of the pilot office by background** (2017): 20 experts. "
                     "EU member state administration 14, "});
  const Sample drafts({{"aggregates/a", "title: Kept\nas_of: \"2010\"\nvalues:\n  FRA: 2\n"},
                       {"aggregates/b", "title: Left\ndraft: true\nvalues:\n  FRA: 3\n"}});
  const Report kept = glance(on(drafts.store()), "2010");
  CHECK(has(kept, "**Kept**"));
  CHECK(!has(kept, "**Left**"));
}

TEST_CASE("a report is refused while a request or an Action cannot be read") {
  for (const char* const file : {"requests/broken.yaml", "actions/broken.yaml"}) {
    const Sample sample({{file, "id: \"broken\n"}});
    CHECK_THROWS_AS(glance(on(sample.store()), "2010"), Failure);
  }
}

TEST_CASE("hostile names stay in their cells and are no markup") {
  const std::string hostile = "\"a | b `c` <script>x</script> \\e[31m \\n # h ![i](j) **k**\"";
  const std::string request = "short_name: " + hostile +
                              "\njoint: true\nregional_organisation: org\nevents:\n"
                              "  - event: received\n    date: \"2010\"\n";
  const Sample sample({{"mieux.yaml", "format: mieux.store/1\ntitle: " + hostile + "\n"},
                       {"organisations/org", "names:\n  - name: " + hostile + "\n"},
                       {"requests/a", request},
                       {"actions/a", "title: " + hostile + "\nmain_theme: " + hostile + "\n"},
                       {"aggregates/a", "title: " + hostile + "\nunit: " + hostile +
                                            "\nvalues:\n  " + hostile + ": 3\n"}});
  const Report report = glance(on(sample.store()), "2010", true);
  for (const std::string_view markup : {"<script", "![i]", "**k**", "\x1b", "\n# h", "| b `c`"}) {
    CAPTURE(markup);
    CHECK(!has(report, markup));
  }
  CHECK(has(report, "a \\| b \\`c\\` &lt;script&gt;"));
  for (const std::string& table : tables_of(report.markdown))
    CHECK_NOTHROW(read_markdown_table(table));
  for (const Report::File& picture : report.pictures) CHECK_NOTHROW(read_xml(picture.text));
}

TEST_CASE("the reports there are") {
  std::set<std::string_view> names;
  for (const ReportKind& kind : report_kinds()) {
    CAPTURE(kind.name);
    CHECK(names.insert(kind.name).second);
    CHECK_FALSE(kind.summary.empty());
    CHECK((kind.make != nullptr));
  }
  CHECK(names.contains("glance"));
}

}  // namespace glance_test
