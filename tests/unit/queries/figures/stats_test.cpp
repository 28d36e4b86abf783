// Figures: rows and totals, what is not known, what is left out, and the records behind each.

#include "mieux/queries/figures/stats.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mieux/base/failure.hpp"
#include "queries/samples.hpp"

namespace stats_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

std::vector<std::string> keys(const std::vector<Key>& of) {
  std::vector<std::string> out;
  for (const Key& key : of) out.push_back(key.id);
  return out;
}

std::vector<std::string> names(const View& view, const Asked& question,
                               const Statistics& statistics, const Figure& figure) {
  std::vector<std::string> out;
  for (const std::uint32_t unit : figure.units)
    out.push_back(name_of(view.store, *find_subject(question.of), statistics.units[unit]));
  return out;
}

}  // namespace

TEST_CASE("by one field, a record counts under each of its values and once in the total") {
  check_figures(
      on(small_office()),
      {{{"requests"}, "| 9"},
       {{"actions", "region"},
        "africa-central-eastern-and-southern 1, africa-west 1, asia 1, "
        "latin-america-and-the-caribbean 1 | 4"},
       {{"actions", "country"}, "BEN 1, SLV 1, GTM 1, HND 1, PHL 1, ZMB 1 | 4"},
       {{"actions", "phase"}, "one 2, two 2 | 4"},
       {{"activities", "type"},
        "fact-finding 3, workshop 2, training 1, tot 1, study-visit-host 1, drafting 2, "
        "remote-support 1, consultation 1, validation 1, field-visit 1 | 11"},
       {{"activities", "main_type"},
        "fact-finding 3, workshop 2, training 1, tot 1, study-visit-host 1, drafting 1, "
        "remote-support 1, validation 1 | 11"},
       {{"activities", "outcome"}, "held 7, postponed 1, cancelled 1, not-taken-up 1, none 1 | 11"},
       {{"requests", "country", "country = SLV"}, "SLV 1, GTM 1, HND 1 | 1"},
       {{"requests", "region", "id = nowhere"}, "| 0"},
       {{"experts", "origin"}, "eu 1, southern 1, other 2 | 4"},
       {{"missions", "origin"}, "eu 5, southern 1, other 3 | 9"},
       {{"feedback", "tool"},
        "participant-feedback 1, partner-feedback 1, expert-report 1, activity-evaluation 1, "
        "action-implementation 1, survey 1 | 6"}});
}

TEST_CASE("by two fields, every total counts a record once") {
  check_figures(
      on(small_office()),
      {{{"actions", "phase,status"},
        "one/on-hold 1, one/completed 1, one 2, two/ongoing 1, two/cancelled 1, two 2 | 4"},
       {{"actions", "region,country", "id = triangle"},
        "latin-america-and-the-caribbean/SLV 1, latin-america-and-the-caribbean/GTM 1, "
        "latin-america-and-the-caribbean/HND 1, latin-america-and-the-caribbean 1 | 1"},
       {{"activities", "type,place", "action = philippines"},
        "fact-finding/PHL 1, fact-finding 1, training/PHL 1, training 1, drafting/PHL 1, "
        "drafting 1, field-visit/PHL 1, field-visit 1 | 3"},
       {{"requests", "outcome,joint", "year = 2019"},
        "approved/true 1, approved 1, forwarded/false 1, forwarded 1 | 2"},
       {{"actions", "country,country", "id = triangle"},
        "SLV/SLV 1, SLV/GTM 1, SLV/HND 1, SLV 1, GTM/SLV 1, GTM/GTM 1, GTM/HND 1, GTM 1, "
        "HND/SLV 1, HND/GTM 1, HND/HND 1, HND 1 | 1"}});
  const View view = on(small_office());
  const Statistics statistics = answer(view, {"activities", "outcome,type"});
  CHECK(keys(statistics.rows) ==
        std::vector<std::string>{"held", "postponed", "cancelled", "not-taken-up", "none"});
  REQUIRE(statistics.columns.size() == 10);
  REQUIRE(statistics.column_totals.size() == 10);
  REQUIRE(statistics.cells.size() == 50);
  double columns = 0;
  for (const Figure& figure : statistics.column_totals) columns += figure.value;
  CHECK(columns == 14);  // three activities have two types
  CHECK(statistics.total.value == 11);
  CHECK(statistics.cell(0, 0).value == 2);  // held fact-finding missions
}

