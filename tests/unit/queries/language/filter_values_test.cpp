// Filters on texts, terms, records, numbers and flags: what each operator means there.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "queries/samples.hpp"

namespace filter_values_test {

using namespace mieux;
using namespace mieux::samples;

namespace {

struct Case {
  std::string_view subject;
  std::string_view where;
  std::string_view expected;
};

void check_all(const View& view, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.subject);
    CAPTURE(c.where);
    CHECK(passing(view, c.subject, c.where) == c.expected);
  }
}

const std::vector<Case> texts = {
    {"actions", "id = benin", "benin"},
    {"actions", "id = BENIN", "benin"},
    {"actions", "title = \"placement of WORKERS abroad\"", "benin"},
    {"actions", "title = placement", ""},
    {"actions", "title ~ workers", "benin"},
    {"actions", "title ~ WORKERS", "benin"},
    {"actions", "title ~ \"of \"", "benin philippines triangle zambia"},
    {"actions", "title ~ none", ""},
    {"actions", "id in (zambia, benin, nowhere)", "benin zambia"},
    {"actions", "id != benin", "philippines triangle zambia"},
    {"actions", "short_name = none", "zambia"},
    {"actions", "short_name = \"none\"", ""},
    {"actions", "reference = \"hf/a/18/0003\"", "benin"},
    {"actions", "reference = HF/A/18/0003", "benin"},
    {"actions", "reference = none", "philippines triangle zambia"},
    {"actions", "objective ~ handbook", "benin"},
    {"actions", "activities.places = Antigua", "triangle"},
    {"actions", "activities.places ~ o", "benin triangle zambia"},
    {"actions", "activities.participants.by_country = GHA", "benin"},
    {"organisations", "name ~ \"béninoise\"", "benin-placement-agency"},
    {"organisations", "acronym = ghu", "gulf-harbour-union"},
    {"organisations", "name ~ \"be\u0301ninoise\"", "benin-placement-agency"},
    {"actions", "title = \"Placement  of\u00a0workers\u200b abroad\"", "benin"},
    {"requests", "events.note ~ twinning", "2019-02"},
};

const std::vector<Case> terms = {
    {"actions", "country = BEN", "benin"},
    {"actions", "country = ben", "benin"},
    {"actions", "country = BJ", "benin"},
    {"actions", "country = Benin", "benin"},
    {"actions", "country = benin", "benin"},
    {"actions", "country in (GTM, BEN)", "benin triangle"},
    {"actions", "country != GTM", "benin philippines zambia"},
    {"actions", "country = none", ""},
    {"actions", "country ~ b", "benin zambia"},
    {"missions", "country = \"the United Kingdom\"",
     "philippines/m1 philippines/m2"},
    {"missions", "country = UK", "philippines/m1 philippines/m2"},
    {"actions", "theme = LEGAL", "benin"},
    {"actions", "theme = \"labour migration\"", "benin"},
    {"actions", "theme = horizontal", "philippines triangle"},
    {"requests", "theme = m-and-d", "2022-01 2024-01"},
    {"actions", "topic = diaspora-engagement", "philippines"},
    {"actions", "topic ~ thb", "zambia"},
    {"actions", "status = completed", "benin"},
    {"actions", "status = \"On hold\"", "triangle"},
    {"actions", "status in (on-hold, cancelled)", "triangle zambia"},
    {"actions", "phase = \"harbour ii\"", "philippines zambia"},
    {"requests", "outcome = forwarded", "2019-02"},
    {"requests", "status = forwarded", "2019-02"},
    {"requests", "requester_type = \"Regional organisation\"", "2024-02"},
    {"requests", "letters.channel = FAX", "2019-02"},
    {"requests", "letters.channel in (fax, online)", "2019-02 2021-01 2024-01"},
    {"requests", "events.reason = equipment", "2018-02"},
    {"actions", "missions.country = FRA", "benin triangle"},
    {"actions", "missions.background = academia", "triangle"},
    {"actions", "missions.origin = southern", "benin"},
    {"actions", "missions.origin = EU", "benin philippines"},
    {"actions", "activities.type = \"study visit hosted by a non-EU country\"", "benin"},
    {"activities", "type = ToT", "benin/a2"},
    {"activities", "type = drafting", "benin/a2 philippines/a2"},
    {"activities", "main_type = drafting", "philippines/a2"},
    {"activities", "outcome = Cancelled", "zambia/a1"},
    {"activities", "outcome = none", "philippines/a3"},
    {"activities", "mode = remote", "benin/a4"},
    {"activities", "place = GHA", "benin/a3"},
    {"results", "level = individual", "benin/r2 philippines/r2"},
    {"deliverables", "type = curriculum", "benin/d2 philippines/d2"},
};