TEST_CASE("what records do not say, and what dates leave open, have rows of their own") {
  const Sample sample({
      {"requests/a", "countries: [PHL]\nevents:\n  - event: received\n    date: 2010-05\n"},
      {"requests/b", "countries: [FRA]\nevents:\n  - event: received\n    date: 2010/2011\n"},
      {"requests/c", "events:\n  - event: received\n    date: 2011/2012\n"},
      {"requests/d", "title: Nothing\n"},
  });
  const View view = on(sample.store());
  check_figures(view,
                {{{"requests", "region"}, "asia 1, none 3 | 4"},
                 {{"requests", "year"}, "2010 1, none 1, unknown 2 | 4"},
                 {{"requests", "phase"}, "one 2, none 1, unknown 1 | 4"},
                 {{"requests", "outcome"}, "received 3, unknown 1 | 4"},
                 {{"requests", "year,phase"},
                  "2010/one 1, 2010 1, none/none 1, none 1, unknown/one 1, unknown/unknown 1, "
                  "unknown 2 | 4"},
                 {{"requests", "received"}, "2010-05 1, 2010/2011 1, 2011/2012 1, none 1 | 4"}});
  const Statistics statistics = answer(view, {"requests", "year"});
  REQUIRE(statistics.rows.size() == 3);
  CHECK(statistics.rows[0].kind == Key::Kind::value);
  CHECK(statistics.rows[1].kind == Key::Kind::silent);
  CHECK(statistics.rows[1].label == "(not stated)");
  CHECK(statistics.rows[2].kind == Key::Kind::undecided);
  CHECK(statistics.rows[2].label == "unknown");
}

TEST_CASE("a value that is called none or unknown is no silence") {
  const Sample sample({{"requests/a", "title: none\n"},
                       {"requests/b", "title: unknown\n"},
                       {"requests/c", "need: Nothing\n"}});
  const Statistics statistics = answer(on(sample.store()), {"requests", "title"});
  REQUIRE(statistics.rows.size() == 3);
  CHECK(keys(statistics.rows) == std::vector<std::string>{"none", "unknown", "none"});
  CHECK(statistics.rows[0].kind == Key::Kind::value);
  CHECK(statistics.rows[1].kind == Key::Kind::value);
  CHECK(statistics.rows[2].kind == Key::Kind::silent);
}

TEST_CASE("a record lies in a period if all its possible days do") {
  const Sample sample({
      {"requests/day", "events:\n  - event: received\n    date: 2010-12-31\n"},
      {"requests/month", "events:\n  - event: received\n    date: 2011-01\n"},
      {"requests/range", "events:\n  - event: received\n    date: 2009/2011\n"},
      {"requests/silent", "title: Nothing\n"},
      {"requests/letter", "letters:\n  - received: 2012-02-03\n"},
  });
  check_figures(
      on(sample.store()),
      {{{"requests", "", "", "count", "2010"}, "| 1; undated range silent"},
       {{"requests", "", "", "count", "2011"}, "| 1; undated range silent"},
       {{"requests", "", "", "count", "2009/2011"}, "| 3; undated silent"},
       {{"requests", "", "", "count", "2011-01-01/2011-01-30"}, "| 0; undated month range silent"},
       {{"requests", "", "", "count", "2012/.."}, "| 1; undated silent"},
       {{"requests", "", "", "count", "../2010"}, "| 1; undated range silent"},
       {{"requests", "year", "", "count", "2009/2012"},
        "2010 1, 2011 1, 2012 1, unknown 1 | 4; undated silent"},
       {{"requests", "year", "received != none", "count", "2010"}, "2010 1 | 1; undated range"}});
  check_figures(
      on(small_office()),
      {{{"activities", "", "", "count", "2018"}, "| 4"},
       {{"activities", "type", "", "count", "2019-09-17/2019-09-30"}, "| 0; undated triangle/a1"},
       {{"publications", "", "", "count", "2019"}, "| 1"},
       {{"organisations", "", "acronym != none", "count", "2019"},
        "| 0; undated benin-placement-agency gulf-harbour-union tajikistan-frontier-service "
        "zambia-migration-agency"}});
}

TEST_CASE("what the filter leaves open is in no figure and named") {
  const View view = on(small_office());
  check_figures(
      view, {{{"requests", "", "received < 2019-02-15"}, "| 2; undecided 2019-01"},
             {{"requests", "year", "received < 2019-02-15"}, "2018 2 | 2; undecided 2019-01"},
             {{"requests", "", "received < 2019-02-15", "count", "2019"}, "| 0; undecided 2019-01"},
             {{"requests", "", "received < 2019-02-15", "count", "2018"}, "| 2"}});
}

TEST_CASE("only what was there on the day asked about is counted") {
  const auto at = [](std::string_view day, const Asked& question) {
    return figures(on(small_office(), day, "2024-06-30"), question);
  };
  CHECK(at("2018-03-04", {"requests"}) == "| 0");
  CHECK(at("2018-03-05", {"requests"}) == "| 1");
  CHECK(at("2019-02-14", {"requests"}) == "| 2; undated 2019-01");
  CHECK(at("2019-02-28", {"requests", "outcome"}) ==
        "in-preparation 1, approved 1, rejected 1 | 3");
  CHECK(at("2023", {"requests", "outcome"}) ==
        "approved 4, rejected 1, forwarded 1, on-hold 1 | 7");
  CHECK(at("2018-04-10", {"actions"}) == "| 0");
  CHECK(at("2018-04-11", {"actions", "status"}) == "pipeline 1 | 1");
  CHECK(at("2019-04-15", {"actions", "status"}) == "completed 1 | 1; undated triangle");
  CHECK(at("2018-04-11", {"activities"}) == "| 5");
  CHECK(at("2018-02-19", {"experts"}) == "| 1");
  CHECK(at("2018", {"experts", "", "", "count", "2018"}) == "| 3");
  CHECK(at("2019", {"publications"}) == "| 1");
  CHECK(at("2009", {"organisations"}) == "| 14");  // nobody wrote down since when
}

TEST_CASE("an Action is there once it is approved or has begun, whichever is known first") {
  const Sample sample({
      {"requests/r",
       "events:\n  - event: received\n    date: \"2009\"\n"
       "  - event: approved\n    date: 2009/2014\n"},
      {"actions/a", "request: r\nevents:\n  - event: started\n    date: 2012-03\n"},
      {"actions/b", "events:\n  - event: started\n    date: 2012-03\n"},
      {"actions/c", "request: r\n"},
  });
  const auto at = [&](std::string_view day) {
    return figures(on(sample.store(), day, "2020"), {"actions"});
  };
  CHECK(at("2008") == "| 1");  // of b nobody knows since when it was planned
  CHECK(at("2010") == "| 1; undated a c");
  CHECK(at("2012") == "| 2; undated c");
  CHECK(at("2014") == "| 3");
}

TEST_CASE("drafts are in no figure and named") {
  const Sample sample({{"requests/a", "title: A\n"},
                       {"requests/b", "title: B\ndraft: true\n"},
                       {"actions/c", "title: C\ndraft: true\nactivities:\n  - id: a1\n"}});
  const View view = on(sample.store());
  check_figures(view, {{{"requests"}, "| 1; drafts b"},
                       {{"requests", "title"}, "A 1 | 1; drafts b"},
                       {{"requests", "", "draft = true"}, "| 0; drafts b"},
                       {{"activities"}, "| 0; drafts c"}});
}

TEST_CASE("every figure knows its records") {
  const View view = on(small_office());
  const Asked question{"actions", "phase,status"};
  const Statistics statistics = answer(view, question);
  const auto of = [&](const Figure& figure) { return names(view, question, statistics, figure); };
  using Names = std::vector<std::string>;
  CHECK(statistics.units.size() == 4);
  CHECK(of(statistics.cell(0, 2)) == Names{"benin"});
  CHECK(of(statistics.cell(0, 0)) == Names{});
  CHECK(of(statistics.row_totals[0]) == Names{"benin", "triangle"});
  CHECK(of(statistics.column_totals[3]) == Names{"zambia"});
  CHECK(of(statistics.total) == Names{"benin", "philippines", "triangle", "zambia"});
  const Asked by_type{"activities", "type", "action = benin", "participants"};
  const Statistics types = answer(view, by_type);
  REQUIRE(keys(types.rows).at(2) == "study-visit-host");
  CHECK(names(view, by_type, types, types.cell(2, 0)) == Names{"benin/a3"});
  CHECK(types.cell(2, 0).value == 8);
}