const std::vector<Case> regions = {
    {"actions", "region = asia", "philippines"},
    {"actions", "region = Asia", "philippines"},
    {"actions", "region = \"Africa (West)\"", "benin"},
    {"actions", "region = africa-west", "benin"},
    {"actions", "region@region_2015 = sub-saharan-africa", "benin zambia"},
    {"actions", "region@region_2015 = \"Latin America\"", "triangle"},
    {"actions", "region@region_2018 = asia", "philippines"},
    {"requests", "region = africa-west", "2018-01 2024-02"},
    {"requests", "region@region_2015 = sub-saharan-africa", "2018-01 2021-01 2024-02"},
    {"organisations", "region = africa-west",
     "benin-ministry-mobility benin-placement-agency ghana-ports-academy gulf-harbour-union"},
    {"actions", "request.region@region_2015 = asia", "philippines"},
    {"activities", "region@region_2015 = asia", "philippines/a1 philippines/a2 philippines/a3"},
    {"experts", "region = none", "h5ty6d k7p3xq r9zc2m"},
    {"experts", "region = africa-west", "w4nb8t"},
};

const std::vector<Case> references = {
    {"actions", "request = 2018-01", "benin"},
    {"actions", "request = Benin", "benin"},
    {"actions", "request = \"amber bay\"", "philippines"},
    {"actions", "request = HF/R/18/0007", "benin"},
    {"actions", "request = request/2018-01", "benin"},
    {"actions", "request ~ 2019", "triangle"},
    {"actions", "requester = honduras-ministry-data", "triangle"},
    {"actions", "requester in (benin-placement-agency, zambia-migration-agency)", "benin zambia"},
    {"actions", "requester != benin-placement-agency", "philippines triangle zambia"},
    {"requests", "requester = organisation/gulf-harbour-union", "2024-02"},
    {"requests", "regional_organisation = gulf-harbour-union", "2024-02"},
    {"requests", "regional_organisation = none",
     "2018-01 2018-02 2019-01 2019-02 2021-01 2022-01 2023-01 2024-01"},
    {"requests", "follow_up_of = benin", "2022-01"},
    {"requests", "action = triangle", "2019-01"},
    {"missions", "expert = k7p3xq", "benin/m1 benin/m2"},
    {"missions", "expert = none", "benin/m4 benin/m5 philippines/m3"},
    {"activities", "action = zambia", "zambia/a1"},
    {"activities", "hosts.organisation = ghana-ports-academy", "benin/a3"},
};

const std::vector<Case> numbers = {
    {"activities", "participants.total = 24", "benin/a2"},
    {"activities", "participants.total > 20", "benin/a2 benin/a5"},
    {"activities", "participants.total >= 20", "benin/a2 benin/a5 philippines/a2"},
    {"activities", "participants.total < 9", "benin/a3"},
    {"activities", "participants.total <= 9", "benin/a1 benin/a3"},
    {"activities", "participants.total in (8, 9)", "benin/a1 benin/a3"},
    {"activities", "participants.total = none", "benin/a4 philippines/a3 triangle/a2 zambia/a1"},
    {"actions", "activities.participants.total > 30", "benin"},
    {"actions", "activities.participants.total != 20", "benin triangle zambia"},
    {"missions", "count = 2", "benin/m4 ?benin/m5"},
    {"missions", "count = unknown", "benin/m5"},
    {"missions", "count > 2012", "?benin/m5"},
    {"missions", "count in (2, unknown)", "benin/m4 benin/m5"},
    {"missions", "count = none and country = PRT", ""},
    {"requests", "year = 2019", "2019-01 2019-02"},
    {"requests", "year in (2021, 2022)", "2021-01 2022-01"},
    {"requests", "joint = true", "2019-01"},
    {"actions", "joint = true", "triangle"},
    {"actions", "joint = false", "benin philippines zambia"},
    {"actions", "joint != true", "benin philippines zambia"},
    {"activities", "optional = true", "benin/a4"},
    {"results", "expected = true", "philippines/r2"},
    {"actions", "imported = true", ""},
};

}  // namespace