TEST_CASE("what one unit adds is that of the unit alone, also where parts of records share an id") {
  const View view = on(small_office());
  const Asked question{"activities", "", "", "participants"};
  const Statistics statistics = answer(view, question);
  double sum = 0;
  for (const std::uint32_t unit : statistics.total.units)
    sum += of_unit(view, query_of(view, question), statistics, statistics.total, unit).value;
  CHECK(statistics.total.units.size() > 10);
  CHECK(sum == statistics.total.value);
}

TEST_CASE("rows stand in the order of the vocabulary, of names, of numbers") {
  const Sample sample({
      {"actions/a",
       "countries: [TGO, CIV, BEN]\nactivities:\n"
       "  - id: a1\n    participants:\n      total: 9\n"
       "  - id: a2\n    participants:\n      total: 100\n"
       "  - id: a3\n    participants:\n      total: 20\n"
       "missions:\n  - days: 2.5\n  - days: 10\n  - days: 0.5\n"},
      {"requests/b", "topics: [thb, border-procedures, anti-thb-action-plans]\n"},
      {"requests/a", "title: b\n"},
      {"requests/c", "title: B\n"},
      {"organisations/zz", "names:\n  - name: Agency\n"},
      {"organisations/aa", "names:\n  - name: Ministry\n"},
      {"requests/d", "letters:\n  - requester: zz\n  - requester: aa\n  - requester: gone\n"},
  });
  const View view = on(sample.store());
  check_figures(view, {{{"actions", "country"}, "BEN 1, CIV 1, TGO 1 | 1"},
                       {{"requests", "topic", "topic != none"},
                        "anti-thb-action-plans 1, border-procedures 1, thb 1 | 1"},
                       {{"activities", "participants.total"}, "9 1, 20 1, 100 1 | 3"},
                       {{"missions", "days"}, "0.5 1, 2.5 1, 10 1 | 3"},
                       {{"requests", "title", "title != none"}, "B 1, b 1 | 2"},
                       {{"requests", "requester", "id = d"}, "zz 1, gone 1, aa 1 | 1"}});
}

TEST_CASE("a record named by its former id is one row with the others") {
  const Sample sample({
      {"organisations/agency", "aliases: [old]\nnames:\n  - name: Agency\n"},
      {"requests/a", "letters:\n  - requester: agency\n"},
      {"requests/b", "letters:\n  - requester: old\n  - requester: organisation/agency\n"},
  });
  check_figures(on(sample.store()), {{{"requests", "requester"}, "agency 2 | 2"},
                                     {{"requests", "letters.requester"}, "agency 2 | 2"},
                                     {{"requests", "", "", "distinct:requester"}, "| 1"}});
}

TEST_CASE("a figure does not rest on a claim that cannot be read") {
  const Sample sample({{"claims/broken.yaml", "value: [\n"}, {"requests/a", "title: A\n"}});
  CHECK(figures(on(sample.store()), {"requests"}) == "| 1");
  CHECK_THROWS_AS(answer(on(sample.store()), {"claims"}), Failure);
}

TEST_CASE("a figure is refused while a record it may rest on cannot be read") {
  const Sample sample({{"requests/broken.yaml", "id: \"broken\n"},
                       {"requests/fine", "title: Fine\n"},
                       {"actions/a", "request: broken\n"}});
  const View view = on(sample.store());
  try {
    answer(view, {"requests"});
    FAIL_CHECK("no failure");
  } catch (const Failure& failure) {
    CHECK(failure.exit() == Exit::refused);
    CHECK(std::string{failure.what()} ==
          "requests/broken.yaml cannot be read; figures would miss it");
    CHECK(failure.hint() == "`mieux validate requests/broken.yaml` shows what is wrong");
  }
  // Figures of others may rest on it: the phase of an Action on its request.
  CHECK_THROWS_AS(answer(view, {"actions", "phase"}), Failure);
  CHECK_THROWS_AS(require_readable(sample.store(), RecordKind::publication), Failure);
}

}  // namespace stats_test