TEST_CASE("texts are equal whatever the case, or contain") { check_all(on(small_office()), texts); }

TEST_CASE("terms by id, label, alias or code") { check_all(on(small_office()), terms); }

TEST_CASE("regions by id or label, of the grouping asked for") {
  check_all(on(small_office()), regions);
}

TEST_CASE("records by id, kind, number or short name") {
  check_all(on(small_office()), references);
}

TEST_CASE("numbers and flags") { check_all(on(small_office()), numbers); }

TEST_CASE("the status is that of the day asked about") {
  const auto at = [](std::string_view day, std::string_view where) {
    return passing(on(small_office(), day, "2024-06-30"), "actions", where);
  };
  CHECK(at("2018-04-10", "status = none") == "benin philippines triangle zambia");
  CHECK(at("2018-04-11", "status = pipeline") == "benin");
  CHECK(at("2018-06-04", "status = ongoing") == "benin");
  CHECK(at("2019-03-28", "status = finalising") == "benin");
  CHECK(at("2019-03-29", "status = completed") == "benin");
  CHECK(at("2019-09-10", "status = ongoing") == "?triangle");
  CHECK(at("2019-09", "status = ongoing") == "triangle");
  CHECK(at("2020-03-15", "status = on-hold") == "?triangle");
  CHECK(at("2021-10-15", "status = cancelled") == "zambia");
}

TEST_CASE("two filters joined must both hold") {
  const View view = on(small_office());
  const Subject& actions = *find_subject("actions");
  const auto count_of = [&](const Filter& filter) {
    int count = 0;
    for (const Unit& unit : units_of(view.store, actions, false))
      count += filter.holds(view, unit) == Truth::yes ? 1 : 0;
    return count;
  };
  Filter filter;
  CHECK(count_of(filter) == 4);
  filter &= Filter(view, actions, "", "--where");
  CHECK(count_of(filter) == 4);
  filter &= Filter(view, actions, "country in (BEN, ZMB)", "--where");
  CHECK(count_of(filter) == 2);
  filter &= Filter();
  CHECK(count_of(filter) == 2);
  filter &= Filter(view, actions, "status = completed or id = philippines", "--status");
  CHECK(count_of(filter) == 1);
}

TEST_CASE("former ids mean the record of today, in a filter and in a record") {
  const Sample sample({
      {"organisations/agency", "aliases: [old-agency]\nnames:\n  - name: Agency\n"},
      {"organisations/union", "aliases: [old-union]\nnames:\n  - name: Union\n"},
      {"experts/x1", "aliases: [x0]\ncountry: FRA\n"},
      {"requests/r",
       "aliases: [old-r]\nletters:\n  - requester: old-agency\n"
       "regional_organisation: old-union\nfollow_up_of: [old-a]\n"},
      {"actions/a",
       "aliases: [old-a]\nrequest: old-r\nrequesters: [agency, old-agency]\n"
       "regional_organisation: organisation/union\n"
       "missions:\n  - expert: x0\n"},
  });
  check_all(on(sample.store()), {{"actions", "id = old-a", ""},
                                 {"actions", "request = r", "a"},
                                 {"actions", "request = old-r", "a"},
                                 {"actions", "requester = agency", "a"},
                                 {"actions", "requester = old-agency", "a"},
                                 {"actions", "requester.name = Agency", "a"},
                                 {"actions", "regional_organisation = union", "a"},
                                 {"requests", "requester = agency", "r"},
                                 {"requests", "requester ~ old", ""},
                                 {"requests", "regional_organisation = old-union", "r"},
                                 {"requests", "follow_up_of = a", "r"},
                                 {"requests", "letters.requester = agency", "r"},
                                 {"missions", "expert = x1", "a/missions.1"},
                                 {"missions", "country = FRA", "a/missions.1"}});
}

}  // namespace filter_values_test
